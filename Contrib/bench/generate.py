#!/usr/bin/env python3
"""generate.py COUNT FOLDER: writes COUNT mails, 000001.eml and so on, that look like a desk's week.
generate.py --attachment BYTES FILE: writes one mail of about BYTES with an attachment.

Threads of one to six mails, mostly of 2 to 8 kB, plain or with an HTML alternative, replies with
quoted text and In-Reply-To, one in ten without it. The same every time."""
import base64
import pathlib
import random
import sys

WORDS = """account address answer backup bill browser cancel card certificate change client contract
control customer database day delete deliver domain download error expire fail file folder form
forward hosting hour invoice language limit link login mail mailbox message money month move name
network number office offer open order page panel password pay phone picture plan please printer
problem question quota receive record refund renew reply report reset restore screen search send
server service session setting shop site slow space spam start stop store strange support system
team test text thanks ticket time transfer update upload user version visitor warning week word
work wrong year Adresse Bestellung Fehler Kennwort Konto Kunde Postfach Rechnung Vertrag bientôt
café compte équipe facture mañana niño pedido réponse señal über""".split()


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(5, 14))]
    return " ".join(words).capitalize() + "."


def paragraphs(rng, size):
    lines, total = [], 0
    while total < size:
        line = sentence(rng) if rng.random() > 0.15 else ""
        lines.append(line)
        total += len(line) + 1
    return lines


def header(rng, number, thread):
    name, address = thread["customer"]
    fields = [
        f"Return-Path: <{address}>",
        f"Received: from mail.{address.split('@')[1]} (192.0.2.{rng.randint(1, 254)})\n"
        f"\tby mx.example.com with ESMTPS id {rng.getrandbits(40):x}; Mon, 2 Nov 2026 10:00:00 +0000",
        f"From: {name} <{address}>",
        "To: support@example.com",
        "Subject: " + ("Re: " if thread["ids"] else "") + thread["subject"],
        "Date: Mon, 2 Nov 2026 10:00:00 +0000",
        f"Message-ID: <{number}.{rng.getrandbits(48):x}@{address.split('@')[1]}>",
    ]
    if thread["ids"] and rng.random() > 0.1:
        fields.append(f"In-Reply-To: {thread['ids'][-1]}")
        fields.append("References: " + "\n ".join(thread["ids"]))
    return fields + ["MIME-Version: 1.0"]


def body(rng, text):
    if rng.random() < 0.5:
        return ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", text]
    html = "<html><body>" + "".join(f"<p>{line}</p>\n" for line in text.split("\n")) + "</body></html>"
    encoded = base64.encodebytes(html.encode()).decode()
    return [
        'Content-Type: multipart/alternative; boundary="=_b"', "",
        "--=_b", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", text,
        "--=_b", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64", "",
        encoded + "--=_b--", ""]


def new_thread(rng, number):
    name = rng.choice(["Ana", "Ben", "Chloé", "Dmitri", "Emre", "Fatima", "Gáspár", "Hana"])
    host = rng.choice(["acme", "blume", "corvo", "delta", "elm", "forge"]) + str(rng.randint(1, 400))
    subject = sentence(rng)[:60] + f" {number}"
    return {
        "customer": (f"=?utf-8?B?{base64.b64encode(name.encode()).decode()}?=", f"user{number}@{host}.example"),
        "subject": f"=?utf-8?B?{base64.b64encode(subject.encode()).decode()}?=",
        "ids": [], "last": [], "left": rng.choice([1, 1, 2, 2, 3, 4, 6])}


def main(count, folder):
    rng = random.Random(2026)
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    open_threads = []
    for number in range(1, count + 1):
        if not open_threads or rng.random() < 0.4:
            open_threads.append(new_thread(rng, number))
        thread = rng.choice(open_threads)
        lines = paragraphs(rng, rng.randint(600, 3000))
        quoted = [f"On Mon, 2 Nov 2026, {thread['customer'][1]} wrote:"] + ["> " + line for line in thread["last"]]
        fields = header(rng, number, thread)
        text = "\n".join(lines + ([""] + quoted if thread["last"] else []))
        mail = "\n".join(fields + body(rng, text)) + "\n"
        (folder / f"{number:06}.eml").write_bytes(mail.encode())
        thread["ids"].append(next(f for f in fields if f.startswith("Message-ID: "))[12:])
        thread["last"] = lines
        thread["left"] -= 1
        if thread["left"] == 0:
            open_threads.remove(thread)


def with_attachment(size, file):
    rng = random.Random(2026)
    fields = header(rng, 1, new_thread(rng, 1))
    content = rng.randbytes(max(0, size - 1000) * 57 // 77)
    mail = fields + [
        'Content-Type: multipart/mixed; boundary="=_b"', "",
        "--=_b", "Content-Type: text/plain", "", "See the attachment.",
        "--=_b", "Content-Type: application/octet-stream", "Content-Transfer-Encoding: base64",
        'Content-Disposition: attachment; filename="data.bin"', "",
        base64.encodebytes(content).decode() + "--=_b--", ""]
    pathlib.Path(file).write_text("\n".join(mail))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--attachment", size, file]: with_attachment(int(size), file)
        case [count, folder]: main(int(count), folder)
        case _: sys.exit(__doc__)

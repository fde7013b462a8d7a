#!/usr/bin/env python3
"""doubling.py PROGRAMS [SIZE [SHAPE...]]: tells whether what a mail costs grows with its size, and no faster.

PROGRAMS is the folder of the built programs. Each shape of mail is made with SIZE bytes (4,000) and with
twice as many; what the second costs above the smallest mail is divided by what the first does. Counted
are instructions (valgrind), which do not depend on the machine's load. Exit status 1: some shape grew by
more than 2.6. The shape "all" stands for all, of which the tests take some. Programs of a release build
and a SIZE of 100,000 bring more to light, in more time."""
import base64
import concurrent.futures
import functools
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

MOST = 2.6
# Below this many instructions a program does hardly more than start.
LEAST = 300_000
# Small HTML may cost up to 16 steps a byte (HTMLTreeCost.swift); only beyond that does growth show.
LARGER = {"HTML formatting of much text": 8, "HTML end tags of nothing": 8}


def mail(body="x\n", subject="hello", fields="", type="text/plain; charset=utf-8", author="A <a@example.org>"):
    return (f"From: {author}\nTo: desk@example.com\nSubject: {subject}\nMessage-ID: <m1@example.org>\n"
            f"Date: Sat, 28 Nov 2026 05:00:00 +0000\n{fields}MIME-Version: 1.0\nContent-Type: {type}\n\n{body}")


def html(body):
    return mail(body, type="text/html; charset=utf-8")


def multipart(parts, subtype="mixed"):
    return mail("".join(f"--b\n{part}\n" for part in parts) + "--b--\n", type=f"multipart/{subtype}; boundary=b")


def fill(piece, size):
    """The piece so often that it makes about so many bytes."""
    return piece * max(1, size // len(piece.encode()))


def words(size, letters="abcdefghijklmnop"):
    rng = random.Random(2026)
    return "".join("".join(rng.choices(letters, k=7)) + rng.choice("    \n") for _ in range(size // 8)) + "\n"


def noise(size):
    return random.Random(2026).randbytes(size)


def numbered(pattern, size):
    return "".join(pattern % n for n in range(size // len(pattern % 1000)))


# ContentInfo and SignedData up to the text, with lengths that are told behind (X.690).
SIGNED = bytes.fromhex("3080 06092a864886f70d010702 a080 3080 020101 3100 3080 06092a864886f70d010701 a080")


def signed_in_signed(size):
    """Six times."""
    text = b"Content-Type: text/plain\n\n" + b"x\n" * (size // 16)
    for _ in range(6):
        body = base64.encodebytes(SIGNED + b"\x04\x84" + len(text).to_bytes(4, "big") + text)
        text = b"Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\n" + body
    return body.decode()


MAILS = {
    # Text
    "words": lambda n: mail(words(n)),
    "one long word": lambda n: mail("a" * n),
    "one line of Danish letters": lambda n: mail(fill("Ø", n)),
    "Danish": lambda n: mail(fill("på den næste side står også at jeg ikke får besked før fredag\n", n)),
    "Chinese": lambda n: mail(fill("汉字", n)),
    "combining marks": lambda n: mail("a" + fill("\u0301\u0323", n)),
    "joined emoji": lambda n: mail(fill("\U0001F468\u200d", n)),
    "random bytes": lambda n: mail("").encode() + noise(n),
    "nothing but random bytes": noise,
    "flowed text": lambda n: mail(fill("> word \n>> w \n", n), type="text/plain; format=flowed; delsp=yes"),
    "quoted-printable": lambda n: mail(
        fill("=\n==C3=98 \n", n), fields="Content-Transfer-Encoding: quoted-printable\n"),
    "escape sequences": lambda n: mail(fill("\x1b$BF|K\\\x1b(B\x0e\x0f ", n)),
    "calendar": lambda n: mail(
        "BEGIN:VEVENT\nSUMMARY:x\n" + fill("DESCRIPTION;X=\"y\":a\\n\n b\nLOCATION:c\n", n), type="text/calendar"),
    # Quotation
    "introducing lines": lambda n: mail(fill("On Mon, Jan 1, 2024\nat 10:00 AM Ann\n<ann@example.com> wrote:\n", n)),
    "copied headers": lambda n: mail(fill("From: a@b.c\nTo: d@e.f\nSubject: x\nDate: y\n\n", n)),
    "signatures": lambda n: mail(fill("-- \nx\n", n)),
    # HTML
    "HTML nested": lambda n: html(fill("<div>", n) + "x"),
    "HTML formatting misnested": lambda n: html(fill("<font><p>x", n)),
    "HTML formatting of much text": lambda n: html(fill("<span>", n // 2) + "<b>" + "x" * (n // 2)),
    "HTML text between cells": lambda n: html("<table>" + fill("x<b>", n)),
    "HTML quotes and lists": lambda n: html(fill("<blockquote><ul><li>x", n)),
    "HTML end tags of nothing": lambda n: html(fill("<span>", n // 2) + fill("</x>", n // 2)),
    "HTML attributes": lambda n: html("<p " + numbered("a%d=1 ", n) + ">x"),
    "HTML links nested": lambda n: html(fill("<a href='http://x.example/'><table><td>z", n)),
    "HTML parts": lambda n: multipart(["Content-Type: text/html\n\n" + "<div>" * 40 + "x"] * (n // 230)),
    # Header fields
    "subject": lambda n: mail(subject=fill("Re: [list] Ø ", n)),
    "subject of combining marks": lambda n: mail(subject="a" + fill("\u0301\u0323", n)),
    "encoded words": lambda n: mail(subject=fill("=?utf-8?q?=C3=98?=\n ", n) + "x"),
    "name": lambda n: mail(author=fill("Ø, ", n) + "<a@example.org>"),
    "names": lambda n: mail(fields="Cc: " + numbered("=?utf-8?q?=C3=98?= %d <u@e.example>,\n ", n) + "a@b.example\n"),
    "addresses": lambda n: mail(fields="Cc: " + numbered("u%d@e.example,\n ", n) + "a@b.example\n"),
    "address of a person": lambda n: mail(author="<" + "Ø" * (n // 2) + "@example.org>"),
    "references": lambda n: mail(fields="References: " + numbered("<%d@e.example>\n ", n) + "<x@y>\n"),
    "Message-ID": lambda n: mail().replace("<m1@", "<" + fill("Ø", n) + "@"),
    "fields": lambda n: mail(fields=numbered("X-%d: y\n", n)),
    "parameters": lambda n: mail(type="text/plain;" + numbered(" p%d*=utf-8''x;", n)),
    # Structure
    "parts": lambda n: multipart(["\nx"] * (n // 6)),
    "file names": lambda n: multipart(
        ['Content-Disposition: attachment; filename="' + "Ø" * 200 + '.txt"\n\nx'] * (n // 470)),
    "alternatives": lambda n: multipart(["Content-Type: text/html\n\n<p>x"] * (n // 34), "alternative"),
    "multiparts in each other": lambda n: mail(
        "".join(f"--b{i}\nContent-Type: multipart/mixed; boundary=b{i + 1}\n\n" for i in range(n // 60)),
        type="multipart/mixed; boundary=b0"),
    "undeclared boundaries in each other": lambda n: mail(
        "".join(f"--b{i}\nContent-Type: multipart/mixed; boundary=dead{i}\n\n" for i in range(n // 60)),
        type="multipart/mixed; boundary=dead"),
    "types in a header": lambda n: mail(
        fill("--x\n", n), fields=numbered("Content-Type: multipart/mixed; boundary=dead%d\n--y\n", n)),
    "pieces of a signed text": lambda n: mail(
        base64.encodebytes(SIGNED + b"\x24\x80" + b"\x04\x01x" * (n // 4)).decode(),
        type="application/pkcs7-mime", fields="Content-Transfer-Encoding: base64\n"),
    "uuencoded files": lambda n: mail(fill("begin 644 a\n#0V%T\n`\nend\n", n)),
    "beginnings of files": lambda n: mail(fill("begin 644 a\n", n) + "x" * n),
    "delivery report": lambda n: multipart(
        ["Content-Type: message/delivery-status\n\nReporting-MTA: dns;x\n\n"
         + fill("Final-Recipient: rfc822;a@b.example\nAction: failed\nStatus: 5.0.0\n\n", n)], "report"),
    "plain bounce": lambda n: mail(
        fill("<a@b.example>:\nfailed\n\n", n), "failure notice", author="MAILER-DAEMON@x.example"),
}

# Further ones, for a longer run.
FURTHER_MAILS = {
    "escapes of terminals": lambda n: mail("\x1b$B" + fill("\x1b(B\x1b[m", n)),
    "events": lambda n: mail(fill("BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20261201T090000Z\nEND:VEVENT\n", n),
                             type="text/calendar"),
    "undeclared boundaries": lambda n: mail(fill("--x\ny\n", n), type="multipart/mixed; boundary=dead"),
    "signed texts in each other": lambda n: mail(
        signed_in_signed(n), type="application/pkcs7-mime", fields="Content-Transfer-Encoding: base64\n"),
    "Greek": lambda n: mail(words(n // 2, "αβγδεζηθικλάέή")),
    "Korean in letters": lambda n: mail(fill("\u1100\u1161\u11a8", n)),
    "directions": lambda n: mail(fill("\u202e\u2066x", n)),
    "flags": lambda n: mail(fill("\U0001F1E6", n)),
    "bytes of no charset": lambda n: mail("", type="text/plain; charset=us-ascii").encode() + b"\xff\xd8" * (n // 2),
    "NULs": lambda n: mail("\0" * n),
    "carriage returns": lambda n: mail(fill("x\r", n)),
    "ISO-2022-JP": lambda n: mail(fill("\x1b$B!!\x1b(B", n), type="text/plain; charset=iso-2022-jp"),
    "UTF-16": lambda n: mail("", type="text/plain; charset=utf-16").encode() + b"\xd8\x00" * (n // 2),
    "one line of quote marks": lambda n: mail(">" * n + " x\nown\n"),
    "quotes and answers": lambda n: mail(fill("> q\nanswer\n", n)),
    "rules": lambda n: mail(fill("________\nA: b\nC: d\nE: f\n", n)),
    "headers of Lotus Notes": lambda n: mail(fill("Ann Lee\n01/02/2024 10:00 AM\nTo: Bob\nSubject: x\nt\n", n)),
    "headers in columns": lambda n: mail(fill("          Ann   To:   Bob\n          2024   Subject:   x\n\n", n)),
    "verbs that end introducers": lambda n: mail(fill("wrote:\n<a@b.example>:\n", n)),
    "initials before quotes": lambda n: mail(fill("Ann wrote:\nAL> x\nBob wrote:\nBD> y\n", n)),
    "ends of quoted lines": lambda n: mail(fill("> " + "word " * 14 + "\nrest\n", n)),
    "separators": lambda n: mail(fill("-----Original Message-----\nx\n", n)),
    "blank lines": lambda n: mail("x\n" + "\n" * n + "y\n"),
    "HTML formatting nested": lambda n: html(fill("<b><i>", n) + "x"),
    "HTML tables nested": lambda n: html(fill("<table><tr><td>", n) + "x"),
    "HTML entities": lambda n: html(fill("&amp;&notit;", n)),
    "HTML styles": lambda n: html(fill("<p style='display:inline; margin:0'>x", n)),
    "HTML angle brackets": lambda n: html("<" * n),
    "HTML preformatted": lambda n: html("<pre>" + fill("a\tb\n", n)),
    "subject of brackets": lambda n: mail(subject=fill("[]", n)),
    "one encoded word": lambda n: mail(subject="=?utf-8?b?" + base64.b64encode(b"x" * (n * 3 // 4)).decode() + "?="),
    "encoded words that never end": lambda n: mail(subject=fill("=?utf-8?q?", n)),
    "addresses without commas": lambda n: mail(fields="Cc: " + fill("a@b.example ", n) + "\n"),
    "groups": lambda n: mail(fields="Cc: " + fill("g:", n) + "a@b.example;\n"),
    "ids that never end": lambda n: mail(fields="In-Reply-To: " + "<" * n + "\n"),
    "folds": lambda n: mail(fields="X: y\n" + fill(" z\n", n)),
    "date": lambda n: mail(fields="Date: " + fill("(1:", n) + "\n"),
    "continued parameters": lambda n: mail(type="text/plain;" + numbered("\n name*%d=x;", n)),
    "lines like boundaries": lambda n: mail("--b\n\n" + fill("--b \n-- \n", n), type="multipart/mixed; boundary=bb"),
    "base64": lambda n: mail(fill("QQ==\n!\n", n), fields="Content-Transfer-Encoding: base64\n"),
    "quotes in each other": lambda n: mail("".join(">" * i + " line\n" for i in range(int((2 * n) ** 0.5)))),
    "HTML table": lambda n: html("<table>" + fill("<tr><td>x<td>y</tr>", n)),
    "HTML comments": lambda n: html(fill("<!-- ", n)),
    "subject of tags": lambda n: mail(subject=fill("[Ticket #42", n)),
    "brackets and comments": lambda n: mail(fields="Cc: " + fill("<(", n) + "\n"),
    "authentication results": lambda n: mail(fields=fill("Authentication-Results: x; dmarc=fail (y) z=1\n", n)),
    "messages in each other": lambda n: mail(fill("Content-Type: message/rfc822\n\n", n), type="message/rfc822"),
    "lines that are no fields": lambda n: mail(fields=fill("no field\n" * 19 + "X: y\n", n)),
    "UTF-7": lambda n: mail(fill("+AAA-", n), type="text/plain; charset=utf-7"),
}

# What is asked of a ticket: the words of the command, and its mails.
ANSWERS = {
    "show": (("show", "1"), lambda n: [mail(words(n))]),
    "show combining marks": (("show", "1"), lambda n: [mail("a" + fill("\u0301", n))]),
    "show as JSON": (("show", "1", "--json"), lambda n: [mail(fill("Ø\"\u202e", n))]),
    "list": (("list",), lambda n: [mail(subject=fill("Ø\u0301", n))]),
    "answer": (("reply", "1", "-m", "x"), lambda n: [
        mail(subject=fill("[Ø]", n), fields="References: " + numbered("<%d@e.example>\n ", n) + "<x@y>\n")]),
    "draft": (("reply", "1"), lambda n: [mail(fill("Ø ", n))]),
    "removal of a text": (("redact", "m1", "--text", "Ø", "--yes"), lambda n: [mail(fill("Ø ", n))]),
    "anonymized text": (("anonymize", "m1"), lambda n: [mail(fill("a@b.example Ø汉字 01 234 ", n))]),
    "thread": (("show", "1"), lambda n: [
        mail(words(400)).replace("<m1@", f"<t{i}@").replace("\nMIME", "\nReferences: <t0@example.org>\nMIME")
        for i in range(n // 800)]),
}

# Further ones.
FURTHER_ANSWERS = {
    "show tabs": (("show", "1"), lambda n: [mail(fill("Ø\t", n))]),
    "show quotes": (("show", "1"), lambda n: [mail(fill("> q\nanswer\n", n))]),
    "show fields": (("show", "1", "--headers"), lambda n: [mail(fields=numbered("X-%d: Ø\n", n))]),
    "log": (("log", "1"), lambda n: [mail(fields="Auto-Submitted: " + fill("Ø\u0301", n) + "\n")]),
    "why": (("why", "m1"), lambda n: [mail(fields="Auto-Submitted: " + fill("Ø\u0301", n) + "\n")]),
    "suggestions": (("suggest", "1"), lambda n: [mail(fill("汉字 Ø", n))]),
    "attachment": (("attachment", "m1.2"), lambda n: [multipart(["\nx", "Content-Type: a/b\n\n" + fill("Ø\n", n)])]),
    "anonymized HTML": (("anonymize", "m1"), lambda n: [html(fill("<a href='x@y'>&#65;Ø", n))]),
    "anonymized parts": (("anonymize", "m1"), lambda n: [multipart(["\nx\n"] * (n // 20))]),
    "show one line": (("show", "1"), lambda n: [mail(fill("Ø\u202e\u200d", n))]),
    "draft of quotes": (("reply", "1"), lambda n: [mail(">" * (n // 2) + " " + words(n // 2))]),
    "search": (("search", "hello"), lambda n: [mail(fill("hello Ø\n", n))]),
}


SHAPES = MAILS | FURTHER_MAILS
COMMANDS = ANSWERS | FURTHER_ANSWERS


class Desk:
    """The programs, and a store in a folder of its own."""

    def __init__(self, programs, folder):
        self.programs = programs
        self.folder = folder

    def run(self, words, text=b"", wrapper=()):
        environment = {"PATH": "/usr/bin:/bin", "TICKETS_STORE": os.path.join(self.folder, "tickets.db"),
                       "HOME": self.folder, "TMPDIR": self.folder, "LC_ALL": "C.UTF-8", "TZ": "UTC",
                       "EDITOR": "true", "TICKETS_AGENT": "tester"}
        command = [*wrapper, os.path.join(self.programs, words[0]), *words[1:]]
        return subprocess.run(command, input=text, env=environment, capture_output=True)

    def prepare(self):
        for words in (["init"], ["config", "set", "address", "desk@example.com"],
                      ["config", "set", "sendmail", "/bin/true"]):
            done = self.run(["tickets", *words])
            if done.returncode != 0:
                sys.exit(f"tickets {' '.join(words)}: {done.stderr.decode()}")

    def deliver(self, text):
        self.run(DELIVERY, text)

    def instructions(self, words, text=b""):
        log = os.path.join(self.folder, "log")
        done = self.run(words, text, ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--log-file=" + log,
                                      "--cachegrind-out-file=/dev/null", "--child-silent-after-fork=yes"])
        with open(log) as lines:
            counted = re.search(r"I\s+refs:\s+([\d,]+)", lines.read())
        # 1: nothing was found; 65: nothing was written.
        if done.returncode not in (0, 1, 65) or not counted:
            sys.exit(f"{' '.join(words)}: {done.returncode}: {done.stderr.decode()[:500]}")
        return int(counted[1].replace(",", ""))


DELIVERY = ("ingest-delivery", "--no-notify")


def raw(text):
    return text if isinstance(text, bytes) else text.encode()


def cost(desk, words, mails):
    """Instructions of a command after these mails; of the delivery of the last where there is no command."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(desk.folder, folder, dirs_exist_ok=True)
        own = Desk(desk.programs, folder)
        for text in mails if words else mails[:-1]:
            own.deliver(raw(text))
        return own.instructions(("tickets", *words)) if words else own.instructions(DELIVERY, raw(mails[-1]))


@functools.cache
def least(desk, words):
    return cost(desk, words, [mail()])


def growth(desk, name, size):
    words, make = COMMANDS[name] if name in COMMANDS else ((), lambda n: [SHAPES[name](n)])
    size *= LARGER.get(name, 1)
    first, second = (cost(desk, words, make(n)) - least(desk, words) for n in (size, 2 * size))
    return first, second, second / max(first, LEAST)


def main(programs, size="4000", *shapes):
    names = shapes or [*MAILS, *ANSWERS]
    if shapes == ("all",):
        names = [*SHAPES, *COMMANDS]
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        stripped, store = (os.path.join(folder, name) for name in ("programs", "store"))
        os.mkdir(stripped)
        os.mkdir(store)
        # valgrind does not read the compiler's debugging information.
        for program in ("ingest-delivery", "tickets"):
            subprocess.run(["strip", "-o", os.path.join(stripped, program), os.path.join(programs, program)],
                           check=True)
        desk = Desk(stripped, store)
        desk.prepare()
        exceeding = 0
        for name, (first, second, ratio) in zip(names, pool.map(lambda name: growth(desk, name, int(size)), names)):
            exceeds = ratio > MOST
            exceeding += exceeds
            print(f"{ratio:5.2f} {first:15,} {second:15,}  {name}{'  too much' if exceeds else ''}", flush=True)
    return exceeding > 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))

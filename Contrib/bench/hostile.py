#!/usr/bin/env python3
"""hostile.py: names the kinds. hostile.py KIND FILE: writes a mail made to be expensive, or just large.

None is like a mail that anybody sends; what they may cost is part of the contract (Contrib/bench limits)."""
import base64
import random
import sys

MEGABYTE = 1_000_000
HEADER = b"""From: Eve <eve@example.net>
To: support@example.com
Subject: hostile
Message-ID: <hostile@example.net>
Date: Mon, 2 Nov 2026 10:00:00 +0000
MIME-Version: 1.0
"""
TEXT = b"Content-Type: text/plain; charset=utf-8\n\n"
HTML = b"Content-Type: text/html; charset=utf-8\n\n"


def line_of_words(rng, words):
    return b" ".join(rng.choice(words) for _ in range(10)) + b"\n"


def text(size):
    rng = random.Random(2026)
    words = [bytes(rng.choices(b"abcdefghijklmnopqrstuvwxyz", k=rng.randint(2, 12))) for _ in range(20_000)]
    page = b"".join(line_of_words(rng, words) for _ in range(10_000))
    return HEADER + TEXT + (page * (size // len(page) + 1))[:size]


def attachment(size):
    content = base64.encodebytes(random.Random(2026).randbytes(size * 57 // 77))
    return (HEADER + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n' + TEXT + b"See there.\n--b\n"
            b"Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n"
            b'Content-Disposition: attachment; filename="data.bin"\n\n' + content + b"--b--\n")


def multiparts(levels, size):
    filler = b"x" * 70 + b"\n"
    leaf = TEXT + filler * (size // levels // len(filler))
    opened = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n%s--b%d\n" % (n, n, leaf, n)
        for n in range(levels))
    closed = b"".join(b"\n--b%d--\n" % n for n in reversed(range(levels)))
    return HEADER + opened + TEXT + b"innermost\n" + closed


def messages(levels):
    return (b"Content-Type: message/rfc822\n".join([HEADER] + [b"\n" + HEADER] * levels) + TEXT + b"innermost\n")


def parts(count):
    return (HEADER + b"Content-Type: multipart/mixed; boundary=b\n\n"
            + b"".join(b"--b\n" + TEXT + b"part %d\n" % n for n in range(count)) + b"--b--\n")


KINDS = {
    "1 kB": lambda: attachment(1_000),
    "25 MB attachment": lambda: attachment(25 * MEGABYTE),
    "100 MB attachment": lambda: attachment(100 * MEGABYTE),
    "100 MB text": lambda: text(100 * MEGABYTE),
    "1,000 multiparts in each other, 15 MB": lambda: multiparts(1_000, 15 * MEGABYTE),
    "50,000 parts": lambda: parts(50_000),
    "100,000 header fields": lambda: b"X-Field: value\n" * 100_000 + HEADER + TEXT + b"body\n",
    "100,000 lines of one field":
        lambda: HEADER + b"References:" + b"".join(b"\n <%d@example.net>" % n for n in range(100_000)) + b"\n\nbody\n",
    "100,000 recipients":
        lambda: HEADER + b"Cc: " + b",\n ".join(b"U %d <u%d@example.net>" % (n, n) for n in range(100_000)) + b"\n\nbody\n",
    "100,000 encoded words":
        lambda: HEADER.replace(b"hostile", b"\n ".join([b"=?utf-8?B?w6Q=?="] * 100_000), 1) + TEXT + b"body\n",
    "1,000 messages in each other": lambda: messages(1_000),
    "100,000 div in each other": lambda: HEADER + HTML + b"<div>" * 100_000 + b"text" + b"</div>" * 100_000 + b"\n",
    "100,000 tables in each other": lambda: HEADER + HTML + b"<table><tr><td>" * 100_000 + b"text\n",
    "100,000 links": lambda: HEADER + HTML + b'<a href="http://example.net/x">link</a>\n' * 100_000,
    "100,000 levels of quotation": lambda: HEADER + TEXT + b">" * 100_000 + b" text\n" + b"> text\n" * 100_000,
    "100,000 lines that may begin a quotation": lambda: HEADER + TEXT + b"On Monday, Eve <eve@example.net>\n" * 100_000,
    "one line of 20 MB": lambda: HEADER + TEXT + b"word " * (4 * MEGABYTE) + b"\n",
    "100,000 parameters":
        lambda: HEADER + b"Content-Type: text/plain" + b"".join(b";\n name*%d=x" % n for n in range(100_000)) + b"\n\nbody\n",
}

if __name__ == "__main__":
    match sys.argv[1:]:
        case []: print(*KINDS, sep="\n")
        case [kind, file] if kind in KINDS:
            with open(file, "wb") as out:
                out.write(KINDS[kind]())
        case _: sys.exit(__doc__)

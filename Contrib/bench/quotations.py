#!/usr/bin/env python3
"""quotations.py PROGRAMS FILE...: how well quotes are told from new text, on mails labelled by hand.

PROGRAMS is the folder of the built programs. Each line of FILE is a JSON object: `text`, the body of a mail,
and `labels`, each [from, to, name] in characters. What a label named quotation, quotation_marker or
inline_headers covers is to be folded; so is, unless it is a patch, all below the header of an unmarked mail.
Prints per file how many mails have no line that is wrong, how many lines are quoted and missed, own and
hidden, and the F1 score of the quoted ones."""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

FOLDED = {"quotation", "quotation_marker", "inline_headers"}
HEADER = ("From: a%d@example.org\nTo: desk@example.com\nSubject: mail %d\nMessage-ID: <%d@example.org>\n"
          "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n")


def labelled_lines(mail):
    """The lines that are not blank, each with the label that covers most of it."""
    lines, start = [], 0
    for line in mail["text"].split("\n"):
        end = start + len(line)
        overlaps = [(min(to, end) - max(begin, start), name) for begin, to, name in mail["labels"]]
        longest, name = max(overlaps, default=(0, None))
        if line.strip():
            lines.append((line, name if longest > 0 else None))
        start = end + 1
    return lines


def begins_unmarked_mail(lines, index):
    header = [name for _, name in lines[index:index + 3]]
    if lines[index][0].startswith("From ") or index and lines[index - 1][0].startswith("From "):
        return False
    is_marked = index and lines[index - 1][1] == "quotation_marker"
    return header == ["inline_headers"] * 3 or bool(is_marked) and header[0] == "inline_headers"


def quoted(lines):
    starts = (index for index in range(len(lines)) if begins_unmarked_mail(lines, index))
    below = next(starts, len(lines))
    return [name in FOLDED or index >= below for index, (_, name) in enumerate(lines)]


def readings(programs, mails):
    """The text and the marks that a store has of each mail."""
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/store.db"
        for number, mail in enumerate(mails):
            content = (HEADER % (number, number, number) + mail["text"]).encode(errors="replace")
            subprocess.run([f"{programs}/ingest", "--store", store], input=content, check=True)
        with sqlite3.connect(store) as connection:
            return connection.execute("SELECT text, marks FROM message ORDER BY id").fetchall()


def folded(text, marks):
    ranges = [tuple(map(int, mark[1:].split("-"))) for mark in marks.split() if mark.startswith("q")]
    start, lines = 0, []
    for line in text.encode().split(b"\n"):
        if line.strip():
            lines.append(any(begin <= start < end for begin, end in ranges))
        start += len(line) + 1
    return lines


def measure(programs, file):
    with open(file, encoding="utf-8") as lines:
        mails = [json.loads(line) for line in lines]
    clean, counts = 0, {(a, b): 0 for a in (True, False) for b in (True, False)}
    for mail, (text, marks) in zip(mails, readings(programs, mails)):
        pairs = list(zip(quoted(labelled_lines(mail)), folded(text, marks)))
        clean += all(a == b for a, b in pairs)
        for pair in pairs:
            counts[pair] += 1
    right, missed, hidden = counts[True, True], counts[True, False], counts[False, True]
    print(f"{os.path.basename(file)}: {clean} mails of {len(mails)} without a wrong line; "
          f"quoted {right + missed}, missed {missed}; own {hidden + counts[False, False]}, hidden {hidden}; "
          f"F1 {2 * right / max(1, 2 * right + missed + hidden):.3f}")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for file in sys.argv[2:]:
        measure(sys.argv[1], file)


main()

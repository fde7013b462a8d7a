#!/usr/bin/env python3
"""pairs.py MAILS BASELINE INGEST: what a delivery costs beside the least a program can do.

Gives each mail of 2 to 5 kB to both programs, the one first and the other first by turns, so that a
busy moment of the machine strikes both. Prints the median and the tenth percentile of the times, and
their ratios. Stores are made in $BENCH_FOLDER (here)."""
import os
import pathlib
import statistics
import sys
import tempfile
import time


def milliseconds(words, mail):
    begin = time.perf_counter()
    process = os.posix_spawn(
        words[0], words, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 0, mail, os.O_RDONLY, 0)])
    _, status = os.waitpid(process, 0)
    if status:
        sys.exit(f"{' '.join(words)} < {mail}: status {status}")
    return (time.perf_counter() - begin) * 1e3


def row(name, figure, times):
    one, other = (figure(column) for column in zip(*times))
    print(f"{name:18} {one:17.2f} ms {other:17.2f} ms {other / one:7.2f}")


def main(mails, baseline, ingest):
    sizes = range(2_000, 5_001)
    mails = [str(m) for m in sorted(pathlib.Path(mails).glob("*.eml")) if m.stat().st_size in sizes]
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER", ".")) as folder:
        one = [baseline, f"{folder}/baseline.db"]
        other = [ingest, "--store", f"{folder}/tickets.db"]
        for words in (one, other):
            milliseconds(words, mails[0])
        times = []
        for turn, mail in enumerate(mails[1:]):
            if turn % 2:
                times.append((milliseconds(one, mail), milliseconds(other, mail)))
            else:
                times.append(tuple(reversed([milliseconds(other, mail), milliseconds(one, mail)])))
    print(f"{f'{len(times)} pairs, 2-5 kB':18} {'baseline':>20} {'ingest':>20} {'ratio':>7}")
    row("median", statistics.median, times)
    row("10th percentile", lambda column: statistics.quantiles(column, n=10)[0], times)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])

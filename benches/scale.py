#!/usr/bin/env python3
"""Time and memory of `dataset` as a collection grows.

    scale.py CITEGRAPH FOLDER [TIMES]

Copies the texts of a folder, renumbered so that each copy cites and is cited within itself, 1, TIMES / 5 and
TIMES times (default 50), and tells time and peak memory of each.
"""

import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NUMBER = re.compile(r"\b(\d{2})/(\d{1,3})\b")


def renumbered(text, copy):
    """Sessions of two digits become others of three, for each copy its own."""
    return NUMBER.sub(lambda found: f"{100 + 9 * copy + int(found[1]) % 9}/{found[2]}", text) if copy else text


def main():
    citegraph, folder = sys.argv[1], Path(sys.argv[2])
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 50
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))}
    for copies in (1, times // 5, times):
        with tempfile.TemporaryDirectory() as made:
            for copy in range(copies):
                place = Path(made, "texts", str(copy))
                place.mkdir(parents=True)
                for number, (path, text) in enumerate(texts.items()):
                    Path(place, f"{number}-{re.sub('[^A-Za-z0-9]', '-', path.stem)}.txt").write_text(renumbered(text, copy), encoding="utf-8")
            start = time.perf_counter()
            child = subprocess.Popen([citegraph, "dataset", Path(made, "texts"), "-o", Path(made, "out")], stdout=subprocess.PIPE, text=True)
            out, _ = child.communicate()
            assert child.returncode == 0, out
            seconds = time.perf_counter() - start
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            rows = dict(reversed(line.split()) for line in out.splitlines()[2:])
            documents = int(rows["documents"])
            print(f"{documents:>6} documents, {rows['mentions']:>8} mentions: {seconds:7.1f} s, {1000 * seconds / documents:.2f} ms a document, peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()

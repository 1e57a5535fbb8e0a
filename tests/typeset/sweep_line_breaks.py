"""Runs the breaking over all of Unicode's LineBreakTest.txt, which is not kept here.

    python -m tests.typeset.sweep_line_breaks LineBreakTest.txt

It says how many lines come out as Unicode has them, shows the others, and with `--sample N` prints
every so manieth line, of which `line_breaks.txt` is made.
"""

import sys
from collections import Counter
from pathlib import Path

from tests.typeset.test_unspaced_breaks import ends, told

if __name__ == "__main__":
    lines = [
        line
        for line in Path(sys.argv[1]).read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    if "--sample" in sys.argv:
        step = len(lines) // int(sys.argv[-1])
        print(*(line.partition("#")[0].strip() for line in lines[::step]), sep="\n")
        sys.exit()
    right = Counter[bool]()
    for line in lines:
        text, wanted = told(line)
        found = ends(text)
        right[found == wanted] += 1
        if found != wanted:
            print(found, wanted, line)
    print(f"{right[True]:,} of {right.total():,} lines come out as Unicode has them")

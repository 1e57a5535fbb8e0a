"""An index is a dictionary from texts to numbers, but in memory that does not grow."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from briefing.merge.index import Index

TEXTS = st.text(alphabet="ab\u00e9\ud800", max_size=2)
STEPS = st.lists(st.tuples(st.sampled_from(["add", "drop"]), TEXTS, st.integers(0, 9)))


@given(STEPS)
def test_it_keeps_what_a_dictionary_keeps(steps: list[tuple[str, str, int]]) -> None:
    index, kept = Index(), dict[str, int]()
    for step, text, number in steps:
        if step == "add":
            assert index.add(text, number) is (text not in kept)
            kept.setdefault(text, number)
        else:
            index.drop(text)
            kept.pop(text, None)
        assert index.get(text) == kept.get(text)
    assert list(index.numbers()) == sorted(kept.values())


def test_memory_stays_flat() -> None:
    code = """
import resource
from briefing.merge.index import Index
def most(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
index = Index()
def fill(start, end):
    for number in range(start, end): index.add(str(number), number)
fill(0, 50_000)
before = most()
fill(50_000, 300_000)
print(most() - before)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    unit = 1024 if sys.platform == "darwin" else 1  # bytes there, kilobytes elsewhere
    assert int(done.stdout) / unit < 2_000, "a set of as many takes 20 MB"

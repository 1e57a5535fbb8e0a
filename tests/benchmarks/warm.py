"""One more page from a process that has made some: the same brief again, or another each time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import median

from tests.benchmarks.clock import Command, ratio, rounds
from tests.benchmarks.scene import Scene
from tests.benchmarks.table import Goal, Table, compared

VARIANTS = 60
_COLD = 5  # the first pages of a process still load what the others find loaded
_REMEMBERED = "Typst keeps what it has laid out, and does an unchanged brief over in part alone"
_MOST = 1.0  # beside Typst, another brief each time


def tables(scene: Scene) -> Iterator[Table]:
    """Two tables: another brief each time, and the shipped brief over and over."""
    walls = _walls(scene, list(range(VARIANTS)))
    pairs = [(walls["briefing"], walls["typst"])] if "typst" in walls else []
    goals = (str(Goal("briefing / typst", ratio(*pair), _MOST)) for pair in pairs)
    title = f"Warm: {VARIANTS} different briefs in a process, a document of them"
    yield compared(title, walls, scene.peers, says=goals)
    walls = _walls(scene, [0] * (VARIANTS // 2))
    title, says = "Warm: the shipped brief rebuilt, unchanged", (_REMEMBERED,)
    yield compared(title, walls, scene.peers, says=says if "typst" in walls else ())


def _walls(scene: Scene, inputs: list[int]) -> dict[str, list[float]]:
    """Seconds a document, the median of each round."""
    folders = scene.folders(VARIANTS)
    commands: dict[str, Command] = {
        "briefing": scene.ours("--warm", *(folders[number] for number in inputs)),
        **{peer: scene.peer(peer, "--warm", inputs=inputs) for peer in scene.peers},
    }
    turns = rounds(commands, scene.rounds, is_heard=True, spare=0)
    return {
        name: [median(json.loads(turn.said)[_COLD:]) / 1000 for turn in each]
        for name, each in turns.items()
    }

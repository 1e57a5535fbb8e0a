"""Many different briefs at once, by two processes each, and by our command as it is called."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from tests.benchmarks.clock import Command, ratio, rounds
from tests.benchmarks.scene import Scene
from tests.benchmarks.table import Goal, Table, compared

_MOST = 1.0  # beside Typst's batch
_MOST_MB = 120


def tables(scene: Scene) -> Iterator[Table]:
    """Seconds for all of them, from the call to the last file."""
    folders = scene.folders(scene.count)
    options = ["-o", str(scene.out("command")), "--jobs", "2"]
    commands: dict[str, Command] = {
        "briefing, 2 processes": scene.ours("--batch", scene.out("briefing"), *folders),
        "briefing build": Command([scene.briefing, "build", *folders, *options]),
    }
    for peer in scene.peers:
        inputs = range(scene.count)
        commands[peer] = scene.peer(peer, "--batch", scene.out(peer), inputs=inputs)
    turns = rounds(commands, scene.rounds, spare=0)
    for name in ("briefing", "command", *scene.peers):
        made = len(list(scene.out(name).glob("*.pdf")))
        assert made == scene.count, f"{name} made {made} files"
    walls = {name: [turn.wall for turn in each] for name, each in turns.items()}
    peaks = {name: max(turn.peak for turn in each) for name, each in turns.items()}
    goals = list[Goal]()
    for ours in ("briefing, 2 processes", "briefing build"):
        goals.append(Goal(f"largest process of {ours}", peaks[ours], _MOST_MB, " MB"))
        if "typst" in walls:
            goals.append(Goal(f"{ours} / typst", ratio(walls[ours], walls["typst"]), _MOST))
    rates = {name: f"{scene.count / median(times):.0f}" for name, times in walls.items()}
    more = {"pages a s": rates, "MB": {name: f"{peak:.0f}" for name, peak in peaks.items()}}
    title = f"Batch: {scene.count} different briefs, {scene.rounds} rounds"
    yield compared(title, walls, scene.peers, more=more, says=map(str, goals))

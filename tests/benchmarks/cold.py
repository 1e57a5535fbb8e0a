"""From nothing to one page: what each command takes in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median

from tests.benchmarks.clock import Command, ratio, rounds
from tests.benchmarks.scene import Scene
from tests.benchmarks.table import Goal, Table, compared

VARIANTS = 1
# What a call takes at most, beside a peer's; and what it makes weighs and holds.
_GOALS = {
    ("briefing build", "reportlab"): 0.85,
    ("briefing --help", "reportlab"): 0.40,
}
_MOST_KB = 60


def tables(scene: Scene) -> Iterator[Table]:
    """The shipped brief, all features on; the two commands that print nothing; the peers."""
    commands = _commands(scene)
    turns = rounds(commands, scene.rounds)
    walls = {name: [turn.wall for turn in each] for name, each in turns.items()}
    sizes = {name: _size(command) for name, command in commands.items()}
    cpus = {name: [turn.cpu for turn in each] for name, each in turns.items()}
    pairs = {pair: most for pair, most in _GOALS.items() if pair[1] in walls}
    goals = [Goal(f"{a} / {b}", ratio(walls[a], walls[b]), most) for (a, b), most in pairs.items()]
    goals.append(Goal("PDF of the shipped brief", sizes["briefing build"], _MOST_KB, " kB"))
    # What else runs on a machine adds to the wall, hardly to this.
    by_cpu = (f"{a} / {b} {ratio(cpus[a], cpus[b]):.2f}" for a, b in pairs)
    says = [*map(str, goals), *(["by CPU: " + ", ".join(by_cpu)] if pairs else [])]
    more = {
        "CPU ms": {name: f"{median(each) * 1000:.0f}" for name, each in cpus.items()},
        "MB": {name: f"{max(turn.peak for turn in each):.0f}" for name, each in turns.items()},
        "kB of PDF": {name: f"{size:.1f}" if size else "-" for name, size in sizes.items()},
    }
    title = f"Cold: a process for one page, {scene.rounds} rounds"
    yield compared(title, walls, scene.peers, more=more, says=says)


def _commands(scene: Scene) -> Mapping[str, Command]:
    (folder,) = scene.folders(1)
    place = scene.out("cold")
    build = place / "briefing.pdf"
    commands = {
        "briefing build": Command([scene.briefing, "build", folder, "-o", str(build)], build),
        "briefing check": Command([scene.briefing, "check", folder]),
        "briefing --help": Command([scene.briefing, "--help"]),
        "python -c pass": Command([str(scene.python), "-c", "pass"]),
    }
    for peer in scene.peers:
        out = place / f"{peer}.pdf"
        commands[peer] = scene.peer(peer, "--one", out)._replace(product=out)
    return commands


def _size(command: Command) -> float:
    return command.product.stat().st_size / 1000 if command.product else 0

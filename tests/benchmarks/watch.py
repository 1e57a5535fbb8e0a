"""From a save to the picture: `python -m tests.benchmarks.watch [CHROMIUM] [SAVES]`.

`briefing watch` runs as its users run it. Each save changes a word, so that each makes another
page. Without a browser the clock stops when the picture's last byte is there; with one when
Chromium has decoded the picture and put it in its place, and when the frame with it is painted.
The server's memory is read at the start, halfway, and at the end of all saves.
"""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from tests.conftest import SECTIONS

_WIDTH, _HEIGHT = 1440, 900
_PICTURE = 976  # pixels, as the browser of this size asks for
_BETWEEN = 0.3  # seconds
# What the page notes of each new picture: when it stood there and when its frame was painted, in
# milliseconds since 1970, and which save it shows.
_NOTE = """
window.drawn = [];
const now = () => performance.timeOrigin + performance.now();
new MutationObserver((changes) => {
  if (!changes.some((c) => [...c.addedNodes].some((n) => n.id === "picture"))) return;
  const [, number] = document.getElementById("regions").textContent.match(/growing(\\d*)/);
  const note = [now(), 0, Number(number)];
  window.drawn.push(note);
  requestAnimationFrame(() => requestAnimationFrame(() => { note[1] = now(); }));
}).observe(document.getElementById("paper-edge"), { childList: true });
"""


def main(chromium: str | None, saves: int) -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(SECTIONS, Path(place) / "copy"))
        with _server(folder) as (process, url):
            print(f"{'save to':34} {'median':>8} {'p95':>8} {'worst':>8}   ms")
            if chromium:
                _with_browser(folder, url, chromium)
            _row("last byte of the picture", _without_browser(folder, url, 50))
            print(f"\n{'saves':>34} {'MB':>8}   resident in the server")
            for done in range(0, saves + 1, max(saves // 4, 1)):
                _without_browser(folder, url, saves // 4 if done else 0, between=0.02)
                print(f"{done:>34} {_resident(process.pid):>8.1f}")


@contextmanager
def _server(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "briefing", "watch", str(folder), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        found = re.search(r"http://\S+/", process.stderr.readline())
        assert found
        yield process, found[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(10)


def _save(folder: Path, number: int) -> float:
    """Save another page; when, in milliseconds since 1970."""
    path = folder / "china.yaml"
    text = path.read_text("utf-8")
    changed = re.sub(r"growing\w* assertiveness", f"growing{number} assertiveness", text)
    assert changed != text
    start = time.time() * 1000
    path.write_text(changed, "utf-8")
    return start


def _with_browser(folder: Path, url: str, chromium: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for scale in (1, 2):
            size: Any = {"width": _WIDTH, "height": _HEIGHT}
            page = browser.new_page(viewport=size, device_scale_factor=scale)
            page.goto(url)
            page.wait_for_selector("body[data-state=good]")
            page.evaluate(_NOTE)
            starts = {}
            for number in range(1000 * scale, 1000 * scale + 50):
                starts[number] = _save(folder, number)
                time.sleep(_BETWEEN)
            time.sleep(1)
            drawn = page.evaluate("window.drawn")
            for name, at in (("decoded", 0), ("painted", 1)):
                # A save that the next one overtook waits for the picture of that.
                times = [
                    min(note[at] for note in drawn if note[2] >= number) - start
                    for number, start in starts.items()
                ]
                _row(f"picture {name}, {scale} pixels a px", times)
            page.close()
        browser.close()


def _without_browser(folder: Path, url: str, saves: int, between: float = 0.1) -> list[float]:
    """From a save until its state and its picture are there, whole."""
    host = url.removeprefix("http://").strip("/")
    stream, pictures, times = HTTPConnection(host), HTTPConnection(host), []
    stream.request("GET", "/events")
    events = stream.getresponse()

    def read() -> dict[str, Any]:
        line = events.readline()
        while not line.startswith(b"data: "):
            line = events.readline()
        state: dict[str, Any] = json.loads(line[6:])
        return state

    read()
    for number in range(saves):
        start = _save(folder, int(start_of_day() + number))
        state = read()
        pictures.request("GET", f"/pictures/{state['page']['digest']}/{_PICTURE}")
        assert len(pictures.getresponse().read()) > 10_000
        times.append(time.time() * 1000 - start)
        time.sleep(between)
    events.close()
    stream.close()
    pictures.close()
    return times


def start_of_day() -> float:
    """A number that no earlier save had."""
    return time.time() * 1000 % 86_400_000


def _row(name: str, times: list[float]) -> None:
    worst = quantiles(times, n=20)[-1]
    print(f"{name:34} {median(times):>8.1f} {worst:>8.1f} {max(times):>8.1f}", flush=True)


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    assert found
    return int(found[1]) / 1000


if __name__ == "__main__":
    chromiums = [argument for argument in sys.argv[1:] if not argument.isdigit()]
    counts = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    main(chromiums[0] if chromiums else None, counts[0] if counts else 500)

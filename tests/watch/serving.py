"""`briefing watch` as its users run it, and the least that talks to it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from tests.conftest import ROOT, SECTIONS

PATIENCE = 30  # seconds; a busy machine is no failure


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


class Served(NamedTuple):
    """A running watch: its folder, its port, its process."""

    folder: Path
    port: int
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request; `Sec_Fetch_Site` stands for `Sec-Fetch-Site`."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host="Host" in named, skip_accept_encoding=True)
        for name, value in named.items():
            connection.putheader(name, value)
        connection.endheaders()
        got = connection.getresponse()
        answer = Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        connection.close()
        return answer

    @contextmanager
    def states(self, **view: str) -> Iterator[Iterator[dict[str, Any]]]:
        """The stream of states, one at a time."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"/events?{urlencode(view)}")
        stream = connection.getresponse()
        assert stream.status == 200
        try:
            yield (json.loads(line[6:]) for line in stream if line.startswith(b"data: "))
        finally:
            stream.close()
            connection.close()


@contextmanager
def watching(folder: Path, *options: str, cwd: Path = ROOT) -> Iterator[Served]:
    """A watch on a folder, ended as a user ends it: with Ctrl-C, and without a word."""
    command = [sys.executable, "-m", "briefing", "watch", str(folder), "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=cwd, env=environment)
    assert process.stderr
    said = process.stderr.readline()
    found = re.match(r"http://127\.0\.0\.1:(\d+)/ shows ", said)
    assert found, said + process.stderr.read()
    try:
        yield Served(folder, int(found[1]), process)
    finally:
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        process.stderr.close()
        assert (process.wait(PATIENCE), said) == (0, ""), said


def copied(place: Path) -> Path:
    """The shipped brief where it may be changed."""
    return Path(shutil.copytree(SECTIONS, place / "copy"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Change a file's words in place."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")

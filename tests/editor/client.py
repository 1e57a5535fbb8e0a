"""A language server, as an editor talks to it: JSON-RPC over its standard input and output."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from threading import Timer
from typing import Any, Self

PATIENCE = 60  # seconds; a server that hangs is ended, and what waits for it fails

# What VS Code's YAML extension sends where nobody has changed a setting, but the look-up of
# schemas on the network, which no test needs.
SETTINGS = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
}


class Server:
    """A running server, with the files that are open in it."""

    def __init__(self, command: Path, folder: Path) -> None:
        self.process = subprocess.Popen(
            [command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.timer = Timer(PATIENCE, self.process.kill)
        self.timer.start()
        self.count = 0
        self.diagnostics: dict[str, list[Any]] = {}
        item = {"snippetSupport": True, "documentationFormat": ["markdown"]}
        can = {"textDocument": {"completion": {"completionItem": item}, "publishDiagnostics": {}}}
        can["workspace"] = {"configuration": True}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": can})
        self.send(method="initialized", params={})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()
        self.process.kill()
        self.process.communicate()

    def open(self, path: Path) -> list[Any]:
        """Open a file; what the server has to say about it."""
        text = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": path.read_text()}
        self.send(method="textDocument/didOpen", params={"textDocument": text})
        while path.as_uri() not in self.diagnostics:
            self.receive()
        return self.diagnostics[path.as_uri()]

    def at(self, method: str, path: Path, line: int, character: int) -> Any:
        """Ask for something at a place, counted from 0."""
        where = {"line": line, "character": character}
        place = {"textDocument": {"uri": path.as_uri()}, "position": where}
        return self.ask(f"textDocument/{method}", place)

    def ask(self, method: str, params: Any) -> Any:
        """Send a request, and wait for its answer."""
        self.count += 1
        self.send(id=self.count, method=method, params=params)
        while True:
            message = self.receive()
            if message.get("id") == self.count and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def send(self, **message: Any) -> None:
        """Write one message."""
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """Read one message; answer it if the server asks for something."""
        stream = self.process.stdout
        assert stream is not None
        headers = dict(line.split(b": ") for line in iter(stream.readline, b"\r\n") if line)
        message: dict[str, Any] = json.loads(stream.read(int(headers[b"Content-Length"])))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            wanted = [SETTINGS.get(item["section"]) for item in message["params"]["items"]]
            self.send(id=message["id"], result=wanted)
        elif "id" in message and "method" in message:
            self.send(id=message["id"], result=None)
        return message

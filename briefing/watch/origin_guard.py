"""Refuses requests that did not come from the page itself.

A web page elsewhere can make a browser ask 127.0.0.1, under its own name if that leads there
(DNS rebinding). Two headers give that away: the host that was asked, and, since browsers send it,
which page asks.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Fetch Metadata: by the page itself, or by nobody but the user.
_OWN = ("same-origin", "none")
_ALWAYS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
        " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Guard:
    """Middleware that lets through requests by the server's own name and from its own page."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request (ASGI), with headers that say what a browser may do with the answer."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_ALWAYS)
            await send(message)

        status, reason = self._refusal(scope)
        refused = PlainTextResponse(f"{reason}\n", status) if status else None
        await (refused or self._app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str]:
        """The status and the reason of a refusal; status 0 where there is none."""
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self._hosts:
            return 421, "this server is 127.0.0.1 and nothing else"
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in self._origins:
            return 403, "another page may not ask"
        if headers.get("sec-fetch-site", "none") not in _OWN and not _is_visit(scope, headers):
            return 403, "another page may not ask"
        if scope["method"] not in ("GET", "HEAD"):
            return 405, "there is nothing to change here"
        return 0, ""


def _is_visit(scope: Scope, headers: Headers) -> bool:
    """Whether somebody followed a link to the front page in a window of its own."""
    kind = headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")
    return scope["path"] == "/" and kind == ("navigate", "document")

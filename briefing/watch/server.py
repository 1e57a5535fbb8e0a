"""The HTTP server of `briefing watch`, on the loopback interface."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from types import FrameType
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from briefing.brief.schema import PAPERS
from briefing.report import STYLE_HEADS, style_row
from briefing.style.fonts import locate
from briefing.watch.broadcast import Broadcaster
from briefing.watch.builder import LiveBuilder, offered
from briefing.watch.file_watcher import watch_files
from briefing.watch.origin_guard import Guard
from briefing.watch.state import View

_PAGE = Path(__file__).parent / "page"
_FILES = {
    "/": ("page.html", "text/html"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
    "/page.css": ("page.css", "text/css"),
    "/page.js": ("page.js", "text/javascript"),
    "/sheet.js": ("sheet.js", "text/javascript"),
    "/report.js": ("report.js", "text/javascript"),
}
_FACES = {"/regular.ttf": "FiraSans-Regular", "/bold.ttf": "FiraSans-Bold"}
_NARROWEST, _WIDEST = 64, 4096  # pixels of a picture
_MOST_HEADERS = 16 * 1024  # bytes
_MOST_REQUESTS = 64  # at a time


def application(
    broadcaster: Broadcaster, styles: Iterable[str], *, view: View, port: int
) -> Starlette:
    """The application that serves the page's own files, states, pictures and PDFs.

    Args:
        broadcaster: has the states.
        styles: those that a browser may ask for.
        view: what is shown until a browser asks for another.
        port: where it listens; requests to any other are refused.
    """
    files = [
        Route(path, partial(_file, place=_PAGE / name, kind=kind))
        for path, (name, kind) in _FILES.items()
    ]
    faces = ((path, locate(name, _PAGE)) for path, name in _FACES.items())
    files += [
        Route(path, partial(_file, place=face, kind="font/ttf")) for path, face in faces if face
    ]
    answers = _Answers(broadcaster, tuple(styles), view)
    routes = [
        Route("/choices", answers.choices),
        Route("/events", answers.states),
        Route("/styles", answers.styles),
        Route("/pictures/{digest}/{width}", answers.picture),
        Route("/pdfs/{digest}", answers.pdf),
    ]
    return Starlette(routes=[*files, *routes], middleware=[Middleware(Guard, port=port)])


async def _file(request: Request, *, place: Path, kind: str) -> Response:
    return FileResponse(place, media_type=kind)


class _Answers:
    """Answers that the folder has a part in."""

    def __init__(self, broadcaster: Broadcaster, styles: tuple[str, ...], view: View) -> None:
        self._broadcaster, self._styles, self._view = broadcaster, styles, view

    async def choices(self, request: Request) -> Response:
        """What the switches of the page offer, and how they are set at first, as JSON."""
        folder = self._broadcaster.builder.display_path(str(self._broadcaster.builder.folder))
        return JSONResponse(
            {"folder": folder, "styles": self._styles, "papers": PAPERS, **self._view._asdict()}
        )

    async def states(self, request: Request) -> Response:
        """States as server-sent events, one at each change."""
        view = self._asked(request)
        events = (f"data: {state}\n\n" async for state in self._broadcaster.states(view))
        return StreamingResponse(events, media_type="text/event-stream")

    async def styles(self, request: Request) -> Response:
        """How every style would set the folder, as JSON: a table, empty for a brief at fault."""
        view = self._asked(request)._replace(style=self._view.style)
        fits = await self._broadcaster.styles(view) or ()
        rows = [{"row": style_row(fit), "holds": fit.page is not None} for fit in fits]
        return JSONResponse({"heads": STYLE_HEADS, "rows": rows})

    def _asked(self, request: Request) -> View:
        """What a browser asks to see.

        Raises:
            HTTPException: it may not ask for that.
        """
        asked = request.query_params
        view = View(asked.get("style") or None, asked.get("paper") or None)
        if view.style not in (None, *self._styles) or view.paper not in (None, *PAPERS):
            raise HTTPException(404)
        return view

    async def picture(self, request: Request) -> Response:
        """A page that is shown, as a JPEG."""
        asked = request.path_params
        # Python makes no number of over 4,300 digits.
        width = int(asked["width"]) if re.fullmatch("[0-9]{1,4}", asked["width"]) else 0
        if not _NARROWEST <= width <= _WIDEST:
            raise HTTPException(404)
        picture = await self._broadcaster.draw(asked["digest"], width)
        if picture is None:
            raise HTTPException(404)
        return Response(picture, media_type="image/jpeg")

    async def pdf(self, request: Request) -> Response:
        """A page that is shown, as its PDF."""
        found = self._broadcaster.builder.page(request.path_params["digest"])
        if found is None:
            raise HTTPException(404)
        name = quote(found.report.file_name)  # RFC 8187: a header has no other letters
        headers = {"Content-Disposition": f"inline; filename*=UTF-8''{name}"}
        return Response(found.pdf, media_type="application/pdf", headers=headers)


class _Server(uvicorn.Server):
    """A server that ends its streams when it is to end."""

    def __init__(self, config: uvicorn.Config, broadcaster: Broadcaster) -> None:
        super().__init__(config)
        self._broadcaster = broadcaster

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End the streams, which would never end by themselves, and then the server."""
        super().handle_exit(sig, frame)
        asyncio.get_running_loop().call_soon_threadsafe(self._broadcaster.close)


async def watch(builder: LiveBuilder, listener: socket.socket, view: View) -> None:
    """Serve the page on a socket, and watch for saves, until the user ends it."""
    broadcaster, port = Broadcaster(builder), listener.getsockname()[1]
    config = uvicorn.Config(
        application(broadcaster, offered(view.style), view=view, port=port),
        access_log=False,
        lifespan="off",
        log_level="error",
        server_header=False,
        proxy_headers=False,
        ws="none",
        http="h11",
        limit_concurrency=_MOST_REQUESTS,
        h11_max_incomplete_event_size=_MOST_HEADERS,
        timeout_graceful_shutdown=1,
    )
    await broadcaster.state(view)  # finds out which folders its style lies in
    async with asyncio.TaskGroup() as tasks:
        listening = tasks.create_task(watch_files(broadcaster))
        await _Server(config, broadcaster).serve(sockets=[listener])
        listening.cancel()

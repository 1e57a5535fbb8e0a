"""A hub becomes a server on the loopback interface that answers its own page, and nobody else."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterable
from functools import partial
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from briefing.brief.schema import PAPERS
from briefing.style.fonts import locate
from briefing.watch.broadcast import Hub
from briefing.watch.builder import Desk, offered
from briefing.watch.file_watcher import listen
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


def application(hub: Hub, styles: Iterable[str], *, view: View, port: int) -> Starlette:
    """What answers: the page's own files, scenes, pictures and PDFs; nothing else.

    `styles` may be asked for; `view` is what is shown until another is.
    """
    files = [
        Route(path, partial(_file, place=_PAGE / name, kind=kind))
        for path, (name, kind) in _FILES.items()
    ]
    faces = ((path, locate(name, _PAGE)) for path, name in _FACES.items())
    files += [
        Route(path, partial(_file, place=face, kind="font/ttf")) for path, face in faces if face
    ]
    desk = _Answers(hub, tuple(styles), view)
    routes = [
        Route("/choices", desk.choices),
        Route("/scenes", desk.scenes),
        Route("/pictures/{digest}/{width:int}", desk.picture),
        Route("/pdfs/{digest}", desk.pdf),
    ]
    return Starlette(routes=[*files, *routes], middleware=[Middleware(Guard, port=port)])


async def _file(request: Request, *, place: Path, kind: str) -> Response:
    return FileResponse(place, media_type=kind)


class _Answers:
    """The answers that a hub knows."""

    def __init__(self, hub: Hub, styles: tuple[str, ...], view: View) -> None:
        self._hub, self._styles, self._view = hub, styles, view

    async def choices(self, request: Request) -> Response:
        """What the switches of the page offer, and how they stand at first."""
        folder = self._hub.desk.shown(str(self._hub.desk.folder))
        return JSONResponse(
            {"folder": folder, "styles": self._styles, "papers": PAPERS, **self._view._asdict()}
        )

    async def scenes(self, request: Request) -> Response:
        """Scenes as they come, as server-sent events."""
        asked = request.query_params
        view = View(asked.get("style") or None, asked.get("paper") or None)
        if view.style not in (None, *self._styles) or view.paper not in (None, *PAPERS):
            raise HTTPException(404)
        return StreamingResponse(_events(self._hub, view), media_type="text/event-stream")

    async def picture(self, request: Request) -> Response:
        """A page that is shown, in pixels."""
        asked = request.path_params
        if not _NARROWEST <= asked["width"] <= _WIDEST:
            raise HTTPException(404)
        picture = await self._hub.draw(asked["digest"], asked["width"])
        if picture is None:
            raise HTTPException(404)
        return Response(picture, media_type="image/jpeg")

    async def pdf(self, request: Request) -> Response:
        """A page that is shown, as it would be built."""
        found = self._hub.desk.page(request.path_params["digest"])
        if found is None:
            raise HTTPException(404)
        headers = {"Content-Disposition": f'inline; filename="{found.report.file_name}"'}
        return Response(found.pdf, media_type="application/pdf", headers=headers)


async def _events(hub: Hub, view: View) -> AsyncIterator[str]:
    async for scene in hub.scenes(view):
        yield f"data: {scene}\n\n"


class _Server(uvicorn.Server):
    """A server whose streams end when it is told to."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End the streams, which would never end by themselves, and then the server."""
        super().handle_exit(sig, frame)
        asyncio.get_running_loop().call_soon_threadsafe(self._hub.close)


async def watch(desk: Desk, listener: socket.socket, view: View) -> None:
    """Answer on a socket, and listen for saves, until the user ends it."""
    hub, port = Hub(desk), listener.getsockname()[1]
    config = uvicorn.Config(
        application(hub, offered(view.style), view=view, port=port),
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
    await hub.scene(view)  # warms the press, and tells which folders its style lies in
    async with asyncio.TaskGroup() as tasks:
        listening = tasks.create_task(listen(hub))
        await _Server(config, hub).serve(sockets=[listener])
        listening.cancel()

"""`/mcp`: the server for assistants over HTTP, started with its first request."""

from __future__ import annotations

import asyncio

from mcp.server.transport_security import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.assistants.protocol import build_server
from dashboard.server.api.turns import Turns
from dashboard.server.places import Places, address_of
from dashboard.server.reader_activity import ReaderActivity

_MOST_BYTES = 256 << 10


class Assistants:
    """Keeps no session: each request is answered by itself, so that any process may answer the next one."""

    def __init__(self, at_once: int, places: Places, activity: ReaderActivity) -> None:
        # Turns of its own: a tool's SQL holds one as long as the query runs.
        self._server = build_server(Turns(at_once, places, activity).work)
        self._app: ASGIApp = self._server.streamable_http_app()
        self._read_whole = RequestBodyLimitMiddleware(self._answer, _MOST_BYTES)
        self._places = places
        self._running: asyncio.Task[None] | None = None
        self._is_ready = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one message; a GET asks for a stream, and there is none."""
        if scope["method"] == "POST":
            await self._read_whole(scope, receive, send)
        else:
            refused = PlainTextResponse("Send a message with POST.", 405, {"Allow": "POST"})
            await refused(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a message that is here whole, or refuses it where too many wait: a slow sender takes no place."""
        address = address_of(Request(scope))
        if not self._places.take(address):
            retry = {"Retry-After": str(self._places.appoint())}
            busy = PlainTextResponse("Too many requests are waiting. Send this one again.", 503, retry)
            await busy(scope, receive, send)
            return
        try:
            await self._start()
            await self._app({**scope, "path": "/", "raw_path": b"/", "root_path": ""}, receive, send)
        finally:
            self._places.leave(address)

    async def _start(self) -> None:
        """The SDK's task group lives in a task of its own, which ends with the process."""
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        await self._is_ready.wait()

    async def _run(self) -> None:
        async with self._server.session_manager.run():
            self._is_ready.set()
            await asyncio.Event().wait()

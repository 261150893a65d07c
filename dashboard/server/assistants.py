"""`/mcp`: the server for assistants over HTTP, started with its first request."""

from __future__ import annotations

import asyncio

import anyio
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.assistants.protocol import build_server
from dashboard.settings import Settings

_MOST_BYTES = 256 << 10
_RETRY = {"Retry-After": "2"}


class Assistants:
    """Keeps no session: each request is answered by itself, so that any process may answer the next one."""

    def __init__(self, settings: Settings) -> None:
        self._server = build_server(anyio.CapacityLimiter(settings.api_at_once))
        self._app: ASGIApp = self._server.streamable_http_app()
        self._most, self._open = settings.api_at_once + settings.api_waiting, 0
        self._running: asyncio.Task[None] | None = None
        self._is_ready = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, or refuses it where too many wait or it is too large."""
        headers = dict(scope["headers"])
        if int(headers.get(b"content-length", b"0") or 0) > _MOST_BYTES:
            await PlainTextResponse("The request is too large. Send a shorter one.", 413)(scope, receive, send)
            return
        if self._open >= self._most:
            busy = PlainTextResponse("Too many requests are waiting. Send this one again.", 503, _RETRY)
            await busy(scope, receive, send)
            return
        self._open += 1
        try:
            await self._start()
            await self._app({**scope, "path": "/", "raw_path": b"/", "root_path": ""}, _limit(receive), send)
        finally:
            self._open -= 1

    async def _start(self) -> None:
        """The SDK's task group lives in a task of its own, which ends with the process."""
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        await self._is_ready.wait()

    async def _run(self) -> None:
        async with self._server.session_manager.run():
            self._is_ready.set()
            await asyncio.Event().wait()


def _limit(receive: Receive) -> Receive:
    """The request without what is too much of it: it is then no JSON, which the SDK says."""
    taken = 0

    async def receive_limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= _MOST_BYTES else {"type": "http.request", "body": b"", "more_body": False}

    return receive_limited

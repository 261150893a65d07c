"""Counts open pages, and refuses more than the process can carry."""

from __future__ import annotations

import asyncio
import ipaddress
import time
from collections.abc import Iterable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from dashboard.server.capacity import Capacity
from dashboard.server.reader_activity import ReaderActivity

_TRY_AGAIN_LATER = 1013  # of the codes that a websocket is closed with


class _Page:
    """A websocket of one page, from `address`. `is_silent` until its browser has sent a first message."""

    def __init__(self, address: str, receive: Receive, activity: ReaderActivity) -> None:
        self.address, self._receive, self._activity = address, receive, activity
        self.opened_at = time.monotonic()
        self.is_silent = True
        self._evicted = asyncio.Event()

    def evict(self) -> None:
        """Ends it, as if its browser had gone."""
        self._evicted.set()

    @property
    def is_evicted(self) -> bool:
        """Whether it had to make room."""
        return self._evicted.is_set()

    async def receive(self) -> Message:
        """The next message of the browser, which a reader caused; the end where the page has been evicted."""
        message = await self._receive_unless_evicted()
        if message["type"] == "websocket.receive":
            self.is_silent = False
            self._activity.note()
        return message

    async def _receive_unless_evicted(self) -> Message:
        if not self.is_silent:
            return await self._receive()
        message = asyncio.ensure_future(self._receive())
        evicted = asyncio.ensure_future(self._evicted.wait())
        await asyncio.wait({message, evicted}, return_when=asyncio.FIRST_COMPLETED)
        evicted.cancel()
        if self.is_evicted:
            message.cancel()
            return {"type": "websocket.disconnect", "code": _TRY_AGAIN_LATER}
        return message.result()


class OpenPages:
    """Wraps an application: where all places are taken, a page that never said anything makes room.

    Where all have, the newest is refused.

    A reader's browser speaks as soon as it is connected. `per_address` holds for addresses that a proxy names; this
    machine's own has no limit but the common one. `activity` is told when a reader does something.
    """

    def __init__(
        self, app: ASGIApp, capacity: Capacity, per_address: int, activity: ReaderActivity | None = None
    ) -> None:
        self._app, self._capacity, self._per_address = app, capacity, per_address
        self._activity = activity or ReaderActivity()
        self._open: set[_Page] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is no websocket."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        page = _Page(scope["client"][0] if scope.get("client") else "", receive, self._activity)
        if not self._makes_room(page.address):
            refusal = PlainTextResponse("Too many pages are open.", 503, {"Retry-After": "60"})
            await WebSocket(scope, receive, send).send_denial_response(refusal)
            return
        self._open.add(page)
        try:
            await self._app(scope, page.receive, send)
            if page.is_evicted:
                await send({"type": "websocket.close", "code": _TRY_AGAIN_LATER})
        finally:
            self._open.discard(page)

    @property
    def is_full(self) -> bool:
        """Whether a new page would be refused."""
        return len(self._open) >= self._capacity.pages and not any(page.is_silent for page in self._open)

    def count(self) -> int:
        """How many are open."""
        return len(self._open)

    def _makes_room(self, address: str) -> bool:
        here = [page for page in self._open if page.address == address]
        if not _is_this_machine(address) and len(here) >= self._per_address:
            return self._evict_silent(here)
        return len(self._open) < self._capacity.pages or self._evict_silent(self._open)

    def _evict_silent(self, pages: Iterable[_Page]) -> bool:
        """Ends the oldest of those that never said anything; False where all have."""
        silent = [page for page in pages if page.is_silent]
        if not silent:
            return False
        oldest = min(silent, key=lambda page: page.opened_at)
        self._open.discard(oldest)
        oldest.evict()
        return True


def _is_this_machine(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False

"""Where more pages are opened than the process can carry, those who are silent make room, and the rest are refused."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from dashboard.server.capacity import Capacity, plan_capacity
from dashboard.server.open_pages import OpenPages
from dashboard.settings import settings


class Browser:
    """Opens one page. `closed_with` is how the server ended it: a status, or a code of websockets."""

    def __init__(self, pages: OpenPages, address: str = "127.0.0.1") -> None:
        self._messages: asyncio.Queue[Message] = asyncio.Queue()
        self._messages.put_nowait({"type": "websocket.connect"})
        self.closed_with: int | None = None
        scope = {
            "type": "websocket",
            "client": (address, 1),
            "headers": [],
            "extensions": {"websocket.http.response": {}},
        }
        self.task = asyncio.ensure_future(pages(scope, self._messages.get, self._send))

    async def speak(self) -> None:
        self._messages.put_nowait({"type": "websocket.receive", "bytes": b"x"})
        await settle()

    async def leave(self) -> None:
        self._messages.put_nowait({"type": "websocket.disconnect", "code": 1001})
        await settle()

    async def _send(self, message: Message) -> None:
        if message["type"] in ("websocket.close", "websocket.http.response.start"):
            self.closed_with = message.get("status", message.get("code"))


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads until the browser has gone, as Streamlit does."""
    while (await receive())["type"] != "websocket.disconnect":
        pass


def run(
    play: Callable[[OpenPages], Coroutine[Any, Any, None]], pages_at_most: int = 3, per_address: int = 2
) -> OpenPages:
    pages = OpenPages(application, Capacity(pages_at_most, 10), per_address)
    asyncio.run(play(pages))
    return pages


def test_silent_pages_make_room_the_oldest_first() -> None:
    async def play(pages: OpenPages) -> None:
        held = [Browser(pages) for _ in range(5)]
        await settle()
        assert [one.closed_with for one in held] == [1013, 1013, None, None, None]
        assert (pages.count(), pages.is_full) == (3, False)

    run(play)


def test_readers_stay_and_the_next_is_refused_until_one_leaves() -> None:
    async def play(pages: OpenPages) -> None:
        readers = [Browser(pages) for _ in range(3)]
        for reader in readers:
            await reader.speak()
        assert pages.is_full
        late = Browser(pages)
        await settle()
        assert (late.closed_with, pages.count()) == (503, 3)
        await readers[0].leave()
        assert (pages.is_full, pages.count()) == (False, 2)
        later = Browser(pages)
        await later.speak()
        assert [one.closed_with for one in (*readers, later)] == [None] * 4

    run(play)


def test_one_address_cannot_take_every_place() -> None:
    async def play(pages: OpenPages) -> None:
        readers = []
        for address in ("192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2"):
            readers.append(Browser(pages, address))
            await readers[-1].speak()
        assert [one.closed_with for one in readers] == [None, None, 503, None]
        assert pages.count() == 3

    run(play, pages_at_most=10)


def test_capacity_fits_the_file_descriptors() -> None:
    small, large = plan_capacity(settings, 1024), plan_capacity(settings, 16_384)

    assert 4 * small.pages + small.connections <= 1024 - 512
    assert small.pages >= 90
    assert (large.pages, large.connections) == (settings.pages_at_once, 1_000)

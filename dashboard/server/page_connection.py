"""The connection over which a page gets its parts: what is sent within two milliseconds leaves in one piece.

A page has a hundred parts. Each would be written to the network by itself, which takes the kernel longer than all else.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

_SECONDS, _MOST_BYTES = 0.002, 64 << 10


class PageConnection(WebSocketsSansIOProtocol):
    """A web socket that writes what is sent at about the same time together."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Takes over the connection of a request that asks for a web socket."""
        super().connection_made(_Together(transport, self.loop))  # type: ignore[arg-type]


class _Together:
    """A transport whose writes wait for those that follow."""

    def __init__(self, transport: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._waiting: list[bytes] = []
        self._size = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Writes soon; at once where much is waiting."""
        if not self._waiting:
            self._loop.call_later(_SECONDS, self._flush)
        self._waiting.append(data)
        self._size += len(data)
        if self._size >= _MOST_BYTES:
            self._flush()

    def close(self) -> None:
        """Closes once all is written."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        waiting, self._waiting, self._size = self._waiting, [], 0
        if waiting and not self._transport.is_closing():
            self._transport.write(b"".join(waiting))

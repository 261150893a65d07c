"""One connection that a browser opens, with limits that uvicorn does not have."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

from dashboard.server.capacity import current_capacity

_SECONDS_TO_ASK = 10.0
_REFUSAL = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nRetry-After: 10\r\n"
    b"Connection: close\r\n\r\nMuster is busy at the moment. Please try again shortly.\n"
)


class HttpConnection(H11Protocol):
    """Closed where nothing is asked for ten seconds.

    Where too many are open, the oldest makes room that is idle or still sends its request. Where all others wait for an
    answer, the newest is refused.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Counts the connection, and makes room for it."""
        super().connection_made(transport)
        self.opened_at = self.loop.time()
        self.timeout_keep_alive_task = self.loop.call_later(_SECONDS_TO_ASK, self.timeout_keep_alive_handler)
        others = [one for one in self.connections if isinstance(one, HttpConnection) and one is not self]
        if len(others) < current_capacity().connections:
            return
        if idle := [one for one in others if one.is_idle]:
            oldest = min(idle, key=lambda one: one.opened_at)
            self.connections.discard(oldest)
            oldest.transport.abort()
        else:
            transport.write(_REFUSAL)
            transport.close()

    @property
    def is_idle(self) -> bool:
        """Whether no request that is here whole is being answered."""
        return self.cycle is None or self.cycle.response_complete or self.cycle.more_body

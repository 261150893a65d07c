"""Lets files of readers through to their pages, up to a total size."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_METHODS = {"PUT", "DELETE"}


class Uploads:
    """Passes a file on to Streamlit, which checks its size, its page and where the request comes from.

    `most`: bytes of all files that may wait for their pages at the same time. `count_waiting`: how many there are.
    """

    def __init__(self, app: ASGIApp, most: int, largest: int, count_waiting: Callable[[], int]) -> None:
        self._app, self._most, self._largest, self._count_waiting = app, most, largest, count_waiting
        self._arriving = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One file in, or one taken back. Until it is here, a file counts as the largest one."""
        if scope["method"] not in _METHODS:
            await PlainTextResponse("Only files are taken here.", 405, {"Allow": "PUT, DELETE"})(scope, receive, send)
            return
        if scope["method"] == "PUT" and self._count_waiting() + self._arriving + self._largest > self._most:
            refusal = PlainTextResponse("Too many files are being read.", 503, {"Retry-After": "60"})
            await refusal(scope, receive, send)
            return
        self._arriving += self._largest
        try:
            await self._app(scope, receive, send)
        finally:
            self._arriving -= self._largest

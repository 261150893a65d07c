"""Who may ask when: few requests are answered at once, so that programs never take the pages' time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from dashboard.server.api.problems import busy
from dashboard.server.places import Places

_T = TypeVar("_T")


class Turns:
    """Threads of its own, and a queue as long as there are places."""

    def __init__(self, at_once: int, places: Places) -> None:
        self._threads = ThreadPoolExecutor(max(at_once, 1), "api")
        self._places = places

    async def run(self, address: str, work: Callable[[], _T]) -> _T:
        """What the work gives, once it is its turn. Raises Problem where too many wait."""
        if not self._places.take(address):
            raise busy()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._places.leave(address)

"""Who may ask when: few requests are answered at once, so that programs never take the pages' time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from dashboard.server.api.problems import Problem, busy
from dashboard.server.places import Places
from dashboard.server.reader_activity import ReaderActivity

_T = TypeVar("_T")


class Turns:
    """Threads of its own, and a queue as long as there are places."""

    def __init__(self, at_once: int, places: Places, activity: ReaderActivity) -> None:
        self._threads = ThreadPoolExecutor(max(at_once, 1), "api")
        self._places, self._activity = places, activity

    async def run(self, address: str, work: Callable[[], _T]) -> _T:
        """What the work gives, once it is its turn. Raises Problem where too many wait."""
        if not self._places.take(address):
            raise self.refuse()
        try:
            return await self.work(work)
        finally:
            self._places.leave(address)

    async def work(self, work: Callable[[], _T]) -> _T:
        """The same for a request that has its place."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._give_way, work)

    def refuse(self) -> Problem:
        """Why a request is not answered now, and when it may come again."""
        return busy(self._places.appoint())

    def _give_way(self, work: Callable[[], _T]) -> _T:
        with self._activity.give_way():
            return work()

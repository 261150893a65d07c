"""Who may ask when: few requests are answered at once, so that programs never take the pages' time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from dashboard.errors import MusterError
from dashboard.server.api.problems import Problem, busy
from dashboard.server.places import Places
from dashboard.server.reader_activity import ReaderActivity

_T = TypeVar("_T")
_LONGEST_WAIT_SECONDS = 15.0  # shorter than programs wait for an answer


class TooLate(MusterError):  # noqa: N818 - what it is
    """A request waited so long that another time is better."""


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
        except TooLate:
            raise self.refuse() from None
        finally:
            self._places.leave(address)

    async def work(self, work: Callable[[], _T]) -> _T:
        """The same for a request that has its place. Raises TooLate."""
        until = time.monotonic() + _LONGEST_WAIT_SECONDS
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._give_way, work, until)

    def refuse(self) -> Problem:
        """Why a request is not answered now, and when it may come again."""
        return busy(self._places.appoint())

    def _give_way(self, work: Callable[[], _T], until: float) -> _T:
        if time.monotonic() > until:
            raise TooLate("Too many requests are waiting. Send this one again in a minute.")
        with self._activity.give_way():
            return work()

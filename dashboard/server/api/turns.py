"""Who may ask when: few requests are answered at once, so that programs never take the pages' time."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from dashboard.server.api.problems import busy
from dashboard.server.places import Places
from dashboard.server.reader_activity import ReaderActivity

_T = TypeVar("_T")
_REST, _LONGEST_REST_SECONDS = 9, 1.0  # times as long as the last answer took, while readers use the pages


class Turns:
    """Threads of its own, and a queue as long as there are places.

    Pages and programs share one interpreter: while readers use the pages, each thread rests after each answer.
    """

    def __init__(self, at_once: int, places: Places, activity: ReaderActivity) -> None:
        self._threads = ThreadPoolExecutor(max(at_once, 1), "api")
        self._places, self._activity = places, activity
        self._of_thread = threading.local()

    async def run(self, address: str, work: Callable[[], _T]) -> _T:
        """What the work gives, once it is its turn. Raises Problem where too many wait."""
        if not self._places.take(address):
            raise busy()
        try:
            return await self.work(work)
        finally:
            self._places.leave(address)

    async def work(self, work: Callable[[], _T]) -> _T:
        """The same for a request that has its place."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._work_rested, work)

    def _work_rested(self, work: Callable[[], _T]) -> _T:
        """Rests before the work, not after it, so that no answer that is there waits."""
        if self._activity.is_recent():
            time.sleep(max(0.0, getattr(self._of_thread, "rested_at", 0.0) - time.monotonic()))
        began = time.monotonic()
        try:
            return work()
        finally:
            ended = time.monotonic()
            self._of_thread.rested_at = ended + min(_REST * (ended - began), _LONGEST_REST_SECONDS)

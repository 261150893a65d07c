"""Who may ask when: few requests are answered at once, so that programs never take the pages' time."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from starlette.requests import Request

from dashboard.server.api.problems import busy

_T = TypeVar("_T")


def address_of(request: Request) -> str:
    """Where a request comes from; empty where nobody knows."""
    return request.client.host if request.client else ""


class Turns:
    """Threads of its own. One address may take half of the places in the queue."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._threads = ThreadPoolExecutor(max(at_once, 1), "api")
        self._places = at_once + waiting
        self._taken: Counter[str] = Counter()

    async def run(self, address: str, work: Callable[[], _T]) -> _T:
        """What the work gives, once it is its turn. Raises Problem where too many wait."""
        if self._taken.total() >= self._places or self._taken[address] * 2 >= self._places:
            raise busy()
        self._taken[address] += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._taken[address] -= 1
            self._taken += Counter()  # forgets addresses that wait for nothing

"""Places for the requests of programs and assistants: those that are answered and those that wait."""

from __future__ import annotations

import math
import time
from collections import Counter

from starlette.requests import Request


def address_of(request: Request) -> str:
    """Where a request comes from; empty where nobody knows."""
    return request.client.host if request.client else ""


_LONGEST_WAIT_SECONDS = 10.0
_LEAST_SECONDS, _MOST_SECONDS = 2.0, 60
_SMOOTHING = 20  # places left, over which the time between two is averaged


class Places:
    """`count` places, of which one address may take half."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._taken: Counter[str] = Counter()
        self._seconds_each = 0.0  # between two that leave, while places are taken
        self._left_at = self._next_at = time.monotonic()

    def take(self, address: str) -> bool:
        """Whether there was a place for another request of this address; it is `leave` that frees it.

        There is none, either, behind those whose answers take long.
        """
        taken = self._taken.total()
        if taken >= self._count or self._taken[address] * 2 >= self._count:
            return False
        if taken * self._seconds_each > _LONGEST_WAIT_SECONDS:
            return False
        if not self._taken:
            self._left_at = time.monotonic()
        self._taken[address] += 1
        return True

    def leave(self, address: str) -> None:
        """Frees one place of the address."""
        self._taken[address] -= 1
        self._taken += Counter()  # forgets addresses that wait for nothing
        now = time.monotonic()
        self._seconds_each += (now - self._left_at - self._seconds_each) / _SMOOTHING
        self._left_at = now

    def appoint(self) -> int:
        """For a request that is refused: after how many seconds it may come again.

        Each is given a later time than the one before, as fast as places become free: they do not all come at once.
        """
        now = time.monotonic()
        self._next_at = max(self._next_at, now + _LEAST_SECONDS) + self._seconds_each
        self._next_at = min(self._next_at, now + _MOST_SECONDS)
        return math.ceil(self._next_at - now)

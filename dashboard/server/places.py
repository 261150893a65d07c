"""Places for the requests of programs and assistants: those that are answered and those that wait."""

from __future__ import annotations

from collections import Counter

from starlette.requests import Request


def address_of(request: Request) -> str:
    """Where a request comes from; empty where nobody knows."""
    return request.client.host if request.client else ""


class Places:
    """`count` places, of which one address may take half."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._taken: Counter[str] = Counter()

    def take(self, address: str) -> bool:
        """Whether there was a place for another request of this address; it is `leave` that frees it."""
        if self._taken.total() >= self._count or self._taken[address] * 2 >= self._count:
            return False
        self._taken[address] += 1
        return True

    def leave(self, address: str) -> None:
        """Frees one place of the address."""
        self._taken[address] -= 1
        self._taken += Counter()  # forgets addresses that wait for nothing

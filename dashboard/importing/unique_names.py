"""Gives names that differ, in time that grows with their number alone."""

from __future__ import annotations

from collections.abc import Iterable


class UniqueNames:
    """The first of several equal names stays as it is; the others get a number: "a", "a-2", "a-3"."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def add(self, stem: str) -> str:
        """The name for a stem; it is taken from now on."""
        name, number = stem, self._last.get(stem, 1)
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._last[stem] = number
        self._taken.add(name)
        return name

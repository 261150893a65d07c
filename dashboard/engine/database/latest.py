"""What was used last, up to so many bytes."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Latest(Generic[_Value]):
    """Values by name, for all threads; what was used longest ago makes room. One too large alone is not kept."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._total = most_bytes, 0
        self._guard = threading.Lock()
        self._values: OrderedDict[Hashable, tuple[_Value, int]] = OrderedDict()

    def get(self, name: Hashable) -> _Value | None:
        """The value of that name, which now counts as used; None where it is not kept."""
        with self._guard:
            if name not in self._values:
                return None
            self._values.move_to_end(name)
            return self._values[name][0]

    def keep(self, name: Hashable, value: _Value, size: int, most: float = math.inf) -> None:
        """Keeps a value of so many bytes, in the place of one of the same name; `most` values in all."""
        with self._guard:
            self._total -= self._values.pop(name, (None, 0))[1]
            if size > self._most:
                return
            self._total += size
            self._values[name] = (value, size)
            while self._total > self._most or len(self._values) > most:
                self._total -= self._values.popitem(last=False)[1][1]

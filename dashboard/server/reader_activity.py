"""Whether readers use the pages now, and how programs leave them the time that they need."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_RECENT_SECONDS = 5.0
_REST, _LONGEST_REST_SECONDS = 19, 2.0  # times as long as the last answer to a program took
_LONGEST_WAIT_SECONDS, _LOOK_SECONDS = 1.0, 0.005
# Requests of programs: one takes about half a millisecond, even of an answer that is kept.
_AT_ONCE, _A_SECOND = 20, 100


class ReaderActivity:
    """When a page last heard of its reader. `is_drawing` says whether a page is being drawn now."""

    def __init__(self, is_drawing: Callable[[], bool] = lambda: False) -> None:
        self._is_drawing = is_drawing
        self._last = self._rested_at = self._next_at = float("-inf")
        self._alone = threading.Lock()

    def note(self) -> None:
        """A reader did something just now."""
        self._last = time.monotonic()

    def is_recent(self) -> bool:
        """Whether that was a few seconds ago at most."""
        return time.monotonic() - self._last < _RECENT_SECONDS

    async def pace(self) -> None:
        """Waits, while readers use the pages, where programs send more requests than the pages can spare time for."""
        if self.is_recent():
            now = time.monotonic()
            self._next_at = max(self._next_at, now - _AT_ONCE / _A_SECOND) + 1 / _A_SECOND
            if self._next_at > now:
                await asyncio.sleep(self._next_at - now)

    @contextmanager
    def give_way(self) -> Iterator[None]:
        """Within, a program's answer is made. Pages and programs share one interpreter, and pages come first.

        While readers use them, answers are made one at a time, each after a rest for all programs, and none begins
        while a page is drawn. No wait is longer than two seconds, so one long answer does not hold up the others.
        """
        is_alone = self.is_recent() and self._alone.acquire(timeout=_LONGEST_WAIT_SECONDS)
        try:
            if self.is_recent():
                self._wait()
            began = time.monotonic()
            try:
                yield
            finally:
                ended = time.monotonic()
                self._rested_at = ended + min(_REST * (ended - began), _LONGEST_REST_SECONDS)
        finally:
            if is_alone:
                self._alone.release()

    def _wait(self) -> None:
        time.sleep(max(0.0, self._rested_at - time.monotonic()))
        until = time.monotonic() + _LONGEST_WAIT_SECONDS
        while self._is_drawing() and time.monotonic() < until:
            time.sleep(_LOOK_SECONDS)

"""Whether readers use the pages now, so that programs leave them the time that they need."""

from __future__ import annotations

import time

_RECENT_SECONDS = 5.0


class ReaderActivity:
    """When a page last heard of its reader."""

    def __init__(self) -> None:
        self._last = float("-inf")

    def note(self) -> None:
        """A reader did something just now."""
        self._last = time.monotonic()

    def is_recent(self) -> bool:
        """Whether that was a few seconds ago at most."""
        return time.monotonic() - self._last < _RECENT_SECONDS

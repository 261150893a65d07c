"""How many questions may be out at the same time, counted over all processes that share the cache folder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.engine.database.file_lock import FileLock

_LOOK_AGAIN_SECONDS = 0.02


def wait_for(attempt: Callable[[], bool], seconds: float) -> bool:
    """True once the attempt succeeds; False where it has not after that time."""
    until = time.monotonic() + seconds
    while not attempt():
        if time.monotonic() > until:
            return False
        time.sleep(_LOOK_AGAIN_SECONDS)
    return True


class QuestionLimit:
    """A number of places, each a file that is locked while it is taken."""

    def __init__(self, folder: Path, count: int) -> None:
        self._files = [folder / f"slot-{place}.lock" for place in range(count)]

    @contextmanager
    def hold(self, seconds: float) -> Iterator[None]:
        """Holds a place within. Raises TimeoutError where none comes free in that time."""
        held: list[FileLock] = []

        def take_one() -> bool:
            for path in self._files:
                lock = FileLock(path)
                if lock.acquire(wait=False):
                    held.append(lock)
                    return True
            return False

        if not wait_for(take_one, seconds):
            raise TimeoutError
        try:
            yield
        finally:
            held[0].release()

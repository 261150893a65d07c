"""A lock between processes, held on a file."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from types import ModuleType
from typing import Self

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None


class FileLock:
    """Held from `acquire` to `release`, or to the end of the process, however that ends."""

    def __init__(self, path: Path, shared: bool = False) -> None:
        self._path, self._shared = path, shared
        self._handle: int | None = None

    def acquire(self, wait: bool = True) -> bool:
        """True once held; False at once where `wait` is off and another process holds it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not self._lock(handle, wait):
                os.close(handle)
                return False
        except BaseException:
            os.close(handle)
            raise
        self._handle = handle
        return True

    def release(self) -> None:
        """Lets go; does nothing where the lock is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def _lock(self, handle: int, wait: bool) -> bool:
        if fcntl is None:
            return _lock_on_windows(handle, wait)
        kind = fcntl.LOCK_SH if self._shared else fcntl.LOCK_EX
        try:
            fcntl.flock(handle, kind if wait else kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:  # some network drives have no locks; there, one process at a time must do
            if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP):
                raise
        return True


def _lock_on_windows(handle: int, wait: bool) -> bool:
    import msvcrt  # noqa: PLC0415  it exists on Windows only

    while True:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            return True
        except OSError:
            if not wait:
                return False
            time.sleep(0.2)

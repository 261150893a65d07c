"""Answers on disk, as Arrow files that all processes share; what several ask for at the same time is asked once."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa

from dashboard.engine.database.file_lock import FileLock
from dashboard.engine.spark.concurrency import wait_for


def make_key(*parts: str, parameters: Mapping[str, Any]) -> str:
    """The name of an answer: a digest of texts, such as SQL and data version, and of parameters with their types."""
    typed = {name: [type(value).__name__, str(value)] for name, value in sorted(parameters.items())}
    return hashlib.sha256(json.dumps([*parts, typed]).encode()).hexdigest()[:32]


class ResultCache:
    """A folder of answers, at most so many megabytes; the one not used for longest goes first."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        self._folder, self._bytes = folder, megabytes * 1_000_000

    def get_or_ask(self, key: str, ask: Callable[[], pa.Table], seconds: float) -> pa.Table:
        """The answer that is kept, or else the one that `ask` gives.

        Where another thread or process is asking for it, waits for that one. Raises TimeoutError after that time, and
        whatever `ask` raises, which is not kept.
        """
        if (kept := self._read(key)) is not None:
            return kept
        lock = FileLock(self._folder / f"{key}.lock")
        if not wait_for(lambda: lock.acquire(wait=False), seconds):
            raise TimeoutError
        try:
            if (kept := self._read(key)) is not None:
                return kept
            answer = ask()
            with suppress(OSError):  # a full disk costs the next reader time, not this one the answer
                self._keep(key, answer)
            return answer
        finally:
            lock.release()

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.arrow"

    def _read(self, key: str) -> pa.Table | None:
        path = self._path(key)
        try:
            table = pa.ipc.open_file(path.read_bytes()).read_all()
            os.utime(path)  # what was used last is kept longest
        except OSError:
            return None
        except pa.ArrowInvalid:  # a file that is cut or broken is asked for again
            path.unlink(missing_ok=True)
            return None
        return table

    def _keep(self, key: str, answer: pa.Table) -> None:
        """Writes it aside; only a whole file gets the right name."""
        handle, aside = tempfile.mkstemp(dir=self._folder, suffix=".writing")
        try:
            with os.fdopen(handle, "wb") as file, pa.ipc.new_file(file, answer.schema) as writer:
                writer.write_table(answer)
            Path(aside).replace(self._path(key))
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
        self._prune()

    def _prune(self) -> None:
        """Deletes what was not used for longest, with its lock, until the rest fits."""
        files = [(path, path.stat()) for path in self._folder.glob("*.arrow")]
        total = sum(state.st_size for _, state in files)
        for path, state in sorted(files, key=lambda each: each[1].st_mtime_ns):
            if total <= self._bytes:
                break
            path.unlink(missing_ok=True)
            path.with_suffix(".lock").unlink(missing_ok=True)
            total -= state.st_size

"""Opens the warehouse from a terminal: progress and notices go to stderr."""

from __future__ import annotations

import shutil
import sys
import time

from dashboard.engine.warehouse.store import Warehouse, open_warehouse

_MOMENT_SECONDS = 1.0


def open_with_notice() -> Warehouse:
    """The warehouse, built where nobody has; a notice says where an older one has to serve, or rows are broken."""
    progress = TerminalProgress("Building the warehouse")
    try:
        opened = open_warehouse(progress)
    finally:
        progress.end()
    if opened.notice:
        print(opened.notice, file=sys.stderr)
    return opened


class TerminalProgress:
    """One line on stderr, from the first moment that the build takes longer than one."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._started = time.monotonic()
        self._shown = False

    def __call__(self, step: int, total: int, text: str) -> None:
        """Tells the step."""
        if not self._shown and (step == total or time.monotonic() - self._started < _MOMENT_SECONDS):
            return
        if sys.stderr.isatty():
            line = f"{self._what}: {step} of {total}. {text}"
            print(f"\r\033[K{line[: shutil.get_terminal_size().columns - 1]}", end="", file=sys.stderr, flush=True)
        elif not self._shown:
            print(f"{self._what} …", file=sys.stderr, flush=True)
        self._shown = True

    def end(self) -> None:
        """Leaves the line."""
        if self._shown and sys.stderr.isatty():
            print(file=sys.stderr)

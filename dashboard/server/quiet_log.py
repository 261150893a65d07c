"""Keeps the log readable: of one and the same line, ten a minute are written, and then how many were not."""

from __future__ import annotations

import logging
import sys
import time
from dataclasses import dataclass

_LINES, _SECONDS = 10, 60.0
_QUESTIONS = "muster."  # the log of questions is for machines, which want every line


@dataclass(slots=True)
class _Place:
    since: float
    count: int = 0


class DropRepeats(logging.Filter):
    """Lets through ten records a minute from one place in the code, whatever their words."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[tuple[str, int], _Place] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is to be written; the first of a later minute says how many were left out."""
        if record.name.startswith(_QUESTIONS):
            return True
        now, key = time.monotonic(), (record.pathname, record.lineno)
        place = self._places.setdefault(key, _Place(now))
        if now - place.since >= _SECONDS:
            if (left_out := place.count - _LINES) > 0:
                record.msg = f"{record.getMessage()} ({left_out:,} more like this in the last minutes)"
                record.args = ()
            place.since, place.count = now, 0
        place.count += 1
        return place.count <= _LINES


def drop_repeated_lines() -> None:
    """From now on, for every logger there is and will be, and for errors that Python itself prints."""
    drop = DropRepeats()

    class QuietLogger(logging.Logger):
        def __init__(self, name: str, level: int = logging.NOTSET) -> None:
            super().__init__(name, level)
            self.addFilter(drop)

    logging.setLoggerClass(QuietLogger)
    for logger in (logging.root, *logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            logger.addFilter(drop)
    sys.unraisablehook = _log_unraisable


def _log_unraisable(problem: sys.UnraisableHookArgs) -> None:
    error = problem.exc_value or problem.exc_type
    logging.getLogger(__name__).error("%s: %r", problem.err_msg or "An error at the end of an object", error)

"""The log of questions: one line of JSON each, to stderr or to a file, where MUSTER_LOG says so."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any

from dashboard.errors import SettingsError
from dashboard.settings import settings

_FIELDS = "fields"
_logger = logging.getLogger("muster.questions")
_logger.propagate = False  # Streamlit's own log is for people
_logger.setLevel(logging.INFO)


class _AsJson(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return json.dumps({"at": at, "process": record.process, **getattr(record, _FIELDS)}, ensure_ascii=False)


def start_log(where: str) -> None:
    """From now on lines go there: "stderr", or a file, which may be moved away and is then begun again; "" writes none.

    Raises SettingsError for a file that cannot be written.
    """
    for handler in list(_logger.handlers):
        _logger.removeHandler(handler)
        handler.close()
    if not where:
        return
    try:
        handler = (
            logging.StreamHandler(sys.stderr) if where == "stderr" else WatchedFileHandler(Path(where).expanduser())
        )
    except OSError as error:
        raise SettingsError(
            f"MUSTER_LOG is {where!r}, which cannot be written ({error.strerror}). Name another file, or unset it."
        ) from error
    handler.setFormatter(_AsJson())
    _logger.addHandler(handler)


def is_on() -> bool:
    """Whether anybody wants to know; asked for every question, so that it costs nothing where nobody does."""
    return bool(_logger.handlers)


def write(entry: Mapping[str, Any]) -> None:
    """One line, with the time and the process."""
    _logger.info("", extra={_FIELDS: entry})


start_log(settings.log)

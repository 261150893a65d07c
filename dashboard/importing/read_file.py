"""Reads a file or a pasted text in a confined process, and checks what comes back."""

from __future__ import annotations

import atexit
import hashlib
import json
import threading
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from dashboard.engine.sandbox import framing
from dashboard.engine.sandbox.fork_server import Child, ForkServer
from dashboard.errors import FileError
from dashboard.importing.file_names import clean_name
from dashboard.importing.limits import Limits
from dashboard.importing.raw_table import RawTable
from dashboard.settings import settings

_WORKER = "dashboard.importing.worker"
_GRACE_SECONDS = 0.5
_MAX_ANSWER_GROWTH = 20  # JSON of many short cells is larger than the file; a workbook is packed
_LONGEST_MESSAGE = 600
_LARGE = "The file has {size:.1f} MB; at most {most:g} MB are read. Split it, or leave columns out."
_ENDED = {
    "time": "Reading the file took more than {seconds:g} seconds, so it was stopped. Save it as CSV, or split it.",
    "memory": "The file unpacks to more than can be read. Save it as CSV, or split it.",
}


def read_file(
    name: str, data: bytes, *, encoding: str = "", delimiter: str = "", beside: bytes = b""
) -> list[RawTable]:
    """The tables of a file: one of a text, one for each sheet of a workbook, the seven of a zip that Muster wrote.

    `encoding` and `delimiter` are what a person chose; empty: guessed. `beside` is a datapackage.json that lies beside
    the file. Raises FileError for what cannot be read, in one sentence.
    """
    request = {"encoding": encoding, "delimiter": delimiter, "is_pasted": False}
    return _read(clean_name(name), data, request, beside)


def read_text(text: str, *, delimiter: str = "") -> list[RawTable]:
    """The tables of a pasted text: cells of a spreadsheet, a table of the web, or sentences with a number each."""
    request = {"encoding": "utf_8", "delimiter": delimiter, "is_pasted": True}
    return _read("pasted text", text.encode("utf-8", "replace"), request, b"")


def _read(name: str, data: bytes, request: Mapping[str, Any], beside: bytes) -> list[RawTable]:
    limits = Limits.of(settings)
    if max(len(data), len(beside)) > limits.file_bytes:
        raise FileError(_LARGE.format(size=max(len(data), len(beside)) / 1e6, most=limits.file_bytes / 1e6))
    if not data.strip():
        raise FileError("The file is empty. Choose one with a table in it.")
    answer = _ask_worker({"name": name, **request}, data, beside, limits)
    if "refused" in answer:
        raise FileError(_as_sentence(str(answer["refused"])))
    if "limit" in answer:
        raise FileError(_ENDED["memory"])
    digest = hashlib.sha256(data).hexdigest()
    try:
        return [_check_table(table, name, digest) for table in answer["tables"]]
    except (KeyError, TypeError, ValueError):
        raise FileError(_ENDED["memory"]) from None


def _ask_worker(request: Mapping[str, Any], data: bytes, beside: bytes, limits: Limits) -> dict[str, Any]:
    """What the process answers. Raises FileError where it ended without an answer."""
    child = _processes().fork(limits)
    is_late = threading.Event()

    def stop() -> None:
        is_late.set()
        child.kill()

    timer = threading.Timer(limits.seconds + _GRACE_SECONDS, stop)
    timer.daemon = True
    timer.start()
    channel = child.channel.fileno()
    try:
        framing.send_json(channel, dict(request))
        framing.send(channel, data)
        framing.send(channel, beside)
        answer = json.loads(framing.receive(channel, limits.file_bytes * _MAX_ANSWER_GROWTH))
        if not isinstance(answer, dict):
            raise TypeError(answer)
    except (framing.ClosedError, OSError, ValueError, TypeError, MemoryError, RecursionError):
        limit = "time" if is_late.is_set() else "memory"
        raise FileError(_ENDED[limit].format(seconds=limits.seconds)) from None
    else:
        return answer
    finally:
        timer.cancel()
        child.close()


def _as_sentence(message: str) -> str:
    """One line without signs that cannot be seen: a library's words are among it."""
    words = " ".join(message[:_LONGEST_MESSAGE].split())
    return "".join(one for one in words if one.isprintable())


def _check_table(table: Mapping[str, Any], name: str, digest: str) -> RawTable:
    """Raises KeyError, TypeError, ValueError for anything but rows of text."""
    cells = tuple(_texts(row) for row in table["cells"])
    lines = tuple(int(line) for line in table["lines"])
    if len(cells) != len(lines):
        raise ValueError(name)
    units = tuple((str(heading), str(unit)) for heading, unit in table["units"])
    meanings = tuple((str(heading), str(meaning)) for heading, meaning in table["meanings"])
    texts = {key: str(table[key]) for key in ("name", "form", "encoding", "delimiter", "title", "source", "address")}
    return RawTable(
        file=name,
        cells=cells,
        lines=lines,
        sha256=digest,
        notes=_texts(table["notes"]),
        units=units,
        meanings=meanings,
        **texts,
    )


def _texts(row: Sequence[Any]) -> tuple[str, ...]:
    if not all(isinstance(cell, str) for cell in row):
        raise TypeError(row)
    return tuple(row)


class _Processes:
    """The process that others are forked from; started with the first file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._server: ForkServer | None = None

    def fork(self, limits: Limits) -> Child:
        """A process for one file. Raises FileError where the system starts none."""
        with self._lock:
            for _ in range(2):
                try:
                    self._server = self._server or ForkServer(_WORKER)
                    return self._server.fork(limits.as_json())
                except OSError:  # it has been killed: start another
                    self.close()
        raise FileError("Files cannot be read now: the system starts no process. Try again.")

    def close(self) -> None:
        """Ends the process."""
        if self._server is not None:
            self._server.close()
            self._server = None


@lru_cache(maxsize=1)
def _processes() -> _Processes:
    processes = _Processes()
    atexit.register(processes.close)
    return processes

"""The process that files are read in, as the others see it: a request goes in, plain values come out."""

from __future__ import annotations

import atexit
import json
import threading
import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dashboard.engine.sandbox import framing
from dashboard.engine.sandbox.fork_server import Child, ForkServer
from dashboard.errors import FileError, QuestionError
from dashboard.importing.limits import Limits

_WORKER = "dashboard.importing.worker"
_GRACE_SECONDS = 0.5
_LONGEST_MESSAGE = 600
_ENDED = {
    "time": "Reading the file took more than {seconds:g} seconds, so it was stopped. Save it as CSV, or split it.",
    "memory": "The file unpacks to more than can be read. Save it as CSV, or split it.",
    "fault": "Muster has a fault that keeps it from reading this file. Save it in another form, such as CSV.",
}


def ask_worker(limits: Limits, task: str, options: Mapping[str, Any], data: bytes, more: bytes = b"") -> dict[str, Any]:
    """What a confined process answers to a task of `worker.TASKS`; it is text, numbers, lists and objects of them.

    Raises FileError or QuestionError, in one sentence, where the process refuses the file, or ends without an answer.
    """
    child = _processes().fork(limits)
    until = time.monotonic() + limits.seconds + _GRACE_SECONDS
    channel = child.channel.fileno()
    try:
        framing.send_json(channel, {"task": task, "options": options}, until)
        framing.send(channel, data, until)
        framing.send(channel, more, until)
        answer = json.loads(framing.receive(channel, limits.most_transferred, until))
        if not isinstance(answer, dict):
            raise TypeError(answer)
    except framing.LateError:
        raise end_of(limits, "time") from None
    except (framing.ClosedError, OSError, ValueError, TypeError, MemoryError, RecursionError):
        raise end_of(limits, "memory") from None
    finally:
        child.close()
    if "refused" in answer:
        raise (QuestionError if answer.get("is_question") else FileError)(_as_sentence(str(answer["refused"])))
    if "limit" in answer:
        raise end_of(limits, "fault" if answer["limit"] == "fault" else "memory")
    return answer


def end_of(limits: Limits, reason: str) -> FileError:
    """What a person is told of a process that ended for want of "time" or "memory", or by a "fault" of its code."""
    return FileError(_ENDED[reason].format(seconds=limits.seconds))


def _as_sentence(message: str) -> str:
    """One line without signs that cannot be seen: a library's words are among it."""
    words = " ".join(message[:_LONGEST_MESSAGE].split())
    return "".join(one for one in words if one.isprintable())


class _Processes:
    """The process that others are forked from; started with the first file."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._server: ForkServer | None = None

    def fork(self, limits: Limits) -> Child:
        """A process for one task. Raises FileError where the system starts none."""
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

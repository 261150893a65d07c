"""The process that workers are born from: it has imported all that they need, and has the warehouse open.

Python, DuckDB and Arrow take a third of a second to start; a fork of a process that has started takes none of it and
shares its memory, the tables included. A worker born this way answers one query and ends, so that nothing of it can
reach another reader. What a reader wrote never comes here.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[3]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from dashboard.engine.sandbox.fork_server import main;"
    " main(int(sys.argv[2]))"
)
# What the page process has in its environment, secrets perhaps, is nobody's business here. Arrow's own allocator and
# more than one arena reserve address space, which the limit of a worker counts; so does a thread pool for NumPy.
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "MALLOC_ARENA_MAX": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}
_MOST_BYTES = 65_536
_PATIENCE_SECONDS = 10.0  # a process that is silent for longer has been stopped by somebody, and is replaced
# Pages come first: a reader who waits for a click must not wait for somebody's aggregation.
_NICENESS = 5


class Child:
    """A worker as its parent sees it: the channel to talk over, and a handle by which no other process can be hit."""

    def __init__(self, pid: int, handle: int | None, channel: socket.socket) -> None:
        self.pid, self.channel = pid, channel
        self._handle = handle

    def kill(self) -> None:
        """Ends it now, whatever it is doing; again is no harm."""
        with suppress(ProcessLookupError):
            if self._handle is not None:
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            elif self.pid:
                os.kill(self.pid, signal.SIGKILL)

    def is_alive(self) -> bool:
        """Whether it has not ended; where the system cannot tell, it is taken to live."""
        if self._handle is None:
            return True
        ended = select.poll()  # not select(), which takes no number above 1,023
        ended.register(self._handle, select.POLLIN)
        return not ended.poll(0)

    def close(self) -> None:
        """Kills it and lets its channel go; for its one user, after the last word."""
        self.kill()
        self.channel.close()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


class Nursery:
    """The parent's side. Raises OSError where the process has gone."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        ours.settimeout(_PATIENCE_SECONDS)
        with theirs:
            command = [sys.executable, "-I", "-c", _START, str(_ROOT), str(theirs.fileno())]
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter on our own file
                command,
                env=_ENVIRONMENT,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._control = ours

    @property
    def pid(self) -> int:
        """For those who watch its memory."""
        return self._process.pid

    def bear(self, limits: Mapping[str, Any]) -> Child:
        """A new worker under these limits; it says itself when it is ready. One thread at a time may ask."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._control, [json.dumps(dict(limits)).encode()], [theirs.fileno()])
        told, handles, _, _ = socket.recv_fds(self._control, _MOST_BYTES, 1)
        if not told:
            ours.close()
            raise ConnectionResetError
        return Child(int(told), handles[0] if handles else None, ours)

    def close(self) -> None:
        """Ends the process; workers without a query end with it."""
        self._control.close()
        self._process.kill()
        self._process.wait()


def main(control: int) -> None:
    """The process itself: forks a worker for each request until its parent has gone."""
    from dashboard.engine.sandbox.worker import prepared, serve  # noqa: PLC0415 - only here, never in the parent

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead need no burial
    os.nice(_NICENESS)
    limits: dict[str, Any] | None = None
    connection = None
    with socket.socket(fileno=control) as requests:
        while True:
            asked, channels, _, _ = socket.recv_fds(requests, _MOST_BYTES, 1)
            if not asked:
                os._exit(0)
            (channel,) = channels
            if limits != (wanted := json.loads(asked)):  # the first time, and when the data has changed
                if connection is not None:
                    connection.close()
                limits, connection = wanted, prepared(wanted)
            pid = os.fork()
            if not pid:
                try:
                    requests.close()
                    serve(channel, wanted, connection)
                finally:  # a worker never comes back to this loop
                    os._exit(1)
            os.close(channel)
            _tell(requests, pid)


def _tell(requests: socket.socket, pid: int) -> None:
    """Hands the new worker's number over, and where the system has them, a handle that outlives the number."""
    handles = []
    if hasattr(os, "pidfd_open"):
        try:
            handles = [os.pidfd_open(pid)]
        except ProcessLookupError:  # it has ended already, and its number may soon be another's
            pid = 0
        except OSError:  # a kernel without them
            handles = []
    socket.send_fds(requests, [str(pid).encode()], handles)
    for handle in handles:
        os.close(handle)

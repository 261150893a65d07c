"""The process that workers are forked from: it has imported all that they need and has the warehouse open.

Python, DuckDB and Arrow take a third of a second to start. A fork of a started process takes none of it, and shares its
memory, the tables included. Each fork answers one query and ends, so that nothing of it can reach another reader. What
readers write never comes here.
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
from importlib import import_module
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[3]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from dashboard.engine.sandbox.fork_server import main;"
    " main(int(sys.argv[2]), sys.argv[3])"
)
# Not the environment of the page process, which may hold secrets. Arrow's own allocator and more than one arena reserve
# address space, which the limit of a worker counts; so does a thread pool for NumPy.
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "MALLOC_ARENA_MAX": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}
_MAX_BYTES = 65_536
_TIMEOUT_SECONDS = 10.0  # a process that is silent for longer has been stopped, and is replaced
_NICENESS = 5  # pages come first: a click must not wait for somebody's aggregation


class Child:
    """A worker process as its parent sees it: a channel, and a handle that can never mean another process."""

    def __init__(self, pid: int, handle: int | None, channel: socket.socket) -> None:
        self.pid, self.channel = pid, channel
        self._handle = handle

    def kill(self) -> None:
        """Ends it now, whatever it is doing; may be called again."""
        with suppress(ProcessLookupError):
            if self._handle is not None:
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            elif self.pid:
                os.kill(self.pid, signal.SIGKILL)

    def is_alive(self) -> bool:
        """Whether it has not ended; True where the system cannot tell."""
        if self._handle is None:
            return True
        poll = select.poll()  # not select(), which takes no number above 1,023
        poll.register(self._handle, select.POLLIN)
        return not poll.poll(0)

    def close(self) -> None:
        """Kills it and closes its channel; to be called once, by its owner."""
        self.kill()
        self.channel.close()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


class ForkServer:
    """The parent's side. Raises OSError where the process has gone.

    `worker` is the module whose `preload(limits)` runs in the process, and whose `serve(channel, limits, preloaded)` in
    each fork of it.
    """

    def __init__(self, worker: str = "dashboard.engine.sandbox.worker") -> None:
        ours, theirs = socket.socketpair()
        ours.settimeout(_TIMEOUT_SECONDS)
        with theirs:
            command = [sys.executable, "-I", "-c", _START, str(_ROOT), str(theirs.fileno()), worker]
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
        """The number of the process."""
        return self._process.pid

    def fork(self, limits: Mapping[str, Any]) -> Child:
        """A new worker under these limits; it reports itself when it is ready. For one thread at a time."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._control, [json.dumps(dict(limits)).encode()], [theirs.fileno()])
        pid, handles, _, _ = socket.recv_fds(self._control, _MAX_BYTES, 1)
        if not pid:
            ours.close()
            raise ConnectionResetError
        ours.setblocking(False)  # `framing` waits, up to a deadline
        return Child(int(pid), handles[0] if handles else None, ours)

    def close(self) -> None:
        """Ends the process; workers without a query end with it."""
        self._control.close()
        self._process.kill()
        self._process.wait()


def main(control: int, worker: str) -> None:
    """The process itself: forks a worker for each request until its parent has gone."""
    module = import_module(worker)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so that ended children are reaped automatically
    os.nice(_NICENESS)
    limits: dict[str, Any] | None = None
    connection = None
    with socket.socket(fileno=control) as requests:
        while True:
            request, channels, _, _ = socket.recv_fds(requests, _MAX_BYTES, 1)
            if not request:
                os._exit(0)
            (channel,) = channels
            if limits != (wanted := json.loads(request)):  # the first time, and when the data has changed
                if connection is not None:
                    connection.close()
                limits, connection = wanted, module.preload(wanted)
            pid = os.fork()
            if not pid:
                try:
                    requests.close()
                    module.serve(channel, wanted, connection)
                finally:  # a worker never returns to this loop
                    os._exit(1)
            os.close(channel)
            _send_handle(requests, pid)


def _send_handle(requests: socket.socket, pid: int) -> None:
    """Sends the worker's number and, where the system has them, a handle that outlives the number."""
    handles = []
    if hasattr(os, "pidfd_open"):
        try:
            handles = [os.pidfd_open(pid)]
        except ProcessLookupError:  # it has ended already, and its number may soon be another's
            pid = 0
        except OSError:  # a kernel without them
            pass
    socket.send_fds(requests, [str(pid).encode()], handles)
    for handle in handles:
        os.close(handle)

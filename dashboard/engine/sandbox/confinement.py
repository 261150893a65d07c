"""What the operating system takes away from the worker: memory, time, files, network, other processes.

Each wall is set up where the kernel has it; the worker reports which ones hold.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import resource
import select
import sys
import threading
from pathlib import Path
from typing import Any

from dashboard.engine.sandbox import landlock, seccomp

_NO_NEW_PRIVILEGES = 38
_MAX_OPEN_FILES = 64
_MAX_ARENAS = -8  # of mallopt
_SPARE_CPU_SECONDS = 5
_STACK_MEGABYTES = 8
_SMALL_STACK = 256 << 10  # bytes


def prefer_for_oom_kill() -> None:
    """Where the whole machine runs out of memory, the kernel ends this process before the one that serves pages."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("900")


def use_one_arena() -> None:
    """Keeps each thread from reserving address space of its own, which the limit on address space would count."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_MAX_ARENAS, 1)


def exit_with_peer(channel: int) -> None:
    """Ends this process once nobody is left at the other end of the socket, whatever the query is doing then.

    To be called behind the walls, which a thread that is older than they are would not be behind.
    """

    def wait() -> None:
        gone = select.poll()
        gone.register(channel, 0)  # hang-ups and errors are reported in any case
        gone.poll()
        os._exit(0)

    usual = threading.stack_size(_SMALL_STACK)
    try:
        threading.Thread(target=wait, daemon=True).start()
    finally:
        threading.stack_size(usual)


def drop_privileges() -> dict[str, Any]:
    """No more files, network, programs or processes for this thread and those that it starts from now on.

    Which is why it must be called while the process has one thread only.
    """
    privileges = _set_no_new_privs()
    return {
        "no_new_privs": privileges,
        "landlock": landlock.restrict_files() if privileges else 0,
        "seccomp": seccomp.install_filter() if privileges else False,
    }


def limit_resources(memory_megabytes: int, seconds: float, threads: int) -> list[str]:
    """Address space: what is in use now, the stacks of the threads to come, and `memory_megabytes` more.

    Gives the names of the limits in force.
    """
    limits = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NOFILE": _MAX_OPEN_FILES,
        "RLIMIT_CPU": math.ceil(seconds * max(threads, 1)) + _SPARE_CPU_SECONDS,
    }
    if in_use := _count_address_space():
        limits["RLIMIT_AS"] = in_use + (memory_megabytes + threads * _STACK_MEGABYTES << 20)
    done = []
    for name, limit in limits.items():
        with contextlib.suppress(OSError, ValueError, AttributeError):
            resource.setrlimit(getattr(resource, name), (limit, limit))
            done.append(name)
    return done


def _set_no_new_privs() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    return bool(ctypes.CDLL(None).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0)


def _count_address_space() -> int:
    """Bytes of address space in use; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")

"""How many pages and connections one process keeps open, so that it never runs out of file descriptors."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from dashboard.settings import Settings, settings

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows
    resource = None

_ENOUGH_FILES = 16_384
# A page takes its connection and the three descriptors of the event loop that Streamlit makes for its script.
_FILES_PER_PAGE = 4
# Data, log, workers; and the loops of 128 pages just closed, which Streamlit keeps for two minutes.
_FILES_OF_PROCESS = 128 + 3 * 128
_MOST_CONNECTIONS = 1_000
_FEW_FILES = 32


@dataclass(frozen=True, slots=True)
class Capacity:
    """The most open pages, and the most connections beside theirs."""

    pages: int
    connections: int


def raise_file_limit() -> None:
    """Takes as many file descriptors as the system allows, up to what is ever needed: most give 1,024 at first."""
    if resource is not None:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _ENOUGH_FILES if hard == resource.RLIM_INFINITY else min(hard, _ENOUGH_FILES)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def plan_capacity(settings: Settings, file_limit: int) -> Capacity:
    """The capacity under a limit of file descriptors."""
    free = max(file_limit - _FILES_OF_PROCESS, 64)
    pages = min(settings.pages_at_once, free * 3 // 4 // _FILES_PER_PAGE)
    return Capacity(pages, min(_MOST_CONNECTIONS, free // 4))


@cache
def current_capacity() -> Capacity:
    """The capacity of this process."""
    return plan_capacity(settings, file_limit())


def file_limit() -> int:
    """How many file descriptors this process may have open; where there is no limit, as many as are ever needed."""
    limit: int = resource.getrlimit(resource.RLIMIT_NOFILE)[0] if resource is not None else _ENOUGH_FILES
    return _ENOUGH_FILES if resource is None or limit == resource.RLIM_INFINITY else limit


def is_short_of_files() -> bool:
    """Whether hardly a file descriptor is left; False where the system does not say."""
    try:
        return len(os.listdir("/proc/self/fd")) > file_limit() - _FEW_FILES  # noqa: PTH208
    except OSError:
        return False

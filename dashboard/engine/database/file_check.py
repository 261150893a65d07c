"""Checks what lies at a path before anybody reads it: opening a named pipe, for one, never comes back."""

from __future__ import annotations

import os
import stat
from pathlib import Path

MOST_BYTES = 4 << 30
_KINDS = {
    stat.S_ISDIR: "a folder",
    stat.S_ISFIFO: "a named pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}


def find_obstacle(path: Path, most_bytes: int = MOST_BYTES) -> tuple[str, str] | None:
    """Why a file is not to be read, and what to do about it; None for one that may be."""
    try:
        state = path.stat()
    except OSError as error:  # a link that leads nowhere, or to itself
        return f"the file cannot be read ({error.strerror}).", "Put the file itself there."
    if not stat.S_ISREG(state.st_mode):
        kind = next((name for is_kind, name in _KINDS.items() if is_kind(state.st_mode)), "no ordinary file")
        return f"this is {kind}, not a file.", "Put a file there, or remove it."
    if not os.access(path, os.R_OK):
        return "the file may not be read.", "Give Muster the right to read it."
    if state.st_size > most_bytes:
        message = f"the file has {state.st_size / 1e6:,.0f} MB; at most {most_bytes / 1e6:,.0f} MB are read."
        return message, "Split it, or check what wrote it."
    return None

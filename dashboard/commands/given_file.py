"""A file that a command is given."""

from __future__ import annotations

import errno
from pathlib import Path


def find_file(name: str) -> Path:
    """Its path. Raises OSError for a pipe, which would be waited for, and for a device, which may never end."""
    path = Path(name)
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "it is a pipe or a device, not a file")
    return path

"""Landlock, by which a process gives up the file system: no path can be opened, no TCP port, no signal leaves."""

from __future__ import annotations

import ctypes
import os
import struct
import sys

_CREATE_RULESET = 444  # the same number on every architecture
_RESTRICT_SELF = 446
_VERSION_PLEASE = 1
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}  # how many rights there are, by the version that brought the last of them
_ALL_TCP = 0b11  # bind, connect; since version 4
_ALL_SCOPES = 0b11  # abstract sockets, signals; since version 6


def supported_version() -> int:
    """Which version of Landlock the kernel knows; 0 for none."""
    if not sys.platform.startswith("linux"):
        return 0
    return max(_syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_PLEASE)), 0)


def restrict_files() -> int:
    """Forbids the calling thread, and those that it starts, every path. Gives the version in force, or 0.

    What is open stays open. Needs no_new_privs.
    """
    known = supported_version()
    if not known:
        return 0
    files = (1 << max(count for since, count in _FILE_RIGHTS.items() if since <= known)) - 1
    fields = [files]
    if known >= 4:
        fields.append(_ALL_TCP)
    if known >= 6:
        fields.append(_ALL_SCOPES)
    attributes = ctypes.create_string_buffer(struct.pack(f"={len(fields)}Q", *fields), 8 * len(fields))
    ruleset = _syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(8 * len(fields)), ctypes.c_uint32(0))
    if ruleset < 0:
        return 0
    restricted = _syscall(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0)) == 0
    os.close(ruleset)
    return known if restricted else 0


def _syscall(number: int, *arguments: object) -> int:
    return int(ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(number), *arguments))

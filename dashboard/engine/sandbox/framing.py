"""Messages over a stream socket: eight bytes of length, then as many bytes. No pickle: what comes back is data only."""

from __future__ import annotations

import os
import struct

_LENGTH = struct.Struct("<Q")


class ClosedError(Exception):
    """The other side has gone, or sends what is no message."""


def send(channel: int, content: bytes | memoryview) -> None:
    """Writes one message. Raises ClosedError where nobody reads any more."""
    try:
        _write(channel, memoryview(_LENGTH.pack(len(content))))
        _write(channel, memoryview(content))
    except OSError as error:
        raise ClosedError from error


def receive(channel: int, most: int) -> bytearray:
    """Reads one message of at most `most` bytes. Raises ClosedError at the end of the stream or for a longer one."""
    (length,) = _LENGTH.unpack(_read(channel, _LENGTH.size))
    if length > most:
        raise ClosedError
    return _read(channel, length)


def _write(channel: int, content: memoryview) -> None:
    while content:
        content = content[os.write(channel, content) :]


def _read(channel: int, length: int) -> bytearray:
    content = bytearray(length)
    rest = memoryview(content)
    while rest:
        try:
            count = os.readv(channel, [rest])
        except OSError as error:
            raise ClosedError from error
        if not count:
            raise ClosedError
        rest = rest[count:]
    return content

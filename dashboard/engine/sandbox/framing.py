"""Messages over a stream socket: eight bytes of length, then as many bytes. No pickle: what comes back is data only."""

from __future__ import annotations

import json
import os
import struct
from typing import Any

_LENGTH = struct.Struct("<Q")


class ClosedError(Exception):
    """The other side has gone, or sends what is no message."""


def send(channel: int, content: bytes | memoryview) -> None:
    """Writes one message. Raises ClosedError where nobody reads any more."""
    try:
        for part in (memoryview(_LENGTH.pack(len(content))), memoryview(content)):
            while part:
                part = part[os.write(channel, part) :]  # noqa: PLW2901 - what is left of it
    except OSError as error:
        raise ClosedError from error


def send_json(channel: int, message: Any) -> None:
    """Writes one message of JSON. Raises ClosedError where nobody reads any more."""
    send(channel, json.dumps(message).encode())


def receive(channel: int, max_bytes: int) -> bytearray:
    """Reads one message. Raises ClosedError at the end of the stream or for a message of more than `max_bytes`."""
    (length,) = _LENGTH.unpack(_read_exactly(channel, _LENGTH.size))
    if length > max_bytes:
        raise ClosedError
    return _read_exactly(channel, length)


def _read_exactly(channel: int, length: int) -> bytearray:
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

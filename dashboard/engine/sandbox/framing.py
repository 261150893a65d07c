"""Messages over a stream socket: eight bytes of length, then as many bytes. No pickle: what comes back is data only."""

from __future__ import annotations

import json
import os
import select
import struct
import time
from typing import Any

_LENGTH = struct.Struct("<Q")


class ClosedError(Exception):
    """The other side has gone, or sends what is no message."""


class LateError(ClosedError):
    """The other side takes longer than it may."""


def send(channel: int, content: bytes | memoryview, until: float | None = None) -> None:
    """Writes one message. Raises ClosedError where nobody reads any more.

    With `until`, a time of time.monotonic(), it raises LateError then, if the channel does not block.
    """
    try:
        for part in (memoryview(_LENGTH.pack(len(content))), memoryview(content)):
            while part:
                _wait_for(channel, select.POLLOUT, until)
                part = part[os.write(channel, part) :]  # noqa: PLW2901 - what is left of it
    except OSError as error:
        raise ClosedError from error


def send_json(channel: int, message: Any, until: float | None = None) -> None:
    """Writes one message of JSON. Raises what `send` raises."""
    send(channel, json.dumps(message).encode(), until)


def receive(channel: int, max_bytes: int, until: float | None = None) -> bytearray:
    """Reads one message. Raises ClosedError at the end of the stream or for a message of more than `max_bytes`.

    With `until`, a time of time.monotonic(), it raises LateError then.
    """
    (length,) = _LENGTH.unpack(_read_exactly(channel, _LENGTH.size, until))
    if length > max_bytes:
        raise ClosedError
    return _read_exactly(channel, length, until)


def _read_exactly(channel: int, length: int, until: float | None) -> bytearray:
    content = bytearray(length)
    rest = memoryview(content)
    while rest:
        _wait_for(channel, select.POLLIN, until)
        try:
            count = os.readv(channel, [rest])
        except OSError as error:
            raise ClosedError from error
        if not count:
            raise ClosedError
        rest = rest[count:]
    return content


def _wait_for(channel: int, event: int, until: float | None) -> None:
    if until is None:
        return
    ready = select.poll()  # not select(), which takes no number above 1,023
    ready.register(channel, event)
    if not ready.poll(max(until - time.monotonic(), 0) * 1000):
        raise LateError

"""The confined process that reads one file: it can open no file, reach no network, and start no program.

It is forked from a process that has imported this module, since a confined process can import nothing.
"""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, NoReturn

from dashboard.engine.sandbox import confinement, framing
from dashboard.errors import FileError
from dashboard.importing.forms.encodings import ENCODINGS
from dashboard.importing.forms.reading import read_tables
from dashboard.importing.limits import Limits

_MAX_REQUEST_BYTES = 100_000


def preload(limits: Mapping[str, Any]) -> None:
    """What is loaded at its first use only, before the fork."""
    for encoding in (*ENCODINGS, "utf_8_sig", "cp437", "ascii"):
        codecs.lookup(encoding)


def serve(channel: int, limits: Mapping[str, Any], preloaded: None = None) -> NoReturn:
    """Reads one request and one file from the socket `channel`, answers with its tables, and ends the process.

    `limits` are those of `Limits`, and `confined`, which is true except in tests.
    """
    try:
        _serve_request(channel, limits)
    finally:
        os._exit(0)


def _serve_request(channel: int, limits: Mapping[str, Any]) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    confinement.prefer_for_oom_kill()
    confinement.use_one_arena()
    own = Limits(**{name: limits[name] for name in Limits.__slots__})
    confinement.limit_resources(own.memory_megabytes, own.seconds, 1)
    confinement.drop_privileges()
    confinement.exit_with_peer(channel)
    request = json.loads(framing.receive(channel, _MAX_REQUEST_BYTES))
    data = bytes(framing.receive(channel, own.file_bytes))
    beside = bytes(framing.receive(channel, own.file_bytes))
    answer: dict[str, Any]
    try:
        tables = read_tables(data, own, beside=beside, **request)
        answer = {"tables": [asdict(table) for table in tables]}
    except FileError as error:
        answer = {"refused": str(error)}
    except (MemoryError, RecursionError):
        answer = {"limit": "memory"}
    framing.send_json(channel, answer)

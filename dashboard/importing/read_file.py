"""Reads a file, a pasted text or a zip that was taken home in a confined process, and checks what comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from dashboard.engine.warehouse.private import OwnFigures
from dashboard.errors import FileError
from dashboard.exports.dossier_zip import OpenedZip
from dashboard.importing.file_names import clean_name
from dashboard.importing.limits import Limits
from dashboard.importing.plain import unpack_rows, unpack_table
from dashboard.importing.process import ask_worker, end_of
from dashboard.importing.raw_table import RawTable
from dashboard.settings import settings


def read_file(
    name: str, data: bytes, *, encoding: str = "", delimiter: str = "", beside: bytes = b""
) -> list[RawTable]:
    """The tables of a file: one of a text, one for each sheet of a workbook, the seven of a zip that Muster wrote.

    `encoding` and `delimiter` are what a person chose; empty: guessed. `beside` is a datapackage.json that lies beside
    the file. Raises FileError for what cannot be read, in one sentence.
    """
    return _read(
        clean_name(name).removesuffix(".gz"),
        data,
        {"encoding": encoding, "delimiter": delimiter, "is_pasted": False},
        beside,
    )


def read_text(text: str, *, delimiter: str = "") -> list[RawTable]:
    """The tables of a pasted text: cells of a spreadsheet, a table of the web, or sentences with a number each."""
    options = {"encoding": "utf_8", "delimiter": delimiter, "is_pasted": True}
    return _read("pasted text", text.encode("utf-8", "replace"), options, b"")


def open_zip(data: bytes) -> OpenedZip:
    """What a zip holds that was taken home from here. Raises FileError, in one sentence, for anything else."""
    limits = _hold_against_limits(data)
    answer = ask_worker(limits, "open", {}, data)
    try:
        tables = {str(name): unpack_rows(rows) for name, rows in answer["tables"].items()}
        files = tuple((str(file), str(digest)) for file, digest in answer["files"])
        own = OwnFigures(tables, str(answer["beside"]), str(answer["name"]), answer["package"], files)
        return OpenedZip(own, answer["recipe"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise end_of(limits, "fault") from None


def _read(name: str, data: bytes, options: Mapping[str, Any], beside: bytes) -> list[RawTable]:
    limits = _hold_against_limits(data, beside)
    answer = ask_worker(limits, "read", {"name": name, **options}, data, beside)
    digest = hashlib.sha256(data).hexdigest()
    try:
        return [unpack_table({**table, "file": name, "sha256": digest}) for table in answer["tables"]]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise end_of(limits, "fault") from None


def _hold_against_limits(data: bytes, beside: bytes = b"") -> Limits:
    """The limits of one file. Raises FileError for one that is too large, or empty."""
    limits = Limits.of(settings)
    limits.check_bytes(max(len(data), len(beside)))
    if not data.strip():
        raise FileError("The file is empty. Choose one with a table in it.")
    return limits

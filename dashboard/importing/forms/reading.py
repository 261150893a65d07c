"""Chooses by the bytes, not by the name, how a file is read."""

from __future__ import annotations

from dashboard.errors import FileError
from dashboard.importing.forms.delimited import read_delimited
from dashboard.importing.forms.encodings import decode
from dashboard.importing.limits import Limits
from dashboard.importing.raw_table import RawTable


def read_tables(
    data: bytes, limits: Limits, *, name: str, encoding: str, delimiter: str, is_pasted: bool, beside: bytes
) -> list[RawTable]:
    """The tables of a file. Raises FileError."""
    decoded = decode(data, encoding)
    records = read_delimited(decoded.text, limits, delimiter)
    if not records.cells:
        raise FileError("The file holds no cells. Choose one with a table in it.")
    return [
        RawTable(
            file=name,
            name="",
            cells=tuple(records.cells),
            lines=tuple(records.lines),
            form="csv",
            encoding=decoded.encoding,
            delimiter=records.delimiter,
            notes=(*decoded.notes, *records.notes),
        )
    ]

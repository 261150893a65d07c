"""A table as a file holds it: cells of text, before anybody says what they mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawTable:
    """`cells` are the rows from the top of the file, headings and notes included; rows may differ in length.

    `lines` holds, for each row, the line of the file where it starts (of a spreadsheet: its row), counted from 1.
    `form` is csv, json, sheet, parquet, web, sentences or dossier. `encoding` and `delimiter` are empty where the form
    has none. `sha256` is that of the whole file. `notes` say what the reading itself changed or left out. `title` and
    `source` come from a description that lies beside the data, such as a datapackage.json; `units` holds what that says
    of the unit of a column, by heading, and `meanings` what it says of what the column counts. `has_numbers`: a cell is
    digits alone.
    """

    file: str
    name: str
    cells: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    form: str
    encoding: str = ""
    delimiter: str = ""
    sha256: str = ""
    notes: tuple[str, ...] = ()
    title: str = ""
    source: str = ""
    address: str = ""
    units: tuple[tuple[str, str], ...] = ()
    meanings: tuple[tuple[str, str], ...] = ()
    has_numbers: bool = False

    @property
    def width(self) -> int:
        """Cells of the longest row."""
        return max(map(len, self.cells), default=0)

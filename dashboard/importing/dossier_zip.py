"""Takes the tables of a zip that Muster wrote as they are."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dashboard.errors import FileError
from dashboard.importing.apply import TABLES
from dashboard.importing.forms.archive import PACKAGE
from dashboard.importing.raw_table import RawTable
from dashboard.importing.reading import Reading, Refusal, Rows


def is_dossier(tables: Sequence[RawTable]) -> bool:
    """Whether the tables are those of a zip that Muster wrote."""
    return bool(tables) and all(table.form == "dossier" for table in tables)


def read_dossier(tables: Sequence[RawTable]) -> Reading:
    """The reading of such tables; rows with too many or too few cells are refused. Raises FileError."""
    by_name = {table.name: table for table in tables}
    rows: dict[str, Rows] = {}
    refused: list[Refusal] = []
    for name in TABLES:
        table = by_name.get(name)
        head = table.cells[0] if table and table.cells else ()
        rows[name] = []
        for line, cells in zip(table.lines[1:], table.cells[1:], strict=True) if table else ():
            if len(cells) == len(head):
                rows[name].append(dict(zip(head, cells, strict=True)))
            else:
                reason = "The row has another number of cells than the headings."
                refused.append(Refusal(line, name, cells[0], reason))
    try:
        package = json.loads(by_name[PACKAGE].cells[0][0])
        if not isinstance(package, dict):
            raise ValueError
    except (ValueError, RecursionError):
        raise FileError(f"The {PACKAGE} of the zip is no JSON object. Take another copy.") from None
    package.pop("resources", None)
    lines = {row.get("figure_id", ""): line for line, row in enumerate(rows["figures"], start=2)}
    return Reading(rows, package, sum(map(len, rows.values())), 0, tuple(refused), (), lines)

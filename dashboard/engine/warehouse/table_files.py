"""The tables of a dossier as its files hold them: rows as CSV, and each file in the datapackage.json."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence


def write_rows(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> str:
    """A table as the CSV file of a dossier: these columns, then whatever else the rows have."""
    unknown = dict.fromkeys(name for row in rows for name in row if name not in columns)
    sink = io.StringIO(newline="")
    writer = csv.DictWriter(sink, [*columns, *unknown], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return sink.getvalue()


def describe_resource(table: str) -> dict[str, str]:
    """The entry of a table's CSV file among the `resources` of a dossier's datapackage.json."""
    return {
        "name": table,
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": f"../../schema/{table}.json",
    }

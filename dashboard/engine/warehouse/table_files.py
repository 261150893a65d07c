"""The tables of a dossier as its files hold them: rows as CSV, and each file in the datapackage.json."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import chain


def write_rows(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> str:
    """A table as the CSV file of a dossier: these columns, then whatever else the rows have."""
    names = list(dict.fromkeys([*columns, *chain.from_iterable(rows)]))
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(map(row.get, names) for row in rows)
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

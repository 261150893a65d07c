"""Figures in partitions as SQL sees them: views of their finished files, and a schema with macros of their own.

Each question is written once. Where the figures of a dossier lie in partitions, names are looked up in the schema
`partitioned` first: its macros, of queries/partitioned/, hide those of the same name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.engine.database import connection as database
from dashboard.engine.database.connection import Connection
from dashboard.engine.partitions.materialize import FinishedPartition

SCHEMA = "partitioned"
_SUBJECTS_KEPT = 4_096


class View(NamedTuple):
    """`part` of each finished partition; `path` is its column in the table `partitions`, `columns` those of figures."""

    part: str
    path: str
    columns: str


# What a search by the index reads; a cursor says which files.
SEARCH_VIEWS = {
    "partitioned_words": View("figure_words", "path_of_words", "*, file_index"),
    "partitioned_places": View("figures", "path", "*, file_index, file_row_number"),
}
VIEWS = {
    "partitioned_figures": View("figures", "path", "*"),
    "partitioned_names": View("figure_names", "path_of_names", "dossier, figure_id, subject, as_of_first"),
}

# Tables that may be larger than one machine, each with the column of the table `partitions` that names its files.
# Rollups are none: they are answered here, in milliseconds.
BIG_TABLES = {name: view.path for name, view in VIEWS.items()}


def create_views(connection: Connection, finished: Sequence[FinishedPartition]) -> None:
    """The views of all finished files, and the schema for what is asked of them. Raises SqlError."""
    connection.execute(f"create schema {SCHEMA}")
    for name, view in (VIEWS | (SEARCH_VIEWS if finished else {})).items():
        paths = [one.path(view.part) for one in finished]
        database.create_view_of_files(connection, name, paths, view.columns)


def prefer_partitioned_macros(cursor: Connection) -> None:
    """Has this cursor take macros for figures in partitions before those of the same name."""
    cursor.execute(f"set search_path = '{SCHEMA},main'")


def limit_files_to_subject(cursor: Connection, warehouse: Path, by: str, parameters: Mapping[str, Any]) -> None:
    """Has this cursor open no files but those of one subject: most of a scan of very many files is to open them.

    `by` is the parameter that says which subject, or of which figure. All files are opened where it has no value, or
    there is no such figure. Raises SqlError.
    """
    dossier, value = parameters["dossier"], parameters.get(by)
    subject = _find_subject(cursor, warehouse, dossier, value) if value and by == "figure_id" else value
    if subject:
        files = database.call_macro(cursor, "files_of_subject", dossier, subject)
        for name, view in VIEWS.items():
            database.set_variable(cursor, name, files.column(view.path).to_pylist() or None)


def _find_subject(cursor: Connection, warehouse: Path, dossier: str, figure_id: str) -> str | None:
    """The subject of a figure; kept, since a page asks a dozen questions on one."""
    key = (warehouse, dossier, figure_id)
    if key not in _subjects:
        if len(_subjects) >= _SUBJECTS_KEPT:
            _subjects.clear()
        rows = database.call_macro(cursor, "subject_of_figure", dossier, figure_id)
        _subjects[key] = next(iter(rows.column("subject").to_pylist()), None)
    return _subjects[key]


_subjects: dict[tuple[Path, str, str], str | None] = {}

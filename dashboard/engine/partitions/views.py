"""The finished files of figures as views: of all of them, and, for a question on one subject, of few.

Most of a scan of very many files is to open them. A question that reads figures of one subject, or beside one figure,
says so in its header, and opens the files of that subject alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.engine.database import connection as database
from dashboard.engine.database.connection import Connection
from dashboard.engine.partitions.materialize import Finished

_SUBJECTS_KEPT = 4_096


class View(NamedTuple):
    """`part` of each finished partition; `path` is its column in the table `partitions`, `columns` those of figures."""

    part: str
    path: str
    columns: str


FIGURES = "partitioned_figures"
VIEWS = {
    FIGURES: View("figures", "path", "*"),
    "partitioned_names": View("figure_names", "path_of_names", "dossier, figure_id, subject, as_of_first"),
}

# Tables that may be larger than one machine, each with the column of the table `partitions` that names its files. A
# question that names one of them, or a view over one, goes out as a whole; small tables that it joins are sent along.
# Rollups are no big tables: they are answered here, in milliseconds.
BIG_TABLES = {name: view.path for name, view in VIEWS.items()}


def create(connection: Connection, finished: Sequence[Finished]) -> None:
    """The views of all finished files. Raises SqlError."""
    for name, view in VIEWS.items():
        paths = [one.path(view.part) for one in finished]
        database.create_view_of_files(connection, name, paths, "figures", view.columns)


def narrow(cursor: Connection, warehouse: Path, by: str, parameters: Mapping[str, Any]) -> None:
    """Has this cursor of a warehouse see no files but those of one subject, in views and macros, too.

    `by` is the parameter that says which subject, or of which figure. Nothing is narrowed where it has no value, or
    there is no such figure. Raises SqlError.
    """
    dossier, value = parameters["dossier"], parameters.get(by)
    subject = _subject_of(cursor, warehouse, dossier, value) if value and by == "figure_id" else value
    if not subject:
        return
    files = database.rows_of(cursor, "files_of_subject", dossier, subject).to_pydict()
    texts = database.views(cursor)
    for name, view in VIEWS.items():
        paths = [Path(path) for path in files[view.path]]
        database.create_view_of_files(cursor, name, paths, "figures", view.columns, is_own=True)
    for name, text in texts.items():
        if name not in VIEWS and FIGURES in text:
            database.copy_view(cursor, text)


def _subject_of(cursor: Connection, warehouse: Path, dossier: str, figure_id: str) -> str | None:
    """The subject of a figure; kept, since a page asks a dozen questions on one."""
    key = (warehouse, dossier, figure_id)
    if key not in _subjects:
        if len(_subjects) >= _SUBJECTS_KEPT:
            _subjects.clear()
        found = database.rows_of(cursor, "subject_of_figure", dossier, figure_id)
        _subjects[key] = next(iter(found.column("subject").to_pylist()), None)
    return _subjects[key]


_subjects: dict[tuple[Path, str, str], str | None] = {}

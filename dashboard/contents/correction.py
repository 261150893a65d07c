"""A proposed correction of one row: the change as a unified diff, and the pages of a repository that take it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from dashboard.errors import QuestionError
from dashboard.settings import REPOSITORY, Settings

_CONTEXT = 3  # lines around the change, as `git apply` wants them
_LONGEST_LINK = 8_000
_PLACE = re.compile(r"(?P<root>.+?)(?:/tree/(?P<branch>[^/]+))?/?")


@dataclass(frozen=True, slots=True)
class Correction:
    """`diff` changes one row of the file at `path`, seen from the repository; the row begins at `line`.

    `text` says the same for a person. The two addresses are empty where no repository is set.
    """

    path: str
    line: int
    diff: str
    text: str
    issue_address: str
    edit_address: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a file: its cells by column, and its lines, counted from 1, with those of the whole file."""

    cells: Mapping[str, str]
    first: int
    last: int
    lines: list[str]


def read_row(dossier: str, figure_id: str, settings: Settings) -> Mapping[str, str] | None:
    """The figure's cells as its file has them; None where no CSV file of the dossier has that figure."""
    row = _find_row(_file_of(dossier, settings), figure_id)
    return row.cells if row else None


def propose_correction(
    dossier: str, figure_id: str, changes: Mapping[str, str], why: str, settings: Settings
) -> Correction:
    """The correction of a figure: new values by column, and why. Raises QuestionError where no file has it."""
    file = _file_of(dossier, settings)
    row = _find_row(file, figure_id)
    if row is None:
        raise QuestionError(f"No CSV file of {dossier} has the figure {figure_id!r}.")
    path = _path_in_repository(file, settings)
    lines = [f"{name}: {row.cells[name] or 'empty'} → {value or 'empty'}" for name, value in changes.items()]
    source = " ".join(why.split()) or "no source given"
    text = "\n".join([f"Figure {figure_id} of {dossier} ({path}, line {row.first}):", *lines, f"Source: {source}"])
    diff = _write_diff(path, row, {**row.cells, **changes})
    title = f"Correct {figure_id}: {', '.join(changes)}"
    issue, edit = _addresses(settings.repository, path, row.first, title, f"{text}\n\n```diff\n{diff}```\n")
    return Correction(path, row.first, diff, text, issue, edit)


def _file_of(dossier: str, settings: Settings) -> Path:
    return settings.data_folder / "dossiers" / dossier / "figures.csv"


def _path_in_repository(file: Path, settings: Settings) -> str:
    root = REPOSITORY if file.is_relative_to(REPOSITORY) else settings.data_folder.parent
    return file.relative_to(root).as_posix()


def _find_row(file: Path, figure_id: str) -> _Row | None:
    if not file.is_file():
        return None
    with file.open(encoding="utf-8-sig", newline="") as opened:
        text = opened.read()
    rows = csv.reader(io.StringIO(text, newline=""))
    header = next(rows)
    last = rows.line_num
    for cells in rows:
        first, last = last + 1, rows.line_num
        if cells and cells[header.index("figure_id")] == figure_id:
            return _Row(dict(zip(header, cells, strict=True)), first, last, text.splitlines(keepends=True))
    return None


def _write_diff(path: str, row: _Row, cells: Mapping[str, str]) -> str:
    """One hunk, which `git apply` takes."""
    before = row.lines[row.first - 1 : row.last]
    ending = "\r\n" if before[-1].endswith("\r\n") else "\n"
    sink = io.StringIO(newline="")
    csv.writer(sink, lineterminator=ending).writerow(cells.values())
    after = sink.getvalue().splitlines(keepends=True)
    begin = max(row.first - 1 - _CONTEXT, 0)
    above, below = row.lines[begin : row.first - 1], row.lines[row.last : row.last + _CONTEXT]
    around = len(above) + len(below)
    head = f"@@ -{begin + 1},{around + len(before)} +{begin + 1},{around + len(after)} @@\n"
    marked = [(" ", above), ("-", before), ("+", after), (" ", below)]
    body = "".join(f"{mark}{line}" for mark, lines in marked for line in lines)
    return f"--- a/{path}\n+++ b/{path}\n{head}{body}"


def _addresses(repository: str, path: str, line: int, title: str, body: str) -> tuple[str, str]:
    """Of a new issue with that text, and of the editor at that line; empty where no repository is set."""
    if not (place := _PLACE.fullmatch(repository)):
        return "", ""
    root, branch = place["root"], place["branch"] or "main"
    issue = f"{root}/issues/new?{urlencode({'title': title, 'body': body})}"
    return issue if len(issue) <= _LONGEST_LINK else "", f"{root}/edit/{branch}/{path}#L{line}"

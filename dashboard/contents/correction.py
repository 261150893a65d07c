"""A proposed change of the data, as a unified diff, and the pages of a repository that take it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from dashboard.engine.warehouse.private import OwnFigures
from dashboard.errors import QuestionError
from dashboard.settings import REPOSITORY, Settings

_CONTEXT = 3  # lines around the change, as `git apply` wants them
_LONGEST_LINK = 8_000
_PLACE = re.compile(r"(?P<root>.+?)(?:/tree/(?P<branch>[^/]+))?/?")


@dataclass(frozen=True, slots=True)
class Correction:
    """`diff` changes rows of the file at `path`, seen from the repository; the first begins at `line`.

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


def propose_addition(own: OwnFigures, why: str, settings: Settings) -> Correction:
    """The reader's rows as rows of the dossier that they stand beside, at the end of its files.

    Raises QuestionError where these cannot be added to.
    """
    diffs = [_append_rows(_file_of(own.beside, settings, table), rows, settings) for table, rows in own.tables.items()]
    path = _path_in_repository(file := _file_of(own.beside, settings), settings)
    line = len(_read_lines(file)) + 1
    names = [row["figure_id"] for row in own.tables["figures"]]
    title = f"Add {len(names):,} figures to {own.beside}"
    text = f"{title} ({path}): {', '.join(names[:20])}\nSource: {' '.join(why.split()) or 'no source given'}"
    diff = "".join(diffs)
    issue, edit = _addresses(settings.repository, path, line, title, f"{text}\n\n```diff\n{diff}```\n")
    return Correction(path, line, diff, text, issue, edit)


def _append_rows(file: Path, rows: Sequence[Mapping[str, str]], settings: Settings) -> str:
    """One hunk at the end of the file; empty without rows."""
    lines = _read_lines(file)
    if not rows:
        return ""
    if not lines or not lines[-1].endswith("\n"):
        raise QuestionError(
            f"{file.name} of this dossier does not end with a line, so none can be added. Save it again."
        )
    path, header = _path_in_repository(file, settings), next(csv.reader(lines))
    added = _write_lines([[row.get(name, "") for name in header] for row in rows], lines[-1])
    above = lines[-_CONTEXT:]
    begin = len(lines) - len(above) + 1
    head = f"@@ -{begin},{len(above)} +{begin},{len(above) + len(added)} @@\n"
    body = "".join([*(f" {line}" for line in above), *(f"+{line}" for line in added)])
    return f"--- a/{path}\n+++ b/{path}\n{head}{body}"


def _file_of(dossier: str, settings: Settings, table: str = "figures") -> Path:
    return settings.data_folder / "dossiers" / dossier / f"{table}.csv"


def _read_lines(file: Path) -> list[str]:
    """With their ends; none where there is no such file."""
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return _split_lines(opened.read())


def _split_lines(text: str) -> list[str]:
    """With their ends, as git has them: a lone carriage return, or U+2028, inside a cell ends none."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _write_lines(rows: Sequence[Sequence[str]], like: str) -> list[str]:
    """Rows as lines of CSV that end as that one does."""
    sink = io.StringIO(newline="")
    csv.writer(sink, lineterminator="\r\n" if like.endswith("\r\n") else "\n").writerows(rows)
    return _split_lines(sink.getvalue())


def _path_in_repository(file: Path, settings: Settings) -> str:
    root = REPOSITORY if file.is_relative_to(REPOSITORY) else settings.data_folder.parent
    return file.relative_to(root).as_posix()


def _find_row(file: Path, figure_id: str) -> _Row | None:
    if not (lines := _read_lines(file)):
        return None
    rows = csv.reader(lines)
    header = next(rows)
    last = rows.line_num
    for cells in rows:
        first, last = last + 1, rows.line_num
        if cells and cells[header.index("figure_id")] == figure_id:
            return _Row(dict(zip(header, cells, strict=True)), first, last, lines)
    return None


def _write_diff(path: str, row: _Row, cells: Mapping[str, str]) -> str:
    """One hunk, which `git apply` takes."""
    before = row.lines[row.first - 1 : row.last]
    after = _write_lines([list(cells.values())], before[-1])
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

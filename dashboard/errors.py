"""Every error that Muster raises on purpose; each message ends with the remedy.

MusterError
├── SettingsError     a MUSTER_… environment variable that cannot be used
├── DataError         files of a dossier that cannot be read or are too broken to build from (`problems`)
├── BuildError        the warehouse could not be built or opened for a reason outside the data
├── QueryError        a `.sql` file whose header, body or result is wrong (`path`, `line`)
│   └── NotPortableError   a question that the engine for big tables cannot be asked faithfully
├── FileError         a reader's own file that cannot be read or used
├── EngineError       the engine for big tables gave no answer: away, slow, busy, or it refused the token
└── QuestionError     a question, parameter, option or file name that cannot be used, or an answer that costs too much

Pages and the command line catch MusterError only. Anything else is a fault of ours and fails loudly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

_MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in the data, placed where a person can find it.

    `row` counts as a spreadsheet does: the header is row 1. Row, column and value are None where they do not apply.
    `severity` is "error" (breaks a rule) or "flag" (an oddity of the facts, shown and kept).
    """

    rule: str
    severity: str
    file: str
    row: int | None
    column: str | None
    value: str | None
    message: str
    remedy: str

    def __str__(self) -> str:
        return describe_group((self,))


def group_problems(problems: Sequence[Problem]) -> list[tuple[Problem, ...]]:
    """One group per cause: what is wrong with one value in many rows, or with many values of one column."""
    by_kind: dict[Problem, dict[str | None, list[Problem]]] = {}
    for problem in problems:
        by_value = by_kind.setdefault(replace(problem, row=None, value=None), {})
        by_value.setdefault(problem.value, []).append(problem)
    groups: list[tuple[Problem, ...]] = []
    for by_value in by_kind.values():
        is_one_cause = len(by_value) > _MOST_LISTED
        groups += [tuple(chain(*by_value.values()))] if is_one_cause else map(tuple, by_value.values())
    return groups


def describe_group(group: Sequence[Problem]) -> str:
    """Problems of one cause in a line: "figures.csv, 300 rows (2, 3, 4, 5, 6, …), column speaker_id, value 'x': …"."""
    first = group[0]
    rows = _count("row", [str(problem.row) for problem in group if problem.row is not None])
    values = _count("value", list(dict.fromkeys(repr(problem.value) for problem in group if problem.value is not None)))
    column = f"column {first.column}" if first.column else ""
    place = ", ".join(part for part in (first.file, rows, column, values) if part)
    return f"{place}: {first.message} {first.remedy}".rstrip()


def _count(one: str, items: Sequence[str]) -> str:
    """ "row 2", "3 rows (2, 3, 4)"; the first few of many."""
    if len(items) < 2:
        return f"{one} {items[0]}" if items else ""
    shown = [*items[:_MOST_LISTED], *(["…"] if len(items) > _MOST_LISTED else [])]
    return f"{len(items):,} {one}s ({', '.join(shown)})"


class MusterError(Exception):
    """The root: catch this, and only this, to show a remedy to a reader."""


class SettingsError(MusterError):
    """A setting has a value that cannot be used."""


class DataError(MusterError):
    """The data cannot be used; `problems` holds everything found, in the order of the files."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        heading = f"The data has {count} problem{'' if count == 1 else 's'}:"
        super().__init__(
            "\n".join([heading, *(f"  {describe_group(group)}" for group in group_problems(self.problems))])
        )


class BuildError(MusterError):
    """The warehouse could not be built or opened."""


class QueryError(MusterError):
    """A `.sql` file is wrong at `path`, line `line` (counted from 1)."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        self.path, self.line, self.message = path, line, message
        here = Path.cwd()
        shown = path.relative_to(here) if path.is_relative_to(here) else path
        super().__init__(f"{shown}:{line}: {message}")


class NotPortableError(QueryError):
    """A question over a big table that cannot be translated for its engine without changing what it asks."""


class FileError(MusterError):
    """A reader's own file, text or recipe cannot be read, is too large, or is not what it says."""


class EngineError(MusterError):
    """The engine for big tables gave no answer, for a reason outside the question."""


class QuestionError(MusterError):
    """What was asked cannot be answered: a name or a value is wrong, or the answer needs more time or memory."""

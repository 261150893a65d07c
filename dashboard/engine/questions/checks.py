"""What the rules find: run again over the data as it lies on disk, or as it was found when the warehouse was built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.engine.database import connection as database
from dashboard.engine.database import findings
from dashboard.engine.database.connection import Connection
from dashboard.engine.questions import catalogue, partitioned
from dashboard.engine.questions.ask import answer
from dashboard.engine.warehouse import store
from dashboard.engine.warehouse.build import build
from dashboard.engine.warehouse.dossier_files import find_dossier_files
from dashboard.engine.warehouse.rules import Rule, read_rules
from dashboard.engine.warehouse.store import Warehouse
from dashboard.errors import DataError, Problem, QueryError
from dashboard.settings import Settings, settings

Marks = tuple[tuple[Path, int], ...]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All that was found. `dossiers` were read; those with unusable files are only in `problems`.

    `query_errors` are questions whose header and body disagree, and rules that fail.
    """

    dossiers: tuple[str, ...]
    problems: tuple[Problem, ...]
    query_errors: tuple[QueryError, ...] = ()

    @property
    def unusable(self) -> tuple[Problem, ...]:
        """Files that cannot be read at all."""
        return tuple(problem for problem in self.problems if problem.rule == "file_structure")

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Rows that break a rule."""
        return tuple(p for p in self.problems if p.severity == "error" and p.rule != "file_structure")

    @property
    def flags(self) -> tuple[Problem, ...]:
        """Oddities of the facts, shown and kept."""
        return tuple(problem for problem in self.problems if problem.severity == "flag")

    @property
    def summary(self) -> str:
        """The last line of `python -m dashboard check`, and the first of the page of checks."""
        return (
            f"Checked {', '.join(self.dossiers) or 'no dossier'}: {len(self.unusable)} unusable, "
            f"{len(self.errors)} broken, {len(self.flags)} worth knowing, {len(self.query_errors)} queries broken."
        )


def run_checks(dossier: str | None = None, given: Settings | None = None) -> CheckReport:
    """Checks one dossier, or all, and the catalogue of questions. What is unusable is in the report, not raised."""
    given = given or settings
    try:
        taken_in = find_dossier_files(given.data_folder, dossier)
    except DataError as error:
        return CheckReport((), error.problems)
    if not taken_in.dossiers:
        return CheckReport((), taken_in.problems)
    with closing(database.open_for_building(None, given)) as connection:
        try:
            problems = build(connection, taken_in, given, data_version="checked, not kept")
        except DataError as error:
            return CheckReport((), (*taken_in.problems, *error.problems))
        except QueryError as error:
            return CheckReport(taken_in.dossiers, taken_in.problems, (error,))
        query_errors = _violations_of(connection, given)
    return CheckReport(taken_in.dossiers, (*taken_in.problems, *problems), query_errors)


def read_report(dossier: str, opened: Warehouse | None = None, given: Settings | None = None) -> CheckReport:
    """What the same check found in a dossier when the warehouse in use was built: no rule is run again.

    A warehouse is never built from a file that cannot be read, so `unusable` is empty.
    """
    given = given or settings
    opened = opened or store.open_warehouse()
    rows = answer(opened, "check_findings", {"dossier": dossier}, given).to_pylist()
    problems = tuple(
        Problem(*(row[name] for name in ("rule", "severity", *findings.RULE_COLUMNS, "mend"))) for row in rows
    )
    return CheckReport((dossier,), problems, _query_errors(opened, given))


def rules(given: Settings | None = None) -> Mapping[str, Rule]:
    """Every rule by its name, with its text, severity, mend and SQL (`file.text`)."""
    folder = (given or settings).queries_folder
    return _rules(folder, _marks(folder, ("checks",)))


def _query_errors(opened: Warehouse, given: Settings) -> tuple[QueryError, ...]:
    """Questions that break their header; found out once per state of the data and of the questions."""
    marks = _marks(given.queries_folder, catalogue.QUESTION_FOLDERS)
    kept: tuple[Marks, tuple[QueryError, ...]] | None = opened.kept.get("violations")
    if kept is None or kept[0] != marks:
        with closing(opened.cursor()) as cursor:
            kept = opened.kept["violations"] = (marks, _violations_of(cursor, given))
    return kept[1]


def _violations_of(connection: Connection, given: Settings) -> tuple[QueryError, ...]:
    errors = catalogue.find_violations(connection, given)
    places = {(error.path, error.line) for error in errors}
    of_partitions = partitioned.find_violations(connection, given)
    return (*errors, *(error for error in of_partitions if (error.path, error.line) not in places))


@lru_cache(maxsize=1)
def _rules(folder: Path, _changed: Marks) -> Mapping[str, Rule]:
    return {rule.name: rule for rule in read_rules(folder)}


def _marks(folder: Path, names: Sequence[str]) -> Marks:
    """When each file of these folders changed last."""
    return tuple((path, path.stat().st_mtime_ns) for name in names for path in sorted((folder / name).glob("*.sql")))

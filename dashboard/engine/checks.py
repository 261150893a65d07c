"""Runs every rule over the data as it lies on disk now, without touching the warehouse in use."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from dashboard.engine import catalogue, database
from dashboard.engine.build import build
from dashboard.engine.intake import take_in
from dashboard.errors import DataError, Problem, QueryError
from dashboard.settings import Settings, settings


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


def run_checks(dossier: str | None = None, given: Settings | None = None) -> CheckReport:
    """Checks one dossier, or all, and the catalogue of questions. What is unusable is in the report, not raised."""
    given = given or settings
    try:
        taken_in = take_in(given.data_folder, dossier)
    except DataError as error:
        return CheckReport((), error.problems)
    if not taken_in.dossiers:
        return CheckReport((), taken_in.problems)
    with closing(database.open_for_building(None, given)) as connection:
        try:
            found = build(connection, taken_in, given, data_version="checked, not kept")
        except DataError as error:
            return CheckReport((), (*taken_in.problems, *error.problems))
        except QueryError as error:
            return CheckReport(taken_in.dossiers, taken_in.problems, (error,))
        query_errors = tuple(catalogue.violations(connection, given))
    return CheckReport(taken_in.dossiers, (*taken_in.problems, *found), query_errors)

"""`python -m dashboard check`: everything that is wrong with the data and the queries, all at once."""

from __future__ import annotations

import argparse

from dashboard.commands.engine import list_portable
from dashboard.commands.exit_codes import BROKEN, CLEAN, UNUSABLE
from dashboard.engine.questions.checks import run_checks
from dashboard.errors import describe_group, group_problems


def run(options: argparse.Namespace) -> int:
    """Prints the problems; with --portable, which questions the engine for big tables can answer."""
    if options.portable:
        list_portable()
        return CLEAN
    report = run_checks(options.dossier)
    sections = {
        "Cannot be read": report.unusable,
        "Breaks a rule": report.errors,
        "Worth knowing": report.flags,
    }
    for heading, problems in sections.items():
        if problems:
            lines = [f"  [{group[0].rule}] {describe_group(group)}" for group in group_problems(problems)]
            print(f"{heading}:", *lines, "", sep="\n")
    if report.query_errors:
        print("Queries that break their header:", *(f"  {error}" for error in report.query_errors), "", sep="\n")
    print(report.summary)
    if report.unusable:
        return UNUSABLE
    return BROKEN if report.errors or report.query_errors else CLEAN

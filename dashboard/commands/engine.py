"""`engine verify` and `check --portable`: what the engine for big tables can be asked, and whether it is right."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter

from dashboard.commands.exit_codes import BROKEN, CLEAN
from dashboard.commands.opening import open_with_notice
from dashboard.engine.questions.ask import not_portable
from dashboard.engine.questions.routing import describe_engines, missing_packages
from dashboard.settings import settings


def run(_: argparse.Namespace) -> int:
    """Prints a line for each question, and how many are same, refused and different; exit code 1 if one differs."""
    try:
        from dashboard.engine.verification import verify as verifying  # noqa: PLC0415  packages that only this needs
    except ModuleNotFoundError as error:
        raise missing_packages(error) from error
    where = describe_engines(settings) if settings.engine else "Sail, in this process"
    print(f"Each question on DuckDB and on {where}:", file=sys.stderr)
    started, counts = time.monotonic(), Counter[str]()
    for verdict in verifying.verify(open_with_notice(), settings):
        counts[verdict.found] += 1
        detail = verdict.why or f"{verdict.rows:,} rows"
        print(f"{verdict.found:<10} {verdict.question:<28} {detail}", flush=True)
    print(
        f"{counts[verifying.SAME]} same, {counts[verifying.REFUSED]} refused, {counts[verifying.DIFFERENT]} different, "
        f"in {time.monotonic() - started:.0f} s.",
        file=sys.stderr,
    )
    return BROKEN if counts[verifying.DIFFERENT] else CLEAN


def list_portable() -> None:
    """Prints the questions that may go to the engine for big tables, then the others with file, line and reason."""
    try:
        from dashboard.engine.verification.portability import judge_portability  # noqa: PLC0415  as above
    except ModuleNotFoundError as error:
        raise missing_packages(error) from error
    questions = judge_portability(open_with_notice(), settings)
    portable, others = [], []
    for one in questions:
        of_partitions = " (over figures in partitions)" if one.is_partitioned else ""
        if one.translated is None:
            others.append(f"  {not_portable(one.question, one.reason, one.line)}{of_partitions}")
        else:
            portable.append(f"  {one.question.folder}/{one.question.path.name}{of_partitions}")
    print("Portable:", *portable, "", sep="\n")
    print("Not portable:", *others, "", sep="\n")
    print(f"{len(portable)} of {len(questions)} questions are portable.")

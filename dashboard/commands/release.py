"""`python -m dashboard release`: names the state of the data, and prints what changed between states."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from dashboard.commands.exit_codes import BROKEN, CLEAN
from dashboard.commands.output import printable
from dashboard.engine.questions.checks import run_checks
from dashboard.engine.releases.create import create_release, write_atomically
from dashboard.engine.releases.diff import Change
from dashboard.engine.releases.history import read_history
from dashboard.engine.releases.status import ReleaseStatus
from dashboard.engine.warehouse.dossier_files import find_dossier_files
from dashboard.errors import DataError, QuestionError
from dashboard.exports.feed import (
    FILE,
    build_entries,
    build_feed,
    describe_change,
    describe_counts,
    describes_this_data,
)
from dashboard.settings import REPOSITORY, settings


def run(options: argparse.Namespace) -> int:
    """Makes a release; with --check prints what no release holds yet, with exit code 1 where there is any."""
    if options.check:
        return CLEAN if check(options.dossier) else BROKEN
    release(options.dossier, options.note, options.reason)
    return CLEAN


def release(dossier: str | None, note: str, reasons: Sequence[str]) -> None:
    """Writes today's release of a dossier, and the feed, and prints what it holds."""
    known = _chosen(dossier)
    if known.unreleased or not known.releases:
        _refuse_broken(known)
    made = create_release(settings.data_folder, known, note, _reasons(reasons), datetime.now(UTC).date())
    if made is None:
        print(f"{known.dossier}: nothing changed since the release {known.label}.")
    else:
        print(f"{known.dossier}: release {made.name}, {describe_counts(made)}. {printable(made.note)}")
        if made.follows:
            _print_changes(made.changes, known)
    if describes_this_data():
        write_atomically(FILE, feed())


def check(dossier: str | None) -> bool:
    """Prints every change that no release holds, and whether the feed is stale; True where all is released."""
    taken_in = _taken_in(dossier)
    wrong = 0
    for known in taken_in:
        if not known.releases:
            print(f"{known.dossier} has no release. Make one: python -m dashboard release {known.dossier}")
        elif known.unreleased:
            print(f"{known.dossier} changed since {known.releases[-1]}:")
            _print_changes(known.unreleased, known)
            print(f'  Release it: python -m dashboard release {known.dossier} --note "why"')
        wrong += not known.releases or bool(known.unreleased)
    if describes_this_data() and (not FILE.exists() or FILE.read_bytes() != feed()):
        wrong += 1
        print(f"{FILE.relative_to(REPOSITORY)} is stale. Write it again: python -m dashboard changes --to {FILE}")
    return not wrong


def feed() -> bytes:
    """The feed of all dossiers. Raises DataError where a history is broken."""
    found = [
        entry
        for known in _taken_in(None)
        for entry in build_entries(known.dossier, read_history(settings.data_folder, known.dossier))
    ]
    return build_feed(found)


def _taken_in(dossier: str | None) -> tuple[ReleaseStatus, ...]:
    """Raises DataError where the data cannot be read, or their history is broken."""
    taken_in = find_dossier_files(settings.data_folder, dossier)
    problems = [*taken_in.problems, *(problem for known in taken_in.standings for problem in known.problems)]
    if problems:
        raise DataError(problems)
    return taken_in.standings


def _chosen(dossier: str | None) -> ReleaseStatus:
    known = _taken_in(dossier)
    if len(known) > 1:
        raise QuestionError(f"Say which dossier: {' or '.join(each.dossier for each in known)}.")
    return known[0]


def _refuse_broken(known: ReleaseStatus) -> None:
    """Only what the rules admit is released. Raises DataError."""
    report = run_checks(known.dossier)
    if broken := (*report.unusable, *report.errors):
        raise DataError(broken)


def _reasons(given: Sequence[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    if wrong := [key for key, _, why in pairs if not (key and why.strip())]:
        raise QuestionError(f'--reason {wrong[0]!r} names no row or no reason. Write --reason FIGURE_ID="why".')
    return {key: why for key, _, why in pairs}


def _print_changes(made: Iterable[Change], known: ReleaseStatus) -> None:
    for change in made:
        print(f"  {printable(describe_change(change, known.state))}")

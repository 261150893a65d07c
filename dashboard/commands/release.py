"""`python -m dashboard release`: names the state of the data, and prints what changed between states."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from dashboard.commands.exit_codes import BROKEN, CLEAN
from dashboard.commands.output import make_printable
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
    create(options.dossier, options.note, options.reason)
    return CLEAN


def create(dossier: str | None, note: str, reasons: Sequence[str]) -> None:
    """Writes today's release of a dossier, and the feed, and prints what it holds."""
    status = _choose_status(dossier)
    if status is None:
        print("Nothing changed since the last release of each dossier.")
        return
    if status.unreleased or not status.releases:
        _refuse_broken(status)
    release = create_release(settings.data_folder, status, note, _parse_reasons(reasons), datetime.now(UTC))
    if release is None:
        print(f"{status.dossier}: nothing changed since the release {status.label}.")
    else:
        print(f"{status.dossier}: release {release.name}, {describe_counts(release)}. {make_printable(release.note)}")
        if release.follows:
            _print_changes(release.changes, status)
    if describes_this_data():
        write_atomically(FILE, read_feed())


def check(dossier: str | None) -> bool:
    """Prints every change that no release holds, and whether the feed is stale; True where all is released."""
    statuses = _read_statuses(dossier)
    wrong = 0
    for status in statuses:
        if not status.releases:
            print(f"{status.dossier} has no release. Make one: python -m dashboard release {status.dossier}")
        elif status.unreleased:
            print(f"{status.dossier} changed since {status.releases[-1]}:")
            _print_changes(status.unreleased, status)
            print(f'  Release it: python -m dashboard release {status.dossier} --note "why"')
        wrong += not status.releases or bool(status.unreleased)
    if describes_this_data() and (not FILE.exists() or FILE.read_bytes() != read_feed()):
        wrong += 1
        print(f"{FILE.relative_to(REPOSITORY)} is stale. Write it again: python -m dashboard changes --to {FILE}")
    return not wrong


def read_feed(**places: str) -> bytes:
    """The feed of all dossiers, see `build_feed` for `places`. Raises DataError where a history is broken."""
    entries = [
        entry
        for status in _read_statuses(None)
        for entry in build_entries(status.dossier, read_history(settings.data_folder, status.dossier))
    ]
    return build_feed(entries, **places)


def _read_statuses(dossier: str | None) -> tuple[ReleaseStatus, ...]:
    """Raises DataError where the data cannot be read, or their history is broken."""
    files = find_dossier_files(settings.data_folder, dossier)
    problems = [*files.problems, *(problem for status in files.standings for problem in status.problems)]
    if problems:
        raise DataError(problems)
    return files.standings


def _choose_status(dossier: str | None) -> ReleaseStatus | None:
    """The dossier of this name; without one, the only one, or the only one that changed. None of several did: None."""
    statuses = _read_statuses(dossier)
    changed = [status for status in statuses if status.unreleased or not status.releases]
    if len(changed) > 1:
        raise QuestionError(f"Say which dossier: {' or '.join(each.dossier for each in changed)}.")
    return (changed or statuses)[0] if changed or len(statuses) == 1 else None


def _refuse_broken(status: ReleaseStatus) -> None:
    """Only what the rules admit is released. Raises DataError."""
    report = run_checks(status.dossier)
    if broken := (*report.unusable, *report.errors):
        raise DataError(broken)


def _parse_reasons(texts: Sequence[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in texts]
    if wrong := [key for key, _, why in pairs if not (key and why.strip())]:
        raise QuestionError(f'--reason {wrong[0]!r} names no row or no reason. Write --reason FIGURE_ID="why".')
    return {key: why for key, _, why in pairs}


def _print_changes(changes: Iterable[Change], status: ReleaseStatus) -> None:
    for change in changes:
        print(f"  {make_printable(describe_change(change, status.state))}")

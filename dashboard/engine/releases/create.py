"""Creates a release: writes what changed since the last one, in full or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from dashboard.engine.releases import state
from dashboard.engine.releases.diff import Change, compare_states
from dashboard.engine.releases.files import FOLDER, SUFFIX, Release, format_release
from dashboard.engine.releases.names import next_name
from dashboard.engine.releases.status import ReleaseStatus
from dashboard.errors import DataError, QuestionError

FIRST_NOTE = "First release."


def create_release(
    data_folder: Path, known: ReleaseStatus, note: str, reasons: Mapping[str, str], now: datetime
) -> Release | None:
    """Writes the next release of a dossier and returns it; None if nothing changed since the last one.

    `now` is in UTC; `reasons` maps the key of a row to its own reason. Raises QuestionError if there is no note, or a
    reason for a row that did not change; DataError if the history is broken.
    """
    if known.problems:
        raise DataError(known.problems)
    dossier = data_folder / "dossiers" / known.dossier
    changes = _pending_changes(data_folder, known)
    if not changes and not reasons:
        return None
    note = " ".join(note.split()) or ("" if known.releases else FIRST_NOTE)
    if not note:
        raise QuestionError('The data changed since the last release. Say why: add --note "…".')
    follows = known.releases[-1] if known.releases else None
    name = next_name(known.releases, now.date())
    moment = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    release = Release(name, follows, note, known.digest, tuple(_add_reasons(changes, reasons)), moment)
    write_atomically(dossier / FOLDER / f"{name}{SUFFIX}", format_release(release).encode())
    return release


def _pending_changes(data_folder: Path, known: ReleaseStatus) -> list[Change]:
    if known.releases:
        return list(known.unreleased)
    rows = state.read_rows(data_folder / "dossiers" / known.dossier, state.read_schemas(data_folder))
    return compare_states({}, state.collect_rows(rows))


def _add_reasons(changes: list[Change], reasons: Mapping[str, str]) -> list[Change]:
    keys = {format_key(change) for change in changes}
    if unknown := [key for key in reasons if key not in keys]:
        raise QuestionError(f"There is a reason for {unknown[0]!r}, but no row of that id changed. Correct the id.")
    return [replace(change, reason=" ".join(reasons.get(format_key(change), "").split())) for change in changes]


def format_key(change: Change) -> str:
    """The id of its row; of a term "derivation, position", as the warehouse has it."""
    return ", ".join(change.key)


def write_atomically(path: Path, content: bytes) -> None:
    """Writes a temporary file, then renames it, so that nobody reads half a file. Raises QuestionError if it cannot."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        raise QuestionError(f"{path} cannot be written ({error.strerror}). Make its folder writable.") from error
    finally:
        aside.unlink(missing_ok=True)

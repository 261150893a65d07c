"""Makes a release: writes what changed since the last one, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard.engine.releases import state
from dashboard.engine.releases.diff import Change, difference
from dashboard.engine.releases.files import FOLDER, SUFFIX, Release, written
from dashboard.engine.releases.names import next_name
from dashboard.engine.releases.status import Standing
from dashboard.errors import DataError, QuestionError

FIRST_NOTE = "First release."


def make_release(
    data_folder: Path, known: Standing, note: str, reasons: Mapping[str, str], today: date
) -> Release | None:
    """Writes the next release of a dossier and gives it; None where nothing changed since the last one.

    `reasons` say why, by the key of a row, where the note is not enough. Raises QuestionError where there is no note,
    or a reason for a row that did not change; DataError where the history is broken.
    """
    if known.problems:
        raise DataError(known.problems)
    dossier = data_folder / "dossiers" / known.dossier
    changes = _changes(data_folder, known)
    if not changes and not reasons:
        return None
    note = " ".join(note.split()) or ("" if known.releases else FIRST_NOTE)
    if not note:
        raise QuestionError('The data changed since the last release. Say why: add --note "…".')
    follows = known.releases[-1] if known.releases else None
    name = next_name(known.releases, today)
    release = Release(name, follows, note, known.digest, tuple(_with_reasons(changes, reasons)))
    write_whole(dossier / FOLDER / f"{name}{SUFFIX}", written(release).encode())
    return release


def _changes(data_folder: Path, known: Standing) -> list[Change]:
    if known.releases:
        return list(known.unreleased)
    rows = state.rows(data_folder / "dossiers" / known.dossier, state.read_schemas(data_folder))
    return difference({}, state.collected(rows))


def _with_reasons(changes: list[Change], reasons: Mapping[str, str]) -> list[Change]:
    keys = {key_shown(change) for change in changes}
    if unknown := [key for key in reasons if key not in keys]:
        raise QuestionError(f"There is a reason for {unknown[0]!r}, but no row of that id changed. Correct the id.")
    return [replace(change, reason=" ".join(reasons.get(key_shown(change), "").split())) for change in changes]


def key_shown(change: Change) -> str:
    """The id of its row; of a term "derivation, position", as the warehouse has it."""
    return ", ".join(change.key)


def write_whole(path: Path, content: bytes) -> None:
    """Writes aside, then renames, so that nobody sees half a file. Raises QuestionError where that cannot be done."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        raise QuestionError(f"{path} cannot be written ({error.strerror}). Make its folder writable.") from error
    finally:
        aside.unlink(missing_ok=True)

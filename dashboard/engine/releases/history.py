"""Replays releases from the first on; each state must have the digest that its release names."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.engine.database.csv_structure import file_problem
from dashboard.engine.releases import state as states
from dashboard.engine.releases.diff import MisfitError, apply_changes
from dashboard.engine.releases.files import FOLDER, SUFFIX, Release, read_releases, release_names
from dashboard.engine.releases.state import State
from dashboard.errors import DataError, QuestionError

_REMEDY = "Restore the files of this folder as they were committed."


def label_folder(data_folder: Path, dossier: str) -> str:
    """How messages name the folder of a dossier's releases."""
    return f"{data_folder.name}/dossiers/{dossier}/{FOLDER}"


def read_history(data_folder: Path, dossier: str) -> list[tuple[Release, State]]:
    """Every release with the state after it, oldest first. Raises DataError with all that is wrong."""
    shown = label_folder(data_folder, dossier)
    releases = read_releases(data_folder / "dossiers" / dossier, shown)
    return list(zip(releases, _replay(releases, shown), strict=True))


def _replay(releases: Sequence[Release], shown: str) -> Iterator[State]:
    state: State = {}
    for release in releases:
        place = f"{shown}/{release.name}{SUFFIX}"
        try:
            state = apply_changes(state, release.changes)
        except MisfitError as error:
            raise DataError([file_problem(place, str(error), _REMEDY, row=error.number + 1)]) from None
        if states.hash_rows(states.iterate_rows(state)) != release.digest:
            message = "what the releases up to it make is not the state whose digest it names."
            raise DataError([file_problem(place, message, _REMEDY, row=1)])
        yield state


def restore_release(data_folder: Path, dossier: str, release: str, target: Path) -> None:
    """Writes a data folder to `target` with this dossier as it was at the release, and its history up to it.

    The schemas are the current ones. Raises QuestionError for an unknown release, DataError for a broken history.
    """
    history = read_history(data_folder, dossier)
    known = release_names([one for one, _ in history])
    if release not in known:
        there = f"There are: {', '.join(known)}." if known else "It has no release yet."
        raise QuestionError(f"The dossier {dossier!r} has no release {release!r}. {there}")
    place = known.index(release)
    source, folder = data_folder / "dossiers" / dossier, target / "dossiers" / dossier
    (folder / FOLDER).mkdir(parents=True)
    shutil.copytree(data_folder / "schema", target / "schema")
    for name in known[: place + 1]:
        shutil.copyfile(source / FOLDER / f"{name}{SUFFIX}", folder / FOLDER / f"{name}{SUFFIX}")
    states.write_state(history[place][1], folder, states.read_schemas(target), source / states.PARQUET)

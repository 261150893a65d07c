"""The status of a dossier: the label of its current state, and the changes that no release holds yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from dashboard.engine.releases import state as states
from dashboard.engine.releases.diff import Change, compare_states
from dashboard.engine.releases.files import change_to_json
from dashboard.engine.releases.history import read_history
from dashboard.engine.releases.names import label_state
from dashboard.engine.releases.state import Cells, Key, State
from dashboard.errors import DataError, Problem

_FILES = {
    states.PACKAGE: f"{states.PACKAGE}.json",
    states.PARQUET: states.PARQUET,
    states.PARTITIONS: states.PARTITIONS,
}


@dataclass(frozen=True)
class ReleaseStatus:
    """`label` names the state of the data. `releases` are the names of the releases, oldest first.

    `state` is empty if there is no release. A broken history (`problems`) does not make the data unusable: they count
    as never released.
    """

    dossier: str
    folder: str
    label: str
    digest: str
    releases: tuple[str, ...] = ()
    unreleased: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    state: State = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """What the tables of the warehouse are made from, besides the files of the releases."""
        return {
            "dossier": self.dossier,
            "label": self.label,
            "problems": [{"file": each.file, "row": each.row, "message": each.message} for each in self.problems],
            "unreleased": [change_to_json(change) | self._place(change) for change in self.unreleased],
        }

    def _place(self, change: Change) -> dict[str, Any]:
        """The file and row of a change, as far as its row is still there and is one of a table."""
        if change.table in _FILES:
            return {"file": f"{self.folder}/{_FILES[change.table]}"}
        row = self._rows.get((change.table, change.key))
        return {"file": f"{self.folder}/{change.table}.csv", "file_row": row}

    @cached_property
    def _rows(self) -> Mapping[tuple[str, Key], int]:
        """Rows of the state as a spreadsheet counts them."""
        return {(table, key): row for table, rows in self.state.items() for row, key in enumerate(rows, start=2)}


def read_status(data_folder: Path, dossier: str) -> ReleaseStatus:
    """The status of a dossier whose files have passed their checks. A broken history is reported, not raised."""
    try:
        history = read_history(data_folder, dossier)
    except DataError as error:
        return replace(_never_released_status(data_folder, dossier), problems=error.problems)
    if not history:
        return _never_released_status(data_folder, dossier)
    now = states.collect_rows(_read_rows(data_folder, dossier))
    last, state = history[-1]
    unreleased = tuple(compare_states(state, now))
    digest = states.hash_rows(states.iterate_rows(now))
    named = label_state(last.name, digest, bool(unreleased))
    releases = tuple(release.name for release, _ in history)
    return ReleaseStatus(dossier, _label_folder(data_folder, dossier), named, digest, releases, unreleased, state=now)


def _never_released_status(data_folder: Path, dossier: str) -> ReleaseStatus:
    digest = states.hash_rows(_read_rows(data_folder, dossier))  # row by row, since such a dossier may be very large
    return describe_never_released(data_folder, dossier, digest)


def describe_never_released(data_folder: Path, dossier: str, digest: str) -> ReleaseStatus:
    """The status of a dossier without a history, whose rows have this digest."""
    label = label_state(None, digest, is_changed=True)
    return ReleaseStatus(dossier, _label_folder(data_folder, dossier), label, digest)


def _label_folder(data_folder: Path, dossier: str) -> str:
    return f"{data_folder.name}/dossiers/{dossier}"


def _read_rows(data_folder: Path, dossier: str) -> Iterator[tuple[str, Key, Cells]]:
    return states.read_rows(data_folder / "dossiers" / dossier, states.read_schemas(data_folder))

"""Reopens releases: their data are written to a temporary folder and built by the current queries."""

from __future__ import annotations

import tempfile
import threading
import weakref
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path

from dashboard.engine.database.progress import Progress
from dashboard.engine.releases import names
from dashboard.engine.releases.history import restore_release
from dashboard.engine.warehouse.files import Warehouse, ensure_built, find_broken_rows, open_file
from dashboard.engine.warehouse.fingerprint import fingerprint
from dashboard.errors import BuildError, DataError, MusterError, QuestionError
from dashboard.settings import Settings

MOST_OPEN = 2
MOST_REFUSED = 100
_State = tuple[str, str, str]


class ReleaseWarehouses:
    """The releases opened last, for all threads. A dropped one closes when nobody uses it any more."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._guard = threading.Lock()
        self._building = threading.Lock()
        self._open: OrderedDict[_State, Warehouse] = OrderedDict()
        self._refused: OrderedDict[_State, MusterError] = OrderedDict()

    def open(self, dossier: str, label: str, current_version: str, progress: Progress | None = None) -> Warehouse:
        """The warehouse of a release. `current_version`: what is open is of the present queries as long as it stays.

        Raises QuestionError for a state that was never released, DataError or BuildError where it cannot be built.
        """
        state = (dossier, label, current_version)
        if kept := self._kept(state):
            return kept
        with self._building:
            if kept := self._kept(state):
                return kept
            if error := self._refused.get(state):
                raise error
            try:
                opened = self._opened(dossier, _release(dossier, label), progress)
            except (QuestionError, DataError) as error:  # anybody may ask for it again, and need not be answered again
                self._refused[state] = error
                while len(self._refused) > MOST_REFUSED:
                    self._refused.popitem(last=False)
                raise
        with self._guard:
            self._open[state] = opened
            while len(self._open) > MOST_OPEN:
                self._open.popitem(last=False)
        return opened

    def forget(self) -> None:
        """Lets all of them go."""
        with self._guard:
            self._open.clear()

    def _kept(self, state: _State) -> Warehouse | None:
        with self._guard:
            if state in self._open:
                self._open.move_to_end(state)
            return self._open.get(state)

    def _opened(self, dossier: str, release: str, progress: Progress | None) -> Warehouse:
        """Its data are needed only while the warehouse is built: the same state has the same fingerprint anywhere."""
        try:
            with tempfile.TemporaryDirectory(prefix="muster-release-") as folder:
                given = replace(self._settings, data_folder=Path(folder) / self._settings.data_folder.name)
                restore_release(self._settings.data_folder, dossier, release, given.data_folder)
                version = fingerprint(given)
                path = ensure_built(given, version, progress)
        except OSError as error:
            raise BuildError(
                f"The release {release} cannot be laid out ({error.strerror}). Make room for it."
            ) from error
        opened, in_use = open_file(path, version, self._settings)
        if broken := find_broken_rows(opened, self._settings):
            opened = replace(opened, notice=f"Rows of this old state break the rules of today. {DataError(broken)}")
        weakref.finalize(opened, in_use.release)
        return opened


def _release(dossier: str, label: str) -> str:
    """The release that a label names. Raises QuestionError for a state between two releases."""
    if names.is_name(label):
        return label
    parts = names.LABEL.fullmatch(label)
    if parts and parts["digest"]:
        nearest = parts["release"]
        remedy = f"Open {nearest}, the release before it." if names.is_name(nearest) else "Open the newest state."
        raise QuestionError(f"The state {label} of {dossier} was never released, so it cannot be shown again. {remedy}")
    raise QuestionError(f"{label!r} is no release. A release is named by its day, such as 2026-11-27.")

"""A view as its sender saw it: which data it shows, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.contents import in_view
from dashboard.engine.warehouse import open_release, using
from dashboard.errors import MusterError
from dashboard.sharing import comparing
from dashboard.sharing.shown import RELEASE, Shown
from dashboard.ui import changed_since, links, ready

_STATE = "data_in_view"
# Their results are known only once they have run; all other pages are asked again.
_OF_QUERIES = ("sql", "questions")


@dataclass
class _Data:
    """Which data this run shows: a release by its label, the newest one's, and why an old one is not to be had."""

    label: str
    newest: str
    trouble: str = ""
    result: pa.Table | None = None

    @property
    def of_result(self) -> dict[str, str]:
        """The values of the query that this run has shown; empty where there is none."""
        return {} if self.result is None else in_view.of_result(self.result, links.state()["dossier"])


@contextmanager
def data() -> Iterator[None]:
    """Within, all that is asked is of the data that the address names; of the newest where it names none."""
    dossier = ready.dossier_asked_for()
    newest, wanted = str(dossier["release"]), _asked_for()
    opened, trouble = None, ""
    if wanted and wanted != newest:
        try:
            with ready.progress("Opening an old state of the data") as progress:
                opened = open_release(dossier["dossier"], wanted, progress)
        except MusterError as error:
            trouble = str(error)
    st.session_state[_STATE] = _Data(wanted if wanted and opened else newest, newest, trouble)
    with using(opened):
        yield


def remember_result(table: pa.Table) -> None:
    """The result of a query is what this page has in view."""
    _data().result = table


def in_view_of(page: str, view: links.State) -> Shown:
    """What a link as shown carries for that page with this view."""
    found = _data().of_result if page in _OF_QUERIES else in_view.values(page, view)
    return Shown(_data().label, found, len(found))


def tell(place: DeltaGenerator) -> None:
    """Says at `place` which data is shown where it is not the newest, and what has changed since a link was made."""
    now, seen = _data(), links.seen()
    with place:
        if seen is not None:
            _tell_changes(seen, now)
        elif now.trouble:
            changed_since.not_kept(now.trouble)
        elif now.label != now.newest:
            changed_since.old_data(now.label, now.newest)


def _tell_changes(seen: Shown, data_shown: _Data) -> None:
    page, view = links.page(), links.state()
    is_old = data_shown.label != data_shown.newest
    own = _again(page, view, seen, data_shown) if data_shown.label == seen.data else None
    with using(None):
        now = own if own is not None and not is_old else _again(page, view, seen, data_shown if not is_old else None)
        told = changed_since.Told(
            seen=seen,
            newest=data_shown.newest,
            is_old=is_old,
            trouble=data_shown.trouble,
            comparison=comparing.compared(seen, now),
            count_altered=comparing.altered(seen, own) if own is not None else 0,
            labels=in_view.labels(page, view),
        )
        changed_since.show(told)


def _again(page: str, view: links.State, seen: Shown, shown: _Data | None) -> dict[str, str]:
    """The same view asked again, in the data that is in use; `shown` has the results of a query that has run over it.

    Without those, a query is held against its figures, and its result is taken to be as it was.
    """
    if page not in _OF_QUERIES:
        return in_view.values(page, view)
    if shown is not None and shown.result is not None:
        return shown.of_result
    kept = {key: value for key, value in seen.values.items() if key in (in_view.RESULT_ROWS, in_view.RESULT_SUM)}
    return kept | in_view.of_figures(view["dossier"], [key for key in seen.values if key not in kept])


def _asked_for() -> str | None:
    """The data that the address or the session names; what is no name of data is told with the rest of the address."""
    wanted = links.asked("data") if links.is_new_address() else links.state()["data"]
    return wanted if wanted and RELEASE.fullmatch(wanted) else None


def _data() -> _Data:
    found: _Data = st.session_state[_STATE]
    return found

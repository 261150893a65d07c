"""A view as its sender saw it: which data it shows, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.contents import visible_values
from dashboard.contents.registry import PageEntry
from dashboard.engine.warehouse.store import open_release, using
from dashboard.errors import MusterError
from dashboard.sharing.address import State
from dashboard.sharing.snapshot import Shown, is_release
from dashboard.ui import link_notice, page_lifecycle, url_state
from dashboard.ui.link_changes import LinkChanges

_STATE = "data_in_view"


@dataclass
class _Data:
    """Which data this run shows: a release by its label, the newest one's, and why an old one is not to be had."""

    dossier: str
    label: str
    newest: str
    trouble: str = ""
    result: pa.Table | None = None


@contextmanager
def open_data() -> Iterator[None]:
    """Within, all that is asked is of the data that the address names; of the newest where it names none."""
    dossier = page_lifecycle.dossier_asked_for()
    newest, wanted = str(dossier["release"]), _requested_release()
    opened, trouble = None, ""
    if wanted and wanted != newest:
        try:
            with page_lifecycle.progress("Opening an old state of the data") as progress:
                opened = open_release(dossier["dossier"], wanted, progress)
        except MusterError as error:
            trouble = str(error)
    label = wanted if wanted and opened else newest
    st.session_state[_STATE] = _Data(dossier["dossier"], label, newest, trouble)
    with using(opened):
        yield


@contextmanager
def open_page_data() -> Iterator[None]:
    """The same for callbacks, which run before the page does: within, the data that the page has shown last."""
    shown: _Data | None = st.session_state.get(_STATE)
    is_old = shown is not None and shown.label != shown.newest
    with using(open_release(shown.dossier, shown.label) if shown and is_old else None):
        yield


def set_result(table: pa.Table) -> None:
    """The result of a query is what this page has in view."""
    _data().result = table


def build_snapshot(page: PageEntry, view: State) -> Shown:
    """What a link as shown carries for that page with this view."""
    found = _result_values(_data()) if page.shows_query_result else visible_values.values(page, view)
    return Shown(_data().label, found, len(found))


def draw_notice(place: DeltaGenerator) -> None:
    """Says at `place` which data is shown where it is not the newest, and what has changed since a link was made."""
    shown, seen = _data(), url_state.read_snapshot()
    with place:
        if shown.trouble and seen is None:
            link_notice.draw_missing_release(shown.trouble)
        elif seen is not None:
            changes = _compare(seen, shown)
            with using(None):  # only the newest data has the corrections log up to now
                link_notice.draw_link_changes(changes)
        elif shown.label != shown.newest:
            link_notice.draw_old_release(shown.label, shown.newest)


def _compare(seen: Shown, shown: _Data) -> LinkChanges:
    """The view as it was in the data of the link, where that is kept, beside the view now."""
    own, trouble = _own_values(seen, shown)
    if shown.label == shown.newest:
        now = _read_values(seen, shown)
    else:
        with using(None):
            now = _read_values(seen)
    labels = visible_values.labels(url_state.current_page(), url_state.current_view())
    return LinkChanges(seen, shown.dossier, own, now, shown.label, shown.newest, trouble, labels)


def _own_values(seen: Shown, shown: _Data) -> tuple[dict[str, str] | None, str]:
    """What the data that a link names gives for this view; None, and why, where that data is not kept."""
    if seen.data == shown.label:
        return _read_values(seen, shown), ""
    try:
        opened = None if seen.data == shown.newest else open_release(shown.dossier, seen.data)
    except MusterError as error:
        return None, str(error)
    with using(opened):
        return _read_values(seen), ""


def _read_values(seen: Shown, shown: _Data | None = None) -> dict[str, str]:
    """The view asked again, in the data that is in use; `shown` has the result of a query that has run over it.

    Without one, a query is held against its figures, and its result is taken to be as it was.
    """
    page, view = url_state.current_page(), url_state.current_view()
    if not page.shows_query_result:
        return visible_values.values(page, view)
    if shown is not None and shown.result is not None:
        return _result_values(shown)
    kept = {key: value for key, value in seen.values.items() if key in visible_values.OF_RESULT}
    return kept | visible_values.of_figures(view["dossier"], [key for key in seen.values if key not in kept])


def _result_values(shown: _Data) -> dict[str, str]:
    """The values of the query that this run has shown; empty where there is none."""
    return {} if shown.result is None else visible_values.of_result(shown.result, shown.dossier)


def _requested_release() -> str | None:
    """The data that the address or the session names; what is no name of data is told with the rest of the address."""
    wanted = url_state.requested_value("data")
    return wanted if wanted and is_release(wanted) else None


def _data() -> _Data:
    found: _Data = st.session_state[_STATE]
    return found

"""Which release of the data a page shows, and what a link of it carries; the notice where that is not the newest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.contents import visible_values
from dashboard.contents.registry import PageEntry
from dashboard.engine.warehouse.store import find_chosen_warehouse, open_release, use_warehouse
from dashboard.errors import MusterError
from dashboard.settings import hide_folders
from dashboard.sharing.address import State
from dashboard.sharing.snapshot import Snapshot, is_release
from dashboard.ui import link_notice, own_figures, page_lifecycle, url_state
from dashboard.ui.link_changes import LinkChanges

_KEY = "data_in_view"


@dataclass
class _Data:
    """The data of this run: label of its release and of the newest, why another is not shown, result of a query."""

    dossier: str
    label: str
    newest: str
    reason: str = ""
    result: pa.Table | None = None


def _data() -> _Data:
    data: _Data = st.session_state[_KEY]
    return data


@contextmanager
def open_data(page: PageEntry) -> Iterator[None]:
    """Within, questions are answered from the release that the address names; from the newest where it names none.

    A reader's own figures stand in or beside the newest only.
    """
    with own_figures.open_figures(page), _open_release():
        yield


@contextmanager
def _open_release() -> Iterator[None]:
    dossier = page_lifecycle.requested_dossier()
    newest, wanted = str(dossier["release"]), url_state.requested_value("data")
    opened, reason = None, ""
    # What is no name of a release becomes a notice with the rest of the address.
    if wanted and is_release(wanted) and wanted != newest:
        try:
            with page_lifecycle.show_progress("Opening an older release") as progress:
                opened = open_release(dossier["dossier"], wanted, progress)
        except MusterError as error:
            reason = hide_folders(error)
    label = wanted if wanted and opened else newest
    st.session_state[_KEY] = _Data(dossier["dossier"], label, newest, reason)
    with use_warehouse(opened or find_chosen_warehouse()):
        yield


@contextmanager
def open_page_data() -> Iterator[None]:
    """The same for callbacks, which run before the page does: within, the release that the page showed last."""
    data: _Data | None = st.session_state.get(_KEY)
    is_old = data is not None and data.label != data.newest
    if data and is_old:
        with use_warehouse(open_release(data.dossier, data.label)):
            yield
    else:
        with own_figures.open_figures(url_state.current_page()):
            yield


def set_result(table: pa.Table) -> None:
    """The result of a query is what this page has in view."""
    _data().result = table


def build_snapshot(page: PageEntry, view: State) -> Snapshot:
    """What a frozen link to this view of the page carries."""
    values = _result_values() if page.shows_query_result else visible_values.read_values(page, view)
    return Snapshot(_data().label, values, len(values))


def draw_notice(place: DeltaGenerator) -> None:
    """Says at `place` which release is shown where it is not the newest, and what changed since a link was made."""
    data, seen = _data(), url_state.read_snapshot()
    with place:
        if seen is not None:
            changes = _compare(seen)
            with use_warehouse(None):  # only the newest data has the corrections log up to now
                link_notice.draw_link_changes(changes)
        elif data.reason:
            link_notice.draw_missing_release(data.reason)
        elif data.label != data.newest:
            link_notice.draw_old_release(data.label, data.newest)


def _compare(seen: Snapshot) -> LinkChanges:
    """The view in the data of the link, where that is kept, beside the view now."""
    data = _data()
    own, reason = _own_values(seen)
    if data.label == data.newest:
        now = _read_values(seen, is_this_run=True)
    else:
        with use_warehouse(None):
            now = _read_values(seen)
    labels = visible_values.read_labels(url_state.current_page(), url_state.current_view())
    return LinkChanges(seen, data.dossier, own, now, data.label, data.newest, reason, labels)


def _own_values(seen: Snapshot) -> tuple[dict[str, str] | None, str]:
    """What the data that a link names gives for this view; None, and why, where that data is not kept."""
    data = _data()
    if seen.data == data.label:
        return _read_values(seen, is_this_run=True), ""
    try:
        opened = None if seen.data == data.newest else open_release(data.dossier, seen.data)
    except MusterError as error:
        return None, hide_folders(error)
    with use_warehouse(opened):
        return _read_values(seen), ""


def _read_values(seen: Snapshot, *, is_this_run: bool = False) -> dict[str, str]:
    """The values of this view in the release that is in use.

    A query counts with the result of this run, if `is_this_run`. Otherwise it is not run again: its figures are looked
    up, and its result is taken to be as it was.
    """
    page, view = url_state.current_page(), url_state.current_view()
    if not page.shows_query_result:
        return visible_values.read_values(page, view)
    if is_this_run and _data().result is not None:
        return _result_values()
    kept = {key: value for key, value in seen.values.items() if key in visible_values.OF_RESULT}
    return kept | visible_values.read_figures(view["dossier"], [key for key in seen.values if key not in kept])


def _result_values() -> dict[str, str]:
    """The values of the query that this run has shown; empty where there is none."""
    data = _data()
    return {} if data.result is None else visible_values.read_result(data.result, data.dossier)

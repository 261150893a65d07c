"""The steps around each page: wait for the layout, open the warehouse, read the address, run the page, draw notices."""

from __future__ import annotations

import atexit
import gc
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from dashboard.contents import dossiers
from dashboard.contents.registry import ADDRESSES, PageEntry
from dashboard.contents.view import list_known_values
from dashboard.engine.database.progress import Progress
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.errors import MusterError, QuestionError
from dashboard.settings import hide_folders, settings
from dashboard.ui import replay, url_state
from dashboard.ui.markdown import escape
from dashboard.ui.replay import repeated
from dashboard.ui.session import read_session
from dashboard.ui.theme import is_phone

_LAID_OUT = "page_laid_out"
_LAYOUT_SECONDS = 0.1
_modules_frozen = 0


@st.cache_resource(show_spinner=False)
def _find_pages() -> Mapping[str, StreamlitPage]:
    """Looks for their files, once in a process."""
    return {
        path or entry.name: st.Page(entry.file, title=entry.title, url_path=path or None, default=not path)
        for path, entry in ADDRESSES.items()
    }


def list_pages() -> dict[str, StreamlitPage]:
    """The pages by name, of today or of earlier; each run has its own, since a page notes that it was run."""
    return {name: copy(page) for name, page in _find_pages().items()}


def freeze_modules() -> None:
    """Imports the heavy modules and takes them, and whatever came since, out of Streamlit's garbage collection.

    Streamlit collects after every run, which takes longer the more there is; what is frozen takes no part.
    """
    # Not at the top: charts bring Plotly, and the first page paints its numbers before that.
    from dashboard.charts import marks, ranges, steps  # noqa: F401, PLC0415

    global _modules_frozen  # noqa: PLW0603 - one process, one garbage collector
    if len(sys.modules) != _modules_frozen:
        if not _modules_frozen:
            atexit.register(gc.unfreeze)
        _modules_frozen = len(sys.modules)
        gc.collect()
        gc.freeze()


def wait_for_layout() -> None:
    """Waits a moment at the start of a session: a browser begins narrow, and is to be wide before it has words to move.

    A phone is as narrow all the time.
    """
    if not st.session_state.get(_LAID_OUT):
        st.session_state[_LAID_OUT] = True
        if st.context.headers and not is_phone():
            time.sleep(_LAYOUT_SECONDS)


@repeated
def wait_for_paint() -> None:
    """Waits a moment before the first chart of a session.

    A browser that gets numbers and charts at once shows neither before it has loaded 4.7 MB of Plotly: measured, the
    first number came more than twice as late. Later runs find Plotly loaded and do not wait.
    """
    if not read_session().is_painted:
        read_session().is_painted = True
        time.sleep(settings.paint_first_seconds)


@contextmanager
def show_progress(what: str) -> Iterator[Progress]:
    """Something that tells on the page how far a build is, as long as there is one."""
    place = st.empty()

    def report(step: int, total: int, text: str) -> None:
        place.progress(min(step / max(total, 1), 1.0), text=f"{what}: {text}")

    try:
        yield report
    finally:
        place.empty()


def prepare_warehouse() -> None:
    """Opens the warehouse (building it where needed, with progress on the page), or stops the page with the remedy."""
    try:
        with show_progress("Building the warehouse") as progress:
            opened = open_warehouse(progress)
    except MusterError as error:
        st.error(escape(hide_folders(error)), icon=":material/error:")
        st.stop()
    if opened.notice and (notice := opened.find_notice(requested_dossier()["dossier"])):
        st.warning(escape(hide_folders(notice)), icon=":material/history:")


def requested_dossier() -> Mapping[str, Any]:
    """The dossier of the address or of the session; the first one where they name none that there is."""
    known = dossiers.list_dossiers()
    return known.get(url_state.requested_value("dossier") or "") or next(iter(known.values()))


def read_view(page: PageEntry) -> None:
    """Takes the reader's choices and the address over into the filters, and shows the data that they ask for."""
    dossier = requested_dossier()
    url_state.read_address(
        list_known_values(dossier["dossier"]),
        {"dossier": dossier["dossier"], "subject": dossier["subject"], "measure": dossier["measure"]},
        page,
    )


def run_page(page: StreamlitPage, entry: PageEntry) -> None:
    """Draws the page as far as its questions are answered; one that cannot be is told where its answer would stand."""
    try:
        replay.run_replayed(page) if entry.follows_view else page.run()
    except QuestionError as error:
        st.warning(escape(error), icon=":material/hourglass_disabled:")


def draw_notices(place: DeltaGenerator) -> None:
    """Names unknown values of the address at `place`, in one box; after the page has run: it may find out more."""
    if notices := url_state.list_notices():
        bullet = "- " if len(notices) > 1 else ""
        place.warning("\n".join(f"{bullet}{escape(notice)}" for notice in notices), icon=":material/link_off:")

"""What is kept between the runs of one session: the view, and how far the browser's address is told of it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.contents.registry import DEFAULT_PAGE, PAGES, PageEntry
from dashboard.sharing.address import State
from dashboard.sharing.parameters import empty_view

Query = dict[str, list[str]]
Parts = dict[str, str | list[str]]
_of_thread = threading.local()  # a thread runs the pages of one session


@dataclass
class Session:
    """What is kept between the runs of one session."""

    view: State = field(default_factory=empty_view)
    defaults: State = field(default_factory=dict)
    page: PageEntry = PAGES[DEFAULT_PAGE]
    page_written: PageEntry | None = None  # the page that wrote its address last
    filled: set[str] = field(default_factory=set)  # what no reader chose: the dossier's own choice stands there
    searches: dict[str, str | None] = field(default_factory=dict)  # the words searched for, by page
    notices: list[str] = field(default_factory=list)
    data: str | None = None  # the release that the last run showed
    query: Query | None = None  # the address after the last run
    parts: dict[str, Parts] = field(default_factory=dict)  # the whole view of each page, as shown last
    unseen: set[str] = field(default_factory=set)  # parts that the address opens and the page has not drawn so far
    written: list[tuple[str, Query]] = field(default_factory=list)  # addresses that the browser may not have yet
    wrong_days: dict[str, str] = field(default_factory=dict)  # what was typed and is no day, by field, to be said once
    shared: tuple[PageEntry, State, str | None] | None = None  # the view that a link led to: page, choices, release
    share_place: DeltaGenerator | None = None  # where the button of the page goes
    is_painted: bool = False  # whether the browser has had time to show numbers
    window: str = ""  # its class, as the browser said it last; empty before
    theme: str = ""


def read_session() -> Session:
    """The session of the reader for whom the page runs."""
    context = get_script_run_ctx(suppress_warning=True)
    # A page asks more than a hundred times, and each look into Streamlit's state takes a while.
    if context is None or getattr(_of_thread, "context", None) is not context:
        session = st.session_state.setdefault("url_state", Session())
        _of_thread.context, _of_thread.session = context, session
    kept: Session = _of_thread.session
    return kept

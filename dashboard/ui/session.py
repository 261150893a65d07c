"""What is kept between the runs of one session: the view, and how far the browser's address is told of it."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from dashboard.contents.registry import DEFAULT_PAGE, PAGES, PageEntry
from dashboard.sharing.address import State
from dashboard.sharing.parameters import empty_view

Query = dict[str, list[str]]
Parts = dict[str, str | list[str]]


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
    shared: tuple[PageEntry, State, str | None] | None = None  # the view that a link led to: page, choices, release


def read_session() -> Session:
    """The session of the reader for whom the page runs."""
    try:  # a page asks more than a hundred times, and each look takes a while
        session: Session = st.session_state["url_state"]
    except KeyError:
        session = st.session_state["url_state"] = Session()
    return session

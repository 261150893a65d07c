"""For pages about a dossier as a whole: which one, and the search within the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

from dashboard.engine.answers import ask
from dashboard.figures.display import day
from dashboard.ui import links

LONGEST_SEARCH = 200


def current() -> Mapping[str, Any]:
    """The row of the question `dossiers` for the dossier in view."""
    return _all()[links.state()["dossier"]]


def dated(words: str) -> str:
    """A filter in words for something that is kept: what is known today is what was known on the day of the review."""
    return words.replace("as known today", f"as known on {day(current()['reviewed_on'])}")


def chosen() -> Mapping[str, Any]:
    """The row of the dossier in view; offered for choice only where there are several."""
    dossiers = _all()
    wanted = links.state()["dossier"]
    if len(dossiers) > 1:
        st.session_state["dossier"] = wanted
        st.selectbox("Dossier", list(dossiers), format_func=lambda each: dossiers[each]["title"], key="dossier")
    return dossiers[wanted]


def _all() -> Mapping[str, Mapping[str, Any]]:
    return {row["dossier"]: row for row in ask("dossiers").to_pylist()}


def search(hint: str) -> str | None:
    """A search box as one types; its words are in the address as q. The menu leads to a page without them."""
    if not st.query_params and links.state()["q"]:
        links.set_value("q", None)
    st.session_state["q"] = links.state()["q"] or ""
    st.text_input("Search", key="q", type="search", placeholder=hint, max_chars=LONGEST_SEARCH, live=True, width=420)
    return links.state()["q"] or None


def address(page: str, **parts: str | None) -> str:
    """Where a page shows these parts, relative to any page of Muster; what is empty is left out."""
    return f"{page}?{urlencode({name: value for name, value in parts.items() if value})}"


def go(href: str) -> None:
    """Leads to such an address, in the same session."""
    there = urlsplit(href)
    st.switch_page(f"views/{there.path}.py", query_params=dict(parse_qsl(there.query)))

"""Gives a reader back, after a reload of the page, what the session before the reload has brought.

To Streamlit, a reload is a new session. It forgets the old one after two minutes. Until then, both are the same to a
tab that knows the secret name of what was brought. Nothing is kept longer for it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakValueDictionary

import streamlit as st

from dashboard.ui.components import draw_component

_KEY = "tab_state"
# Of `own_figures`, which keeps them where Streamlit can see them.
_CARRIED = ("own_figures", "own_figures_are_sent", "own_figures_left_out", "own_figures_saved")


@dataclass(eq=False)
class TabState:
    """What one reader brought, in one tab: values by the part of Muster that has them. `name` is a secret."""

    values: dict[str, Any] = field(default_factory=dict)
    name: str = field(default_factory=lambda: secrets.token_urlsafe(24))


# Holds nothing by itself: what no session has is gone.
_by_name: WeakValueDictionary[str, TabState] = WeakValueDictionary()


def read_tab_state() -> TabState:
    """What this session has brought, or the session before the reload."""
    state: TabState | None = st.session_state.get(_KEY)
    if state is None:
        state = st.session_state[_KEY] = TabState()
        _by_name[state.name] = state
    return state


def watch_reload(*, is_unsaved: bool, has_fields: bool) -> None:
    """Asks the browser whether this tab has brought something before; runs the page again where it has.

    What `is_unsaved`, or is a value of the tab that says so itself, would be lost with the tab, so that the browser
    asks before it closes. `has_fields`: what is typed on the page counts, too.
    """

    def take_over() -> None:
        said = st.session_state["reload"].get("name")
        if isinstance(said, str) and (before := _by_name.get(said)) is not None:
            st.session_state[_KEY] = before
            for key in _CARRIED:
                if before.values.get(key) is not None:
                    st.session_state[key] = before.values[key]

    state = read_tab_state()
    state.values |= {key: st.session_state.get(key) for key in _CARRIED}
    name = state.name if any(state.values.values()) else ""
    is_unsaved = is_unsaved or any(getattr(value, "is_unsaved", False) for value in state.values.values())
    said = {"name": name, "is_unsaved": is_unsaved, "has_fields": has_fields}
    draw_component("reload", "reload", said, on_name_change=take_over)

"""The notice above a page that shows an older release, or was opened by a link that carries values."""

from __future__ import annotations

import streamlit as st

from dashboard.figures.display import format_release
from dashboard.ui import url_state
from dashboard.ui.html_table import Column, draw_table
from dashboard.ui.link_changes import Line, LinkChanges
from dashboard.ui.markdown import escape

_COLUMNS: tuple[Column[Line], ...] = (
    Column("Figure", lambda line: line.label),
    Column("As shared", lambda line: line.then),
    Column("Now", lambda line: line.now),
    Column("Why", lambda line: line.reason),
)


def draw_old_release(label: str, newest: str) -> None:
    """The page shows an older release."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="old_data"):
        text = f"**Data of {format_release(label)}**, not the newest ({format_release(newest)})."
        st.markdown(f":material/history: {text}")
        _draw_button("Now", "update", None)


def draw_missing_release(reason: str) -> None:
    """The address asks for data that cannot be shown again."""
    st.warning(escape(f"This page shows the newest data. {reason}"), icon=":material/history:")


def draw_link_changes(changes: LinkChanges) -> None:
    """What changed since the link was made; nothing where the newest data is what its sender saw."""
    if warning := changes.warning():
        st.error(escape(warning), icon=":material/link_off:")
    is_newest = changes.label == changes.newest
    if changes.seen.data == changes.newest:
        if not is_newest:
            draw_old_release(changes.label, changes.newest)
        return
    with st.container(border=True, key="changed_since"):
        st.markdown(f":material/history: **{escape(changes.headline())}** {escape(changes.extent())}")
        if lines := changes.lines():
            label = "What changed since this link was made"
            draw_table("changed_since_rows", _COLUMNS, lines, label=label, href=lambda line: line.href)
        if changes.reason:
            st.caption(escape(f"{changes.reason} What the link says cannot be checked."))
        with st.container(horizontal=True):
            if not changes.reason:
                is_shared = changes.label == changes.seen.data
                _draw_button("As shared", "history", changes.seen.data, is_disabled=is_shared)
            if not changes.reason or not is_newest:
                _draw_button("Now", "update", None, is_disabled=is_newest)


def _draw_button(label: str, icon: str, data: str | None, *, is_disabled: bool = False) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        key=label.lower().replace(" ", "_"),
        disabled=is_disabled,
        on_click=url_state.set_value,
        args=("data", data),
    )

"""Propose a correction: a reader changes a cell of the figure's row, and gets the change in a form to send."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard.contents.correction import Correction, propose_addition, propose_correction, read_row
from dashboard.engine.warehouse.private import OwnFigures
from dashboard.settings import settings
from dashboard.ui import own_figures, url_state
from dashboard.ui.copy_buttons import Text, draw_copy_buttons
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape, link
from dashboard.ui.menu_button import draw_menu_button

_LONGEST = 1_000


def draw_proposal(figure: Mapping[str, Any]) -> None:
    """The button; there is none for data of an earlier day, and where the figure stands in no CSV file."""
    dossier, figure_id = figure["dossier"], figure["figure_id"]
    if is_framed() or url_state.current_view()["data"]:
        return
    own = own_figures.current()
    if own_figures.is_own(figure):
        if own and own.beside:
            draw_menu_button("Propose for the dossier", ":material/edit:", "propose", partial(_draw_addition, own))
        return
    if row := read_row(dossier, figure_id, settings):
        draw = partial(_draw_form, dossier, figure_id, row)
        draw_menu_button("Propose a correction", ":material/edit:", "propose", draw)


def _draw_form(dossier: str, figure_id: str, row: Mapping[str, str]) -> None:
    st.markdown("Nothing is sent from here, and Muster keeps nothing of it.")
    columns = [name for name in row if name != "figure_id"]  # addresses hold the name, so it never changes
    column = st.selectbox("What is wrong", columns, columns.index("wording"), key="propose_column")
    st.caption(escape(f"Now: {row[column] or 'empty'}"))
    value = st.text_input("What it should be", row[column], max_chars=_LONGEST, key=f"propose_{column}").strip()
    why = st.text_input("Where that can be read", max_chars=_LONGEST, key="propose_why")
    if value != row[column]:
        _draw_change(propose_correction(dossier, figure_id, {column: value}, why, settings))


def _draw_addition(own: OwnFigures) -> None:
    st.markdown(f"All {own.count_figures:,} figures of yours as rows of the dossier. Nothing is sent from here.")
    why = st.text_input("Where they can be read", max_chars=_LONGEST, key="propose_why")
    _draw_change(propose_addition(own, why, settings))


def _draw_change(found: Correction) -> None:
    ways = [("Open an issue with this text", found.issue_address), ("Edit the file", found.edit_address)]
    if known := [link(label, address) for label, address in ways if address]:
        st.markdown(" · ".join(known))
    else:
        to = f" Send it to {settings.report_to}." if settings.report_to else ""
        st.markdown(escape(f"Copy the text or the change.{to}"))
    draw_copy_buttons(
        "propose_texts",
        [Text("Text", found.text, is_code=True), Text("Change, for git apply", found.diff, is_code=True)],
    )

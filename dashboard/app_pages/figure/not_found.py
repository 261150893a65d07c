"""An address without a figure: one clear sentence, and where to go instead."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.app_pages.figure.corrections import describe_withdrawal
from dashboard.app_pages.figure.figure_link import draw_figure_link
from dashboard.app_pages.figure.figure_table import AS_PRINTED, Figure, draw_figures
from dashboard.contents import dossiers
from dashboard.engine.questions.ask import ask
from dashboard.ui import page_header, url_state
from dashboard.ui.html_table import Column
from dashboard.ui.markdown import escape


def draw_not_found(figure_id: str | None) -> None:
    """Says why there is no figure to show, and offers the figures whose names are nearest."""
    dossier = url_state.current_view()["dossier"]
    withdrawal = describe_withdrawal(dossier, figure_id) if figure_id else None
    nearest = ask("figure_nearest", dossier=dossier, figure_id=figure_id).to_pylist() if figure_id else []
    elsewhere = [row for row in nearest if row["figure_id"] == figure_id]
    page_header.draw_title(_choose_title(figure_id, withdrawal, elsewhere))
    if withdrawal:
        st.info(withdrawal, icon=":material/history:")
        st.page_link("app_pages/changes/changes.py", label="All changes", icon=":material/history:")
    else:
        st.info(escape(_explain(figure_id, elsewhere)), icon=":material/link_off:")
    for row in elsewhere:
        title = dossiers.read_dossier(row["dossier"])["title"]
        draw_figure_link(f"link_to_{row['dossier']}", f"“{row['wording']}” in {title}", row)
    if nearest and not elsewhere:
        columns: list[Column[Figure]] = [
            AS_PRINTED,
            Column("Figure", lambda row: row["figure_id"]),
            Column("Counts", lambda row: row["measure_label"]),
            Column("Speaker", lambda row: row["speaker"]),
        ]
        label = "Figures with the nearest names"
        st.subheader(label, anchor=False)
        draw_figures("nearest", columns, nearest, label)
    st.page_link("app_pages/figures/figures.py", label="All figures", icon=":material/table_rows:")


def _choose_title(figure_id: str | None, withdrawal: str | None, elsewhere: Sequence[Figure]) -> str:
    if not figure_id:
        return "Which figure?"
    return "Withdrawn" if withdrawal else "A figure of another dossier" if elsewhere else "No such figure"


def _explain(figure_id: str | None, elsewhere: Sequence[Figure]) -> str:
    if not figure_id:
        return "The address names no figure: it should end in “figure_id=…”."
    if elsewhere:
        return f"“{figure_id}” is no figure of this dossier, but of another one."
    return f"There is no figure “{figure_id}” in this dossier: misspelt, or withdrawn before its log begins."

"""An address without a figure: one clear sentence, and where to go instead."""

from __future__ import annotations

import streamlit as st

from dashboard.engine.questions.ask import ask
from dashboard.pages.figure import corrections
from dashboard.ui import figure_list, page_header, url_state
from dashboard.ui.html_table import Cell, Column
from dashboard.ui.markdown import escape


def missing(figure_id: str | None) -> None:
    """Says what the address asks for in vain, and offers the figures whose names are nearest."""
    dossier = url_state.current_view()["dossier"]
    told = corrections.withdrawn(dossier, figure_id) if figure_id else None
    page_header.draw_title("Withdrawn" if told else "No such figure" if figure_id else "Which figure?")
    rows = ask("figure_nearest", dossier=dossier, figure_id=figure_id).to_pylist() if figure_id else []
    if told:
        st.info(told, icon=":material/history:")
        st.page_link("pages/changes/changes.py", label="All changes", icon=":material/history:")
    elif not figure_id:
        st.info("The address names no figure: it should end in “figure_id=…”.", icon=":material/link_off:")
    elif any(row["figure_id"] == figure_id for row in rows):
        elsewhere = f"“{figure_id}” is no figure of this dossier, but of another one."
        st.info(escape(elsewhere), icon=":material/link_off:")
    else:
        gone = f"There is no figure “{figure_id}” in this dossier: misspelt, or withdrawn before its log begins."
        st.info(escape(gone), icon=":material/link_off:")
    if rows:
        columns = [
            figure_list.AS_PRINTED,
            Column("figure_id", "Figure"),
            Column("measure", "Counts"),
            figure_list.SPEAKER,
        ]
        listed = [
            figure_list.build_row(
                row,
                Cell(row["figure_id"]),
                Cell(row["measure_label"]),
                Cell(row["speaker"]),
                dossier=row["dossier"],
            )
            for row in rows
        ]
        st.subheader("Figures with the nearest names", anchor=False)
        figure_list.draw_figures("nearest", columns, listed, "Figures with the nearest names")
    st.page_link("pages/figures/figures.py", label="All figures", icon=":material/table_rows:")

"""The three numbers: read = used + left out + refused; and what was refused, as a file with line and reason."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.app_pages.yours.imports import ImportedFile
from dashboard.figures.display import format_count
from dashboard.importing import Reading, Refusal
from dashboard.importing.refusals import write_refusals
from dashboard.ui.html_table import Column, draw_table
from dashboard.ui.markdown import escape

_SHOWN_PER_REASON = 3


def draw_counts(file: ImportedFile, reading: Reading) -> None:
    """The numbers of the file, and what became of them."""
    read, used = format_count(reading.read, "number"), len(file.result()["figures"])
    left_out = reading.skipped + reading.used - used  # a fix may leave out more
    st.markdown(f"**{read} read** = {used:,} used + {left_out:,} left out + {len(reading.refused):,} refused")
    if not reading.refused:
        return
    columns: list[Column[Refusal]] = [
        Column("Line", lambda one: f"{one.line:,}", is_number=True),
        Column("Column", lambda one: one.column),
        Column("Cell", lambda one: one.cell or "(empty)"),
        Column("Why", lambda one: one.reason),
    ]
    shown = [one for group in reading.grouped.values() for one in group[:_SHOWN_PER_REASON]]
    reasons = format_count(len(reading.grouped), "reason")
    st.caption(escape(f"Refused for {reasons}; up to {_SHOWN_PER_REASON} examples of each. The file has all of them."))
    draw_table(f"yours_refused_{file.key}", columns, shown, label="Refused cells")
    st.download_button(
        "Refused rows (.csv)",
        partial(write_refusals, reading.refused),
        "refused.csv",
        "text/csv",
        icon=":material/download:",
        key=f"yours_save_refused_{file.key}",
        on_click="ignore",
    )

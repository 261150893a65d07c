"""Where a reader's figures differ from others of the same thing and time: on which days, and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.engine.questions.ask import ask
from dashboard.errors import QuestionError
from dashboard.figures.display import format_day
from dashboard.ui import export_menu, links
from dashboard.ui.html_table import Column, draw_table
from dashboard.ui.markdown import escape

Row = Mapping[str, Any]
_SHOWN = 12


def draw_comparison(dossier: str) -> None:
    """The pairs that differ, in a list; how many are the same. Draws nothing where no two are of the same day."""
    try:
        answer = ask("yours_compared", dossier=dossier)
    except QuestionError as error:
        st.warning(escape(error), icon=":material/hourglass_disabled:")
        return
    pairs = answer.to_pylist()
    if not pairs:
        st.caption("No other figure is of the same thing on the same day as one of yours.")
        return
    differing = [row for row in pairs if not row["is_same"]]
    same = len(pairs) - len(differing)
    st.subheader(f"Of the same thing and day: {len(differing):,} differ, {same:,} are the same", anchor=False)
    if not differing:
        return
    st.caption(
        "The same number in other words, such as “about” before it, counts as the same. "
        "The difference is yours less the other."
    )
    columns: list[Column[Row]] = [
        Column("Day", lambda row: format_day(row["as_of"])),
        Column("What", lambda row: f"{row['measure_label']}, {row['subject_name']}"),
        Column("Yours", lambda row: f"{row['wording']} ({row['outlet']})"),
        Column("Other", lambda row: f"{row['other_wording']} ({row['other_speaker']}, {row['other_outlet']})"),
        Column("Difference", _describe_difference, is_number=True),
    ]
    draw_table(
        "yours_compared",
        columns,
        differing[:_SHOWN],
        label="Figures of the same day that differ",
        href=lambda row: links.figure_address(dossier, row["figure_id"]),
    )
    if len(differing) > _SHOWN:
        st.caption(f"The first {_SHOWN} of {len(differing):,}. The saved table has all of them.")
    export_menu.draw_save_menu("yours_compared", answer, "figures of yours beside others of the same day")


def _describe_difference(row: Row) -> str:
    low, high = row["difference_at_least"], row["difference_at_most"]
    if low is None and high is None:
        return "open"
    bounds = [f"{bound:+,}" if bound is not None else "…" for bound in (low, high)]
    return bounds[0] if bounds[0] == bounds[1] else " to ".join(bounds)

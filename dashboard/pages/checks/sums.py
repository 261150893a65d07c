"""The sums of stated figures: which hold, what they leave, and the work behind each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_count, format_interval
from dashboard.pages.checks.rules import drawer
from dashboard.ui import export_menu, links, url_widgets
from dashboard.ui.expandable_table import draw_expandable_table, read_sort
from dashboard.ui.html_table import Cell, Column, Row
from dashboard.ui.markdown import escape
from dashboard.ui.metric_tile import draw_derivation

_NOTHING_PRINTED = "nothing_printed"
STATES = {
    "broken": "does not add up",
    "within_rounding": "within rounding",
    "exact": "exact",
    _NOTHING_PRINTED: "no printed figure",
}
_TONES = {"broken": "red", "within_rounding": "blue", "exact": "green", _NOTHING_PRINTED: "gray"}


def sums(slug: str, q: str | None) -> None:
    """Every sum with its state and residual; opening one shows formula, terms and sources."""
    every = ask("sums", dossier=slug).to_pylist()
    states = Counter(_state(row) for row in every)
    held_against = len(every) - states[_NOTHING_PRINTED]
    agreeing = f"{held_against - states['broken']} of {format_count(held_against, 'sum')}"
    st.header(f"{agreeing} agree with the figure printed for them", anchor=False)
    st.caption(
        "Exact: the same single number. Within rounding: the intervals that the words allow meet. The residual is the "
        "sum less the printed figure, as an interval."
    )
    found = ask("sums", dossier=slug, q=q)
    counts = Counter(_state(row) for row in found.to_pylist())
    state = url_widgets.choose_state("sums", {each: counts[each] for each in STATES if counts[each]}, STATES)
    table = ask("sums", dossier=slug, q=q, state=state, sort=read_sort("sums"))
    rows = table.to_pylist()
    rows = [row for row in rows if row["derivation_id"] == q] or rows
    if len(rows) == 1 and q:
        draw_derivation(slug, rows[0]["derivation_id"], rows[0])
    elif rows:
        _listing(slug, rows)
    else:
        st.caption(escape(f"No sum, and no figure in one, matches “{q}”." if q else f"No sum is “{state}”."))
    parts = (STATES.get(state, state) if state else "", f"matching “{q}”" if q else "")
    words = ", ".join(part for part in parts if part)
    total = format_count(len(every), "sum")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(escape(f"{table.num_rows:,} of {total}: {words}." if words else f"{total}."))
        export_menu.draw_save_menu("sums", table, words or "all sums", title="Sums of stated figures")


def _state(row: Mapping[str, Any]) -> str:
    return row["state"] or _NOTHING_PRINTED


def _listing(slug: str, rows: Sequence[Mapping[str, Any]]) -> None:
    columns = (
        Column("title", "Sum"),
        Column("state", "State"),
        Column("at_least", "Gives", is_number=True),
        Column("expected_wording", "Printed"),
        Column("residual_at_least", "Residual", is_number=True),
    )

    def line(row: Mapping[str, Any]) -> Row:
        state = _state(row)
        cells = (
            Cell(row["title"]),
            Cell(STATES[state], tone=_TONES[state]),
            Cell(format_interval(row["at_least"], row["at_most"], row["step"])),
            Cell(f"“{row['expected_wording']}”, {row['expected_speaker']}" if row["expects_figure_id"] else "–"),
            Cell(_residual(row)),
        )
        identity = row["derivation_id"]
        return Row(identity, cells, links.page_address("checks", dossier=slug, q=identity))

    by_id = {row["derivation_id"]: row for row in rows}

    def opened(identity: str) -> None:
        drawer("Sum", lambda: draw_derivation(slug, identity, by_id[identity]))

    draw_expandable_table("sums", columns, rows, line, label="Sums of stated figures and their state", on_open=opened)


def _residual(row: Mapping[str, Any]) -> str:
    if not row["expects_figure_id"]:
        return "–"
    return format_interval(row["residual_at_least"], row["residual_at_most"], signed=True)

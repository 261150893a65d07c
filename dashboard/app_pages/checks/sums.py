"""The sums of stated figures: which hold, what they leave, and the work behind each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_bounds, format_count
from dashboard.ui import export_menu, links, url_widgets
from dashboard.ui.expandable_table import draw_expandable_table, read_sort
from dashboard.ui.html_table import Cell, Column
from dashboard.ui.markdown import escape
from dashboard.ui.show_work import draw_derivation
from dashboard.ui.unfold import draw_drawer, open_drawer

Row = Mapping[str, Any]
_NOTHING_PRINTED = "nothing_printed"
_STATES = {
    "broken": "does not add up",
    "within_rounding": "within rounding",
    "exact": "exact",
    _NOTHING_PRINTED: "no printed figure",
}
_TONES = {"broken": "red", "within_rounding": "blue", "exact": "green", _NOTHING_PRINTED: "gray"}


def describe_sums(slug: str) -> str:
    """ "32 of 39 sums agree", of those that a printed figure can be held against; empty where there are none."""
    every = Counter(map(_state_of, ask("sums", dossier=slug).to_pylist()))
    count_compared = every.total() - every[_NOTHING_PRINTED]
    if not count_compared:
        return ""
    return f"{count_compared - every['broken']} of {format_count(count_compared, 'sum')} agree"


def draw_sums(slug: str, q: str | None) -> None:
    """Every sum with its state and residual; opening one shows formula, terms and sources."""
    every = Counter(map(_state_of, ask("sums", dossier=slug).to_pylist()))
    if not every:
        return
    agree = describe_sums(slug)
    st.header(f"Sums: {agree} with the number printed for them" if agree else "Sums", anchor=False)
    st.caption(
        "Exact: the same single number. Within rounding: the intervals that the words allow meet. The difference is "
        "the sum less the printed figure, as an interval."
    )
    counts = Counter(map(_state_of, ask("sums", dossier=slug, q=q).to_pylist()))
    state = url_widgets.choose_state("sums", {name: counts[name] for name in _STATES if counts[name]}, _STATES)
    table = ask("sums", dossier=slug, q=q, state=state, sort=read_sort("sums"))
    rows = table.to_pylist()
    rows = [row for row in rows if row["derivation_id"] == q] or rows
    if len(rows) == 1 and q:
        draw_derivation(slug, rows[0]["derivation_id"], rows[0])
    elif rows:
        _draw_list(slug, rows)
    else:
        st.caption(escape(f"No sum, and no figure in one, matches “{q}”." if q else f"No sum is “{state}”."))
    parts = (_STATES.get(state, state) if state else "", f"matching “{q}”" if q else "")
    words = ", ".join(part for part in parts if part)
    total = format_count(every.total(), "sum")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(escape(f"{table.num_rows:,} of {total}: {words}." if words else f"{total}."))
        export_menu.draw_save_menu("sums", table, words or "all sums", title="Sums of stated figures")


def _state_of(row: Row) -> str:
    return row["state"] or _NOTHING_PRINTED


def _draw_list(slug: str, rows: Sequence[Row]) -> None:
    columns: list[Column[Row]] = [
        Column("Sum", lambda row: row["title"], "title"),
        Column("State", lambda row: Cell(_STATES[_state_of(row)], tone=_TONES[_state_of(row)]), "state"),
        Column("Gives", _describe_result, "at_least", is_number=True),
        Column("Printed", _describe_printed),
        Column("Difference", _describe_residual, "residual_at_least", is_number=True),
    ]
    draw_expandable_table(
        "sums",
        columns,
        rows,
        label="Sums of stated figures and their state",
        href=lambda row: links.page_address("checks", dossier=slug, q=row["derivation_id"]),
        on_open=lambda row: open_drawer(f"sum.{row['derivation_id']}"),
    )
    for row in rows:
        draw_drawer(f"sum.{row['derivation_id']}", "Sum", partial(draw_derivation, slug, row["derivation_id"], row))


def _describe_result(row: Row) -> str:
    return format_bounds(row, step=row["step"])


def _describe_printed(row: Row) -> str:
    return f"“{row['expected_wording']}”, {row['expected_speaker']}" if row["expects_figure_id"] else "–"


def _describe_residual(row: Row) -> str:
    if not row["expects_figure_id"]:
        return "–"
    return format_bounds(row, "residual_", signed=True)

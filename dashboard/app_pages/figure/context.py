"""Where a figure stands: who carried it, which sums use it, what came before and after, errors in print."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from dashboard.app_pages.figure.figure_table import AS_PRINTED, PUBLICATION, READ_AS, SPEAKER, Figure, draw_figures
from dashboard.contents import dossiers
from dashboard.figures.display import capitalize, format_bounds, format_count, format_day, humanize
from dashboard.ui import source_line, url_state
from dashboard.ui.html_table import Cell, Column, draw_table
from dashboard.ui.markdown import escape
from dashboard.ui.show_work import STATES, draw_derivation, draw_work, draw_work_button

_PLACES = {"before": "Before", "this": "This figure", "after": "Next", "latest": "Latest", "in force": "In force"}


def draw_relays(rows: Sequence[Figure]) -> None:
    """The publications that carried the statement, the origin first."""
    if len(rows) == 1:
        st.markdown(f"As far as we know, only {escape(rows[0]['outlet'])} printed this statement.")
        return
    outlets = format_count(rows[0]["count_outlets"], "publication")
    st.markdown(f"{outlets}, one statement: it counts once, and its repeats do not corroborate it.")
    columns: list[Column[Figure]] = [
        AS_PRINTED,
        Column("Part", lambda row: Cell("origin", tone="green") if row["is_origin"] else Cell("repeat", tone="gray")),
        READ_AS,
        Column("Wording", _compare_hedges),
        Column("Kind of publication", lambda row: row["tier"]),
    ]
    if any(row["credits"] for row in rows):
        columns.append(Column("Crediting", lambda row: row["credits"] or "–"))
    columns.append(PUBLICATION)
    label = "Publications that carried the statement"
    draw_figures("carried_by", columns, rows, label, is_link=lambda row: not row["is_this"])


def _compare_hedges(row: Figure) -> Cell:
    return Cell("other than the origin's", tone="yellow") if row["has_other_hedge"] else Cell("as the origin's")


def draw_sums(dossier: str, rows: Sequence[Figure]) -> None:
    """Each sum that uses the figure: formula, what it should equal, and whether it does."""
    for derivation_id, group in groupby(rows, key=lambda row: row["derivation_id"]):
        with st.container(border=True, gap="xsmall", key=f"sum_{derivation_id}"):
            _draw_sum(dossier, list(group))


def _draw_sum(dossier: str, rows: Sequence[Figure]) -> None:
    result = rows[0]
    parts = [{**row, "at_least": row["term_at_least"], "at_most": row["term_at_most"]} for row in rows]
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{escape(result['title'])}** {STATES.get(result['state'], '')}", width="content")
        draw_work_button(result["derivation_id"])
    draw_work(result["derivation_id"], lambda: draw_derivation(dossier, result["derivation_id"], result))
    total = escape(format_bounds(result, step=result["step"]))
    formula = source_line.format_formula([row for row in parts if row["part"] == "term"])
    line = f"{formula} \\= **{total}**"
    for expected in (row for row in parts if row["part"] == "expected"):
        printed = source_line.link_figure(format_bounds(expected), expected)
        line += f"; should equal {printed}, printed as “{escape(expected['wording'])}”"
    if result["state"] == "broken":
        residual = format_bounds(result, "residual_", signed=True)
        line += f"; difference **{escape(residual)}**"
    st.markdown(line)
    if result["note"]:
        st.caption(escape(result["note"]))


def draw_sequence(rows: Sequence[Figure]) -> None:
    """The figure between its neighbours, and what holds now."""
    is_step = rows[0]["is_step"]
    total = rows[0]["count_statements"]
    steps = dossiers.read_steps(url_state.current_view()["dossier"])
    st.markdown(
        f"{len(rows)} of {format_count(total, steps.word, steps.plural)}, by the day on which they take force."
        if is_step
        else f"{len(rows)} of {format_count(total, 'statement')} by {escape(rows[0]['speaker'])} on the same thing, by "
        "the day on which they were true."
    )
    columns: list[Column[Figure]] = [
        AS_PRINTED,
        Column("Place", _describe_place),
        READ_AS,
        Column("Against this one", _describe_change),
        Column("In force from", lambda row: format_day(row["effective_from"] or row["stated_on"]))
        if is_step
        else Column("True on", lambda row: format_day(row["as_of"])),
        Column("Said on", lambda row: format_day(row["stated_on"])),
        PUBLICATION,
    ]
    draw_figures("before_and_after", columns, rows, "Before and after", is_link=lambda row: row["place"] != "this")


def _describe_place(row: Figure) -> Cell:
    return Cell("In force now", tone="green") if row["is_in_force"] else Cell(_PLACES[row["place"]])


def _describe_change(row: Figure) -> str:
    if row["place"] == "this":
        return "–"
    return format_bounds(row, "change_", step=row["change_step"], signed=True)


def draw_errors(rows: Sequence[Figure]) -> None:
    """Errors in print that the figure corrects, or the right figure where it is an error itself."""
    columns: list[Column[Figure]] = [
        AS_PRINTED,
        Column("Part", _error_or_right),
        SPEAKER,
        Column("Note", lambda row: row["note"] or "–"),
        PUBLICATION,
    ]
    draw_figures("errors_in_print", columns, rows, "Errors in print and their correction")


def _error_or_right(row: Figure) -> Cell:
    return Cell("right figure", tone="green") if row["part"] == "right" else Cell("error", tone="red")


def draw_findings(rows: Sequence[Figure]) -> None:
    """What the rules found about the row."""
    columns: list[Column[Figure]] = [
        Column("Rule", lambda row: capitalize(humanize(row["rule"]))),
        Column("Found", lambda row: row["message"]),
        Column("What to do", lambda row: row["mend"]),
    ]
    draw_table("findings", columns, rows, label="What the rules found")

"""Where a figure stands: who carried it, which sums use it, what came before and after, errors in print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard.figures.display import capitalize, format_count, format_day, format_interval
from dashboard.ui import figure_list, source_line
from dashboard.ui.html_table import Cell, Column, Row, draw_table
from dashboard.ui.markdown import escape
from dashboard.ui.metric_tile import STATES, draw_derivation

Figure = Mapping[str, Any]
_PLACES = {"before": "Before", "this": "This figure", "after": "Next", "latest": "Latest", "in force": "In force"}


def relays(rows: Sequence[Figure]) -> None:
    """The publications that carried the statement, the origin first."""
    if len(rows) == 1:
        st.markdown(f"As far as we know, only {escape(rows[0]['outlet'])} printed this statement.")
        return
    outlets = format_count(rows[0]["count_outlets"], "publication")
    st.markdown(f"{outlets}, one statement: it counts once, and its relays do not corroborate it.")
    has_credits = any(row["credits"] for row in rows)
    listed = [
        figure_list.build_row(
            row,
            Cell("origin", tone="green") if row["is_origin"] else Cell("relay", tone="gray"),
            Cell(format_interval(row["at_least"], row["at_most"])),
            Cell("other than the origin's", tone="yellow") if row["has_other_hedge"] else Cell("as the origin's"),
            Cell(row["tier"]),
            *([Cell(row["credits"] or "–")] if has_credits else []),
            figure_list.publication_cell(row),
            is_link=not row["is_this"],
        )
        for row in rows
    ]
    columns = [
        figure_list.AS_PRINTED,
        Column("is_origin", "Part"),
        Column("at_least", "Read as"),
        Column("has_other_hedge", "Hedge"),
        Column("tier", "Tier"),
        *([Column("credits", "Crediting")] if has_credits else []),
        figure_list.PUBLICATION,
    ]
    figure_list.draw_figures("carried_by", columns, listed, "Publications that carried the statement")


def sums(dossier: str, rows: Sequence[Figure]) -> None:
    """Each sum that uses the figure: formula, what it should equal, and whether it does."""
    for derivation_id, group in groupby(rows, key=lambda row: row["derivation_id"]):
        with st.container(border=True, gap="xsmall", key=f"sum_{derivation_id}"):
            _one_sum(dossier, list(group))


def _one_sum(dossier: str, group: Sequence[Figure]) -> None:
    result = group[0]
    parts = [row | {"at_least": row["term_at_least"], "at_most": row["term_at_most"]} for row in map(dict, group)]
    terms = [row for row in parts if row["part"] == "term"]
    shown = format_interval(result["at_least"], result["at_most"], result["step"])
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{escape(result['title'])}** {STATES.get(result['state'], '')}", width="content")
        key = f"work_{result['derivation_id']}"
        work = st.popover("Show the work", type="tertiary", icon=":material/receipt_long:", key=key, on_change="rerun")
    line = f"{source_line.format_formula(terms)} \\= **{escape(shown)}**"
    for expected in (row for row in parts if row["part"] == "expected"):
        printed = source_line.link_figure(format_interval(expected["at_least"], expected["at_most"]), expected)
        line += f"; should equal {printed}, printed as “{escape(expected['wording'])}”"
    if result["state"] == "broken":
        residual = format_interval(result["residual_at_least"], result["residual_at_most"], signed=True)
        line += f"; residual **{escape(residual)}**"
    st.markdown(line)
    if result["note"]:
        st.caption(escape(result["note"]))
    if work.open:
        with work:
            draw_derivation(dossier, result["derivation_id"], result)


def sequence(rows: Sequence[Figure]) -> None:
    """The figure between its neighbours, and what holds now."""
    is_decree = rows[0]["is_decree"]
    total = rows[0]["count_statements"]
    st.markdown(
        f"{len(rows)} of {format_count(total, 'decree')}, by the day on which they take force."
        if is_decree
        else f"{len(rows)} of {format_count(total, 'statement')} by {escape(rows[0]['speaker'])} on the same thing, by "
        "the day on which they were true."
    )
    listed = [
        figure_list.build_row(
            row,
            Cell("In force now", tone="green") if row["is_in_force"] else Cell(_PLACES[row["place"]]),
            Cell(format_interval(row["at_least"], row["at_most"])),
            Cell(_change(row)),
            Cell(format_day((row["effective_from"] or row["stated_on"]) if is_decree else row["as_of"])),
            Cell(format_day(row["stated_on"])),
            figure_list.publication_cell(row),
            is_link=row["place"] != "this",
        )
        for row in rows
    ]
    columns = [
        figure_list.AS_PRINTED,
        Column("place", "Place"),
        Column("at_least", "Read as"),
        Column("change", "Against this one"),
        Column("since", "In force from" if is_decree else "True on"),
        Column("stated_on", "Said on"),
        figure_list.PUBLICATION,
    ]
    figure_list.draw_figures("before_and_after", columns, listed, "Before and after")


def _change(row: Figure) -> str:
    if row["place"] == "this":
        return "–"
    return format_interval(row["change_at_least"], row["change_at_most"], row["change_step"], signed=True)


def errors(rows: Sequence[Figure]) -> None:
    """Errors in print that the figure corrects, or the right figure where it is one itself."""
    listed = [
        figure_list.build_row(
            row,
            Cell("right figure", tone="green") if row["part"] == "right" else Cell("error", tone="red"),
            figure_list.speaker_cell(row),
            Cell(row["note"] or "–"),
            figure_list.publication_cell(row),
        )
        for row in rows
    ]
    columns = [
        figure_list.AS_PRINTED,
        Column("part", "Part"),
        figure_list.SPEAKER,
        Column("note", "Note"),
        figure_list.PUBLICATION,
    ]
    figure_list.draw_figures("errors_in_print", columns, listed, "Errors in print and their correction")


def findings(rows: Sequence[Figure]) -> None:
    """What the rules found about the row."""
    columns = [Column("rule", "Rule"), Column("message", "Found"), Column("mend", "What to do")]
    listed = [
        Row(str(place), (Cell(capitalize(row["rule"].replace("_", " "))), Cell(row["message"]), Cell(row["mend"])))
        for place, row in enumerate(rows)
    ]
    draw_table("findings", columns, listed, label="What the rules found")

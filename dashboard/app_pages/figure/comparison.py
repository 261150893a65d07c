"""What else is said on the same thing, sorted by whether it can be compared with the figure, and with which result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from dashboard.app_pages.figure.figure_table import AS_PRINTED, PUBLICATION, READ_AS, SPEAKER, Figure, draw_figures
from dashboard.contents import sources
from dashboard.contents.charts.neighbours import build_neighbours
from dashboard.contents.disagreements import TONES
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize, format_bounds, format_count, format_day, join_names
from dashboard.ui import chart, export_menu, unfold
from dashboard.ui.html_table import Cell, Column
from dashboard.ui.markdown import escape

_ALL = "compared"  # the part of the page that holds all of them
_SHOWN_FIRST = 8
_SHOWN_AT_MOST = 1000
# By how a statement stands to the figure: heading for one, heading for several, words in a sentence, why.
_STANDINGS = {
    "contradicts": (
        "statement contradicts it",
        "statements contradict it",
        "contradicting it",
        "Same definition, surely the same time, and no reading of the words lets both be true.",
    ),
    "agrees": (
        "statement agrees or comes close",
        "statements agree or come close",
        "agreeing or close",
        "Same definition and time, and the readings have numbers in common, or their wording bridges the gap.",
    ),
    "not comparable": (
        "statement is not comparable",
        "statements are not comparable",
        "not comparable",
        "Another definition or time, a label in dispute, the speaker's own update, no bound: neither for nor against.",
    ),
}


def draw_comparison(figure: Figure) -> None:
    """The other statements in three lists, nearest in date first, each list cut until the reader asks for all."""
    if figure["is_error"]:
        st.markdown("An error in print is not held against other statements. The right figure is.")
        return
    most = _SHOWN_AT_MOST if unfold.is_open(_ALL) else _SHOWN_FIRST
    table = ask("figure_compared", dossier=figure["dossier"], figure_id=figure["figure_id"], most_rows=most)
    subject = f"{figure['measure_label'].lower()}, {figure['subject_name']}"
    groups = {standing: list(rows) for standing, rows in groupby(table.to_pylist(), lambda row: row["standing"])}
    totals = {standing: rows[0]["count_standing"] for standing, rows in groups.items()}
    if not groups:
        st.markdown(escape(f"Nobody says anything else on {subject}."))
        return
    st.markdown(escape(_summarize(totals, groups.get("agrees", []), subject)))
    if neighbours := build_neighbours(figure):
        st.caption(f"{escape(neighbours.headline)}; the line or the band through all rows is this one.")
        chart.draw_picture(neighbours)
    for standing, rows in groups.items():
        _draw_list(figure, standing, rows, totals[standing])
    total = sum(totals.values())
    with st.container(horizontal=True):
        if most == _SHOWN_FIRST and any(len(rows) < totals[standing] for standing, rows in groups.items()):
            st.button(f"Show all {total:,}", key="show_all", on_click=unfold.open_part, args=(_ALL,))
        words = f"other statements on {subject}, beside statement {figure['figure_id']}"
        export_menu.draw_save_menu("compared", table, words, title="What else is said", total_rows=total)


def _summarize(totals: Mapping[str, int], agreeing: Sequence[Figure], subject: str) -> str:
    counts = [
        f"{totals[standing]:,} {words}" if standing in totals else f"none {words}"
        for standing, (_, _, words, _) in _STANDINGS.items()
        if standing in totals or standing == "contradicts"
    ]
    summary = f"{format_count(sum(totals.values()), 'other statement')} on {subject}: {join_names(counts)}."
    dependent = sum(row["independence"] != "another speaker" for row in agreeing)
    if not dependent:
        return summary
    which = f"{dependent:,} of those that agree" if len(agreeing) > dependent else "What agrees"
    return f"{summary} {which} cannot corroborate it: same speaker, or resting on another's count."


def _draw_list(figure: Figure, standing: str, rows: Sequence[Figure], total: int) -> None:
    one, many, _, why = _STANDINGS[standing]
    heading = format_count(total, one, many)
    st.subheader(heading, anchor=False)
    cut = f" The nearest in date: {len(rows):,} of {total:,}." if len(rows) < total else ""
    st.caption(f"{why}{cut}")
    columns: list[Column[Figure]] = [
        AS_PRINTED,
        SPEAKER,
        Column("Kind", lambda row: Cell(row["disagreement"], tone=TONES[row["disagreement"]])),
        Column("Why", lambda row: capitalize(row["reason"])),
        READ_AS
        if standing == "not comparable"
        else Column("Difference", lambda row: _describe_difference(row, figure)),
        *([Column("Corroborates?", _corroborates)] if standing == "agrees" else []),
        Column("True on", lambda row: format_day(row["as_of"])),
        PUBLICATION,
    ]
    draw_figures(f"compared_{standing.replace(' ', '_')}", columns, rows, heading)


def _describe_difference(row: Figure, figure: Figure) -> str:
    """ "1,150,628 − 1,013,628 = +137,000", no digit finer than the coarser of the two."""
    other = sources.format_term(row)
    this = sources.format_term(figure)
    difference = format_bounds(row, "difference_", step=row["difference_step"], signed=True)
    return f"{other} − {this} = {difference}"


def _corroborates(row: Figure) -> Cell:
    if row["independence"] != "another speaker":
        return Cell(f"no: {row['independence']}", tone="gray")
    if row["disagreement"] in {"ranges overlap", "close"}:
        return Cell("no: only not against it", tone="gray")
    return Cell("yes: another speaker", tone="green")

"""What else is said on the same thing, sorted by whether it can be held against the figure, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard.contents import sources
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize, format_count, format_day, format_interval, join_names
from dashboard.ui import export_menu, figure_list
from dashboard.ui.html_table import Cell, Column
from dashboard.ui.markdown import escape

Figure = Mapping[str, Any]
_SHOWN_FIRST = 8
_SHOWN_AT_MOST = 1000
_HEADINGS = {
    "contradicts": ("1 statement contradicts it", "{} statements contradict it"),
    "agrees": ("1 statement agrees or overlaps", "{} statements agree or overlap"),
    "not comparable": ("1 statement is not comparable", "{} statements are not comparable"),
}
_IN_SHORT = {
    "contradicts": "contradicting it",
    "agrees": "agreeing or overlapping",
    "not comparable": "not comparable",
}
_WHY = {
    "contradicts": "Same definition, and no reading of the words lets both be true.",
    "agrees": "Same definition, within a month, and the readings have numbers in common.",
    "not comparable": "Another definition, another time, or no bound: neither for nor against.",
}
_TONES = {
    "contradiction": "red",
    "different definition": "violet",
    "different date": "yellow",
    "ranges overlap": "blue",
    "rounding": "blue",
    "agrees": "green",
    "no bound to compare": "gray",
}


def compared(figure: Figure) -> None:
    """The other statements in three lists, nearest in date first, each list cut until all are asked for."""
    if figure["is_error"]:
        st.markdown("An error in print is not held against other statements. The right figure is.")
        return
    shown_all = f"all_compared_{figure['figure_id']}"
    most = _SHOWN_AT_MOST if st.session_state.get(shown_all) else _SHOWN_FIRST
    table = ask("figure_compared", dossier=figure["dossier"], figure_id=figure["figure_id"], most_rows=most)
    what = f"{figure['measure_label'].lower()}, {figure['subject_name']}"
    groups = {standing: list(rows) for standing, rows in groupby(table.to_pylist(), lambda row: row["standing"])}
    totals = {standing: rows[0]["count_standing"] for standing, rows in groups.items()}
    if not groups:
        st.markdown(escape(f"Nobody says anything else on {what}."))
        return
    st.markdown(_in_short(totals, groups.get("agrees", []), what))
    for standing, rows in groups.items():
        _one_list(figure, standing, rows, totals[standing])
    with st.container(horizontal=True):
        if any(len(rows) < totals[standing] for standing, rows in groups.items()) and most == _SHOWN_FIRST:
            st.button(f"Show all {sum(totals.values()):,}", key="show_all", on_click=_show_all, args=(shown_all,))
        words = f"other statements on {what}, beside figure {figure['figure_id']}"
        total = sum(totals.values())
        export_menu.draw_save_menu("compared", table, words, title="What else is said", total_rows=total)


def _in_short(totals: Mapping[str, int], agreeing: Sequence[Figure], what: str) -> str:
    told = [f"{totals.get(standing, 0):,} {words}" for standing, words in _IN_SHORT.items()]
    short = f"{format_count(sum(totals.values()), 'other statement')} on {what}: {join_names(told)}."
    dependent = sum(row["independence"] != "another speaker" for row in agreeing)
    if not dependent:
        return escape(short)
    who = f"{dependent:,} of those that agree" if len(agreeing) > dependent else "What agrees"
    return escape(f"{short} {who} cannot corroborate it: same speaker, or resting on another's count.")


def _heading(standing: str, count: int) -> str:
    one, many = _HEADINGS[standing]
    return one if count == 1 else many.format(f"{count:,}")


def _one_list(figure: Figure, standing: str, rows: Sequence[Figure], total: int) -> None:
    st.subheader(capitalize(_heading(standing, total)), anchor=False)
    cut = f" The nearest in date: {len(rows):,} of {total:,}." if len(rows) < total else ""
    st.caption(f"{_WHY[standing]}{cut}")
    is_held_against = standing != "not comparable"
    columns = [
        figure_list.AS_PRINTED,
        figure_list.SPEAKER,
        Column("disagreement", "Kind"),
        Column("reason", "Why"),
        Column("difference", "Difference") if is_held_against else Column("at_least", "Read as"),
        *([Column("independence", "Corroborates?")] if standing == "agrees" else []),
        Column("as_of", "True on"),
        figure_list.PUBLICATION,
    ]
    found = []
    for row in rows:
        cells = [
            figure_list.speaker_cell(row),
            Cell(row["disagreement"], tone=_TONES[row["disagreement"]]),
            Cell(capitalize(row["reason"])),
            Cell(_difference(row, figure) if is_held_against else format_interval(row["at_least"], row["at_most"])),
            *([_corroborates(row)] if standing == "agrees" else []),
            Cell(format_day(row["as_of"])),
            figure_list.publication_cell(row),
        ]
        found.append(figure_list.build_row(row, *cells))
    figure_list.draw_figures(f"compared_{standing.replace(' ', '_')}", columns, found, _heading(standing, total))


def _difference(row: Figure, figure: Figure) -> str:
    """ "1,150,628 − 1,013,628 = +137,000", no digit finer than the coarser of the two."""
    said = sources.as_term(row["at_least"], row["at_most"])
    this = sources.as_term(figure["at_least"], figure["at_most"])
    left = (row["difference_at_least"], row["difference_at_most"], row["difference_step"])
    return f"{said} − {this} = {format_interval(*left, signed=True)}"


def _corroborates(row: Figure) -> Cell:
    if row["independence"] != "another speaker":
        return Cell(f"no: {row['independence']}", tone="gray")
    if row["disagreement"] == "ranges overlap":
        return Cell("no: only not against it", tone="gray")
    return Cell("yes: another speaker", tone="green")


def _show_all(key: str) -> None:
    st.session_state[key] = True

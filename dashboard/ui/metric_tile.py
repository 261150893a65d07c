"""A KPI tile: number, what it is, who said it when; and behind "Show the work" every term, source and the SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.contents import tiles
from dashboard.contents.tiles import Tile
from dashboard.engine.questions.ask import ask, find
from dashboard.figures.display import interval
from dashboard.settings import settings
from dashboard.ui import source_line
from dashboard.ui.markdown import verbatim
from dashboard.ui.open_in_sql import open_in_sql

STATES = {
    "exact": ":green-badge[:material/check: exact]",
    "within_rounding": ":blue-badge[:material/check: within rounding]",
    "broken": ":red-badge[:material/close: does not add up]",
}


def tile(shown: Tile, work: Callable[[], None]) -> None:
    """One bordered tile. `work` draws the popover's body, run only while it is open."""
    with st.container(border=True, height="stretch", gap="xsmall", key=f"tile_{shown.key}"):
        st.metric(verbatim(shown.label), shown.value)
        st.caption("  \n".join(verbatim(line) for line in shown.lines if line))
        opened = st.popover(
            "Show the work", type="tertiary", icon=":material/receipt_long:", key=f"work_{shown.key}", on_change="rerun"
        )
        if opened.open:
            with opened:
                work()


def derivation_work(dossier: str, derivation_id: str, result: Mapping[str, Any]) -> None:
    """Formula, interval, each term with its source, the figure expected, and the SQL."""
    rows = ask("derivation_terms", dossier=dossier, derivation_id=derivation_id).to_pylist()
    terms = [row for row in rows if row["part"] == "term"]
    st.markdown(f"**{verbatim(result['title'])}**")
    exact = interval(result["at_least"], result["at_most"])
    shown = interval(result["at_least"], result["at_most"], result["step"])
    carried = "" if shown == exact else f", shown as {shown}: the terms carry no more digits"
    st.markdown(f"{source_line.formula(terms)} \\= **{verbatim(exact)}**{verbatim(carried)}")
    for term in terms:
        sign = "−" if term["sign"] < 0 else "\\+"
        st.markdown(f"{sign} {source_line.of_figure(term)}")
    for expected in (row for row in rows if row["part"] == "expected"):
        st.markdown(f"{STATES.get(result['state'], '')} Should equal {source_line.of_figure(expected)}")
    if result["state"] == "broken":
        st.markdown(f"Residual: **{verbatim(tiles.residual(result))}**")
    if result.get("note"):
        st.caption(verbatim(result["note"]))
    sql("derivation_terms", dossier=dossier, derivation_id=derivation_id)


def sql(question: str, /, **parameters: Any) -> None:
    """The reviewed query behind a number, with the values its parameters had."""
    asked = find(question, settings)
    given = {name: parameters[name] for name in asked.params if parameters.get(name) is not None}
    values = "\n".join(f"-- ${name} = {value!s}" for name, value in given.items())
    with st.expander("SQL", icon=":material/database:"):
        st.code("\n".join(part for part in (values, asked.sql.strip()) if part), language="sql", wrap_lines=True)
    open_in_sql(question, given)

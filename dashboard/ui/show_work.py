"""The work behind a number: its formula, every term with its source, and the SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.contents import arithmetic
from dashboard.engine.questions.ask import ask, find
from dashboard.settings import settings
from dashboard.ui import links, source_line, unfold
from dashboard.ui.markdown import escape

SUM, SOURCES = "Show the sum", "Sources"
STATES = {
    "exact": ":green-badge[:material/check: exact]",
    "within_rounding": ":blue-badge[:material/check: within rounding]",
    "broken": ":red-badge[:material/close: does not add up]",
}


def draw_work_button(key: str, label: str = SUM) -> None:
    """The button that opens the work behind a number."""
    unfold.draw_drawer_button(f"work.{key}", label, ":material/receipt_long:")


def draw_work(key: str, draw: Callable[[], None], label: str = SUM) -> None:
    """The work, where its button of that key has opened it; `draw` runs only then."""
    unfold.draw_drawer(f"work.{key}", label, draw, width="medium")


def draw_derivation(dossier: str, derivation_id: str, result: Mapping[str, Any]) -> None:
    """Formula, interval, each term with its source, the figure expected, and the SQL."""
    rows = ask("derivation_terms", dossier=dossier, derivation_id=derivation_id).to_pylist()
    terms = [row for row in rows if row["part"] == "term"]
    st.markdown(f"**{escape(result['title'])}**")
    st.markdown(f"{source_line.format_formula(terms)} \\= **{escape(arithmetic.describe_result(result))}**")
    for line in arithmetic.describe_rounding(terms):
        st.caption(escape(line))
    for term in terms:
        sign = "−" if (term["sign"] or 0) < 0 else "\\+"
        st.markdown(f"{sign} {source_line.format_source(term)}")
    for expected in (row for row in rows if row["part"] == "expected"):
        st.markdown(f"{STATES.get(result['state'], '')} Should equal {source_line.format_source(expected)}")
    if result["state"] == "broken":
        st.markdown(f"Difference: **{escape(arithmetic.format_difference(result))}**")
    if result.get("note"):
        st.caption(escape(result["note"]))
    draw_sql("derivation_terms", dossier=dossier, derivation_id=derivation_id)


def draw_sql(question: str, /, **parameters: Any) -> None:
    """The reviewed query behind a number, with the values of its parameters."""
    query = find(question, settings)
    used = {name: parameters[name] for name in query.params if parameters.get(name) is not None}
    values = [f"-- ${name} = {value!s}" for name, value in used.items()]
    st.markdown("**SQL**")
    st.code("\n".join([*values, query.sql.strip()]), language="sql", wrap_lines=True)
    links.draw_sql_link(question, used)

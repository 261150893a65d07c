"""What the words around a figure mean, and the figure as it stands in the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.contents import periods
from dashboard.figures.display import capitalize, humanize
from dashboard.ui import unfold
from dashboard.ui.html_table import Column, draw_table
from dashboard.ui.markdown import escape
from dashboard.ui.show_work import draw_sql

Figure = Mapping[str, Any]
Meanings = Mapping[tuple[str, str], str]


def draw_definition(figure: Figure, meanings: Meanings) -> None:
    """What is counted, over which period, with which difference to the measure; and every flag explained."""

    def explain(field: str) -> str:
        meaning = meanings.get((field, figure[field]), "")
        return "" if meaning == humanize(figure[field]) else escape(meaning)  # the dossier gives none

    lines = [
        f"Counts **{escape(humanize(figure['counts']))}**. {explain('counts')}",
        f"A **{escape(figure['kind'])}**. {explain('kind')}",
    ]
    if figure["scope"]:
        lines.append(f"Differs from the measure: **{escape(figure['scope'])}**. Only the same scope is comparable.")
    if figure["period"]:
        lines.append(f"Counted over: **{escape(periods.describe_period(figure))}**. {explain('period')}")
    flags = [(word, meaning) for (field, word), meaning in meanings.items() if field == "flags"]
    lines += [f"**{escape(capitalize(humanize(word)))}**. {escape(meaning)}" for word, meaning in flags]
    st.markdown(f"**{escape(figure['measure_label'])}**: {escape(figure['definition'])}")
    st.markdown("\n".join(f"- {line}" for line in lines))


def draw_data_row(table: pa.Table, figure: Figure) -> None:
    """Every column of the row that is not empty, where it stands, and the query that finds it."""
    row = table.to_pylist()[0]
    columns: list[Column[tuple[str, Any]]] = [
        Column("Column", lambda field: field[0]),
        Column("Value", lambda field: str(field[1])),
    ]
    label = escape(f"Row {row['row']} of {row['file']}")
    if expander := unfold.draw_expander("data_row", label, icon=":material/table_rows:"):
        with expander:
            fields = [field for field in row.items() if field[1] not in (None, "")]
            draw_table("data_row", columns, fields, label="The row in the data")
            draw_sql("figure", dossier=figure["dossier"], figure_id=figure["figure_id"])

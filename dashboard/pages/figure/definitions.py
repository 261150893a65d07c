"""What the words around a figure mean, and the figure as it stands in the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.contents import periods
from dashboard.figures.display import capitalize
from dashboard.ui import export_menu
from dashboard.ui.html_table import Cell, Column, Row, draw_table
from dashboard.ui.markdown import escape
from dashboard.ui.metric_tile import draw_sql

Figure = Mapping[str, Any]
Meanings = Mapping[tuple[str, str], str]


def definition(figure: Figure, meanings: Meanings) -> None:
    """What is counted, over which stretch, with which difference to the measure; and every flag explained."""
    st.markdown(f"**{escape(figure['measure_label'])}**: {escape(figure['definition'])}")
    lines = [
        f"Counts **{escape(figure['counts'])}**. {escape(meanings.get(('counts', figure['counts']), ''))}",
        f"A **{escape(figure['kind'])}**. {escape(meanings.get(('kind', figure['kind']), ''))}",
    ]
    if figure["scope"]:
        lines.append(f"Differs from the measure: **{escape(figure['scope'])}**. Only the same scope is comparable.")
    if figure["period"]:
        meaning = meanings.get(("period", figure["period"]), "")
        lines.append(f"Counted over: **{escape(periods.in_words(figure['period']))}**. {escape(meaning)}")
    for (field, word), meaning in meanings.items():
        if field == "flags":
            lines.append(f"**{escape(capitalize(word.replace('_', ' ')))}**. {escape(meaning)}")
    st.markdown("\n".join(f"- {line}" for line in lines))


def as_in_the_data(table: pa.Table, figure: Figure) -> None:
    """Every column of the row that is not empty, where it stands, and the query that finds it."""
    row = table.to_pylist()[0]
    fields = [Row(name, (Cell(name), Cell(str(value)))) for name, value in row.items() if value not in (None, "")]
    with st.expander(escape(f"Row {row['row']} of {row['file']}"), icon=":material/table_rows:"):
        draw_table(
            "data_row", [Column("field", "Column"), Column("value", "Value")], fields, label="The row in the data"
        )
    with st.container(horizontal=True):
        export_menu.draw_save_menu(
            "figure", table, f"figure {figure['figure_id']}", title=f"Figure {figure['figure_id']}"
        )
    draw_sql("figure", dossier=figure["dossier"], figure_id=figure["figure_id"])

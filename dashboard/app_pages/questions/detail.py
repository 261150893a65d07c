"""One question with its answer: what it is about, its values as widgets, rows, SQL, and links onward."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.app_pages.questions import chart, parameters
from dashboard.engine.questions.ask import ask_by_name
from dashboard.engine.questions.catalogue import Question
from dashboard.engine.questions.parameters import list_required
from dashboard.errors import MusterError
from dashboard.exports.meanings import meanings_of
from dashboard.figures.display import capitalize, format_count, join_names
from dashboard.settings import hide_folders
from dashboard.ui import export_menu, filters, links, page_header, shared_snapshot, unfold, url_state
from dashboard.ui.figure_columns import COLUMNS
from dashboard.ui.markdown import escape
from dashboard.ui.result_table import build_grid

ROWS_SHOWN = 1_000


def draw_question(question: Question) -> None:
    """The page of one question."""
    draw_back_button()
    page_header.draw_title(question.question)
    if question.about:
        st.markdown(escape(question.about))
    values = parameters.read_values(question)
    parameters.draw_widgets(question, values)
    filters.warn_of_period(values)
    table = None
    try:
        table = ask_by_name(question.name, **values)
    except MusterError as error:
        st.error(escape(hide_folders(error)), icon=":material/error:")
    _draw_links(question, values, table)
    if table is not None and table.num_rows:
        shared_snapshot.set_result(table)
        rows = table.slice(0, ROWS_SHOWN)
        _draw_rows(question, rows)
        chart.draw_chart(question, rows, parameters.describe_values(values))
    _draw_sql(question)


def draw_back_button() -> None:
    """The way back to the list."""
    st.button("All questions", icon=":material/arrow_back:", type="tertiary", key="all_questions", on_click=_leave)


def _leave() -> None:
    url_state.set_value("question", None)
    url_state.set_value("p", {})


def _draw_links(question: Question, values: Mapping[str, Any], table: pa.Table | None) -> None:
    """How many rows there are, or why none; files, and the way to the workbench."""
    if table is not None and not table.num_rows:
        st.info(escape(_explain_empty(question, values)), icon=":material/filter_alt_off:")
    with st.container(horizontal=True, vertical_alignment="center"):
        if table is not None and table.num_rows:
            st.markdown(f"**{_describe_extent(table)}:** {escape(question.rows)}", width="stretch")
            export_menu.draw_save_menu(question.name, table, parameters.describe_values(values))
        raw_values = {name: parameters.as_raw(value) for name, value in values.items() if value is not None}
        st.page_link(
            "app_pages/sql/sql.py",
            label="Edit a copy",
            icon=":material/edit:",
            query_params=links.sql_parameters(question.name, raw_values),
            width="content",
        )


def _describe_extent(table: pa.Table) -> str:
    """A result says when it was cut."""
    if table.num_rows > ROWS_SHOWN:
        return f"{ROWS_SHOWN:,} of {table.num_rows:,} rows"
    return format_count(table.num_rows, "row")


def _explain_empty(question: Question, values: Mapping[str, Any]) -> str:
    missing = [f"“{parameters.label_of(n)}”" for n in list_required(question) if values[n] is None]
    if missing:
        return f"Choose {join_names(missing)} first: without it, the question has no answer."
    if any(value is not None for name, value in values.items() if name != "dossier"):
        return f"Nothing fits {parameters.describe_values(values)}. Change or clear a value."
    return "There is nothing of the kind in the data."


def _draw_rows(question: Question, table: pa.Table) -> None:
    names = table.column_names
    meanings = meanings_of(names)
    grid = build_grid(table, [meanings.get(name, name) for name in names], [_heading_of(name) for name in names])
    st.dataframe(
        grid.table,
        hide_index=True,
        lazy=False,  # lazy tables bring pandas: see ui/components/__init__.py
        column_config=dict(grid.config),
        placeholder="–",
        width="content",
        alt=f"Table: {question.question}",
    )


def _heading_of(name: str) -> str:
    """A column as a reader should see it: "count_outlets" → "Count outlets"."""
    return COLUMNS[name].label if name in COLUMNS else capitalize(name.replace("_", " ").strip() or name)


def _draw_sql(question: Question) -> None:
    label = f"SQL: queries/{question.folder}/{question.path.name}"
    place: DeltaGenerator | None
    if question.folder == "examples":  # they are there to be read
        place = st.container()
        place.markdown(f"**{label}**")
    else:
        place = unfold.draw_expander("query", label, icon=":material/database:")
    if place:
        place.code(question.sql.strip(), language="sql", wrap_lines=True)

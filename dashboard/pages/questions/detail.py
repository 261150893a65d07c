"""One question with its answer: what it is about, its values as widgets, rows, SQL, and the ways onward."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.engine.questions.ask import ask_by_name
from dashboard.engine.questions.catalogue import Question
from dashboard.errors import MusterError
from dashboard.exports.meanings import meanings_of
from dashboard.figures.display import capitalize, format_count, join_names
from dashboard.pages.questions import chart, parameters
from dashboard.ui import export_menu, links, page_header, result_table, shared_snapshot, url_state
from dashboard.ui.figure_columns import COLUMNS
from dashboard.ui.markdown import escape

ROWS_SHOWN = 1_000
ROWS_WITHOUT_SCROLLING = 16


def show(question: Question) -> None:
    """The page of a question that there is."""
    all_questions()
    page_header.draw_title(escape(question.question))
    if question.about:
        st.markdown(escape(question.about))
    values = parameters.settle(question)
    parameters.widgets(question, values)
    table = None
    try:
        table = ask_by_name(question.name, **values)
    except MusterError as error:
        st.error(escape(error), icon=":material/error:")
    _ways_onward(question, values, table)
    if table is not None and table.num_rows:
        shared_snapshot.set_result(table)
        shown = table.slice(0, ROWS_SHOWN)
        _rows(question, shown)
        chart.show(question, shown, parameters.in_words(values))
    _sql(question)


def all_questions() -> None:
    """The way back to the list."""
    st.button("All questions", icon=":material/arrow_back:", type="tertiary", key="all_questions", on_click=_leave)


def _leave() -> None:
    url_state.set_value("question", None)
    url_state.set_value("p", {})


def _ways_onward(question: Question, values: Mapping[str, Any], table: pa.Table | None) -> None:
    """How many rows there are, or why none; and what a reader may do with them."""
    if table is not None and not table.num_rows:
        st.info(escape(_why_empty(question, values)), icon=":material/filter_alt_off:")
    with st.container(horizontal=True, vertical_alignment="center"):
        if table is not None and table.num_rows:
            st.markdown(f"**{_extent(table)}:** {escape(question.rows)}", width="stretch")
            export_menu.draw_save_menu(question.name, table, parameters.in_words(values))
        given = {name: parameters.as_given(value) for name, value in values.items() if value is not None}
        st.page_link(
            "pages/sql/sql.py",
            label="Edit a copy",
            icon=":material/edit:",
            query_params=links.sql_parameters(question.name, given),
            width="content",
        )


def _extent(table: pa.Table) -> str:
    """A result says when it was cut."""
    if table.num_rows > ROWS_SHOWN:
        return f"{ROWS_SHOWN:,} of {table.num_rows:,} rows"
    return format_count(table.num_rows, "row")


def _why_empty(question: Question, values: Mapping[str, Any]) -> str:
    missing = [f"“{parameters.label_of(n)}”" for n in parameters.needed(question) if values[n] is None]
    if missing:
        return f"Choose {join_names(missing)} first: without it, the question has no answer."
    if any(value is not None for name, value in values.items() if name != "dossier"):
        return f"Nothing fits {parameters.in_words(values)}. Change or clear a value."
    return "There is nothing of the kind in the data."


def _rows(question: Question, table: pa.Table) -> None:
    heads = [head(name) for name in table.column_names]
    grid = result_table.shown(table, [str(field.type) for field in table.schema], heads)
    meanings = meanings_of(table.column_names)
    config: dict[str, Any] = {
        place: {**told, "help": escape(meanings.get(name, name))}
        for (place, told), name in zip(grid.config.items(), table.column_names, strict=True)
    }
    st.dataframe(
        grid.table,
        hide_index=True,
        column_config=config,
        placeholder="–",
        width="content",
        alt=f"Table: {question.question}",
    )


def head(name: str) -> str:
    """A column as a reader should see it: "count_outlets" → "Count outlets"."""
    return COLUMNS[name].label if name in COLUMNS else capitalize(name.replace("_", " ").strip() or name)


def _sql(question: Question) -> None:
    is_example = question.folder == "examples"  # they are there to be read
    place = f"queries/{question.folder}/{question.path.name}"
    with st.expander(f"SQL: {place}", icon=":material/database:", expanded=is_example):
        st.code(question.sql.strip(), language="sql", wrap_lines=True)

"""What a query gave: as a table, as a chart, or as its plan; and files with all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.app_pages.sql import errors, grid, plan, sources, status
from dashboard.app_pages.sql.chart import draw_chart
from dashboard.app_pages.sql.run import Run
from dashboard.app_pages.sql.workbench import Workbench
from dashboard.charts.query.form import Form
from dashboard.engine.sandbox import Outcome, Query, Result
from dashboard.engine.sandbox.job import Reader
from dashboard.engine.sandbox.pool import shared_pool
from dashboard.exports.extract import Extract
from dashboard.exports.formats import FORMATS
from dashboard.exports.query import extract_from_query
from dashboard.figures.display import format_count, format_first_names
from dashboard.settings import settings
from dashboard.ui import shared_snapshot, url_state
from dashboard.ui.copy_buttons import Text, draw_copy_buttons
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape
from dashboard.ui.menu_button import draw_menu_button
from dashboard.ui.presence import current_reader
from dashboard.ui.query_downloads import DownloadError, draw_query_save_menu

_VIEWS = {
    "table": ":material/table_rows: Table",
    "chart": ":material/bar_chart: Chart",
    "plan": ":material/account_tree: Plan",
}
_VIEW_KEY = "workbench_show"
_COPY_FORMATS = {"Markdown": "markdown", "TSV": "tsv"}
_MAX_COPY = 1_000_000  # characters
_FORM_PARTS = {"form": "kind", "x": "x", "y": "y", "y_high": "y_high", "colour": "colour"}


def draw_result(workbench: Workbench) -> None:
    """The result of the last run, below the editor."""
    run = workbench.run
    if run is None:
        st.caption("Not run yet: press Run, or Ctrl+Enter in the editor.")
        return
    if run.line:
        st.header(f"Result of the statement at line {run.line:,}", anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        if not is_framed():
            _draw_view_choice(workbench)
        result = status.draw_status(workbench)
        tools = st.container(horizontal=True, width="content", key="workbench_tools")
    if result is None:
        return
    if result.outcome is not Outcome.ANSWERED:
        errors.draw_error(workbench, run, result)
    elif workbench.show == "plan":
        plan.draw_plan(result.plan)
    else:
        if result.table is not None and workbench.is_run:
            shared_snapshot.set_result(result.table)
        _draw_rows(workbench, run, result, tools)


def _draw_view_choice(workbench: Workbench) -> None:
    """Table, chart or plan; what has not been asked for yet is asked for now."""
    st.session_state[_VIEW_KEY] = workbench.show

    def choose() -> None:
        url_state.set_value("show", st.session_state[_VIEW_KEY])
        if workbench.run is not None and workbench.result is None:
            workbench.submit(is_plan=workbench.show == "plan")

    st.segmented_control(
        "Show the result as",
        list(_VIEWS),
        format_func=_VIEWS.__getitem__,
        key=_VIEW_KEY,
        on_change=choose,
        required=True,
        label_visibility="collapsed",
    )


def _draw_rows(workbench: Workbench, run: Run, result: Result, tools: DeltaGenerator) -> None:
    """The rows in the chosen view, files with all of them at `tools`, and their sources."""
    assert result.table is not None
    query = run.query()
    title = status.find_title(query.sql)
    extract = extract_from_query(query, result, title=title)
    if workbench.show == "chart":
        _draw_chart(extract)
    elif result.table.column_names[:2] == ["explain_key", "explain_value"]:
        for text in result.table.column(1).to_pylist():
            st.code(text, language=None)
    elif result.table.num_columns:
        alt = f"Result of the query “{title}”: {status.describe_extent(result)}"
        grid.draw_grid(f"workbench_table_{workbench.version}_{run.started_at.timestamp()}", run, result, alt)
    empty = [f"${name}" for name, value in query.parameters.items() if value is None]
    if empty and not result.table.num_rows:
        st.info(escape(_describe_empty(empty)), icon=":material/info:")
    with tools:
        _draw_save_menus(query, result, extract)
    sources.draw_sources(result)


def _describe_empty(names: Sequence[str]) -> str:
    """Why there may be no rows: SQL compares nothing with NULL."""
    are = "is" if len(names) == 1 else "are"
    return (
        f"{format_first_names(names)} {are} empty, and so NULL, which no comparison fits. "
        f"That may be why there are no rows. Give a value, or write ({names[0]} is null or …) in the query."
    )


def _draw_chart(extract: Extract) -> None:
    view = url_state.current_view()
    kind, x, y = view["form"], view["x"], view["y"]
    form = Form(kind, x, y, view["colour"], view["y_high"]) if kind and x and y else None
    form = draw_chart("workbench_chart", extract.table, title=extract.title, form=form, extent=extract.first_rows)
    for name, part in _FORM_PARTS.items():
        url_state.set_value(name, getattr(form, part) if form else None)


def _draw_save_menus(query: Query, result: Result, extract: Extract) -> None:
    """Files and copies; for more rows than are shown, the query runs again once a reader asks for them."""
    words = f"All {format_count(extract.table.num_rows, 'row')}."
    if result.truncated:
        words = (
            f"The query is run again for up to {settings.sql_download_rows:,} rows "
            f"and {settings.sql_result_megabytes} MB; the file says where it was cut."
        )
    make_extract = partial(_fetch_all, query, extract.title, current_reader()) if result.truncated else lambda: extract
    draw_query_save_menu("workbench", make_extract, words=words, shown=extract)
    _draw_copy_menu(extract)


def _draw_copy_menu(extract: Extract) -> None:
    """The rows shown as text for a page, an issue or a spreadsheet; made when the menu is opened."""

    def draw() -> None:
        form = st.segmented_control(
            "As", list(_COPY_FORMATS), key="workbench_copy_as", default="Markdown", required=True
        )
        text = FORMATS[_COPY_FORMATS[form]].write(extract).decode()
        if len(text) <= _MAX_COPY:
            label = f"{form}, the {format_count(extract.table.num_rows, 'row')} shown"
            draw_copy_buttons("workbench_copy_text", [Text(label, text, is_code=True)])
        else:
            st.caption(f"These rows make {len(text) / 1e6:,.1f} MB of text, too much to copy: save a file instead.")

    draw_menu_button("Copy", ":material/content_copy:", "workbench_copy", draw)


def _fetch_all(query: Query, title: str, reader: Reader) -> Extract:
    """Runs outside of the page, so it touches nothing of the session."""
    query = replace(query, max_rows=settings.sql_download_rows, seconds=None)
    result = shared_pool().run(query, reader)
    if result.outcome is not Outcome.ANSWERED:
        raise DownloadError(result.message)
    return extract_from_query(query, result, title=title)

"""What a query gave: as a table, as a chart, or how it is worked out; and all of it to take along."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.charts.query.chart import Form
from dashboard.engine.sandbox import Outcome, Query, Result
from dashboard.engine.sandbox.pool import shared_pool
from dashboard.exports.extract import Extract
from dashboard.exports.formats import FORMATS
from dashboard.exports.query import extract_from_query
from dashboard.figures.display import format_count
from dashboard.pages.sql import errors, plan, sources, status
from dashboard.pages.sql.chart import query_chart
from dashboard.pages.sql.workbench import Bench
from dashboard.settings import settings
from dashboard.ui import result_table, shared_snapshot, url_state
from dashboard.ui.copy_buttons import Text, draw_copy_buttons
from dashboard.ui.embed import is_framed
from dashboard.ui.query_downloads import DownloadError, draw_query_save_menu

_VIEWS = {
    "table": ":material/table_rows: Table",
    "chart": ":material/bar_chart: Chart",
    "plan": ":material/account_tree: Plan",
}
_VIEW_KEY = "workbench_show"
_HIGHEST = 560
_PASTED = {"Markdown": "markdown", "TSV": "tsv"}
_LONGEST_TO_COPY = 1_000_000
_OF_A_FORM = {"form": "kind", "x": "x", "y": "y", "y_high": "y_high", "colour": "colour"}


def show(bench: Bench) -> None:
    """What became of the last run, below the editor."""
    if bench.run is None:
        st.caption("Not run yet: press Run, or Ctrl+Enter in the editor.")
        return
    line = bench.run.line
    st.header(f"Result of the statement at line {line:,}" if line else "Result", anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        if not is_framed():
            _choose(bench)
        result = status.show(bench)
    if result is None:
        return
    if result.outcome is not Outcome.ANSWERED:
        errors.show(bench, result)
    elif bench.show == "plan":
        plan.show(result.plan)
    else:
        if result.table is not None and bench.is_run:
            shared_snapshot.set_result(result.table)
        _rows(bench, result)


def _choose(bench: Bench) -> None:
    """Table, chart or plan; what has not been asked for yet is asked for now."""
    st.session_state[_VIEW_KEY] = bench.show

    def chosen() -> None:
        url_state.set_value("show", st.session_state[_VIEW_KEY])
        is_plan = bench.show == "plan"
        if bench.run is not None and bench.run.result(is_plan=is_plan) is None:
            bench.ask(is_plan=is_plan)

    st.segmented_control(
        "Show the result as",
        list(_VIEWS),
        format_func=_VIEWS.__getitem__,
        key=_VIEW_KEY,
        on_change=chosen,
        required=True,
        label_visibility="collapsed",
    )


def _rows(bench: Bench, result: Result) -> None:
    """The rows in the view that is chosen, the files with all of them, and who stands behind them."""
    assert bench.run is not None
    assert result.table is not None
    query = bench.run.query()
    title = status.first_words(query.sql)
    extract = extract_from_query(query, result, title=title)
    if bench.show == "chart":
        _chart(extract)
    elif result.table.column_names[:2] == ["explain_key", "explain_value"]:
        for text in result.table.column(1).to_pylist():
            st.code(text, language=None)
    elif result.table.num_columns:
        _table(bench, result, title)
    _take(query, result, extract, title)
    sources.show(result)


def _table(bench: Bench, result: Result, title: str) -> None:
    assert result.table is not None
    assert bench.run is not None
    if bench.run.shown is None:  # made once, since every pause in typing runs the page
        bench.run.shown = result_table.shown(result.table, result.types)
    shown = bench.run.shown
    st.dataframe(
        shown.table,
        hide_index=True,
        column_config=dict(shown.config),
        placeholder="NULL",
        key=f"workbench_table_{bench.version}",
        alt=f"Result of the query “{title}”: {status.extent(result)}",
        width="content",
        height="auto" if result.table.num_rows <= 14 else _HIGHEST,
    )


def _chart(extract: Extract) -> None:
    view = url_state.current_view()
    kind, across, up = view["form"], view["x"], view["y"]
    asked = Form(kind, across, up, view["colour"], view["y_high"]) if kind and across and up else None
    form = query_chart("workbench_chart", extract.table, words=extract.title, chosen=asked, told=extract.first_rows)
    for name, part in _OF_A_FORM.items():
        url_state.set_value(name, getattr(form, part) if form else None)


def _take(query: Query, result: Result, shown: Extract, title: str) -> None:
    """The formats; more rows than are shown are fetched by running the query again, once a reader asks for them."""
    whole = replace(query, max_rows=settings.sql_download_rows, seconds=None)
    words = f"All {format_count(shown.table.num_rows, 'row')}."
    if result.truncated:
        words = (
            f"The query is run again for up to {settings.sql_download_rows:,} rows "
            f"and {settings.sql_result_megabytes} MB; the file says where it was cut."
        )
    make = partial(_whole, whole, title) if result.truncated else lambda: shown
    with st.container(horizontal=True):
        draw_query_save_menu("workbench", make, words=words, shown=shown)
        _copy(shown)


def _copy(shown: Extract) -> None:
    """The rows shown as text for a page, an issue or a spreadsheet; made when it is asked for."""
    opened = st.popover("Copy", icon=":material/content_copy:", key="workbench_copy", on_change="rerun")
    if not opened.open:
        return
    with opened:
        form = st.segmented_control("As", list(_PASTED), key="workbench_copy_as", default="Markdown", required=True)
        text = FORMATS[_PASTED[form]].write(shown).decode()
        if len(text) <= _LONGEST_TO_COPY:
            extent = f"the {format_count(shown.table.num_rows, 'row')} shown"
            draw_copy_buttons("workbench_copy_text", [Text(f"{form}, {extent}", text, is_code=True)])
        else:
            st.caption(f"These rows make {len(text) / 1e6:,.1f} MB of text: take them along as a file instead.")


def _whole(query: Query, title: str) -> Extract:
    """Runs outside of the page, so it touches nothing of the session."""
    result = shared_pool().run(query)
    if result.outcome is not Outcome.ANSWERED:
        raise DownloadError(result.message)
    return extract_from_query(query, result, title=title)

"""A chart of a reader's result: its form chosen by hand, preset from an address or from what the columns hold."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pyarrow as pa
import streamlit as st

from dashboard.charts.query.chart import Chart, columns_for, find_usable_form, suggest_form
from dashboard.charts.query.form import KINDS, Form
from dashboard.figures.display import capitalize
from dashboard.ui.markdown import escape
from dashboard.ui.query_chart import draw_query_chart

_CHOOSER_WIDTH = 165  # pixels; two of them fit side by side on a phone
_NO_COLOUR = ""
_MAX_TITLE_LENGTH = 80


@dataclass(frozen=True)
class _Choice:
    """What the choosers showed in the run before."""

    columns: list[str]
    form: Form


def draw_chart(key: str, table: pa.Table, *, title: str, form: Form | None = None, extent: str = "") -> Form | None:
    """Choosers, the chart with its source, legend and save buttons; gives the form in use for the address.

    `form` is the one that an address asks for; `extent` is what the chart says of the table, such as how it was cut.
    None where no column can be drawn.
    """
    offered = columns_for(table)
    if not offered["y"] or table.num_rows < 2:
        needed = "a column of numbers" if table.num_rows > 1 else "more than one row"
        st.info(f"A chart needs {needed}; the table shows what there is.", icon=":material/info:")
        return None
    last: _Choice | None = st.session_state.get(f"{key}_choice")
    preset = _preset(key, table, offered, form, last)
    if last is not None and last.form.kind != preset.kind:  # the reader chose another kind: its columns follow
        preset = find_usable_form(table, preset)
    form = _draw_choosers(key, table, offered, preset)
    st.session_state[f"{key}_choice"] = _Choice(table.column_names, form)
    chart = Chart(table, form, extent)
    if chart.problem:
        st.info(escape(chart.problem), icon=":material/info:")
    else:
        title = " ".join(title.split())
        title = title if len(title) <= _MAX_TITLE_LENGTH else f"{title[: _MAX_TITLE_LENGTH - 1]}…"
        draw_query_chart(key, chart, table, title=title, name="query")
    return form


def _preset(key: str, table: pa.Table, offered: dict[str, list[str]], form: Form | None, last: _Choice | None) -> Form:
    """What the choosers are to show: a form from elsewhere, what they showed before, or what suits."""
    if form is not None and _is_offered(form, offered):
        form = _with_high_end(table, form)
        if last is None or form != last.form:
            return form
    if last is not None and last.columns == table.column_names:
        return _read_choosers(key, last.form)
    return _with_high_end(table, suggest_form(table) or Form("points", offered["x"][0], offered["y"][-1]))


def _is_offered(form: Form, offered: dict[str, list[str]]) -> bool:
    return (
        form.kind in KINDS
        and form.x in offered["x"]
        and form.y in offered["y"]
        and form.y_high in (None, *offered["y"])
        and form.colour in (None, *offered["colour"])
    )


def _with_high_end(table: pa.Table, form: Form) -> Form:
    """The form with the high end of its ranges named."""
    return replace(form, y_high=form.find_high_column(table.column_names) if form.kind == "ranges" else None)


def _read_choosers(key: str, last: Form) -> Form:
    state = st.session_state
    return Form(
        state.get(f"{key}_form", last.kind),
        state.get(f"{key}_x", last.x),
        state.get(f"{key}_y", last.y),
        state.get(f"{key}_colour", last.colour or _NO_COLOUR) or None,
        state.get(f"{key}_high", last.y_high),
    )


def _draw_choosers(key: str, table: pa.Table, offered: dict[str, list[str]], form: Form) -> Form:
    """The choosers, set to the form; gives what they are set to."""
    with st.container(horizontal=True, vertical_alignment="top", key=f"{key}_choosers"):
        st.session_state[f"{key}_form"] = form.kind
        kind = st.segmented_control("Form", KINDS, format_func=capitalize, key=f"{key}_form", required=True)
        is_range = kind == "ranges"
        x = _choose_column(f"{key}_x", "Across (x)", offered["x"], form.x)
        y = _choose_column(f"{key}_y", "Low end (y)" if is_range else "Number (y)", offered["y"], form.y)
        high = None
        if is_range:
            usual = Form("ranges", x, y).find_high_column(table.column_names) or offered["y"][-1]
            high = _choose_column(f"{key}_high", "High end", offered["y"], form.y_high or usual)
        colours = [_NO_COLOUR, *offered["colour"]]
        colour = _choose_column(f"{key}_colour", "Colour", colours, form.colour or _NO_COLOUR)
    return Form(kind or form.kind, x, y, colour or None, high)


def _choose_column(key: str, label: str, options: list[str], value: str) -> str:
    st.session_state[key] = value if value in options else options[0]
    chosen: str = st.selectbox(
        label, options, key=key, width=_CHOOSER_WIDTH, format_func=lambda name: name or "one for all"
    )
    return chosen

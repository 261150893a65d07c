"""A chart of a reader's result: its form chosen by hand, preset from an address or from what the columns hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import pyarrow as pa
import streamlit as st

from dashboard.charts.figure_builder import CONFIG
from dashboard.charts.palette import Palette
from dashboard.charts.query.chart import Chart, columns_for, find_usable_form, suggest_form
from dashboard.charts.query.form import Form
from dashboard.engine.questions.ask import provenance
from dashboard.errors import QuestionError
from dashboard.exports.sources import sources_of
from dashboard.figures.display import format_first_names
from dashboard.ui import chart_download, export_menu, share
from dashboard.ui.markdown import escape
from dashboard.ui.theme import palette

_KINDS = {"bars": "Bars", "lines": "Lines", "points": "Points", "ranges": "Ranges"}
_CHOOSER_PIXELS = 165  # two of them stand side by side on a phone
_NO_COLOUR = ""
_TITLE_CHARACTERS = 80


@dataclass(frozen=True)
class _Memory:
    """What the choosers showed in the run before."""

    columns: tuple[str, ...]
    form: Form


def query_chart(key: str, table: pa.Table, *, words: str, chosen: Form | None = None, told: str = "") -> Form | None:
    """Choosers, the picture with its source, key and save buttons; gives the form in use for the address.

    `words` says what the query is; `chosen` is the form that an address asks for; `told` is what the picture says of
    the table, such as how it was cut. None where no column can be drawn.
    """
    offered = columns_for(table)
    if not offered["y"] or table.num_rows < 2:
        needed = "a column of numbers" if table.num_rows > 1 else "more than one row"
        st.info(f"A chart needs {needed}; the table shows what there is.", icon=":material/info:")
        return None
    form = _choose(key, table, offered, _fitting(key, table, _preset(key, table, offered, chosen)))
    st.session_state[f"{key}_memory"] = _Memory(tuple(table.column_names), form)
    chart = Chart(table, form, told)
    if chart.problem:
        st.info(escape(chart.problem), icon=":material/info:")
    else:
        _show(key, chart, _source(table), " ".join(words.split()))
    return form


def _preset(key: str, table: pa.Table, offered: dict[str, list[str]], chosen: Form | None) -> Form:
    """What the choosers are to show: a form that came from elsewhere, what they showed before, or what suits."""
    memory: _Memory | None = st.session_state.get(f"{key}_memory")
    is_same = memory is not None and memory.columns == tuple(table.column_names)
    if chosen is not None and _is_offered(chosen, offered):
        chosen = _whole(table, chosen)
        if memory is None or chosen != memory.form:
            return chosen
    if is_same and memory is not None:
        return _held(key, memory.form)
    usual = Form("points", offered["x"][0], offered["y"][-1])
    return _whole(table, suggest_form(table) or usual)


def _fitting(key: str, table: pa.Table, form: Form) -> Form:
    """Where a reader has just chosen another kind of picture, its columns fit it as far as there are such."""
    memory: _Memory | None = st.session_state.get(f"{key}_memory")
    return find_usable_form(table, form) if memory is not None and memory.form.kind != form.kind else form


def _is_offered(form: Form, offered: dict[str, list[str]]) -> bool:
    high_is_known = form.y_high is None or form.y_high in offered["y"]
    colour_is_known = form.colour is None or form.colour in offered["colour"]
    return (
        form.kind in _KINDS and form.x in offered["x"] and form.y in offered["y"] and high_is_known and colour_is_known
    )


def _whole(table: pa.Table, form: Form) -> Form:
    """The form with the high end of its ranges named."""
    return replace(form, y_high=form.find_high_column(table.column_names) if form.kind == "ranges" else None)


def _held(key: str, before: Form) -> Form:
    """What the reader has set the choosers to."""
    held = st.session_state
    return Form(
        held.get(f"{key}_form", before.kind),
        held.get(f"{key}_x", before.x),
        held.get(f"{key}_y", before.y),
        held.get(f"{key}_colour", before.colour or _NO_COLOUR) or None,
        held.get(f"{key}_high", before.y_high),
    )


def _choose(key: str, table: pa.Table, offered: dict[str, list[str]], form: Form) -> Form:
    """The choosers, set to the form; gives what they are set to."""
    with st.container(horizontal=True, vertical_alignment="top", key=f"{key}_choosers"):
        st.session_state[f"{key}_form"] = form.kind
        kind = st.segmented_control(
            "Form", list(_KINDS), format_func=_KINDS.__getitem__, key=f"{key}_form", required=True
        )
        is_range = kind == "ranges"
        x = _column(f"{key}_x", "Across (x)", offered["x"], form.x)
        y = _column(f"{key}_y", "Low end (y)" if is_range else "Number (y)", offered["y"], form.y)
        high = None
        if is_range:
            usual = Form("ranges", x, y).find_high_column(table.column_names) or offered["y"][-1]
            high = _column(f"{key}_high", "High end", offered["y"], form.y_high or usual)
        colour = _column(f"{key}_colour", "Colour", [_NO_COLOUR, *offered["colour"]], form.colour or _NO_COLOUR)
    return Form(kind or form.kind, x, y, colour or None, high)


def _column(key: str, label: str, options: list[str], value: str) -> str:
    st.session_state[key] = value if value in options else options[0]
    chosen: str = st.selectbox(
        label, options, key=key, width=_CHOOSER_PIXELS, format_func=lambda name: name or "one for all"
    )
    return chosen


def _show(key: str, chart: Chart, source: str, words: str) -> None:
    alt = chart.describe()
    title = words if len(words) <= _TITLE_CHARACTERS else f"{words[: _TITLE_CHARACTERS - 1]}…"
    with st.container(key=key, gap="xsmall"):
        figure = chart.draw(palette(), source)
        st.plotly_chart(figure, key=f"{key}_plot", config=CONFIG, alt=f"{alt} {source}")
        if legend := chart.build_legend(escape):
            st.markdown(legend)
        with st.container(horizontal=True, vertical_alignment="center"):
            chart_download.draw_save_buttons(key, title, "muster-query")
            share.draw_query_button(key, title)
    export_menu.add_picture(key, title, partial(chart.draw, Palette(), source), alt, chart.build_legend())


def _source(table: pa.Table) -> str:
    """Whose numbers these are: the sources of its figures where every row names one, else the reader's own doing."""
    try:
        version = provenance(table).data_version[:8]
    except QuestionError:
        return "Query of a reader, no statement of Muster."
    own = f"Query of a reader on Muster's data {version}; what it works out is no statement of Muster."
    sources = sources_of(table)
    if " in all " not in sources.extent:
        return own
    said = [f"{row['speaker']} ({row['outlet']})" for row in sources.table.to_pylist()]
    return f"Sources: {format_first_names(said)}. {own}"

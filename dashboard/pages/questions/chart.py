"""The chart that suits the answer to a question, where its columns suit any; drawn when a reader opens it."""

from __future__ import annotations

from functools import partial

import pyarrow as pa
import streamlit as st

from dashboard.charts.figure_builder import CONFIG
from dashboard.charts.palette import Palette
from dashboard.charts.query.chart import Chart, suggest_form
from dashboard.charts.query.form import Form
from dashboard.engine.questions.ask import provenance
from dashboard.engine.questions.catalogue import Question
from dashboard.exports.sources import sources_of
from dashboard.figures.display import format_first_names
from dashboard.ui import chart_download, export_menu, share, url_state
from dashboard.ui.markdown import escape
from dashboard.ui.theme import palette

_KEY = "question_chart"


def show(question: Question, table: pa.Table, words: str) -> None:
    """Nothing where no form suits. Another form can be chosen in the workbench. The address says whether it is open."""
    form = suggest_form(table)
    is_shown = url_state.current_view()["show"] == "chart"
    url_state.set_value("show", None)
    if form is None:
        if is_shown and url_state.is_new_address():
            url_state.add_notice("Show: no chart suits this answer, so it is shown as a table.")
        return
    opened = st.expander(
        "As a chart", icon=":material/bar_chart:", expanded=is_shown, key=f"{_KEY}_opened", on_change="rerun"
    )
    if opened.open:
        url_state.set_value("show", "chart")
        with opened:
            _draw(question, table, form, words)


def _draw(question: Question, table: pa.Table, form: Form, words: str) -> None:
    chart, source = Chart(table, form), _source(table)
    alt = chart.describe()
    title = f"{question.question} {words}"
    with st.container(key=_KEY, gap="xsmall"):
        figure = chart.draw(palette(), source)
        st.plotly_chart(figure, key=f"{_KEY}_plot", config=CONFIG, alt=f"{alt} {source}")
        if legend := chart.build_legend(escape):
            st.markdown(legend)
        with st.container(horizontal=True, vertical_alignment="center"):
            chart_download.draw_save_buttons(_KEY, title, f"muster-{question.name.replace('_', '-')}")
            share.draw_query_button(_KEY, question.question)
    redraw = partial(chart.draw, Palette(), source)
    export_menu.add_picture(question.name, title, redraw, alt, chart.build_legend())


def _source(table: pa.Table) -> str:
    """Who said it in which outlets, as far as the rows name figures, and the state of the data."""
    said = [f"{row['speaker']} ({row['outlet']})" for row in sources_of(table).table.to_pylist()]
    named = f"Sources: {format_first_names(said)}. " if said else ""
    return f"{named}Muster, data {provenance(table).data_version[:8]}."

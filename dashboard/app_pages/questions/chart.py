"""The chart that suits the answer to a question, where its columns suit any; drawn when a reader opens it."""

from __future__ import annotations

import pyarrow as pa

from dashboard.charts.query.chart import Chart, suggest_form
from dashboard.engine.questions.catalogue import Question
from dashboard.ui import unfold, url_state
from dashboard.ui.query_chart import draw_query_chart

_KEY = "question_chart"


def draw_chart(question: Question, table: pa.Table, words: str) -> None:
    """Nothing where no form suits; the workbench has other forms. The address says whether the chart is open."""
    form, is_asked_for = suggest_form(table), url_state.current_view()["show"] == "chart"
    url_state.set_value("show", None)
    if form is None:
        if is_asked_for and url_state.is_new_address():
            url_state.add_notice("Show: no chart suits this answer, so it is shown as a table.")
        return
    if is_asked_for:  # by a link of the time before `open`
        unfold.open_part("chart")
    if expander := unfold.draw_expander("chart", "As a chart", icon=":material/bar_chart:"):
        with expander:
            draw_query_chart(
                _KEY,
                Chart(table, form),
                table,
                title=question.question,
                subtitle=words,
                name=question.name,
            )

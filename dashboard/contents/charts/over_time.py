"""Over time: levels that were decided as steps, all else as marks per speaker; stocks and flows never share a chart."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from dashboard.charts import marks, steps
from dashboard.contents import dossiers, periods, sources
from dashboard.contents.charts import beside
from dashboard.contents.charts.chart import Chart
from dashboard.contents.charts.finding import (
    describe_basis,
    describe_contradiction,
    describe_ends,
    describe_floor,
    describe_span,
    describe_spread,
    describe_steps,
    join_sentences,
)
from dashboard.contents.filters import FILTERS
from dashboard.contents.kept_by_view import kept_by_view
from dashboard.contents.registry import CHARTS
from dashboard.contents.view import View, describe_filters, fill_defaults, name_measure, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_day


@kept_by_view
def build_steps(view: View) -> Chart | None:
    """Each decision as a step on the day it took force; None for a measure that no decision in view sets."""
    view = fill_defaults(view)
    parameters = to_parameters(view)
    table = ask("steps", **parameters)
    if not table.num_rows:
        return None
    words = describe_filters(view, FILTERS)
    known = ask("known_as_of", **parameters).to_pylist()[0]
    named, rows = dossiers.read_steps(view["dossier"]), table.to_pylist()
    label = name_measure(view, parameters["measure"])
    return Chart(
        key=dossiers.name_files(CHARTS["decisions"], view["dossier"]),
        headline=describe_steps(label, rows),
        note=f"{describe_span(rows, named)}. Each is a step on the day it took force",
        table=table,
        draw=steps.draw,
        parts={
            "until": min(end for end in (view["as_of_to"], view["known_on"], known["last_stated_on"]) if end),
            "events": list_events(view),
        },
        alt=steps.describe(table, words, named.word),
        legend=steps.build_legend(table),
        label=words,
        caveats=tuple(f"{format_day(date)}: {what}" for date, what in steps.list_caveats(table)),
        address={"chart": "decisions"},
    )


@kept_by_view
def build_statements(view: View) -> Chart | None:
    """A mark per statement that is not drawn as a step; None where there is none."""
    view = fill_defaults(view)
    parameters: dict[str, Any] = to_parameters(view)
    parameters["period"] = periods.choose_period(parameters)
    has_steps = bool(ask("steps", **parameters).num_rows)
    table = ask("statements_over_time", **parameters, is_without_steps=has_steps)
    if not table.num_rows:
        return None
    words = describe_filters(view, FILTERS)
    label = name_measure(view, parameters["measure"])
    also = f"Beside the {dossiers.read_steps(view['dossier']).plural}, each" if has_steps else "Each"
    return Chart(
        key="statements",
        headline=describe_spread(label, table),
        note=join_sentences(
            describe_ends(table),
            describe_floor(table),
            describe_contradiction(table),
            describe_basis(table),
            describe_mark(table, also),
        ),
        table=table,
        draw=marks.draw,
        parts={"events": list_events(view)},
        alt=marks.describe(table, words),
        label=words,
        legend=marks.build_legend(table),
        caveats=tuple(marks.list_undrawn(table)),
    )


@kept_by_view
def build_pair(view: View) -> list[Chart]:
    """The statements on two subjects, as small pictures on one scale."""
    pair = beside.build_pair(view, _build_small, beside.share_scale)
    return pair if all(marks.can_draw(chart.table) for chart in pair) else []


def _build_small(view: View) -> Chart:
    table = ask("statements_over_time", **to_parameters(view))
    words = describe_filters(view, FILTERS)
    return Chart(
        key="statements",
        headline=beside.describe_subject(view, table),
        table=table,
        draw=marks.draw,
        alt=marks.describe(table, words) if table.num_rows else "",
        label=words,
    )


def describe_mark(table: pa.Table, also: str = "Each") -> str:
    """What a mark is: a statement, or, of very many, all that a speaker states of one month."""
    if sources.is_by_month(table):
        return f"{also} mark is a month of a speaker: from the least bound stated in it to the greatest"
    return f"{also} mark is a statement; nothing is joined across speakers"


def list_events(view: View) -> pa.Table:
    """What happened meanwhile: dated, each with its publication."""
    return ask("events", **to_parameters(fill_defaults(view)))

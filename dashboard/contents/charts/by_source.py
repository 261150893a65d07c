"""Who says what: one row per speaker, relays folded under their origin, disagreement named by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from dashboard.charts import ranges
from dashboard.charts.places import to_place
from dashboard.contents import periods
from dashboard.contents.charts import beside
from dashboard.contents.charts.chart import Chart
from dashboard.contents.charts.finding import describe_contradictions, describe_ends, describe_spread, join_sentences
from dashboard.contents.filters import FILTERS
from dashboard.contents.kept_by_view import kept_by_view
from dashboard.contents.view import View, describe_filters, fill_defaults, name_measure, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.figures.display import format_count


def list_comparable(chosen: dict[str, Any]) -> dict[str, str]:
    """The speakers that the others can be compared with, by name: first the one that is, where none is chosen."""
    return {
        row["speaker_id"]: row["speaker"] for row in ask("by_speaker", **{**chosen, "compare_with": None}).to_pylist()
    }


def find_most_disputed(view: View) -> str | None:
    """The measure on which speakers contradict each other most often; None where nobody did by the day in view.

    Of the dossier's own subject and of all that is known today: another subject or day in view is not to change what
    is counted. None for figures in partitions, which are not compared pair by pair.
    """
    if view["dossier"] in open_warehouse().partitioned:
        return None
    parameters = to_parameters(fill_defaults({**view, "subject": None}))
    then, now = (
        ask("measures_disputed", **{**parameters, "known_on": day}).column("measure").to_pylist()
        for day in (parameters["known_on"], None)
    )
    return next((measure for measure in now if measure in then), None)


@kept_by_view
def build_speakers(view: View) -> Chart | None:
    """The latest statement of each speaker beside the one compared with; None where nobody says anything."""
    view = fill_defaults(view)
    parameters = to_parameters(view)
    parameters["period"] = periods.choose_period(parameters)
    table = ask("by_speaker", **parameters)
    if not table.num_rows:
        return None
    words = describe_filters(view, FILTERS)
    rows = table.to_pylist()
    reference = next(row for row in rows if row["is_reference"])
    said = format_count(sum(row["count_statements"] for row in rows), "statement")
    note = join_sentences(
        describe_ends(table),
        describe_contradictions(rows, reference),
        f"Latest by speaker and definition, of {said}",
    )
    headline = describe_spread(name_measure(view, parameters["measure"]), table)
    return build_ranges("speakers", headline, table, words, reference=reference, note=note)


def build_ranges(
    key: str,
    headline: str,
    table: pa.Table,
    words: str,
    *,
    reference: Mapping[str, Any] | None = None,
    note: str = "",
) -> Chart:
    """One range per row; with a legend and with lines at the bounds of `reference`, where they are compared with it."""
    parts, legend = dict[str, Any](), ""
    if reference is not None:
        parts = {"reference": to_place({bound: reference[bound] for bound in ("at_least", "at_most")})}
        legend = ranges.build_legend(table, reference)
    alt = ranges.describe(table, words)
    return Chart(key, headline, table, ranges.draw, alt, words, parts=parts, legend=legend, note=note)


@kept_by_view
def build_parts(view: View) -> Chart | None:
    """Parts that are counted on one day, a row each, compared with nothing; None where there is none."""
    view = fill_defaults(view)
    chart = _build_small(view)
    if not chart.table.num_rows:
        return None
    headline = describe_spread(name_measure(view, to_parameters(view)["measure"]), chart.table)
    return replace(chart, headline=headline, legend=ranges.build_legend(chart.table))


@kept_by_view
def build_pair(view: View) -> list[Chart]:
    """The latest of each speaker on two subjects, as small pictures on one scale."""
    return beside.build_pair(view, _build_small, _share_scale, least=1)


def _build_small(view: View) -> Chart:
    table = ask("by_speaker", **{**to_parameters(view), "compare_with": None})
    words = describe_filters(view, FILTERS)
    return build_ranges("speakers", beside.describe_subject(view, table, "answer"), table, words)


def _share_scale(charts: Sequence[Chart]) -> list[Chart]:
    bounds = [bound for chart in charts for bound in ranges.list_bounds(chart.table.to_pylist())]
    return beside.put_on_scale(charts, bounds)

"""The measures of one family side by side, each in a chart of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from dashboard.charts import marks
from dashboard.contents import dossiers, periods
from dashboard.contents.charts.beside import describe_subject, list_subjects, share_scale
from dashboard.contents.charts.chart import Chart
from dashboard.contents.charts.finding import (
    describe_basis,
    describe_contradiction,
    describe_ends,
    describe_floor,
    describe_spread,
    join_sentences,
)
from dashboard.contents.filters import FILTERS_BESIDE_MEASURE
from dashboard.contents.kept_by_view import kept_by_view
from dashboard.contents.view import View, describe_filters, fill_defaults, list_known_values, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.row_types import MeasuresStatedRow
from dashboard.figures.display import format_count


@kept_by_view
def question_parameters(view: View) -> dict[str, Any]:
    """What the questions about the family are asked with, whichever measure is chosen elsewhere."""
    family = dossiers.read_side_by_side(view["dossier"])
    parameters = to_parameters(fill_defaults(view)) | {"measure": None, "family": family.name if family else ""}
    parameters["period"] = periods.choose_period(parameters)
    return parameters


@kept_by_view
def list_measures(view: View) -> list[MeasuresStatedRow]:
    """The definitions that statements in view count: measure, label, definition, how many statements and speakers."""
    return ask("measures_stated", **question_parameters(view)).to_pylist()


@kept_by_view
def build_measures(view: View) -> dict[str, Chart]:
    """The chart of each definition, by measure: kept together, so that one view takes one place among those kept."""
    return {stated["measure"]: build_measure(view, stated) for stated in list_measures(view)}


def list_disputed_labels(view: View) -> pa.Table:
    """Numbers that were printed as those of another measure (`is_error`), and those whose label is in dispute."""
    return ask("labels_disputed", **question_parameters(view))


def describe_mislabelled(rows: Sequence[Mapping[str, Any]]) -> str:
    """How many publications printed which measure as which: "4 publications printed pupils as schools"."""

    def name(label: str) -> str:
        return label.partition(":")[0].lower()

    kinds = {f"{name(row['right_measure_label'])} as {name(row['measure_label'])}" for row in rows}
    return f"{format_count(len({row['url'] for row in rows}), 'publication')} printed {'; '.join(sorted(kinds))}"


@kept_by_view
def build_measure(view: View, stated: MeasuresStatedRow) -> Chart:
    """One definition, a row of `measures`: who stated which number when. A single statement needs no axes."""
    table, label = _ask_measure(view, stated)
    return Chart(
        key=stated["measure"],
        headline=describe_spread(stated["label"], table),
        note=join_sentences(
            describe_ends(table), describe_floor(table), describe_contradiction(table), describe_basis(table)
        ),
        definition=stated["definition"],
        table=table,
        draw=marks.draw,
        alt=marks.describe(table, label),
        label=label,
        legend=marks.build_legend(table),
        caveats=tuple(marks.list_undrawn(table)),
        address={"chart": "side-by-side", "measure": stated["measure"]},
    )


def _ask_measure(view: View, stated: MeasuresStatedRow) -> tuple[pa.Table, str]:
    """The statements of one definition, and what they are in words."""
    parameters = {**question_parameters(view), "measure": stated["measure"]}
    words = describe_filters(fill_defaults(view), FILTERS_BESIDE_MEASURE)
    spans = list_known_values(view["dossier"]).get("period", {})
    label = f"{words}, {stated['label'].lower()}, {spans.get(parameters['period'], '')}"
    return ask("statements_over_time", **parameters), label


def build_chosen(view: View) -> Chart | None:
    """The chart of the measure in view; None where it is of another family or has fewer than two statements."""
    wanted = fill_defaults(view)["measure"]
    found = [build_measure(view, stated) for stated in list_measures(view) if stated["measure"] == wanted]
    return found[0] if found and found[0].table.num_rows > 1 else None


@kept_by_view
def build_beside(view: View) -> list[list[Chart]]:
    """Per measure, small pictures of it on one scale: of the subject in view, and of the one most is said of beside.

    A picture needs two statements. Both count over the same stretch: another subject that has none is left out.
    """
    period = question_parameters(view)["period"]
    views = [
        fill_defaults(view) | {"subject": subject, "period": period}
        for subject in list_subjects(view, family=question_parameters(view)["family"])
    ]
    views = [one for one in views if question_parameters(one)["period"] == period]
    of_measure: dict[str, list[Chart]] = {}
    for one in views:
        for stated in list_measures(one):
            if stated["count_statements"] > 1:
                of_measure.setdefault(stated["measure"], []).append(_build_small(one, stated))
    return [share_scale(charts) for charts in of_measure.values()]


def _build_small(view: View, stated: MeasuresStatedRow) -> Chart:
    table, label = _ask_measure(view, stated)
    return Chart(
        key=stated["measure"],
        headline=describe_subject(view, table),
        note=stated["label"],
        table=table,
        draw=marks.draw,
        alt=marks.describe(table, label),
        label=label,
        address={"chart": "side-by-side", "measure": stated["measure"]},
    )

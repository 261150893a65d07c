"""Small pictures of one measure on one scale: of the subject in view, and of the one most is said of beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.charts import marks
from dashboard.contents import periods, sources
from dashboard.contents.charts.chart import Chart
from dashboard.contents.filters import FILTERS
from dashboard.contents.view import View, describe_filters, fill_defaults, list_known_values, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_count


def build_pair(view: View) -> list[Chart]:
    """The statements on the measure in view, of two subjects; none where there are no two of each.

    Both count over the same stretch.
    """
    view = fill_defaults(view)
    period = periods.choose_period(to_parameters(view))
    subjects = list_subjects(view, measure=view["measure"])
    charts = [_build_small(view | {"subject": subject, "period": period}) for subject in subjects]
    drawn = [chart for chart in charts if chart.table.num_rows > 1]
    return share_scale(drawn) if len(drawn) > 1 else []


def _build_small(view: View) -> Chart:
    table = ask("statements_over_time", **to_parameters(view))
    words = describe_filters(view, FILTERS)
    statements = format_count(table.num_rows, "statement")
    speakers = format_count(len(set(table.column("speaker").to_pylist())), "speaker")
    return Chart(
        key="statements",
        headline=f"{list_known_values(view['dossier'])['subject'][view['subject']]}: {statements} by {speakers}",
        table=table,
        draw=marks.draw,
        source=sources.describe_picture(table, words, view["dossier"]),
        alt=marks.describe(table, words) if table.num_rows else "",
        label=words,
    )


def list_subjects(view: View, **narrowed: Any) -> list[str]:
    """The subject in view, and the other one of which most is said; `narrowed`: among which statements."""
    own = fill_defaults(view)["subject"]
    counts = ask("filter_counts", dossier=view["dossier"], **narrowed).to_pylist()
    others = [row for row in counts if row["filter"] == "subject" and row["value"] != own]
    others.sort(key=lambda row: (-row["count_statements"], row["value"]))
    return [own, *(row["value"] for row in others[:1])]


def share_scale(charts: Sequence[Chart]) -> list[Chart]:
    """The charts on one scale, each by a key of its own."""
    scale = marks.scale_of([chart.table for chart in charts])
    return [
        replace(chart, key=f"{chart.key}_beside_{place}", parts={"scale": scale}) for place, chart in enumerate(charts)
    ]

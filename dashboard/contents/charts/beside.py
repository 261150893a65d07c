"""Small pictures of one measure on one scale: of the subject in view, and of the one most is said of beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from dashboard.charts import marks
from dashboard.contents import periods
from dashboard.contents.charts.chart import Chart
from dashboard.contents.charts.finding import describe_basis
from dashboard.contents.view import View, fill_defaults, list_known_values, to_parameters
from dashboard.engine.questions.ask import ask


def build_pair(
    view: View, build: Callable[[View], Chart], share: Callable[[Sequence[Chart]], list[Chart]], least: int = 2
) -> list[Chart]:
    """The measure in view, of two subjects on the scale that `share` gives them; none where one has no `least` marks.

    `build` makes the small picture of one. Both count over the same stretch.
    """
    view = fill_defaults(view)
    period = periods.choose_period(to_parameters(view))
    subjects = list_subjects(view, measure=view["measure"])
    charts = [build(view | {"subject": subject, "period": period}) for subject in subjects]
    drawn = [chart for chart in charts if chart.table.num_rows >= least]
    return share(drawn) if len(drawn) > 1 else []


def describe_subject(view: View, table: pa.Table, one: str = "statement") -> str:
    """ "Russia: 51 statements by 22 speakers" """
    return f"{list_known_values(view['dossier'])['subject'][view['subject']]}: {describe_basis(table, one)}"


def list_subjects(view: View, **narrowed: Any) -> list[str]:
    """The subject in view, if any, and the other one of which most is said; `narrowed`: among which statements."""
    own = fill_defaults(view)["subject"]
    counts = ask("filter_counts", dossier=view["dossier"], **narrowed).to_pylist()
    others = [row for row in counts if row["filter"] == "subject" and row["value"] != own]
    others.sort(key=lambda row: (-row["count_statements"], row["value"]))
    return [*filter(None, [own]), *(row["value"] for row in others[:1])]


def share_scale(charts: Sequence[Chart]) -> list[Chart]:
    """Charts of marks on one scale."""
    return put_on_scale(charts, marks.scale_of([chart.table for chart in charts]))


def put_on_scale(charts: Sequence[Chart], scale: Any) -> list[Chart]:
    """The charts on that scale, each by a key of its own."""
    return [
        replace(chart, key=f"{chart.key}_beside_{place}", parts={"scale": scale}) for place, chart in enumerate(charts)
    ]

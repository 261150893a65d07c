"""A statement among those nearest in date that are about the same thing: its reading beside theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.contents.charts.by_source import build_ranges
from dashboard.contents.charts.chart import Chart
from dashboard.engine.questions.ask import ask

Figure = Mapping[str, Any]
_MOST = 7


def build_neighbours(figure: Figure) -> Chart | None:
    """One mark per statement, and lines at the bounds of `figure`; None where nobody else says anything, or for an
    error in print, which is never drawn.
    """
    of_dossier = {"dossier": figure["dossier"]}
    if figure["is_error"]:
        return None
    others = ask("figure_compared", **of_dossier, figure_id=figure["figure_id"], most_rows=_MOST).to_pylist()
    near = sorted(others, key=lambda row: (row["days_apart"] is None, row["days_apart"] or 0))[:_MOST]
    if not near:
        return None
    names = [figure["figure_id"], *(row["figure_id"] for row in near)]
    table = ask("statements_of_figures", **of_dossier, figure_id=names)
    words = f"{figure['measure_label']}, {figure['subject_name']}"
    return build_ranges("neighbours", "Beside the statements nearest in date", table, words, reference=figure)

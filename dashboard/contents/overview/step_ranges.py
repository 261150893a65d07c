"""Levels decided in steps, and what was counted as ranges beside them, with the gap between the two."""

from __future__ import annotations

from typing import Any

from dashboard.contents.charts import overview
from dashboard.contents.overview.part import Part
from dashboard.contents.view import View


def build(view: View, **parameters: Any) -> Part | None:
    """None for a dossier without such steps; the parameters are those of `compare_steps`."""
    chart = overview.compare_steps(view, **parameters)
    return Part(chart=chart) if chart else None

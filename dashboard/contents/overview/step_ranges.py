"""Levels decided in steps, and what was counted as ranges beside them, with the gap between the two."""

from __future__ import annotations

from dashboard.contents.charts import overview
from dashboard.contents.overview.part import Part
from dashboard.contents.view import View


def build(view: View, **_: object) -> Part | None:
    """None for a dossier without such steps."""
    chart = overview.build_step_ranges(view)
    return Part(chart=chart) if chart else None

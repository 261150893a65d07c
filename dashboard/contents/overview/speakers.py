"""The latest statement of each speaker, one below the other."""

from __future__ import annotations

from dashboard.contents.charts import by_source
from dashboard.contents.overview.part import Part, to_question
from dashboard.contents.view import View


def build(view: View, *, measure: str = "", subject: str = "", period: str = "") -> Part | None:
    """None where nobody says anything."""
    asked = to_question(view, measure, subject)
    chosen = {"subject": asked["subject"], "measure": asked["measure"], "period": period or None}
    chart = by_source.build_speakers(dict(view) | chosen)
    return Part(chart=chart) if chart else None

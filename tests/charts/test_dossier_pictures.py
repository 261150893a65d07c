"""Every chart of the shipped dossier can be drawn and taken along, light and small enough to be sent."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from dashboard.charts import marks, ranges, steps
from dashboard.charts.palette import LIGHT
from dashboard.charts.svg.render import render_svg
from dashboard.engine.questions.ask import ask
from dashboard.settings import settings

DOSSIER = "russian-armed-forces"
MOST_BYTES = 150_000


def charts() -> Iterator[tuple[str, go.Figure, int]]:
    """Name, figure and number of cards of each chart that the pages can show."""
    with (settings.data_folder / "dossiers" / DOSSIER / "figures.csv").open(encoding="utf-8") as file:
        pairs = sorted({(row["subject"], row["measure"]) for row in csv.DictReader(file)})
    for subject, measure in pairs:
        chosen = {"dossier": DOSSIER, "subject": subject, "measure": measure}
        decrees, speakers, said = (
            ask(question, **chosen) for question in ("strength_by_decree", "by_speaker", "statements_over_time")
        )
        if decrees.num_rows:
            events = ask("events", dossier=DOSSIER)
            drawn = steps.draw(decrees, date(2026, 11, 1), "Sources.", LIGHT, events)
            yield f"steps of {measure}", drawn, decrees.num_rows
        if speakers.num_rows:
            yield f"ranges of {subject} {measure}", ranges.draw(speakers, "Sources.", LIGHT), speakers.num_rows
        if said.num_rows:
            yield f"marks of {subject} {measure}", marks.draw(said, "Sources.", LIGHT), said.num_rows


@pytest.mark.parametrize("width", [420, 900])
def test_every_chart_of_the_dossier_is_a_small_picture_with_all_its_marks(width: int) -> None:
    count = 0
    for name, figure, rows in charts():
        picture = render_svg(figure, alt=name, width=width)
        cards = list(ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}title"))  # noqa: S314  our own
        count += 1

        assert len(picture.encode()) < MOST_BYTES, name
        assert len(cards) - 1 >= rows, name

    assert count > 50

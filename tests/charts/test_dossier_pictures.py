"""No text of any picture of a dossier is cut off or lies on another: every chart in every size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from dashboard.charts.svg.words import SIZES
from dashboard.contents import dossiers
from dashboard.contents.charts.chart import Chart
from dashboard.contents.registry import CHARTS
from dashboard.contents.view import list_known_values
from dashboard.engine.questions.ask import ask
from dashboard.exports.picture import write_svg
from dashboard.sharing.parameters import empty_view
from tests.charts.pictures import find_faults

MOST_BYTES = 150_000


def views(dossier: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each chart of each measure today; on every third day of change, the chart and the measure whose turn it is."""
    measures = list(list_known_values(dossier)["measure"])
    for name, entry in CHARTS.items():
        for measure in measures if "measure" in entry.parameters else [None]:
            yield name, empty_view(dossier, measure=measure)
    days = ask("days_of_change", dossier=dossier).column("day").to_pylist()
    for name, measure, day in zip(cycle(CHARTS), cycle(measures), days[::3]):
        has_measure = "measure" in CHARTS[name].parameters
        yield name, empty_view(dossier, measure=measure if has_measure else None, known_on=day)


def charts() -> Iterator[tuple[str, Chart]]:
    """Every chart that looks different from the others, with what it shows."""
    seen = set()
    for dossier in dossiers.list_dossiers():
        for name, view in views(dossier):
            chart = CHARTS[name].build_chart(view)
            look = chart and (name, chart.label, repr(chart.table.to_pylist()), repr(chart.parts))
            if chart and look not in seen:
                seen.add(look)
                yield f"{name} {view['measure']} {view['known_on']}", chart


def test_no_text_of_any_picture_is_cut_off_or_lies_on_another() -> None:
    faults: dict[str, list[str]] = {}
    count = 0
    for (shown, chart), (name, size) in zip(charts(), cycle(SIZES.items())):
        picture = write_svg(chart.picture, size).decode()
        count += 1
        assert len(picture) < MOST_BYTES, shown
        if found := find_faults(picture):
            faults[f"{shown}: {name}"] = found

    assert faults == {}
    assert count > 80

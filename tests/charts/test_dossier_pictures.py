"""No text of any picture of a dossier is cut off, under a line or on another: every chart, size and day of change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import cycle
from typing import Any

import pytest

from dashboard.charts.palette import LIGHT
from dashboard.charts.room import DESKTOP, MAGNIFIED, PHONE, TABLET, Room
from dashboard.charts.svg.render import EDGE, render_svg
from dashboard.charts.svg.words import SIZES, Size, Words
from dashboard.contents import dossiers
from dashboard.contents.charts.chart import Chart
from dashboard.contents.registry import CHARTS
from dashboard.contents.view import list_known_values
from dashboard.engine.questions.ask import ask
from dashboard.exports.picture import write_svg
from dashboard.sharing.parameters import empty_view
from tests.charts.pictures import find_faults

MOST_BYTES = 150_000
# The class of widths that a picture is laid out for, and the width of its place, from the least to the greatest.
PAGES = [
    (MAGNIFIED, 147),
    (PHONE, 280),
    (PHONE, 358),
    (PHONE, 640),
    (TABLET, 736),
    (TABLET, 864),
    (DESKTOP, 1280),
    (DESKTOP, 1760),
]


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


def draw_sizes() -> Iterator[tuple[str, Callable[[Chart], str]]]:
    """What draws the chart for each place that it may stand in, again and again."""
    for name, size in SIZES.items():
        yield name, partial(lambda chart, size: write_svg(chart.picture, size).decode(), size=size)
    for room, width in PAGES:
        yield f"page of {width}", partial(draw_page, room=room, width=width)


def draw_page(chart: Chart, room: Room, width: int) -> str:
    """The chart as a page of that width shows it, whose pictures are laid out for a class of widths."""
    size = Size(width + 2 * EDGE)
    return render_svg(lambda _: chart.drawn(LIGHT, room), Words("A chart."), size, is_outlined=False)


def test_no_text_of_any_picture_is_cut_off_under_a_line_or_on_another() -> None:
    faults: dict[str, list[str]] = {}
    count = 0
    for (shown, chart), (place, draw) in zip(charts(), cycle(draw_sizes())):
        picture = draw(chart)
        count += 1
        assert len(picture) < MOST_BYTES, shown
        if place in SIZES:  # taken along, to where no font of ours is
            assert "</text>" not in picture, shown
        if found := find_faults(picture):
            faults[f"{shown}: {place}"] = found

    assert faults == {}
    assert count > 80


def test_the_longest_texts_make_no_large_file() -> None:
    chart = CHARTS["statements"].build_chart(empty_view("russian-armed-forces", measure="casualties"))

    assert chart
    assert max(len(write_svg(chart.picture, size)) for size in SIZES.values()) < MOST_BYTES


@pytest.mark.parametrize("day", ["2017-03-31", "2017-07-01", "2019-12-31", "2025-06-03"])
def test_changes_and_counts_near_the_right_edge_keep_off_the_texts_there(day: str) -> None:
    view = empty_view("russian-armed-forces", known_on=date.fromisoformat(day))
    chart = CHARTS["step_ranges"].build_chart(view)

    assert chart
    places = ("column", "page of 280", "page of 1760")
    assert [find_faults(draw(chart)) for place, draw in draw_sizes() if place in places] == [[]] * len(places)


@pytest.mark.parametrize(
    ("day", "room", "width"),
    [
        pytest.param(date(2018, 12, 31), PHONE, 358, id="a late step"),
        pytest.param(date(2025, 5, 29), DESKTOP, 1760, id="a count of a year that is not over"),
    ],
)
def test_nothing_in_the_picture_lies_on_the_texts_at_the_right_edge(day: date, room: Room, width: int) -> None:
    chart = CHARTS["step_ranges"].build_chart(empty_view("russian-armed-forces", known_on=day))

    assert chart
    assert find_faults(draw_page(chart, room, width)) == []


def test_numbers_at_the_right_edge_have_room_where_all_is_twice_as_large() -> None:
    built = (CHARTS["step_ranges"].build_chart(empty_view(dossier)) for dossier in dossiers.list_dossiers())
    pictures = [draw_page(chart, MAGNIFIED, 147) for chart in built if chart]

    assert pictures
    assert [find_faults(picture) for picture in pictures] == [[]] * len(pictures)

"""What one speaker says in a row: joined within one definition only, floors as ground, breaks and disputes signed."""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.charts import marks
from dashboard.charts.palette import Palette
from tests.charts.rows import exact, on, series, table

FLOOR = {
    "stance": "confirmed_count",
    "stance_label": "confirmed by name",
    "stance_kind": "count",
    "speaker": "The List (by name)",
    "period": "cumulative",
    "period_stretch": "running",
}


def draw(*rows: dict[str, Any]) -> go.Figure:
    return marks.draw(table(*rows), Palette())


def joined(figure: go.Figure) -> list[list[int]]:
    """The values of each line through several statements."""
    return [list(trace.y) for trace in figure.data if trace.mode == "lines" and trace.line.width in (1, 1.8)]


def texts(figure: go.Figure) -> dict[str, str]:
    return {note.text: note.hovertext or "" for note in figure.layout.annotations}


@pytest.mark.parametrize(
    "other",
    [{"period": "month"}, {"scope": "men under 50"}, {"speaker_id": "another"}, {"flags": "label_disputed"}],
)
def test_line_ends_where_speaker_or_definition_changes(other: dict[str, Any]) -> None:
    first, second = (
        series(1, 2, 3, period="cumulative", period_stretch="running"),
        series(7, 8, 9, period="cumulative", period_stretch="running"),
    )

    assert joined(draw(*first, *second)) == [[1, 2, 3, 7, 8, 9]]
    assert joined(draw(*first, *(row | other for row in second))) == [[1, 2, 3], [7, 8, 9]]


def test_named_counts_are_steps_on_ground_that_ends_at_the_last_count() -> None:
    figure = draw(*series(100, 250, 400, **FLOOR))
    line = next(trace for trace in figure.data if trace.line.shape == "hv")
    ground = [(shape.x0, shape.x1, shape.y1) for shape in figure.layout.shapes]

    assert list(line.y) == [100, 250, 400]
    assert ground == [(date(2023, 1, 1), date(2023, 2, 1), 100), (date(2023, 2, 1), date(2023, 3, 1), 250)]
    assert "<b>At least so many</b>, confirmed by name: The List" in texts(figure)


def test_several_parts_of_one_day_have_their_own_names() -> None:
    parts = [exact(number) | {"scope": scope} for number, scope in ((100, "Tanks <b>"), (250, "Trucks"))]
    assert [text for text in texts(draw(*parts)) if text] == ["<b>250</b> Trucks", "<b>100</b> Tanks &lt;b&gt;"]
    assert list(texts(draw(parts[0]))) == ["<b>100</b> Somebody"]


def test_only_running_totals_are_ground() -> None:
    assert not draw(*series(100, 250, 400, **FLOOR | {"period": "month", "period_stretch": "as_of"})).layout.shapes


def test_named_count_is_open_above_though_its_wording_is_exact() -> None:
    figure = draw(exact(100) | FLOOR, {})
    fading = [trace for trace in figure.data if trace.opacity and trace.opacity < 0.5]

    assert all(min(trace.y) >= 100 for trace in fading[:1])
    assert any("≥ 100" in text for text in texts(figure))


@pytest.mark.parametrize("flag", ["series_break", "definition_changed"])
def test_break_of_method_interrupts_the_line_and_says_why(flag: str) -> None:
    rows = series(1, 2, 3, 9, 10)
    rows[3] |= {"flags": f"date_disputed, {flag}", "note": "Leaked names came in at once."}
    figure = draw(*rows)

    assert joined(figure) == [[1, 2, 3], [9, 10]]
    assert any("counted in another way" in text for text in texts(figure))
    assert "Leaked names came in at once." in str([trace.customdata for trace in figure.data])
    assert "Counted in another way from then on: Somebody" in marks.describe(table(*rows), "killed")


def test_floor_holds_until_the_break_and_does_not_rise_to_it() -> None:
    rows = series(100, 200, 300, 900, **FLOOR)
    rows[3]["flags"] = "series_break"
    figure = draw(*rows)

    assert joined(figure) == [[100, 200, 300, 300]]
    assert max(shape.y1 for shape in figure.layout.shapes) == 300
    assert figure.layout.shapes[-1].x1 == date(2023, 4, 1)


def test_disputed_label_is_hollow_with_its_reason() -> None:
    rows = table({"flags": "label_disputed", "note": "Printed as killed.", "wording": "at 45,400"}, {})
    figure = marks.draw(rows, Palette())
    trace = next(each for each in figure.data if each.marker.color and "45,400" in str(each.customdata))
    place = next(place for place, (card, _) in enumerate(trace.customdata) if "45,400" in card)

    assert trace.marker.color[place] == Palette().paper
    assert "Printed as killed." in trace.customdata[place][0]
    assert "dispute" in marks.build_legend(rows)
    assert "What it counts is in dispute: Somebody “at 45,400”" in marks.describe(rows, "killed")


def test_signs_are_explained_only_where_they_occur() -> None:
    key = marks.build_legend(table({}))

    assert not any(sign in key for sign in ("dispute", "fading", "ground"))


def test_a_number_that_one_speaker_states_twice_of_a_day_is_named_once() -> None:
    notes = draw(exact(5), exact(5), exact(7)).layout.annotations

    assert sorted(note.text for note in notes) == ["<b>5</b> Somebody", "<b>7</b> Somebody"]


def test_year_has_its_breadth_and_a_day_has_none() -> None:
    year = {"as_of_first": date(2023, 1, 1), "as_of_last": date(2023, 12, 31)}
    lines = [
        list(trace.x) for trace in draw(exact(5) | year, exact(7) | on(date(2024, 1, 1))).data if trace.mode == "lines"
    ]

    assert lines == [[date(2023, 1, 1), date(2023, 12, 31)]]


def test_statements_without_bounds_are_said_not_drawn_as_nothing() -> None:
    nothing = dict.fromkeys(("low", "high", "at_least", "at_most"))

    assert "No statement gives both a day and a number." in texts(draw(nothing))
    undated = table(exact(5) | dict.fromkeys(("as_of", "as_of_first", "as_of_last")))
    assert marks.describe(undated, "visits").endswith("by 1 speaker, none of them with a day.")


def test_name_of_a_speaker_is_not_obeyed_as_markup() -> None:
    assert any("&lt;b&gt;loud" in text for text in texts(draw(*series(1, 2, 3, speaker="<b>loud"))))


def test_a_long_name_is_whole_where_there_is_room_for_it() -> None:
    name = "Center for Strategic and International Studies"

    assert list(texts(draw(exact(1000) | {"speaker": name}))) == [f"<b>1,000</b> {name}"]

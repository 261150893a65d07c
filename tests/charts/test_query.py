"""A chart of any result: what suits is suggested, what cannot be drawn is said, and no number is made up."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import plotly.graph_objects as go
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.palette import Palette
from dashboard.charts.query.chart import Chart, columns_for, find_usable_form, suggest_form
from dashboard.charts.query.form import KINDS, Form
from tests.charts.pictures import draw_svg, parse, read_texts
from tests.exports.any_table import NAMES, every_type, tables


def drawn(table: pa.Table, form: Form) -> go.Figure:
    return Chart(table, form).draw(Palette())


def values(figure: go.Figure, axis: str = "y") -> list[Any]:
    return [value for trace in figure.data for value in trace[axis] if value is not None]


def cards(figure: go.Figure) -> str:
    return " ".join(card for trace in figure.data for card in trace.customdata or ())


@settings(deadline=None, max_examples=60)
@given(tables(), st.data())
def test_any_table_is_suggested_drawn_or_refused_in_a_sentence(table: pa.Table, data: st.DataObject) -> None:
    names = st.sampled_from([*table.column_names, *NAMES])
    asked = Form(data.draw(st.sampled_from([*KINDS, "pie"])), data.draw(names), data.draw(names),
                 data.draw(st.none() | names), data.draw(st.none() | names))  # fmt: skip
    offered = columns_for(table)
    free = [Form(kind, x, y) for kind in KINDS for x in offered["x"][:2] for y in offered["y"][:2]]
    suggested = suggest_form(table)
    assert suggested is None or not Chart(table, suggested).problem
    for form in [asked, *free, *([suggested] if suggested else [])]:
        chart = Chart(table, form)
        if chart.problem:
            assert chart.problem.endswith(".")
            assert chart.describe() == chart.problem
        else:
            picture = draw_svg(chart.draw(Palette()), alt=chart.describe(), legend=chart.build_legend())
            parse(picture)


DAYS = [date(2022, 1, 1), date(2022, 6, 1), date(2023, 1, 1)]
PAIR = {"at_least": [1000, 2000, None], "at_most": [1500, 2000, 900]}


@pytest.mark.parametrize(
    ("columns", "form"),
    [
        ({"as_of": ["2022-01-01", "2022-06", "2023"], "high": [1, 2, 3]}, Form("lines", "as_of", "high")),
        (
            {"day": DAYS[:2] * 2, "n": [1, 2, 3, 4], "speaker": ["A", "A", "B", "B"]},
            Form("lines", "day", "n", "speaker"),
        ),
        ({"day": [DAYS[0]] * 2 + [DAYS[1]], "n": [1, 2, 3]}, Form("points", "day", "n")),
        ({"measure": ["killed", "wounded", "posts"], "n": [1, 2, 3]}, Form("bars", "measure", "n")),
        ({"measure": ["killed", "killed", "posts"], "n": [1, 2, 3]}, Form("points", "measure", "n")),
        ({"low_share": [0.1, 0.2, 0.3], "n": [1, 2, 3]}, Form("points", "low_share", "n")),
        ({"year": [2021, 2022, 2023], "n": [1, 2, 3]}, Form("lines", "year", "n")),
        ({"speaker": ["A", "B", "C"], **PAIR}, Form("ranges", "speaker", "at_least")),
        ({"n": [5]}, None),
        ({"a": ["x", "y"], "b": ["z", "w"]}, None),
        ({"figure_id": ["x", "y"], "n": pa.array([None, None], pa.int64())}, None),
    ],
)
def test_form_is_suggested_by_what_the_columns_hold(columns: dict[str, Any], form: Form | None) -> None:
    assert suggest_form(pa.table(columns)) == form


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (Form("bars", "day", "speaker"), "y must be a number, but speaker is text."),
        (Form("pie", "day", "n"), "There is no form “pie”; there are bars, lines, points and ranges."),
        (Form("bars", "nowhere", "n"), "The result has no column “nowhere”."),
        (Form("lines", "speaker", "n"), "A line needs a date or a number as x, but speaker is text"),
        (Form("ranges", "day", "n"), "A range needs a second column"),
        (Form("bars", "speaker", "n"), "3 rows have speaker A: use GROUP BY, choose a colour, or draw points."),
        (Form("bars", "list", "n"), "x must be a number, a date or text"),
        (Form("lines", "n", "m"), "A line would join numbers of 2 values of speaker: choose speaker as colour"),
        (Form("points", "day", "n", "many"), "Colours can tell 7 values apart, but many has 8."),
        (Form("points", "day", "nothing"), "No row has a value of both day and nothing."),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(form: Form, said: str) -> None:
    table = pa.table({
        "day": [date(2022, 1, day) for day in range(1, 9)], "n": range(8), "m": range(8),
        "speaker": ["A"] * 3 + ["B"] * 5, "list": [[1]] * 8, "many": list("abcdefgh"),
        "nothing": pa.array([None] * 8, pa.float64()),
    })  # fmt: skip
    if form == Form("bars", "speaker", "n"):
        table = table.slice(0, 4)
    assert said in Chart(table, form).problem
    with pytest.raises(ValueError, match=r"\.$"):
        drawn(table, form)


def test_missing_values_are_left_out_counted_and_break_the_line() -> None:
    table = pa.table({"day": [*DAYS, None], "n": [1, None, float("nan"), 4]})
    form = Form("lines", "day", "n")
    assert drawn(table, form).data[0].y[1] is None
    assert values(drawn(table, form)) == [1]
    assert "3 rows without a value are left out." in drawn(table, form).layout.title.text.replace("<br>", " ")
    assert "3 rows without a value are left out." in Chart(table, form).describe()


def test_what_is_too_much_is_cut_and_said() -> None:
    many = pa.table({"x": range(2_500), "y": range(2_500), "name": [str(n) for n in range(2_500)]})
    assert len(values(drawn(many, Form("points", "x", "y")))) == 2_000
    assert "Only the first 2,000 of 2,500 rows are drawn." in Chart(many, Form("points", "x", "y")).describe()
    assert len(drawn(many, Form("bars", "name", "y")).layout.shapes) == 50
    assert "Only the first 50 of 2,500 values of name are drawn." in Chart(many, Form("bars", "name", "y")).describe()


def test_cut_of_the_result_travels_with_the_picture() -> None:
    chart = Chart(pa.table({"x": [1, 2], "y": [3, 4]}), Form("points", "x", "y"), "First 2 of 50,000 rows.")
    figure = chart.draw(Palette())
    assert "First 2 of 50,000 rows." in chart.describe()
    assert "First 2 of 50,000 rows." in figure.layout.title.text.replace("<br>", " ")
    assert "First 2 of 50,000 rows." in chart.list_notes()


@pytest.mark.parametrize(
    ("form", "below", "above"),
    [
        (Form("points", "day", "n"), "day", "n"),
        (Form("ranges", "day", "low", None, "high"), "day", "low to high"),
        (Form("ranges", "<b>name", "low", None, "high"), "low to high", "&lt;b&gt;name"),  # values run to the right
    ],
)
def test_axes_are_named_in_the_picture_and_below_its_labels(form: Form, below: str, above: str) -> None:
    table = pa.table({"day": DAYS, "n": [1, 2, 3], "low": [1, 2, 3], "high": [2, 3, 4], "<b>name": ["a", "b", "c"]})
    figure = drawn(table, form)
    assert figure.layout.xaxis.title.text == below
    assert [note.text for note in figure.layout.annotations] == [above]
    boxes = read_texts(draw_svg(figure, alt="", source="The source."))
    named = max(box.top for box in boxes if box.words == below)
    assert max(box.bottom for box in boxes if box.words not in (below, "The source.")) < named < boxes[-1].top


def test_lists_are_no_colours() -> None:
    table = pa.table({"day": DAYS, "n": [1, 2, 3], "flags": ["a", "a, b", "b"], "of": ["[a]", "[a, b]", "[b]"],
                      "nested": [["a"], ["a", "b"], ["b"]]})  # fmt: skip
    for names in (["day", "n", "flags"], ["day", "n", "of"], ["day", "n", "nested"]):
        twice = pa.concat_tables([table.select(names)] * 2)  # no line can be drawn without a colour
        assert suggest_form(twice) == Form("points", "day", "n")


def test_order_of_the_rows_decides_what_the_first_chart_is_about() -> None:
    days = [date(2022, month, 1) for month in (3, 1, 4, 2, 5)]
    names, counts, sums = ["a", "b", "c", "d", "e"], [9, 7, 5, 3, 1], [2, 8, 1, 9, 4]
    ranked = pa.table({"speaker": names, "last": days, "total": sums, "n": counts})
    assert suggest_form(ranked) == Form("bars", "speaker", "n")
    in_time = pa.table({"speaker": names, "published_on": days, "seen_on": sorted(days), "n": sums})
    assert suggest_form(in_time).x == "seen_on"  # type: ignore[union-attr]


def test_lines_across_text_find_days_or_numbers() -> None:
    table = pa.table({"speaker": ["A", "A", "B"], "n": [1, 2, 3], "day": DAYS})
    assert find_usable_form(table, Form("lines", "speaker", "n")) == Form("lines", "day", "n", "speaker")
    assert find_usable_form(table, Form("bars", "speaker", "n")) == Form("bars", "speaker", "n")
    nothing = table.select(["speaker", "n"])
    assert find_usable_form(nothing, Form("lines", "speaker", "n")) == Form("lines", "speaker", "n")


def test_open_ends_are_arrows_and_ranges_keep_both_ends() -> None:
    table = pa.table({"speaker": ["A", "B", "C", "D"], "at_least": [10, 20, None, 9], "at_most": [15, None, 30, 5]})
    form = Form("ranges", "speaker", "at_least")
    figure = drawn(table, form)
    symbols = figure.data[-1].marker.symbol
    assert set(symbols) == {"line-ns", "triangle-right-open", "triangle-left-open"}
    assert {10, 15, 20, 30} <= set(values(figure, "x"))
    heads = dict(zip(symbols, figure.data[-1].x, strict=True))
    assert heads["triangle-right-open"] > 20
    assert heads["triangle-left-open"] < 30
    assert "dotted arrow: open on that side" in Chart(table, form).build_legend()
    assert "1 row whose low end is above the high one is left out." in Chart(table, form).describe()
    assert "The least is 10 (A), the greatest 30 (C)." in Chart(table, form).describe()
    assert "at least 20" in cards(figure)


def test_bars_stand_on_zero_and_keep_the_order_of_the_query() -> None:
    table = pa.table({"name": ["b, a long name that needs room", "a", "c"], "n": [5, -3, 4]})
    figure = drawn(table, Form("bars", "name", "n"))
    assert [text.split("<br>")[0] for text in figure.layout.yaxis.ticktext][-1].startswith("<b>b, a long")
    assert sorted((shape.x0, shape.x1) for shape in figure.layout.shapes) == [(0, -3), (0, 4), (0, 5)]
    upright = drawn(pa.table({"year": ["2021", "2022"], "n": [1, 2]}), Form("bars", "year", "n"))
    assert [(shape.y0, shape.y1) for shape in upright.layout.shapes] == [(0, 1), (0, 2)]
    assert upright.layout.yaxis.range[0] == 0


def test_a_missing_value_counts_as_one_of_the_colours() -> None:
    table = pa.table({"x": range(8), "n": range(8), "side": [*"abcdefg", None]})
    assert "side has 8" in Chart(table, Form("points", "x", "n", "side")).problem
    form = Form("points", "x", "n", "side")
    assert len(values(drawn(table.slice(1), form))) == 7
    assert "no value" in Chart(table.slice(1), form).build_legend()


def test_series_differ_in_more_than_colour() -> None:
    table = pa.table({"day": DAYS * 2, "n": range(6), "side": ["a[b]"] * 3 + ["c"] * 3})
    form = Form("lines", "day", "n", "side")
    first, second = drawn(table, form).data
    assert first.line.dash != second.line.dash
    assert first.marker.symbol != second.marker.symbol
    assert Chart(table, form).build_legend() == ":blue[◆\N{NO-BREAK SPACE}a(b)]\N{EM SPACE}:red[■\N{NO-BREAK SPACE}c]"
    stances = pa.table({"x": [1, 2], "n": [1, 2], "stance_kind": ["opposed", "decides"]})
    assert "■\N{NO-BREAK SPACE}opposing" in Chart(stances, Form("points", "x", "n", "stance_kind")).build_legend(), (
        "as in every other chart"
    )


def test_numbers_of_several_measures_on_one_axis_are_said() -> None:
    table = pa.table({"day": DAYS, "n": [1, 2, 3], "measure": ["killed", "posts", "posts"]})
    assert "The numbers are of 2 measures: killed, posts." in Chart(table, Form("points", "day", "n")).describe()
    assert suggest_form(table) == Form("lines", "day", "n", "measure")


def test_text_of_the_data_is_shown_not_obeyed() -> None:
    hostile = "<b>x</b><img src=x onerror=alert(1)> \u202e " + "W" * 10_000
    table = pa.table({"name": [hostile, "b"], "n": [1, 2], hostile: ["y", hostile]})
    for form in (Form("bars", "name", "n"), Form("points", "name", "n", hostile)):
        figure = drawn(table, form)
        text = str(figure.to_plotly_json())
        assert "<img" not in text
        chart = Chart(table, form)
        assert "\u202e" not in draw_svg(figure, alt=chart.describe(), legend=chart.build_legend())
        assert len(text) < 20_000


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        ([0.001, 0.002], ["0.00100", "0.00200"]),
        ([0.0, 1.0], ["0.00", "0.25", "0.50", "0.75", "1.00"]),
        ([-40_000, 1_150_628], ["0", "500,000", "1 million"]),
        ([1_137_000, 1_150_628], ["1.14 million", "1.145 million", "1.15 million"]),
        ([3e9, 9e9], ["4 billion", "6 billion", "8 billion"]),
    ],
)
def test_labels_of_an_axis_have_the_digits_that_tell_them_apart(numbers: list[float], labels: list[str]) -> None:
    axis = drawn(pa.table({"x": [1, 2], "y": numbers}), Form("points", "x", "y")).layout.yaxis
    assert set(labels) <= set(axis.ticktext)
    assert len(set(axis.ticktext)) == len(axis.ticktext)


def test_moments_of_one_day_have_hours() -> None:
    moments = [datetime(2022, 8, 25, hour) for hour in (7, 9, 12)]  # noqa: DTZ001
    figure = drawn(pa.table({"at": moments, "n": [1, 2, 3]}), Form("lines", "at", "n"))
    assert "09:00<br>2022-08-25" in figure.layout.xaxis.ticktext


def test_years_are_no_thousands() -> None:
    years = drawn(pa.table({"year": [1999, 2010, 2024], "n": [1, 2, 3]}), Form("lines", "year", "n"))
    assert set(years.layout.xaxis.ticktext) >= {"2000", "2010", "2020"}
    assert "2010" in cards(years)
    assert "2,010" not in cards(years)


def test_types_that_python_does_not_know_stop_nothing() -> None:
    table = every_type()
    form = suggest_form(table)
    assert form is None or not Chart(table, form).problem
    assert {"decimal", "huge"} <= set(columns_for(table)["y"])

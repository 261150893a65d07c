"""Charts draw what the table says: ranges as ranges, open bounds open, nothing joined across speakers."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go
import pyarrow as pa
import pytest
from plotly.io import to_json

from dashboard.charts import marks, ranges, step_ranges, steps
from dashboard.charts.palette import Palette
from dashboard.charts.places import to_places
from dashboard.charts.room import PHONE
from dashboard.charts.stances import build_legend
from dashboard.charts.text import format_change, wrap_text
from dashboard.charts.ticks import compute_day_ticks, compute_ticks
from dashboard.figures.forms import form_of
from tests.charts.rows import exact, table


def xs(figure: go.Figure, mode: str = "") -> list[Any]:
    return [value for trace in figure.data if mode in trace.mode for value in trace.x]


def test_steps_are_level_between_decrees_and_labelled_with_their_change() -> None:
    drawn = steps.draw(
        table(
            {"effective_first": date(2018, 1, 1), **exact(1013628)},
            {**exact(1150628), "change_at_least": 137000, "change_at_most": 137000},
        ),
        date(2024, 1, 1),
        Palette(),
    )

    assert list(drawn.data[0].y) == [1013628, 1013628, 1150628, None, 1150628, 1150628, 1150628, None]
    assert list(drawn.data[0].x)[-2] == date(2024, 1, 1)
    assert any("<b>+137,000</b>" in note.text for note in drawn.layout.annotations)


def test_levels_of_different_scopes_are_not_joined() -> None:
    drawn = steps.draw(
        table({"effective_first": date(2018, 1, 1), **exact(1000)}, {**exact(2000), "scope": "2019 prices"}),
        date(2024, 1, 1),
        Palette(),
    )

    assert list(drawn.data[0].y) == [1000, 1000, 1000, None, 2000, 2000, 2000, None]
    assert any("2019 prices" in note.text for note in drawn.layout.annotations)


def draw_step_ranges(*rows: dict[str, Any]) -> go.Figure:
    steps_and_counts = table(*({"is_step": True, "figure_id": str(place), **row} for place, row in enumerate(rows)))
    names = {"level": "Level", "counts": "Counts"}
    return step_ranges.draw(steps_and_counts, until=date(2024, 1, 1), names=names, gap=None, palette=Palette())


def test_levels_beside_counts_are_not_joined_across_scopes() -> None:
    drawn = draw_step_ranges(
        {"effective_first": date(2018, 1, 1), **exact(1000)}, {**exact(2000), "scope": "2019 prices"}
    )

    assert list(drawn.data[0].y) == [1000, 1000, 1000, None, 2000, 2000, 2000, None]
    assert any("2019 prices" in note.text for note in drawn.layout.annotations)


@pytest.mark.parametrize(("low", "high"), [(83000, None), (None, 83000)])
def test_open_count_beside_steps_fades_away_from_its_bound(low: int | None, high: int | None) -> None:
    drawn = draw_step_ranges(exact(100000), {"is_step": False, "at_least": low, "at_most": high})
    fading = [trace for trace in drawn.data if trace.mode == "lines" and trace.opacity]

    assert fading[0].y[0] == 83000
    assert (fading[-1].y[1] < 83000) == (low is None)
    assert any(trace.mode == "markers" and list(trace.y) == [83000] for trace in drawn.data)


def test_weak_steps_are_dashed_and_said_in_words() -> None:
    steps_table = table(
        {"effective_first": date(2008, 1, 1), "is_unconfirmed": True},
        {"effective_first": date(2008, 12, 1), "effective_from": "2008-12", "is_effect_known": False},
        {},
    )
    drawn = steps.draw(steps_table, date(2024, 1, 1), Palette())
    dashed = next(trace for trace in drawn.data if trace.line.dash == "dot")

    assert next(x for x in dashed.x if x) == date(2008, 1, 1)
    assert [x for x in dashed.x if x][-1] == date(2023, 1, 1)
    assert any("unconfirmed" in what for _, what in steps.list_caveats(steps_table))
    assert any("drawn on the day it was stated" in what for _, what in steps.list_caveats(steps_table))


def test_decree_not_yet_in_force_is_drawn_ahead() -> None:
    drawn = steps.draw(table({"effective_first": date(2018, 1, 1)}, {}), date(2022, 8, 25), Palette())

    solid, dotted = drawn.data[:2]

    assert max(x for x in solid.x if x) == date(2023, 1, 1)
    assert max(x for x in dotted.x if x) > date(2023, 1, 1)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((137000, 137000), "+137,000"),
        ((-293, -293), "−293"),
        ((0, 0), "±0"),
        ((-372, 628), "±0 within rounding"),
        ((None, None), ""),
        ((12000, 14000), "+12,000 to +14,000"),
        ((-14000, -12000), "−12,000 to −14,000"),
    ],
)
def test_change_in_words(change: tuple[int | None, int | None], expected: str) -> None:
    assert format_change({"change_at_least": change[0], "change_at_most": change[1]}) == expected


def test_range_is_drawn_from_bound_to_bound_and_no_middle_is_invented() -> None:
    drawn = ranges.draw(table({"at_least": 850, "at_most": 950}), Palette())
    assert drawn.layout.margin.b >= 32  # where the tail of a comma ends, of which Plotly cuts off the rest

    assert set(xs(drawn, "lines")) == {850, 950}


@pytest.mark.parametrize(("low", "high", "end"), [(100, None, max), (None, 100, min)])
def test_open_bound_fades_away_from_the_known_one(low: int | None, high: int | None, end: Any) -> None:
    drawn = ranges.draw(table({"at_least": low, "at_most": high}, {"at_least": 1, "at_most": 200}), Palette())
    fading = [trace for trace in drawn.data if trace.opacity and trace.opacity < 1]

    assert fading[0].x[0] == 100
    assert [trace.opacity for trace in fading] == sorted((trace.opacity for trace in fading), reverse=True)
    assert end(x for trace in fading for x in trace.x if x is not None) != 100


def test_a_level_beside_a_count_is_said_as_the_range_that_it_is() -> None:
    level = {"level_at_least": 1995, "level_at_most": 2005, "level_figure_id": "a", "level_outlet": "The Paper"}
    level |= {"level_speaker": "Somebody", "level_stated_on": "2022"}
    drawn = ranges.draw(table({**level}), Palette())

    assert any("<b>1,995–2,005 decided</b>" in str(trace.customdata) for trace in drawn.data)


def test_statement_without_any_bound_is_not_drawn() -> None:
    drawn = ranges.draw(table({"at_least": None, "at_most": None}, {}), Palette())

    assert set(xs(drawn, "lines")) == {850, 950}


def test_printed_range_has_two_ends_and_no_middle_over_time() -> None:
    drawn = marks.draw(table({"low": 800, "high": 1000, "at_least": 800, "at_most": 1000}), Palette())

    assert {value for trace in drawn.data if trace.mode == "lines" for value in trace.y} == {800, 1000}


def test_marks_are_never_joined_across_speakers() -> None:
    rows = [
        {"speaker_id": f"s{n % 2}", "as_of_first": date(2022, 1 + n, 1), "as_of_last": date(2022, 1 + n, 1)}
        for n in range(8)
    ]
    for row in rows:
        row["low"] = row["high"] = 100 if row["speaker_id"] == "s0" else 200
    drawn = marks.draw(table(*rows), Palette())
    lines = [trace for trace in drawn.data if trace.mode == "lines" and len(trace.x) > 2]

    assert len(lines) == 2
    assert all(len(set(line.y)) == 1 for line in lines)


def test_picture_is_made_ready_to_send_once() -> None:
    drawn = marks.draw(table({}, {"low": 900}), Palette())

    assert drawn.to_dict() is drawn.to_dict()


@pytest.mark.parametrize("form", [marks, ranges, step_ranges])
def test_what_is_sent_of_a_picture_is_what_plotly_makes_of_it(form: Any) -> None:
    rows = table({}, {"low": 900, "low_exact": 900}, {"at_most": None}, {"at_least": None, "note": "A note."})
    drawn = draw_step_ranges({}, {"low": 900}) if form is step_ranges else form.draw(rows, Palette())

    assert drawn.to_dict() == json.loads(to_json(drawn.checked, validate=False))
    checked = drawn.checked.to_dict()
    del checked["layout"]["template"]
    assert repr(drawn.to_plotly_json()) == repr(checked)  # in the same order, by which pictures have their names


def test_text_of_the_data_is_not_obeyed_as_plotly_markup() -> None:
    drawn = ranges.draw(table({"speaker": "<b>loud</b><a href='javascript:x'>", "wording": "<br>" * 20}), Palette())
    text = str(drawn.to_dict())

    assert "<b>loud" not in text
    assert "<a href" not in text


@pytest.mark.parametrize("describe", [marks.describe, ranges.describe, steps.describe])
def test_text_alternative_names_speaker_or_date_and_number(describe: Any) -> None:
    words = describe(table({}), "people")

    assert "people" in words
    assert "Somebody" in words or "2023-01-01" in words


def test_key_names_only_what_occurs() -> None:
    plain_key = build_legend(table({}))
    full_key = build_legend(
        table(
            {
                "scope": "men under 50",
                "stance": "media_report",
                "stance_kind": "report",
                "stance_label": "media report",
                "at_most": None,
            }
        )
    )

    assert "independent estimate" in plain_key
    assert "hollow" not in plain_key
    assert "fading" not in plain_key
    assert "media report" in full_key
    assert "hollow" in full_key
    assert "fading" in full_key
    alike = [{"stance": name, "stance_kind": "own", "stance_label": name} for name in ("builder", "government")]
    assert "▼\N{NO-BREAK SPACE}builder, government]" in build_legend(pa.concat_tables(map(table, alike)))


def test_long_text_is_broken_and_cut_in_hover_cards() -> None:
    assert wrap_text("word " * 2000).count("<br>") <= 8


def test_decimals_get_places_without_dust() -> None:
    numbers = pa.table({"at_most": pa.array([Decimal("0.600000000000"), None], pa.decimal128(38, 12))})

    assert to_places(numbers).column("at_most").to_pylist() == [0.6, None]


def test_no_number_below_ranges_is_cut_off_at_the_edge_of_a_phone() -> None:
    figure = ranges.draw(table(exact(850_000), exact(1_050_000)), Palette(), PHONE)

    assert "1.1 million" not in figure.layout.xaxis.ticktext
    assert "1 million" in figure.layout.xaxis.ticktext


@pytest.mark.parametrize(("bounds", "lines", "bands"), [((900, 900), 1, 0), ((850, 950), 0, 1)])
def test_a_comparison_below_names_is_a_line_or_a_band_and_no_ladder(
    bounds: tuple[int, int], lines: int, bands: int
) -> None:
    reference = dict(zip(("at_least", "at_most"), bounds, strict=True))
    figure = ranges.draw(table(exact(850), exact(950)), Palette(), PHONE, reference)

    assert sum(trace.line.color == Palette().ink and trace.mode == "lines" for trace in figure.data) == lines
    assert len(figure.layout.shapes) == bands


def test_a_comparison_passes_a_name_that_does_not_reach_it() -> None:
    short, long = (
        ranges.draw(table(exact(850) | {"speaker": name}), Palette(), PHONE, {"at_least": 850, "at_most": 850})
        for name in ("NATO", "International Institute for Strategic Studies")
    )
    tops = [
        max(y for y in trace.y if y is not None)
        for drawn in (short, long)
        for trace in drawn.data
        if trace.line.color == Palette().ink and trace.mode == "lines"
    ]

    assert tops[0] == short.layout.yaxis.range[1]
    assert tops[1] < long.layout.yaxis.range[1]


@pytest.mark.parametrize("high", [1003, 1007, 1010, 1020, 5000])
def test_an_axis_of_whole_numbers_has_no_half_of_one(high: int) -> None:
    _, labels, _ = compute_ticks([1000, high], least_step=1)

    assert len(labels) > 1
    assert not [label for label in labels if "." in label]


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ("decimal °C", "2.5\N{NO-BREAK SPACE}°C"),
        ("decimal persons in each household", "2.5"),
        ("percent", "2.5\N{NO-BREAK SPACE}%"),
        ("money GBP", "£2.5"),
    ],
)
def test_an_axis_says_the_unit_where_it_is_short(form: str, label: str) -> None:
    _, labels, _ = compute_ticks([0.5, 2.5], form=form_of({"number_form": form}))

    assert label in labels


@pytest.mark.parametrize(
    ("last", "labels"),
    [
        (date(2024, 12, 31), ["Jan<br>2022", "Jul", "Jan<br>2023", "Jul", "Jan<br>2024", "Jul"]),
        (date(2025, 1, 31), ["2022", "2023", "2024", "2025"]),
    ],
)
def test_an_axis_of_more_than_three_years_has_no_months(last: date, labels: list[str]) -> None:
    assert compute_day_ticks(date(2022, 1, 1), last, most=8)[1] == labels

"""The picture without a browser: every mark in its place, every text as text, nothing outside it, always the same."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pyarrow as pa
import pytest

from dashboard.charts import marks, ranges, steps
from dashboard.charts.palette import DARK, LIGHT, Palette
from dashboard.charts.room import DESKTOP, Room
from dashboard.charts.svg.render import Draw, draw_picture
from dashboard.charts.svg.text import lines_of, size_of, wrap
from dashboard.charts.svg.words import Size, Words
from dashboard.exports.machine_font import find_sans_family
from dashboard.exports.picture import write_png
from tests.charts.pictures import NS, build_picture, draw_svg, find_faults, parse, read_texts, read_words
from tests.charts.rows import exact, on, table

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'so' <b>loud</b> &amp; ]]>"
FORMS = ("steps", "ranges", "marks")


def statements() -> pa.Table:
    return table(
        exact(1000) | on(date(2022, 1, 1)) | {"wording": "the first", "effective_first": date(2022, 1, 1)},
        exact(1500) | on(date(2022, 4, 11)) | {"wording": "the second", "effective_first": date(2022, 4, 11)},
        exact(3000) | on(date(2023, 1, 1)) | {"wording": "the third", "effective_first": date(2023, 1, 1)},
    )


def figure(form: str, rows: pa.Table, palette: Palette = LIGHT, events: pa.Table | None = None) -> Draw:
    """Draws the rows for a place of some room."""
    if form == "steps":
        return lambda room: steps.draw(rows, date(2024, 1, 1), palette, room, events)
    if form == "ranges":
        return lambda room: ranges.draw(rows, palette, room)
    return lambda room: marks.draw(rows, palette, room, events)


def places(picture: str) -> dict[str, tuple[float, float]]:
    """Where the mark stands whose hover card holds each wording."""
    found = {}
    for mark in parse(picture).iter(f"{NS}path"):
        card, at = mark.find(f"{NS}title"), re.findall(r"-?[\d.]+", mark.get("transform", ""))
        if card is not None:
            found[re.search("“(.*)”", card.text or "")[1]] = (float(at[0]), float(at[1]))  # type: ignore[index]
    return found


@pytest.mark.parametrize("form", FORMS)
def test_every_row_has_its_mark_where_its_value_is(form: str) -> None:
    at = places(draw_svg(figure(form, statements()), alt="A chart."))
    axis = 0 if form == "ranges" else 1
    first, second, third = (at[f"the {name}"] for name in ("first", "second", "third"))

    assert (third[axis] - second[axis]) / (second[axis] - first[axis]) == pytest.approx(3, rel=0.01)
    if form != "ranges":
        assert (third[0] - second[0]) / (second[0] - first[0]) == pytest.approx(265 / 100, rel=0.01)
        assert third[1] < first[1], "more is higher"


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_is_text(form: str) -> None:
    rows = table(
        {"speaker": HOSTILE, "wording": "turn\u202e \x0b\x00 round", "scope": HOSTILE, "note": HOSTILE},
        *(on(date(2023, month, 1)) | {"speaker": HOSTILE, "flags": "label_disputed"} for month in (1, 2, 3)),
    )
    picture = draw_svg(figure(form, rows), alt=f"Said by {HOSTILE}\u202e\x07\ud800.", title=HOSTILE, legend=HOSTILE)
    root = parse(picture)
    words = re.sub(r"\s+", " ", " ".join(root.itertext()))

    assert {each.tag.removeprefix(NS) for each in root.iter()} <= {
        *("svg", "title", "desc", "g", "path", "line", "rect", "clipPath", "defs", "use", "text")
    }
    assert not any(name.startswith("on") for each in root.iter() for name in each.attrib)
    assert "<script>alert(1)</script>" in words
    assert "\u202e" not in picture
    assert "�" in picture


@pytest.mark.parametrize("form", FORMS)
def test_same_figure_gives_the_same_text_without_anything_outside(form: str) -> None:
    picture, again = (draw_svg(figure(form, statements()), alt="A chart.") for _ in range(2))

    assert picture == again
    assert re.findall(r"https?://[^\"' ]+", picture) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"\d\.\d\d", re.sub(r'opacity="[\d.]+"|scale.[\d.]+', "", picture)), (
        "numbers are rounded to a tenth"
    )


def test_picture_is_named_for_readers_who_do_not_see_it() -> None:
    root = parse(draw_svg(figure("steps", statements()), alt="Steps of posts. 2022: 1,000."))
    names = {each.get("id"): each.text for each in root}

    assert root.get("role") == "img"
    assert [names[each] for each in root.get("aria-labelledby", "").split()] == [
        "Steps of posts",
        "Steps of posts. 2022: 1,000.",
    ]


@pytest.mark.parametrize("width", [300, 420, 900])
@pytest.mark.parametrize("form", FORMS)
def test_no_text_leaves_the_picture_or_lies_on_another(form: str, width: int) -> None:
    rows = [
        exact(900_000 + 130_000 * place) | on(date(2016 + place, 1, 1)) | {"speaker": f"A speaker of long name {place}"}
        for place in range(8)
    ]
    events = pa.Table.from_pylist(
        [
            {"happened_first": date(2022, 8, day), "happened_on": f"2022-08-{day}", "title": f"Something on {day}"}
            for day in range(10, 19)
        ]
    )
    for row in rows:
        row["effective_first"] = row["as_of_first"]
    picture = draw_svg(figure(form, table(*rows), events=events), alt="A chart.", width=width, title="A headline " * 9)

    assert find_faults(picture) == []


def test_labels_of_an_axis_are_moved_in_at_the_edge_and_thinned_where_they_would_touch() -> None:
    drawn = figure("marks", statements())(DESKTOP).checked
    first, last = drawn.layout.xaxis.range
    days = [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal(), 20)]
    drawn.update_xaxes(tickvals=days, ticktext=["long label"] * len(days))
    found = [box for box in read_texts(draw_svg(drawn, alt="A chart.")) if box.words == "long label"]

    assert 1 < len(found) < len(days)
    assert found[0].left > 11
    assert all(left.right < right.left for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2022, 1, 20), ["26 Dec\n2021", "2 Jan\n2022", "9 Jan", "16 Jan", "23 Jan", "30 Jan"]),
        (date(2022, 12, 1), ["Jan\n2022", "Mar", "May", "Jul", "Sep", "Nov"]),
        (date(2029, 1, 1), ["2022", "2023", "2024", "2025", "2026", "2027", "2028", "2029"]),
    ],
)
def test_dates_below_are_days_months_or_years(last: date, expected: list[str]) -> None:
    drawn = figure("marks", table(exact(1000) | on(date(2022, 1, 10)), exact(2000) | on(last)))
    found = [
        words for words in read_words(draw_svg(drawn, alt="A chart.")) if re.search(r"[A-Z][a-z]{2}|^20\d\d$", words)
    ]

    assert [words for words in found if "Somebody" not in words] == expected


def test_events_are_named_beside_their_dots_and_below_where_it_is_narrow() -> None:
    events = pa.Table.from_pylist(
        [{"happened_first": date(2022, 3, 1), "happened_on": "2022-03-01", "title": "Something <i>new</i>"}]
    )
    drawn = figure("marks", statements(), events=events)
    wide, narrow = (read_words(draw_svg(drawn, alt="A chart.", width=width)) for width in (900, 400))

    assert "● Something <i>new</i>, 1 Mar 2022" in wide
    assert "1 Mar 2022: Something <i>new</i>" in narrow


def test_a_picture_of_a_fixed_size_is_drawn_once_for_each_width_that_is_tried() -> None:
    rooms: list[Room] = []

    def draw(room: Room) -> go.Figure:
        rooms.append(room)
        return marks.draw(statements(), LIGHT, room)

    draw_picture(draw, Words("A chart."), Size(1200, 675))
    assert len(set(rooms)) == len(rooms)


def test_an_event_whose_title_finds_no_room_is_a_number_and_adds_one_lane() -> None:
    titles = ("A title that is longer than either half of the picture", "Short")
    heights = []
    for title in titles:
        day = {"happened_first": date(2022, 7, 1), "happened_on": "2022-07-01"}
        events = pa.Table.from_pylist([day | {"title": title}])
        drawn = figure("marks", statements(), events=events)(Room(560, 560))
        assert any("●" in note.text for note in drawn.layout.annotations)
        heights.append(drawn.layout.height)
    assert heights[0] == heights[1]


def test_key_is_drawn_with_the_marks_it_explains() -> None:
    rows = statements()
    root = parse(draw_svg(figure("marks", rows), alt="A chart.", legend=marks.build_legend(rows)))
    keys = [each for each in root if each.get("class") == "key"]

    assert [each.get("fill") for each in keys] == [LIGHT.series[2]]
    assert any(title.text == "independent estimate" for title in root.iter(f"{NS}title"))


def test_dark_figure_stands_on_dark_paper() -> None:
    picture = draw_svg(figure("marks", statements(), DARK), alt="A chart.")

    assert f'fill="{DARK.paper}"' in picture
    assert not any(colour in picture for colour in (LIGHT.ink, LIGHT.paper, *LIGHT.series))


@pytest.mark.parametrize("width", [360, 900])
def test_all_sources_are_set_for_the_width_of_the_picture(width: int) -> None:
    source = "Sources: " + ", ".join(f"The Paper of a very long name {place} (2022)" for place in range(40)) + "."
    picture = draw_svg(figure("marks", statements()), width=width, alt="A chart.", source=source)

    assert source in [words.replace("\n", " ") for words in read_words(picture)]
    assert find_faults(picture) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"data": [{"type": "bar", "x": [1], "y": [1]}]}, "Only scatter"),
        ({"data": [{"x": [1], "y": [1], "mode": "markers", "marker": {"symbol": "hexagon", "size": 9}}]}, "hexagon"),
        ({"layout": {"font": {"color": "#000032"}}}, "LIGHT or palette.DARK"),
    ],
)
def test_what_no_form_uses_is_refused_not_left_out(change: dict[str, Any], reason: str) -> None:
    drawn = figure("ranges", statements())(DESKTOP).to_plotly_json()
    layout = {**drawn["layout"], **change.get("layout", {})}

    with pytest.raises(ValueError, match=reason):
        draw_svg(go.Figure(data=change.get("data", drawn["data"]), layout=layout), alt="A chart.")


@pytest.mark.parametrize("letter", ["Ł", "Ш", "ґ", "−", "–", "“", "≥", "→", "ό", "€", "◆", "й"])
def test_letters_of_names_are_outlines_that_need_no_font(letter: str) -> None:
    root = parse(draw_svg(figure("marks", statements()), alt="A chart.", title=letter))

    assert not list(root.iter(f"{NS}text"))
    outlines = {path.get("id"): path.get("d") for path in root.iter(f"{NS}path") if path.get("id")}
    assert outlines[f"b{ord(unicodedata.normalize('NFC', letter)):x}"]
    assert {use.get("href", "").removeprefix("#") for use in root.iter(f"{NS}use")} == set(outlines)


def test_other_scripts_keep_their_room() -> None:
    picture = draw_svg(figure("marks", statements()), alt="A chart.", title="损失 of 2022")

    assert [(text.text, text.get("textLength")) for text in parse(picture).iter(f"{NS}text")] == [
        ("损失 of 2022", "5314")
    ]
    assert find_faults(picture) == []


def test_markup_is_measured_without_its_tags() -> None:
    assert size_of(lines_of("<b>a</b><br>bb &lt;"), 10) == pytest.approx((18.03, 26))
    assert wrap("a" * 30 + " b", 10, 100) == ["a" * 19, "a" * 11 + " b"]


@pytest.mark.skipif(find_sans_family() is None, reason="this machine has no font")
def test_other_scripts_are_drawn_in_a_font_of_the_machine() -> None:
    drawn, empty = (write_png(build_picture("one", title), Size(400)) for title in ("القوات", "\N{ZERO WIDTH SPACE}"))

    assert drawn != empty

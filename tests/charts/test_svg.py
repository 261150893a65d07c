"""The picture without a browser: every mark in its place, every text as text, nothing outside it, always the same."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go
import pyarrow as pa
import pytest

from dashboard.charts import marks, ranges, steps
from dashboard.charts.palette import DARK, LIGHT, Palette
from dashboard.charts.svg.render import render_svg
from dashboard.charts.svg.text import lines_of, size_of, width_of, wrap
from tests.charts.rows import exact, on, table

NS = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> & \"quoted\" 'so' <b>loud</b> &amp; ]]>"
FORMS = ("steps", "ranges", "marks")


def statements() -> pa.Table:
    return table(
        exact(1000) | on(date(2022, 1, 1)) | {"wording": "the first", "effective_first": date(2022, 1, 1)},
        exact(1500) | on(date(2022, 4, 11)) | {"wording": "the second", "effective_first": date(2022, 4, 11)},
        exact(3000) | on(date(2023, 1, 1)) | {"wording": "the third", "effective_first": date(2023, 1, 1)},
    )


def figure(form: str, rows: pa.Table, palette: Palette = LIGHT, events: pa.Table | None = None) -> go.Figure:
    if form == "steps":
        return steps.draw(rows, date(2024, 1, 1), "Sources: The Paper.", palette, events)
    if form == "ranges":
        return ranges.draw(rows, "Sources: The Paper.", palette)
    return marks.draw(rows, "Sources: The Paper.", palette, events)


def parsed(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # noqa: S314  our own picture


def places(picture: str) -> dict[str, tuple[float, float]]:
    """Where the mark stands whose hover card holds each wording."""
    found = {}
    for mark in parsed(picture).iter(f"{NS}path"):
        card, at = mark.find(f"{NS}title"), re.findall(r"-?[\d.]+", mark.get("transform", ""))
        if card is not None:
            found[re.search("“(.*)”", card.text or "")[1]] = (float(at[0]), float(at[1]))  # type: ignore[index]
    return found


def boxes(picture: str) -> list[tuple[str, float, float, float, float]]:
    """Text, left, top, right, bottom of each text, by the widths that the picture is laid out with."""
    found = []
    for text in parsed(picture).iter(f"{NS}text"):
        if text.get("stroke"):
            continue  # the rim of the same text
        size, parts = float(text.get("font-size", 0)), [text, *text]
        words = "".join(text.itertext())
        lines: dict[str, str] = {}
        for part in parts:
            baseline = part.get("y") or next(reversed(lines))
            lines[baseline] = lines.get(baseline, "") + (part.text or "")
        width = max(width_of(line, size) for each in lines.values() for line in lines_of(each.replace("<", "&lt;")))
        share = {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", ""), 0.0)
        left = float(text.get("x", 0)) - share * width
        ys = [float(y) for y in lines]
        found.append((words, left, min(ys) - size, left + width, max(ys)))
    return found


@pytest.mark.parametrize("form", FORMS)
def test_every_row_has_its_mark_where_its_value_is(form: str) -> None:
    at = places(render_svg(figure(form, statements()), alt="A chart."))
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
    picture = render_svg(figure(form, rows), alt=f"Said by {HOSTILE}\u202e\x07\ud800.", title=HOSTILE, legend=HOSTILE)
    root = parsed(picture)
    words = re.sub(r"\s+", " ", " ".join(root.itertext()))

    assert {each.tag.removeprefix(NS) for each in root.iter()} <= {
        *("svg", "title", "desc", "g", "path", "line", "rect", "clipPath", "text", "tspan")
    }
    assert not any("href" in name or name.startswith("on") for each in root.iter() for name in each.attrib)
    assert "<script>alert(1)</script>" in words
    assert "\u202e" not in picture
    assert "�" in picture


@pytest.mark.parametrize("form", FORMS)
def test_same_figure_gives_the_same_text_without_anything_outside(form: str) -> None:
    picture, again = (render_svg(figure(form, statements()), alt="A chart.") for _ in range(2))

    assert picture == again
    assert re.findall(r"https?://[^\"' ]+", picture) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"\d\.\d\d", re.sub(r'opacity="[\d.]+"', "", picture)), "numbers are rounded to a tenth"


def test_picture_is_named_for_readers_who_do_not_see_it() -> None:
    root = parsed(render_svg(figure("steps", statements()), alt="Steps of posts. 2022: 1,000."))
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
    picture = render_svg(
        figure(form, table(*rows), events=events), alt="A chart.", width=width, title="A headline " * 9
    )
    found = boxes(picture)

    for words, left, top, right, bottom in found:
        assert left >= 0, words
        assert right <= width, words
        assert top >= 0, words
        assert bottom <= float(parsed(picture).get("height", 0)), words
    for (one, *a), (two, *b) in combinations(found, 2):
        is_apart = a[2] <= b[0] + 0.2 or b[2] <= a[0] + 0.2 or a[3] <= b[1] + 0.2 or b[3] <= a[1] + 0.2
        assert is_apart, f"{one!r} lies on {two!r}"


def test_labels_of_an_axis_are_moved_in_at_the_edge_and_thinned_where_they_would_touch() -> None:
    drawn = figure("marks", statements())
    first, last = drawn.layout.xaxis.range
    days = [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal(), 20)]
    drawn.update_xaxes(tickvals=days, ticktext=["long label"] * len(days))
    found = [box for box in boxes(render_svg(drawn, alt="A chart.")) if box[0] == "long label"]

    assert 1 < len(found) < len(days)
    assert found[0][1] > 11
    assert all(left[3] < right[1] for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2022, 1, 20), ["26 Dec2021", "2 Jan2022", "9 Jan", "16 Jan", "23 Jan", "30 Jan"]),
        (date(2022, 12, 1), ["Jan2022", "Mar", "May", "Jul", "Sep", "Nov"]),
        (date(2029, 1, 1), ["2022", "2023", "2024", "2025", "2026", "2027", "2028", "2029"]),
    ],
)
def test_dates_below_are_days_months_or_years(last: date, expected: list[str]) -> None:
    drawn = figure("marks", table(exact(1000) | on(date(2022, 1, 10)), exact(2000) | on(last)))
    found = [
        words for words, *_ in boxes(render_svg(drawn, alt="A chart.")) if re.search(r"[A-Z][a-z]{2}|^20\d\d$", words)
    ]

    assert [words for words in found if "Source" not in words] == expected


def test_events_are_told_below_since_paper_has_no_hover() -> None:
    events = pa.Table.from_pylist(
        [{"happened_first": date(2022, 3, 1), "happened_on": "2022-03-01", "title": "Something <i>new</i>"}]
    )
    words = [text for text, *_ in boxes(render_svg(figure("marks", statements(), events=events), alt="A chart."))]

    assert "2022-03-01: Something <i>new</i>" in words


def test_key_is_drawn_with_the_marks_it_explains() -> None:
    rows = statements()
    root = parsed(render_svg(figure("marks", rows), alt="A chart.", legend=marks.build_legend(rows)))
    keys = [each for each in root if each.get("class") == "key"]

    assert [each.get("fill") for each in keys] == [LIGHT.series[2]]
    assert any(text.text == "independent estimate" for text in root.iter(f"{NS}text"))


def test_dark_figure_stands_on_dark_paper() -> None:
    picture = render_svg(figure("marks", statements(), DARK), alt="A chart.")

    assert f'fill="{DARK.paper}"' in picture
    assert not any(colour in picture for colour in (LIGHT.ink, LIGHT.paper, *LIGHT.series))


def test_source_is_set_for_the_width_of_the_picture() -> None:
    source = "Sources: The Paper of a very long name (2022, 2023), lod-db/orc-losses (2024) and The Other Paper (2025)."
    assert "lod-<br>db" in ranges.draw(statements(), source, LIGHT).layout.title.text
    drawn = ranges.draw(statements(), source, LIGHT)

    assert source in [text for text, *_ in boxes(render_svg(drawn, alt="A chart.", width=900))]
    assert source not in [text for text, *_ in boxes(render_svg(drawn, alt="A chart.", width=360))]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"data": [{"type": "bar", "x": [1], "y": [1]}]}, "Only scatter"),
        ({"data": [{"x": [1], "y": [1], "mode": "markers", "marker": {"symbol": "hexagon", "size": 9}}]}, "hexagon"),
        ({"layout": {"font": {"color": "#000032"}}}, "LIGHT or palette.DARK"),
    ],
)
def test_what_no_form_uses_is_refused_not_left_out(change: dict[str, Any], reason: str) -> None:
    drawn = figure("ranges", statements()).to_plotly_json()
    layout = {**drawn["layout"], **change.get("layout", {})}

    with pytest.raises(ValueError, match=reason):
        render_svg(go.Figure(data=change.get("data", drawn["data"]), layout=layout), alt="A chart.")


def test_markup_is_measured_without_its_tags() -> None:
    assert size_of(lines_of("<b>a</b><br>bb &lt;"), 10) == pytest.approx((5.75 * 2 + 3 + 6, 26))
    assert wrap("a" * 30 + " b", 10, 100) == ["a" * 17, "a" * 13 + " b"]

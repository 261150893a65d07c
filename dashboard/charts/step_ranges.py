"""A level as steps with what was counted beside it, as ranges; the gap between the two stands at the right edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from dashboard.charts import stances
from dashboard.charts.canvas import EDGE, TEXT_PIXELS, Axis, Canvas, Spot, build_day_axis, extend, spots_around
from dashboard.charts.figure_builder import Figure
from dashboard.charts.intervals import add_fades, add_targets
from dashboard.charts.palette import Palette
from dashboard.charts.room import DESKTOP, PHONE, Room
from dashboard.charts.series import middle_day
from dashboard.charts.stances import LEGEND_GAP, kind_of, voice_of
from dashboard.charts.steps import WEAK, draw_line, draw_marks, is_weak, level_of
from dashboard.charts.svg.text import lines_of, size_of
from dashboard.charts.text import Row, build_hover_card, describe_rows, format_change, wrap_text
from dashboard.charts.ticks import compute_ticks
from dashboard.figures.amounts import to_amount
from dashboard.figures.display import format_bounds, format_day, format_interval, format_short_interval, humanize
from dashboard.figures.forms import form_of

# What of the latest count the picture names at its right edge.
GAP = (
    "at_least", "at_most", "as_of", "as_of_first", "as_of_last", "step", "stance", "stance_kind",
    "level_at_least", "level_at_most", "gap_at_least", "gap_at_most",
)  # fmt: skip
_BROWSER_WIDER = 1.06  # than our letters, where a browser sets the same text in bold
_EDGE_GAP = 12  # between the drawing and the texts at its right edge
_NAME_CHARACTERS = 19
_LINE_PIXELS = 17
_MOST_NAMED = 12
_YEARS_SHOWN = 10
_INNER_PIXELS, _PHONE_INNER_PIXELS, _HEAD, _FOOT = 320, 200, 30, 24
_BAR_PIXELS, _FADE_PIXELS = 8, 24


def draw(
    table: pa.Table,
    *,
    until: date,
    names: Mapping[str, str],
    gap: Row | None,
    palette: Palette,
    room: Room = DESKTOP,
) -> Figure:
    """Steps in one colour, counts in those of their stances.

    `table` is the answer to `steps_and_counts`. `names` has the two measures: level, counts. `gap` is the latest count
    with its level. The line is carried to `until`, or beyond the last decision where that takes force later.
    """
    rows: list[Row] = table.to_pylist()
    steps, counts = [row for row in rows if row["is_step"]], [row for row in rows if not row["is_step"]]
    end = max(until, steps[-1]["effective_first"] + timedelta(60))
    first = _find_first_day(steps, counts, end)
    counts = [row for row in counts if first <= row["as_of_first"] <= end and _bounds(row)]
    shown = _within(steps, first)
    values = [float(value) for row in counts for value in _bounds(row)] + [float(level_of(row)) for row in shown]
    ticks, labels, _ = compute_ticks(values, least_step=1, form=form_of(rows[0]))
    inner = room.height or (_PHONE_INNER_PIXELS if room.most <= PHONE.most else _INNER_PIXELS)
    upright = Axis(extend(min(values), max(values), inner, head=_HEAD, foot=_FOOT), ticks, labels)
    gap = gap if gap and _is_drawable(gap) else None
    texts = _write_edge(steps[-1], gap, names, is_short=room.is_magnified)
    right = EDGE if room.is_magnified else _measure_edge(texts)
    canvas = Canvas(room, palette, inner, build_day_axis(first, end, room), upright, right=right)
    draw_line(canvas, shown, end, until)
    draw_marks(canvas, shown)
    for row in counts:
        _draw_count(canvas, row, end)
    if gap:
        _draw_gap(canvas, gap, end)
    _draw_edge(canvas, texts, gap, end)
    _name_steps(canvas, shown[1:])
    return canvas.build()


def describe(table: pa.Table, level: str, counts: str, word: str) -> str:
    """The same in words: each step, and the counts."""
    rows = table.to_pylist()
    steps = "; ".join(f"{row['effective_from']}: {format_bounds(row)}" for row in rows if row["is_step"])
    counted = describe_rows([row for row in rows if not row["is_step"]], _MOST_NAMED)
    return f"Step chart of {level}, by the date each {word} took force: {steps}. Beside it {counts}: {counted}."


def build_legend(table: pa.Table, word: str, *, has_edge: bool) -> str:
    """The steps, and the stances of the counts; nothing where the texts at the right edge name all colours."""
    are_steps = table.column("is_step").to_pylist()
    counts = pa.concat_tables(
        [table.slice(0, 0), *(table.slice(n, 1) for n, is_step in enumerate(are_steps) if not is_step)]
    )
    if has_edge and len(set(counts.column("stance").to_pylist())) == 1:
        return ""
    weak = WEAK if any(row["is_step"] and is_weak(row) for row in table.to_pylist()) else ""
    return LEGEND_GAP.join(
        filter(None, (f":blue[━ by {word}]", weak, counts.num_rows and stances.build_legend(counts)))
    )


def _find_first_day(steps: Sequence[Row], counts: Sequence[Row], until: date) -> date:
    """Where the picture begins: ten years back at most, so that what is compared has room."""
    days: list[date] = [row["effective_first"] for row in steps] + [row["as_of_first"] for row in counts]
    return max(min(days), until - timedelta(_YEARS_SHOWN * 365 + _YEARS_SHOWN // 4))


def _within(steps: Sequence[Row], first: date) -> list[Row]:
    """The step that holds on the first day, drawn from there, and all after it."""
    before = [{**row, "effective_first": first} for row in steps if row["effective_first"] <= first][-1:]
    return [*before, *(row for row in steps if row["effective_first"] > first)]


def _bounds(row: Row) -> list[Any]:
    """Those that are known."""
    return [bound for bound in (row["at_least"], row["at_most"]) if bound is not None]


def _is_drawable(gap: Row) -> bool:
    """Whether the gap has two ends on one side of none."""
    low, high = gap["gap_at_least"], gap["gap_at_most"]
    return low is not None and high is not None and (low > 0 or high < 0)


def _draw_count(canvas: Canvas, row: Row, until: date) -> None:
    """In the middle of its time, or at the right edge where that comes before: "2025" as known in June."""
    day, colour, card = min(middle_day(row), until), canvas.colour_of(kind_of(row)), build_hover_card(row)
    low, high = row["at_least"], row["at_most"]
    if low is None or high is None:
        known, fade = (high, -_FADE_PIXELS) if low is None else (low, _FADE_PIXELS)
        add_fades(canvas, [((day, known), (day, known + canvas.value_of_pixels(fade)))], colour, _BAR_PIXELS)
        stroke = {"width": 3, "color": colour}
        canvas.add_markers([day], [known], [card], [row["figure_id"]], symbol="line-ew", size=14, line=stroke)
        return
    if canvas.pixel_of(low) - canvas.pixel_of(high) < _BAR_PIXELS:
        symbol = voice_of(row).symbol
        canvas.add_markers([day], [high], [card], [row["figure_id"]], size=9, color=colour, symbol=symbol)
        return
    canvas.add_line([day, day], [low, high], colour, _BAR_PIXELS)
    add_targets(canvas, (day, low), (day, high), card, row["figure_id"])


def _name_steps(canvas: Canvas, steps: Sequence[Row]) -> None:
    """The change beside each larger step, at least a twentieth of the axis; the scope where another one begins."""
    low, high = canvas.y_ends
    for row in steps:
        change = row["change_at_least"]
        text = wrap_text(row["scope"] or "") if change is None else f"<b>{format_change(row)}</b>"
        if not text or (change is not None and abs(change) < (high - low) / 20):
            continue
        day, level = row["effective_first"], level_of(row)
        spots = [Spot(day, level, -10, 0, "right"), Spot(day, level, 0, -16, "right"), *spots_around(day, level)]
        canvas.place_text([text], spots, canvas.palette.texts[0])


def _write_edge(last: Row, gap: Row | None, names: Mapping[str, str], *, is_short: bool) -> list[tuple[float, str]]:
    """The texts at the right edge, each with its place: the level, and where there is one the gap and the count.

    `is_short`: without what the numbers are, where there is no room for it.
    """
    texts = [(float(level_of(last)), format_bounds(last), names["level"])]
    if gap:
        low, high = sorted(map(abs, (gap["gap_at_least"], gap["gap_at_most"])))
        which = "fewer" if gap["gap_at_least"] > 0 else "more"
        apart = format_interval(to_amount(low), to_amount(high), gap["step"], form=form_of(gap))
        texts.append((sum(_find_ends(gap)) / 2, apart, which))
        low, high = map(to_amount, (gap["at_least"], gap["at_most"]))
        number = format_short_interval(low, high, form_of(gap))
        what = f"{humanize(names['counts'])}, {format_day(gap['as_of'])}"
        texts.append(((gap["at_least"] + gap["at_most"]) / 2, number, what))
    return [(level, f"<b>{number}</b>" if is_short else _build_text(number, what)) for level, number, what in texts]


def _measure_edge(texts: Sequence[tuple[float, str]]) -> int:
    """The pixels that the texts at the right edge need."""
    return round(max(size_of(lines_of(text), TEXT_PIXELS)[0] for _, text in texts) * _BROWSER_WIDER) + _EDGE_GAP + 4


def _draw_gap(canvas: Canvas, gap: Row, until: date) -> None:
    """The latest count, carried to the right edge, and a bracket from there to the level of its time."""
    colour, day = canvas.colour_of(kind_of(gap)), min(middle_day(gap), until)
    for bound in {gap["at_least"], gap["at_most"]}:
        canvas.add_line([day, until], [bound, bound], colour, 1, dash="dot")
    canvas.add_line([until, until], _find_ends(gap), canvas.palette.ink, 1.5)
    canvas.add_line([until, until], [gap["at_least"], gap["at_most"]], colour, 4)


def _draw_edge(canvas: Canvas, texts: Sequence[tuple[float, str]], gap: Row | None, until: date) -> None:
    """The texts at the right edge, each in the colour of what it names; inside it where that is too narrow for them."""
    colours = [canvas.palette.texts[0], canvas.palette.ink, canvas.text_colour_of(kind_of(gap)) if gap else ""]
    if canvas.room.is_magnified:
        for (level, text), colour in zip(texts, colours, strict=False):
            spots = [Spot(until, level, -4, down, "right") for down in (-14, 14)]
            canvas.place_text([text], spots, colour)
        return
    for pixel, (_, text), colour in zip(_spread(canvas, texts), texts, colours, strict=False):
        half = _half_height(text)
        canvas.space.take(canvas.space.box(1, (0, _measure_edge(texts)), (pixel - half, pixel + half)))
        canvas.add_annotation(
            xref="paper", x=1, yref="paper", y=1, yshift=-pixel, text=text, xanchor="left", xshift=_EDGE_GAP,
            align="left", yanchor="middle", font={"size": TEXT_PIXELS, "color": colour},
        )  # fmt: skip
        width, height = size_of(lines_of(text), TEXT_PIXELS)
        across, down = (_EDGE_GAP, _EDGE_GAP + width), (pixel - height / 2, pixel + height / 2)
        canvas.space.take(canvas.space.box(canvas.share_of(until), across, down))


def _find_ends(gap: Row) -> tuple[float, float]:
    """The ends of the bracket: the nearest bound of the count, and the level of its time."""
    if gap["gap_at_least"] > 0:
        return gap["at_most"], gap["level_at_least"]
    return gap["at_least"], gap["level_at_most"]


def _build_text(number: str, what: str) -> str:
    return f"<b>{number}</b><br>{wrap_text(what, _NAME_CHARACTERS)}"


def _half_height(text: str) -> float:
    return _LINE_PIXELS * (text.count("<br>") + 1) / 2


def _spread(canvas: Canvas, texts: Sequence[tuple[float, str]]) -> list[float]:
    """Pixels of the texts' middles from the upper edge, from their own place downwards: none lies on another."""
    halves = [_half_height(text) for _, text in texts]
    order = sorted(range(len(texts)), key=lambda place: -texts[place][0])
    found = dict.fromkeys(order, 0.0)
    free = 0.0
    for place in order:
        found[place] = max(canvas.pixel_of(texts[place][0]), free + halves[place])
        free = found[place] + halves[place] + 2
    lift = max(0.0, free - canvas.inner)
    return [found[place] - lift for place in range(len(texts))]

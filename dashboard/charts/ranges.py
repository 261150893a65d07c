"""One row per speaker: the interval of what each says, with a reference line where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import accumulate
from math import ceil
from typing import NamedTuple

import pyarrow as pa

from dashboard.charts import stances
from dashboard.charts.canvas import TEXT_PIXELS, Axis, Canvas, extend
from dashboard.charts.figure_builder import Figure
from dashboard.charts.intervals import add_fades, add_targets
from dashboard.charts.palette import Palette
from dashboard.charts.room import DESKTOP, Room
from dashboard.charts.series import is_disputed
from dashboard.charts.stances import LEGEND_GAP, kind_of, voice_of
from dashboard.charts.svg.text import lines_of, size_of
from dashboard.charts.text import Row, build_hover_card, describe_rows, format_number_of, wrap_text
from dashboard.charts.ticks import compute_ticks
from dashboard.figures.display import format_bounds, format_day
from dashboard.figures.forms import form_of

MOST_NAMED = 12
_LINE_PIXELS = 17
_ROW_GAP, _HIGH_ROW_GAP = 1, 23  # beside lines of text; around the mark below them
_LINES_GAP = 7  # more around several lines beside a mark, which stand closer to each other
_BAR_PIXELS, _FADE_PIXELS, _MARK_PIXELS = 9, 36, 11
_GAP, _PAD = 16, 8
_BROWSER_WIDER = 1.06  # than the letters that are measured
_FOOT_PIXELS = 5  # more below the axis: of a picture of two rows, Plotly cuts the tail off the comma in "1,360"
_MOST_SHARE = 0.45  # of the least width that names may take
_LEAST_DRAWING = 260  # pixels, below which names stand above their marks


class _Sheet(NamedTuple):
    """The picture, the name of each row and the width of its number, its lower and upper edge in pixels.

    `is_beside`: names stand beside marks, else above them.
    """

    canvas: Canvas
    names: list[str]
    widths: list[float]
    edges: list[tuple[int, int]]
    is_beside: bool

    def middle_of(self, place: int) -> float:
        """Where the mark of a row stands: in the middle, or in its lower part below the name."""
        foot, top = self.edges[place]
        return (foot + top) / 2 if self.is_beside else foot + _HIGH_ROW_GAP / 2


def draw(
    table: pa.Table,
    palette: Palette,
    room: Room = DESKTOP,
    reference: Row | None = None,
    scale: Sequence[float] = (),
) -> Figure:
    """Ranges as ranges, open bounds fading, smallest first from below; `reference` = {at_least, at_most}.

    `table` has one row per mark: speaker, wording, at_least, at_most, stance, scope, as_of, stated_on, outlet, …
    `scale`: numbers that the axis holds beside those of the rows.
    """
    rows = sorted(table.to_pylist(), key=_sort_key)
    sheet = _build_sheet(rows, palette, room, [*scale, *_bounds_of(reference)])
    canvas = sheet.canvas
    if reference:
        _draw_reference(sheet, reference)
    for place, row in enumerate(rows):
        _draw_interval(sheet, place, row)
        _write_row(sheet, place, row)
    _draw_levels(sheet, rows)
    return canvas.build()


def list_bounds(rows: Sequence[Row]) -> list[float]:
    """Every bound that a picture of the rows draws."""
    names = ("at_least", "at_most", "level_at_least", "level_at_most")
    bounds = (row.get(name) for row in rows for name in names)
    return [float(bound) for bound in bounds if bound is not None]


def _build_sheet(rows: list[Row], palette: Palette, room: Room, more: Sequence[float]) -> _Sheet:
    """Names and numbers in columns beside the drawing where it stays broad enough, else above their marks."""
    widths = [_measure(_number_of(row)) for row in rows]
    left = ceil(min(max(_measure(_name_of(row)) for row in rows), room.least * _MOST_SHARE)) + _GAP
    right = round(max(widths)) + _GAP
    is_beside = not room.is_narrow and room.least - left - right >= _LEAST_DRAWING
    if not is_beside:
        left = right = 18
    bounds = [*list_bounds(rows), *more] or [0]
    ticks, labels, _ = compute_ticks(bounds, count=6 if is_beside else 3, least_step=1, form=form_of(rows[0]))
    ends = extend(min(bounds), max(bounds), room.least - left - right, head=_FADE_PIXELS + 8, foot=_FADE_PIXELS + 8)
    inner = room.least - left - right
    shares = [(tick - ends[0]) / (ends[1] - ends[0]) for tick in ticks]
    labels = [
        label if _measure(label) / 2 < min(left + share * inner, right + (1 - share) * inner) else ""
        for share, label in zip(shares, labels, strict=True)
    ]
    names = [
        _wrap_name(*_name_parts(row), left - _GAP if is_beside else room.least - width - 2 * _GAP, TEXT_PIXELS)
        for row, width in zip(rows, widths, strict=True)
    ]
    gap = _ROW_GAP if is_beside else _HIGH_ROW_GAP
    tops = list(
        accumulate(_measure_lines(name) + (_LINES_GAP if is_beside and "<br>" in name else 0) + gap for name in names)
    )
    canvas = Canvas(room, palette, tops[-1], Axis(ends, ticks, labels), Axis((0, tops[-1])), left=left, right=right)
    canvas.update_yaxis(showgrid=False)
    canvas.set_least_height(tops[-1])
    canvas.grow_foot(_FOOT_PIXELS)
    canvas.update_xaxis(showgrid=is_beside)
    sheet = _Sheet(canvas, names, widths, list(zip([0, *tops], tops, strict=False)), is_beside)
    if not is_beside:
        _draw_lines(sheet, [tick for tick in ticks if ends[0] <= tick <= ends[1]], palette.rule, 1)
    return sheet


def _measure_lines(name: str) -> int:
    return _LINE_PIXELS * (name.count("<br>") + 1)


def _measure(text: str) -> float:
    return size_of(lines_of(text), TEXT_PIXELS)[0]


def _draw_lines(sheet: _Sheet, values: list[float], colour: str, width: float) -> None:
    """Upright lines, interrupted where a name or a number stands."""
    ends = [
        (value, foot, top if _passes(sheet, place, value) else foot + _HIGH_ROW_GAP - 2)
        for value in values
        for place, (foot, top) in enumerate(sheet.edges)
    ]
    x = [x for value, _, _ in ends for x in (value, value, None)]
    y = [y for _, low, high in ends for y in (low, high, None)]
    sheet.canvas.add_line(x, y, colour, width)


def _passes(sheet: _Sheet, place: int, value: float) -> bool:
    """Whether a line passes between the name of a row and its number: at the least width, and so at all others."""
    if sheet.is_beside:
        return True
    (first, last), (left, right), inner = sheet.canvas.x_ends, sheet.canvas.margins, sheet.canvas.space.widths[0]
    before = left + (value - first) / (last - first) * inner
    after = left + inner + right - before
    name = _measure(sheet.names[place])
    return name * _BROWSER_WIDER + _PAD < before and sheet.widths[place] * _BROWSER_WIDER + _PAD < after


def describe(table: pa.Table, label: str) -> str:
    """The same rows in words, largest first."""
    rows = sorted(table.to_pylist(), key=_sort_key, reverse=True)
    return f"Range chart of {label}, one row per speaker. {describe_rows(rows, MOST_NAMED)}."


def build_legend(table: pa.Table, reference: Row | None = None) -> str:
    """`stances.build_legend`, and the signs of this form that occur: levels, the place of what is compared with."""
    bounds = set(_bounds_of(reference))
    signs = {
        ":blue[◆ the level decided for that time]": "level_at_most" in table.column_names
        and table.column("level_at_most").null_count < table.num_rows,
        "line: the comparison": len(bounds) == 1,
        "band: the comparison": len(bounds) == 2,
    }
    return LEGEND_GAP.join([stances.build_legend(table), *(sign for sign, occurs in signs.items() if occurs)])


def _draw_levels(sheet: _Sheet, rows: list[Row]) -> None:
    """Where counts are held against a level: the one that was decided for that time."""
    levels = [(place, row) for place, row in enumerate(rows) if row.get("level_at_most") is not None]
    cards = [
        f"<b>{format_bounds(row, 'level_')} decided</b><br>{wrap_text(row['level_speaker'])}, "
        f"{wrap_text(format_day(row['level_stated_on']))}<br>{wrap_text(row['level_outlet'])}"
        for _, row in levels
    ]
    places, counts = [sheet.middle_of(place) for place, _ in levels], [row["level_at_most"] for _, row in levels]
    figures = [row["level_figure_id"] for _, row in levels]
    colour = sheet.canvas.palette.series[0]
    sheet.canvas.add_markers(counts, places, cards, figures, symbol="diamond", size=11, color=colour)


def _draw_reference(sheet: _Sheet, reference: Row) -> None:
    """A line at the one bound of what is compared with, or a band between both: names interrupt lines, not a band."""
    colour = sheet.canvas.palette.ink
    bounds = sorted(set(_bounds_of(reference)))
    if len(bounds) == 2:
        sheet.canvas.add_rectangle((bounds[0], bounds[1]), (0, 1), colour, 0.12, yref="paper", layer="below")
    if len(bounds) == 1 or sheet.is_beside:
        _draw_lines(sheet, bounds, colour, 1.5)


def _bounds_of(reference: Row | None) -> list[float]:
    bounds = ((reference or {}).get(name) for name in ("at_least", "at_most"))
    return [float(bound) for bound in bounds if bound is not None]


def _sort_key(row: Row) -> tuple[float, float]:
    """Order by the bounds themselves, so that no middle is invented."""
    low = row["at_least"] if row["at_least"] is not None else row["at_most"]
    high = row["at_most"] if row["at_most"] is not None else row["at_least"]
    return (high or 0, low or 0)


def _name_parts(row: Row) -> tuple[str, str]:
    """The speaker; and date, what part it counts, and a label in dispute."""
    parts = [
        format_day(row["as_of"]) if row["as_of"] else "undated",
        row.get("scope") or "",
        "label in dispute" if is_disputed(row) else "",
    ]
    return row["speaker"], " · ".join(filter(None, parts))


def _name_of(row: Row) -> str:
    name, rest = (escape(part, quote=False) for part in _name_parts(row))
    return f"<b>{name}</b>  {rest}"


def _number_of(row: Row) -> str:
    return f"<b>{format_number_of(row)}</b>"


def _write_row(sheet: _Sheet, place: int, row: Row) -> None:
    """The name at the left, the number at the right in its colour: beside the drawing, or above the mark."""
    canvas, number, name = sheet.canvas, _number_of(row), sheet.names[place]
    margin, (foot, top) = canvas.margins, sheet.edges[place]
    y = (foot + top) / 2 if sheet.is_beside else top - _measure_lines(name) / 2
    sides = (
        (("right", 0, -8), ("left", 1, 8)) if sheet.is_beside else (("left", 0, -margin[0]), ("right", 1, margin[1]))
    )
    colours = canvas.palette.ink, canvas.text_colour_of(kind_of(row))
    for text, (anchor, x, shift), colour in zip((name, number), sides, colours, strict=True):
        canvas.add_annotation(
            xref="paper", x=x, y=y, text=text, xanchor=anchor, yanchor="middle", xshift=shift, align=anchor,
            hovertext=wrap_text(row["speaker"]) if text is name else None, font={"size": TEXT_PIXELS, "color": colour},
        )  # fmt: skip


def _draw_interval(sheet: _Sheet, place: int, row: Row) -> None:
    canvas, colour, card = sheet.canvas, sheet.canvas.colour_of(kind_of(row)), build_hover_card(row)
    y, low, high, figure = sheet.middle_of(place), row["at_least"], row["at_most"], row.get("figure_id") or ""
    hollow = bool(row.get("scope")) or is_disputed(row) or voice_of(row).is_hollow
    if low is None and high is None:
        return
    if low is None or high is None:
        first, last = canvas.x_ends
        reach = _FADE_PIXELS / canvas.space.widths[0] * (last - first)
        known, end = (high, high - reach) if low is None else (low, low + reach)
        add_fades(canvas, [((known, y), (end, y))], colour, _BAR_PIXELS)
        stroke = {"width": 3, "color": colour}
        canvas.add_markers([known], [y], [card], [figure], symbol="line-ns", size=14, line=stroke)
    elif canvas.is_broad(low, high, _MARK_PIXELS):
        canvas.add_line([low, high], [y, y], colour, _BAR_PIXELS, opacity=0.5 if hollow else 1)
        add_targets(canvas, (low, y), (high, y), card, figure)
    else:
        canvas.add_markers(
            [row["low"] if row.get("low") is not None and row["low"] == row["high"] else low], [y], [card], [figure],
            size=_MARK_PIXELS, symbol=voice_of(row).symbol,
            color=canvas.palette.paper if hollow else colour, line={"width": 2 if hollow else 1, "color": colour},
        )  # fmt: skip


def _wrap_name(name: str, rest: str, room: float, size: int) -> str:
    """Plotly text of a bold name and what follows it: on one line, or on as many as so many pixels need."""
    one = f"<b>{escape(name, quote=False)}</b>  {escape(rest, quote=False)}"
    if size_of(lines_of(one), size)[0] <= room:
        return one
    bold = [f"<b>{escape(line, quote=False)}</b>" for line in _wrap(name, room, size, "<b>{}</b>")]
    return "<br>".join([*bold, *(escape(line, quote=False) for line in _wrap(rest, room, size, "{}"))])


def _wrap(text: str, room: float, size: int, style: str) -> list[str]:
    """The text in lines that fit so many pixels, broken at words; a word that is too long, at any letter."""

    def fits(words: str) -> bool:
        return len(words) < 2 or size_of(lines_of(style.format(escape(words, quote=False))), size)[0] <= room

    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        lines[-1:] = [joined] if joined == word or fits(joined) else [lines[-1], word]
        while not fits(last := lines[-1]):
            most = next((count for count in range(len(last) - 1, 1, -1) if fits(last[:count])), 1)
            lines[-1:] = [last[:most], last[most:]]
    return lines

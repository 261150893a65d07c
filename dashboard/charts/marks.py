"""Statements over time: one mark per statement, ranges as bars, open bounds as arrows, lines within one speaker.

What was counted one by one is a floor: steps on shaded ground. Breaks of method and labels in dispute carry a sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import pyarrow as pa

from dashboard.charts import series, stances
from dashboard.charts.canvas import SMALL_PIXELS, Axis, Canvas, build_day_axis, extend, spots_around
from dashboard.charts.figure_builder import Figure, FigureBuilder
from dashboard.charts.intervals import add_fades, add_targets
from dashboard.charts.palette import Palette
from dashboard.charts.room import DESKTOP, Room
from dashboard.charts.series import is_break, is_disputed, list_names, middle_day, shorten
from dashboard.charts.stances import LEGEND_GAP, kind_of, voice_of
from dashboard.charts.text import Row, build_hover_card, describe_rows, format_number_of, is_floor, wrap_text
from dashboard.charts.ticks import compute_ticks
from dashboard.figures.display import format_count
from dashboard.figures.forms import form_of
from dashboard.figures.table_rows import read_rows

FEW_STATEMENTS = 8
MOST_NAMED = 6
MOST_LABELS = 60
_BAR_PIXELS, _FADE_PIXELS, _MARK_PIXELS = 7, 36, 10
_NOTHING_PIXELS = 64
_HEAD, _FOOT = 30, 26  # room for a label above the topmost mark and below the lowest


class Scale(NamedTuple):
    """The ends of the days and of the values that several small pictures share."""

    first: date
    last: date
    low: float
    high: float


def draw(
    table: pa.Table,
    palette: Palette,
    room: Room = DESKTOP,
    events: pa.Table | None = None,
    scale: Scale | None = None,
) -> Figure:
    """Marks at the middle day of the date given; a month or a year that is wider than its mark has a thin line.

    `table` is the answer to `statements_over_time`: speaker_id, scope, at_least, at_most, as_of_first, as_of_last, …
    With a `scale`, it is one of several small pictures, whose marks have no labels.
    """
    rows = [row for row in read_rows(table) if _is_drawn(row)]
    if not rows:
        return _draw_nothing(palette)
    canvas = _build_canvas(rows, palette, room, scale)
    runs = series.runs_of(rows)
    for run in runs:
        series.draw_line(canvas, run)
    _draw_periods(canvas, rows)
    # By `id`: rows of months have no name, and dictionaries cannot be in a set.
    on_steps = {id(row) for run in runs if series.is_stepped(run) for row in run[:-1]}
    kinds = [voice_of(row).kind for row in rows]
    for kind in stances.STYLES:
        _draw_marks(canvas, [row for row, own in zip(rows, kinds, strict=True) if own == kind], on_steps)
    if scale is None:
        _add_labels(canvas, rows, on_steps)
        series.name_floors(canvas, runs)
    if events is not None:
        canvas.add_events(events)
    return canvas.build()


def scale_of(tables: list[pa.Table]) -> Scale | None:
    """The scale that holds all marks of these tables; None where none has any."""
    rows = [row for table in tables for row in read_rows(table) if _is_drawn(row)]
    return _scale_of(rows) if rows else None


def _scale_of(rows: list[Row]) -> Scale:
    values = [float(bound) for row in rows for bound in (row["at_least"], row["at_most"]) if bound is not None]
    days = min(row["as_of_first"] for row in rows), max(row["as_of_last"] for row in rows)
    return Scale(*days, min(values), max(values))


def _build_canvas(rows: list[Row], palette: Palette, room: Room, scale: Scale | None) -> Canvas:
    """The axes: with room for open ends and labels at every edge."""
    inner = room.height or (130 if scale else 390 if len(rows) >= FEW_STATEMENTS else 240)
    given = scale or _scale_of(rows)
    ticks, labels, _ = compute_ticks(
        (given.low, given.high), least_step=1, count=3 if scale else 5, form=form_of(rows[0])
    )
    head, foot = (14, 10) if scale else (_HEAD, _FOOT)
    low, high = extend(given.low, given.high, inner, head=head, foot=foot)
    margin = timedelta(max((given.last - given.first).days // 30, 15))
    days = build_day_axis(given.first - margin, given.last + margin, room)
    return Canvas(room, palette, inner, days, Axis((low, high), ticks, labels), has_texts=scale is None)


def describe(table: pa.Table, label: str) -> str:
    """Count, speakers, first and last statement, floors, breaks of method and disputed labels in words."""
    rows: Sequence[Row] = read_rows(table)
    speakers = {row["speaker"] for row in rows}
    dated = [row for row in rows if row["as_of"]]
    ends = [f"{row['as_of']} ({row['speaker']}: “{row['wording']}”)" for row in (*dated[:1], *dated[1:][-1:])]
    span = f"from {' to '.join(ends)}" if len(ends) > 1 else next(iter(ends), "none of them with a day")
    # Of very many statements, a row is what a speaker states of one month, which no outlet carries as such.
    what = "month" if rows[0].get("count_outlets", 0) is None else "statement"
    counts = f"{format_count(len(rows), what)} on {label} by {format_count(len(speakers), 'speaker')}"
    last_of_each = {(row["speaker_id"], row["scope"]): row for row in rows if is_floor(row)}
    signs = {
        "Counted one by one, which is a floor": list(last_of_each.values()),
        "Counted in another way from then on": [row for row in rows if is_break(row)],
        "What it counts is in dispute": [row for row in rows if is_disputed(row)],
    }
    sentences = [
        f"Chart of {counts}, {span}.",
        *(f"{words}: {describe_rows(signed, MOST_NAMED)}." for words, signed in signs.items() if signed),
    ]
    return " ".join(sentences)


def build_legend(table: pa.Table) -> str:
    """`stances.build_legend`, and the steps on shaded ground where there are any."""
    rows = [row for row in read_rows(table) if _is_drawn(row)]
    has_steps = any(map(series.is_stepped, series.runs_of(rows)))
    steps = ["shaded: at least so many"] if has_steps else []
    return LEGEND_GAP.join([stances.build_legend(table), *steps])


def list_undrawn(table: pa.Table) -> list[str]:
    """A sentence for each statement that no mark can stand for, since it gives no day or no bound."""
    undrawn = [row for row in read_rows(table) if not _is_drawn(row)]
    return [
        f"Not drawn, since it gives no {'bound' if row['as_of_first'] else 'day'}: "
        f"{row['speaker']}, “{row['wording']}”, {row['outlet']}."
        for row in undrawn
    ]


def can_draw(table: pa.Table) -> bool:
    """Whether there is any mark."""
    return any(map(_is_drawn, read_rows(table)))


def _is_drawn(row: Row) -> bool:
    """Whether a mark has a place: a day, and a number."""
    return row["as_of_first"] is not None and not (row["at_least"] is None and row["at_most"] is None)


def _draw_nothing(palette: Palette) -> Figure:
    """No statement has a day and a bound: the picture says so, where an empty one would look like a zero."""
    figure = FigureBuilder(_NOTHING_PIXELS, "", palette)
    for update in (figure.update_xaxis, figure.update_yaxis):
        update(range=[0, 1], tickvals=[], ticktext=[])
    figure.add_annotation(x=0.5, y=0.5, text="No statement gives both a day and a number.")
    return figure.build()


def _draw_marks(canvas: Canvas, rows: list[Row], on_steps: set[int]) -> None:
    """The marks of one stance: bars for ranges, fading where open; hollow where they count something else."""
    if not rows:
        return
    colour, paper = canvas.colour_of(kind_of(rows[0])), canvas.palette.paper
    fade = canvas.value_of_pixels(_FADE_PIXELS)
    fades = []
    for row in rows:
        day, low, high = middle_day(row), row["at_least"], row["at_most"]
        if low is None:
            fades.append(((day, high), (day, high - fade)))
        elif (high is None or is_floor(row)) and id(row) not in on_steps:
            fades.append(((day, low), (day, low + fade)))
        elif high is not None and low != high:
            canvas.add_line([day, day], [low, high], colour, _BAR_PIXELS, opacity=1 if _is_range(row) else 0.45)
            add_targets(canvas, (day, low), (day, high), _build_card(row), row.get("figure_id") or "")
    add_fades(canvas, fades, colour, _BAR_PIXELS)
    numbers = [row for row in rows if not _is_range(row)]
    hollow = [bool(row["scope"]) or is_disputed(row) or voice_of(row).is_hollow for row in numbers]
    canvas.add_markers(
        [middle_day(row) for row in numbers],
        [_mark_position(row) for row in numbers],
        [_build_card(row) for row in numbers],
        [row.get("figure_id") or "" for row in numbers],
        size=[6 if id(row) in on_steps else _MARK_PIXELS for row in numbers],
        symbol=voice_of(rows[0]).symbol,
        color=[paper if is_hollow else colour for is_hollow in hollow],
        line={
            "width": [2 if is_hollow else 1 for is_hollow in hollow],
            "color": [colour if is_hollow else paper for is_hollow in hollow],
        },
    )


def _draw_periods(canvas: Canvas, rows: list[Row]) -> None:
    """A thin line over the month or year that a statement names. Plotly has no error bars on an axis of dates."""
    for row in rows:
        first, last = row["as_of_first"], row["as_of_last"]
        if canvas.is_broad(first, last, 4 * _MARK_PIXELS):
            levels = (row["low"], row["high"]) if _is_range(row) else (_mark_position(row),)
            for level in levels:
                canvas.add_line([first, last], [level] * 2, canvas.colour_of(kind_of(row)), 1)


def _build_card(row: Row) -> str:
    """The hover card; where a mark needs a reason, with the note that gives it."""
    floor = "<br><i>at least so many</i>" if is_floor(row) else ""
    note = f"<br>{wrap_text(row['note'])}" if row["note"] and (is_break(row) or is_disputed(row)) else ""
    return f"{build_hover_card(row)}{floor}{note}"


def _is_range(row: Row) -> bool:
    """A range as printed: it has two ends and no middle."""
    return None not in (row["low"], row["high"]) and row["low"] != row["high"]


def _mark_position(row: Row) -> float:
    """Where the mark stands: at the number printed, at the bound that is known, or at the upper end of a range."""
    names = ("high", "low", "at_least", "at_most") if _is_range(row) else ("low", "high", "at_least", "at_most")
    return float(next(row[name] for name in names if row[name] is not None))


def _add_labels(canvas: Canvas, rows: list[Row], on_steps: set[int]) -> None:
    """Number and short name beside the marks: what broke first, then the latest of each speaker, then the largest.

    What a speaker states twice of one day, as in two files of a reader, is named once.
    """
    latest = {(row["speaker_id"], row["scope"]): id(row) for row in rows}
    ranked = sorted(
        (row for row in rows if id(row) not in on_steps),
        key=lambda row: (not is_break(row), latest[row["speaker_id"], row["scope"]] != id(row), -_mark_position(row)),
    )
    named: dict[tuple[Any, ...], Row] = {}
    for row in ranked:
        named.setdefault((*_key_of_day(row), row["scope"], format_number_of(row)), row)
    fade, parts = canvas.value_of_pixels(_FADE_PIXELS), _find_parts(rows)
    for row in [*named.values()][:MOST_LABELS]:
        level, low, high = _mark_position(row), row["at_least"], row["at_most"]
        top = level if high is None else max(high, level)
        foot = level - fade if low is None else min(low, level)
        spots = spots_around(
            middle_day(row), level, top=top + fade if high is None or is_floor(row) else top, foot=foot
        )
        texts = _texts_of(row, canvas, is_part=id(row) in parts)
        canvas.place_text(texts, spots, canvas.text_colour_of(kind_of(row)), size=SMALL_PIXELS)


def _find_parts(rows: list[Row]) -> set[int]:
    """The rows, by `id`, beside which their speaker has another one of the same day, of another scope."""
    scopes: dict[tuple[Any, ...], set[str | None]] = {}
    for row in rows:
        scopes.setdefault(_key_of_day(row), set()).add(row["scope"])
    return {id(row) for row in rows if row["scope"] and len(scopes[_key_of_day(row)]) > 1}


def _key_of_day(row: Row) -> tuple[Any, ...]:
    return (row["speaker_id"], row["as_of_first"], row["as_of_last"])


def _texts_of(row: Row, canvas: Canvas, *, is_part: bool) -> list[str]:
    """Number and name, or the number alone where it is narrow; what broke in words. Parts have their own names."""
    number = f"<b>{format_number_of(row)}</b>"
    if is_part:
        return [f"{number} {scope}" for scope in shorten(row["scope"])]
    names = list_names(row["speaker"])
    texts = [number] if canvas.room.is_narrow else [*(f"{number} {name}" for name in names), number]
    if is_break(row):
        texts = [
            *(f"{number} {name}<br>counted in another way from here on" for name in names),
            f"{number}<br>counted in another way",
            *texts,
        ]
    return texts

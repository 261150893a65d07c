"""A level as steps on the date each decision takes force, each labelled with its change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pyarrow as pa

from dashboard.charts.canvas import Axis, Canvas, Spot, build_day_axis, extend, spots_around
from dashboard.charts.figure_builder import Figure
from dashboard.charts.palette import Palette
from dashboard.charts.room import DESKTOP, Room
from dashboard.charts.stances import LEGEND_GAP
from dashboard.charts.text import Row, build_hover_card, format_change, wrap_text
from dashboard.charts.ticks import compute_ticks
from dashboard.figures.amounts import to_amount
from dashboard.figures.display import format_bounds, format_day, format_number
from dashboard.figures.forms import form_of

_INNER_PIXELS, _INNER_PIXELS_NARROW = 360, 300
WEAK = "dotted line, diamond: unconfirmed, or of an unknown day"
_HEAD, _FOOT = 44, 52  # room for a label of two lines above the topmost step, of three below the lowest


def draw(
    table: pa.Table, until: date, palette: Palette, room: Room = DESKTOP, events: pa.Table | None = None
) -> Figure:
    """Steps of one measure.

    `table` is the answer to `steps`: one row per decision, oldest first. The line is carried to `until`, or beyond the
    last decision where that takes force later.
    """
    rows: list[Row] = table.to_pylist()
    first, last = min(_days_of(row)[0] for row in rows), rows[-1]["effective_first"]
    end = max(until, last + timedelta(max((last - first).days // 12, 60)))
    inner = room.height or (_INNER_PIXELS_NARROW if room.is_narrow else _INNER_PIXELS)
    levels = [level_of(row) for row in rows]
    ticks, labels, _ = compute_ticks(levels, least_step=1, form=form_of(rows[0]))
    values = Axis(extend(min(levels), max(levels), inner, head=_HEAD, foot=_FOOT), ticks, labels)
    days = build_day_axis(first - timedelta((end - first).days // 30), end, room)
    canvas = Canvas(room, palette, inner, days, values)
    draw_line(canvas, rows, end, until)
    _draw_statements(canvas, rows)
    draw_marks(canvas, rows)
    _add_labels(canvas, rows)
    if events is not None:
        canvas.add_events(events, {day for row in rows for day in (row["stated_on"], row["effective_from"])})
    return canvas.build()


def describe(table: pa.Table, label: str, word: str = "decision") -> str:
    """The same steps in words; `word` is what the dossier calls one."""
    parts = [
        f"{row['effective_from']}: {format_bounds(row)}" + (f" ({change})" if (change := format_change(row)) else "")
        for row in table.to_pylist()
    ]
    warnings = [f"{when}: {what}" for when, what in list_caveats(table)]
    return f"Step chart of {label}, by the date each {word} took force. {'; '.join([*parts, *warnings])}."


def build_legend(table: pa.Table) -> str:
    """The signs that occur: of steps that rest on something weak, and of the day on which they were stated."""
    rows = table.to_pylist()
    signs = {
        WEAK: any(map(is_weak, rows)),
        "ring: the day it was stated": any(_days_of(row)[0] < _days_of(row)[1] for row in rows),
    }
    return LEGEND_GAP.join(sign for sign, occurs in signs.items() if occurs)


def list_caveats(table: pa.Table) -> list[tuple[str, str]]:
    """What a reader must know of single steps, as (date, words): weak publications, days of effect that none gives."""
    caveats = []
    for row in table.to_pylist():
        if row["is_unconfirmed"]:
            caveats.append((row["effective_from"], f"unconfirmed, read in {row['outlet']} only"))
        if not row["is_effect_known"]:
            no_day = "drawn on the day it was stated; no publication read gives the day it took force"
            caveats.append((row["effective_from"], no_day))
    return caveats


def level_of(row: Row) -> float:
    """The number as printed: where it stands, whatever its rounding leaves open."""
    level: float = row["low"] if row["low"] is not None else row["at_most"]
    return level


def _write(number: float, row: Row) -> str:
    """A number of the row, in the form of its measure."""
    return format_number(to_amount(number), form=form_of(row))


def draw_line(canvas: Canvas, rows: Sequence[Row], end: date, until: date) -> None:
    """Level from each decision to the next; dotted as long as it rests on something weak or is not in force yet.

    Levels of different scopes, such as prices of different years, are not joined.
    """
    for dash in ("solid", "dot"):
        days: list[date | None] = []
        levels: list[float | None] = []
        for row, following in zip(rows, [*rows[1:], None], strict=True):
            if (dash == "dot") == (is_weak(row) or row["effective_first"] > until):
                stop = following["effective_first"] if following else end
                days += [row["effective_first"], stop, stop, None]
                joined = following if following and following.get("scope") == row.get("scope") else row
                levels += [level_of(row), level_of(row), level_of(joined), None]
        canvas.add_line(days, levels, canvas.palette.series[0], 3, dash=dash)


def _draw_statements(canvas: Canvas, rows: list[Row]) -> None:
    """A ring on the day it was stated, and a dotted line from there to the day of force."""
    signed = [(days[0], row) for row in rows if (days := _days_of(row))[0] < days[1]]
    blue = canvas.palette.series[0]
    for day, row in signed:
        canvas.add_line([day, row["effective_first"]], [level_of(row)] * 2, blue, 1.5, dash="dot")
    canvas.add_markers(
        [day for day, _ in signed], [level_of(row) for _, row in signed], [_build_card(row) for _, row in signed],
        [row.get("figure_id") or "" for _, row in signed],
        size=8, color=canvas.palette.paper, line={"color": blue, "width": 1.5},
    )  # fmt: skip


def draw_marks(canvas: Canvas, rows: Sequence[Row]) -> None:
    """A mark on the day each decision takes force, over what its words leave open."""
    blue = canvas.palette.series[0]
    for row in rows:
        if row["at_least"] != row["at_most"]:
            days, bounds = [row["effective_first"]] * 2, [row["at_least"], row["at_most"]]
            canvas.add_line(days, bounds, blue, 6, opacity=0.4)
    canvas.add_markers(
        [row["effective_first"] for row in rows],
        [level_of(row) for row in rows],
        [_build_card(row) for row in rows],
        [row.get("figure_id") or "" for row in rows],
        size=10,
        color=[canvas.palette.paper if is_weak(row) else blue for row in rows],
        line={"color": blue, "width": 2},
        symbol=["diamond" if is_weak(row) else "circle" for row in rows],
    )


def _days_of(row: Row) -> tuple[date, date]:
    """The day it was stated where that is known to the day and earlier, and the day of force."""
    said = row["stated_on"] or ""
    force: date = row["effective_first"]
    return (min(date.fromisoformat(said), force) if len(said) == len("2022-08-25") else force), force


def is_weak(row: Row) -> bool:
    """Whether a step rests on an unconfirmed publication, or on no known day."""
    return bool(row["is_unconfirmed"] or not row["is_effect_known"])


def _build_card(row: Row) -> str:
    change = f"<br>change {format_change(row)}" if format_change(row) else ""
    unconfirmed = "<br><i>weak publication: unconfirmed</i>" if row["is_unconfirmed"] else ""
    card = build_hover_card(row, _write(level_of(row), row))
    return f"{card}<br>in force {wrap_text(format_day(row['effective_from']))}{change}{unconfirmed}"


def _add_labels(canvas: Canvas, rows: list[Row]) -> None:
    """The level in force first, then the largest changes."""
    last = rows[-1]
    ranked = sorted(rows[:-1], key=lambda row: abs(row["change_at_least"] or 0), reverse=True)
    blue, quiet = canvas.palette.texts[0], canvas.palette.quiet
    for row in (last, *ranked):
        canvas.place_text(_texts_of(row), list(_spots_of(row)), quiet if is_weak(row) else blue)


def _texts_of(row: Row) -> Iterator[str]:
    """The label, the longest first: change, level, and what makes it weak."""
    level, change = _write(level_of(row), row), format_change(row)
    both = f"<b>{change}</b><br>{level}" if change else f"<b>{level}</b>"
    weak = "unconfirmed" if row["is_unconfirmed"] else "" if row["is_effect_known"] else "day of force not known"
    if weak:
        yield f"{both}<br><i>{weak}</i>"
    if row.get("scope"):
        yield f"{both}<br>{wrap_text(row['scope'])}"
    yield both
    yield f"<b>{change or level}</b>"


def _spots_of(row: Row) -> Iterator[Spot]:
    """Left of the step first, where the line before it is lower; above and below the line after it."""
    signed, force = _days_of(row)
    level = level_of(row)
    yield Spot(signed, level, -12, 0, "right")
    yield Spot(signed, level, -8, -22, "right")
    yield Spot(force, level, 8, -24, "left")
    yield Spot(force, level, 8, 26, "left")
    yield Spot(force, level, 8, 34, "left")
    yield Spot(force, level, 0, -26, "right")
    yield Spot(force, level, -8, 26, "right")
    for lift in (44, 62, 80):
        yield Spot(force, level, 4, -lift, "right")
        yield Spot(force, level, -4, -lift, "left")
    yield from spots_around(force, level)

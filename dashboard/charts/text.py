"""Texts in charts: numbers beside marks, text of the data made safe for Plotly, hover cards."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any

from dashboard.charts.stances import voice_of
from dashboard.figures.amounts import to_amount
from dashboard.figures.display import (
    format_bounds,
    format_day,
    format_interval,
    format_number,
    format_publication,
    format_said,
)
from dashboard.figures.forms import form_of

Row = Mapping[str, Any]

_BOUNDS = ("low", "high", "at_least", "at_most")
HOVER_CHARACTERS = 44  # fit a phone of 390 px
_MOST_LINES = 8
# Marks that turn the direction of the rest of a line would let one wording disarrange a whole card.
_TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def wrap_text(text: object, width: int = HOVER_CHARACTERS) -> str:
    """Text of the data as Plotly text: tags of its own are shown, not obeyed; long lines are broken."""
    return _wrap(str(text), width)


@lru_cache(maxsize=4_096)  # the same wordings and names stand in most pictures of a dossier
def _wrap(text: str, width: int) -> str:
    text = _TURNS.sub("", text)
    is_line = len(text) <= width and text.isprintable() and text == text.strip()  # as most are
    lines = [text] if is_line else textwrap.wrap(text, width) or [""]
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES], "…"]
    return "<br>".join(escape(line, quote=False) for line in lines)


def clip_text(text: str, most: int) -> str:
    """At most so many characters, cut at a word."""
    text = " ".join(_TURNS.sub("", text).split())
    return text if len(text) <= most else f"{text[: most - 1].rpartition(' ')[0] or text[: most - 1]}…"


def is_floor(row: Row) -> bool:
    """Whether the true number cannot be lower: what was counted one by one."""
    return bool(row["stance_kind"] == "count")


def format_number_of(row: Row) -> str:
    """The number beside a mark, as exact as it was printed: "250,000", "180,000–200,000", "≤ 325,000", "≥ 83,000"."""
    exact = {name: None if row.get(name) is None else to_amount(row[name]) for name in _BOUNDS}
    low, high, form = exact["at_least"], None if is_floor(row) else exact["at_most"], form_of(row)
    if low is None:
        return "no number" if high is None else f"≤ {format_number(high, form=form)}"
    if high is None:
        return f"≥ {format_number(low, form=form)}"
    stated = exact["low"]
    if stated is not None and stated == exact["high"]:
        return format_number(stated, form=form)
    return format_interval(low, high, form=form)


def spell_number_of(row: Row) -> str:
    """The same for a sentence: "up to 325,000", "at least 83,000"."""
    return format_number_of(row).replace("≤ ", "up to ").replace("≥ ", "at least ")


def format_change(row: Row) -> str:
    """ "+137,000", "±0", "+12,000 to +14,000" where a rounded print leaves it open; empty for the first step."""
    low, high = row["change_at_least"], row["change_at_most"]
    if low is None or high is None:
        return ""
    if low == high:
        return format_bounds(row, "change_", signed=True) if low else "±0"
    if low <= 0 <= high:
        return "±0 within rounding"
    ends = (low, high) if low > 0 else (high, low)
    return " to ".join(format_number(to_amount(end), signed=True, form=form_of(row)) for end in ends)


def build_hover_card(row: Row, number: str = "") -> str:
    """Number, wording, speaker, dates and publication of one figure, as every chart shows them."""
    true = f"true {format_day(row['as_of'])}" if row["as_of"] else "true at an unknown date"
    said = format_said(row["stated_on"])
    lines = [
        f"<b>{number or format_number_of(row)}</b>",
        f"“{wrap_text(row['wording'])}”",
        f"<b>{wrap_text(row['speaker'])}</b>",
        f"<i>{wrap_text('counts ' + row['scope'])}</i>" if row.get("scope") else "",
        wrap_text(f"{voice_of(row).label}, {true}, {said}"),
        wrap_text(format_publication(row)),
        f"<i>{wrap_text(row['flags'].replace('_', ' '))}</i>" if row.get("flags") else "",
    ]
    return "<br>".join(line for line in lines if line)


def describe_rows(rows: list[Row], most: int) -> str:
    """ "NATO “about 40,000” (2022-03); … and 3 more", as the words for a chart name its rows"""
    parts = [f"{row['speaker']} “{row['wording']}” ({row['as_of'] or 'undated'})" for row in rows[:most]]
    return "; ".join([*parts, *([f"and {len(rows) - most} more"] if len(rows) > most else [])])

"""Cells of figures, as the table of statements and the tables of charts show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dashboard.charts.stances import voice_of
from dashboard.figures.display import format_day
from dashboard.ui.html_table import Cell

Row = Mapping[str, Any]


def show_stance(row: Row) -> Cell:
    """How the speaker stands to the number, with the sign and the colour of the charts."""
    stance = voice_of(row)
    return Cell(f"{stance.glyph} {stance.label}", tone=stance.colour_name)


def show_text(name: str) -> Callable[[Row], str]:
    """The cell of a column of text."""
    return lambda row: row[name] or ""


def show_day(name: str) -> Callable[[Row], str]:
    """The cell of a column of days, months or years."""
    return lambda row: format_day(row[name]) if row[name] else ""

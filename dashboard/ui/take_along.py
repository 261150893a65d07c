"""What a reader takes along: every table in each format, every page as a fact pack; made only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:  # it brings Plotly, and the first page paints its numbers before that
    from dashboard.charts.template import Figure


def begin() -> None:
    """Starts a run of a page with nothing taken."""


def remember(key: str, table: pa.Table, words: str, *, title: str = "", total_rows: int | None = None) -> None:
    """Puts a table into the page's fact pack. `total_rows`: how many there are, where the table is cut."""


def remember_picture(key: str, title: str, draw: Callable[[], Figure], alt: str) -> None:
    """Puts a chart into the page's fact pack; it is drawn again, in the colours of the light theme, when asked for."""


def offer(key: str, table: pa.Table, words: str, *, title: str = "", total_rows: int | None = None) -> None:
    """A popover with the table in every format; the table joins the page's fact pack."""


def fact_pack(page: str) -> None:
    """The foot of every page: all that it shows in one zip file."""

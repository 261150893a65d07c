"""Figures in lists: the words as printed lead to the figure, the outlet to its publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.charts.stances import STANCES
from dashboard.figures.display import format_day
from dashboard.ui import links, url_state
from dashboard.ui.figure_links import open_figure
from dashboard.ui.html_table import Cell, Column, Row, draw_table

Figure = Mapping[str, Any]
AS_PRINTED = Column("wording", "As printed")
SPEAKER = Column("speaker", "Speaker")
PUBLICATION = Column("outlet", "Publication")


def draw_figures(key: str, columns: Sequence[Column], rows: Iterable[Row], label: str) -> None:
    """The list; a row opens its figure in the same tab."""
    draw_table(key, columns, list(rows), label=label, on_open=_open)


def build_row(figure: Figure, *cells: Cell, dossier: str | None = None, is_link: bool = True) -> Row:
    """One figure: its words as printed, then the cells."""
    where = dossier or url_state.current_view()["dossier"]
    address = links.figure_address(where, figure["figure_id"]) if is_link else None
    return Row(f"{where} {figure['figure_id']}", (Cell(f"“{figure['wording']}”"), *cells), address)


def speaker_cell(figure: Figure) -> Cell:
    """Who said it, and in what position."""
    return Cell(f"{figure['speaker']}, {STANCES[figure['stance']].label}")


def publication_cell(figure: Figure) -> Cell:
    """Where we read it, with its address."""
    return Cell(f"{figure['outlet']}, {format_day(figure['published_on'])}", figure["url"])


def _open(key: str) -> None:
    dossier, _, figure_id = key.partition(" ")
    open_figure(dossier, figure_id)

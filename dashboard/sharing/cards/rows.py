"""The rows behind a chart as a card lists them: speaker, words, reading, dates, publication, figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.charts.stances import voice_of
from dashboard.charts.text import format_change
from dashboard.contents import sources
from dashboard.contents.charts.chart import Chart
from dashboard.contents.overview.compared import read_level
from dashboard.figures.bibliography import check_web_address
from dashboard.figures.display import capitalize, format_bounds, format_day

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """Text, which leads to `url` where that is an address of the web."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: names of the columns, one cell for each in every row, and the figure of each row ("" for none)."""

    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    figure_ids: tuple[str, ...]


def build_rows(chart: Chart) -> Rows:
    """All rows of the chart, in its order."""
    present = chart.table.column_names
    rows = chart.table.to_pylist()
    columns = {name: cell for name, (needed, cell) in _COLUMNS.items() if needed in present}
    if not any(row.get("scope") for row in rows):
        columns.pop("Counts", None)
    cells = tuple(tuple(cell(row) for cell in columns.values()) for row in rows)
    return Rows(tuple(columns), cells, tuple(row["figure_id"] or "" for row in rows))


def _level(row: Row) -> Cell:
    if not row["level_figure_id"]:
        return Cell("none known")
    level = read_level(row)
    value = format_bounds(level)
    return Cell(f"{value}: {sources.describe_source(level)}", check_web_address(level["url"]))


_COLUMNS: Mapping[str, tuple[str, Callable[[Row], Cell]]] = {
    "Speaker": ("speaker", lambda row: Cell(row["speaker"])),
    "As printed": ("wording", lambda row: Cell(f"“{row['wording']}”")),
    "Means": ("at_least", lambda row: Cell(sources.describe_reading(row))),
    "Change": ("change_at_least", lambda row: Cell(format_change(dict(row)) or "–")),
    "Compared": ("disagreement", lambda row: Cell(row["disagreement"])),
    "Why": ("reason", lambda row: Cell(capitalize(row["reason"] or "–"))),
    "Said by": ("stance", lambda row: Cell(voice_of(row).label)),
    "Counts": ("scope", lambda row: Cell(row["scope"] or "–")),
    "In force from": ("effective_from", lambda row: Cell(format_day(row["effective_from"]))),
    "True on": ("as_of", lambda row: Cell(format_day(row["as_of"]))),
    "Said on": ("stated_on", lambda row: Cell(format_day(row["stated_on"]))),
    "Publication": ("outlet", lambda row: Cell(sources.describe_publication(row), check_web_address(row["url"]))),
    "Level decided for then": ("level_figure_id", _level),
}

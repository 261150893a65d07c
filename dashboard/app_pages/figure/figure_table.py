"""Lists of figures: the words as printed lead to the figure, the outlet to its publication."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.app_pages.figure.figure_link import open_figure
from dashboard.charts.stances import voice_of
from dashboard.contents import sources
from dashboard.figures.display import format_bounds
from dashboard.ui import links, url_state
from dashboard.ui.html_table import Cell, Column, draw_table

Figure = Mapping[str, Any]
AS_PRINTED: Column[Figure] = Column("As printed", lambda row: f"“{row['wording']}”")
READ_AS: Column[Figure] = Column("Means", format_bounds)
SPEAKER: Column[Figure] = Column("Speaker", lambda row: f"{row['speaker']}, {voice_of(row).label}")
PUBLICATION: Column[Figure] = Column("Publication", lambda row: Cell(sources.describe_publication(row), row["url"]))


def draw_figures(
    key: str,
    columns: Sequence[Column[Figure]],
    rows: Sequence[Figure],
    label: str,
    is_link: Callable[[Figure], bool] = lambda _: True,
) -> None:
    """The list; a row opens its figure in the same tab."""

    def dossier_of(row: Figure) -> str:
        return str(row.get("dossier") or url_state.current_view()["dossier"])

    draw_table(
        key,
        columns,
        rows,
        label=label,
        href=lambda row: links.figure_address(dossier_of(row), row["figure_id"]) if is_link(row) else None,
        on_open=lambda row: open_figure(dossier_of(row), row["figure_id"]),
    )

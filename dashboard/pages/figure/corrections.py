"""What changed in the data about one figure: in its own row, or in that of its speaker, publication or measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize, format_day, format_release
from dashboard.ui.change_log import TONES, value_cells
from dashboard.ui.html_table import Cell, Column, Row, draw_table
from dashboard.ui.markdown import escape, link

_OF = {"figures": "its row", "speakers": "its speaker", "publications": "its publication", "measures": "its measure"}


def corrections(rows: Sequence[Mapping[str, Any]]) -> None:
    """When what changed, from what to what, and why; the latest first."""
    columns = [
        Column("release", "Released"),
        Column("change", "Change"),
        Column("column", "Column"),
        Column("before", "Before"),
        Column("after", "After"),
        Column("reason", "Why"),
    ]
    lines = [
        Row(
            str(number),
            (
                Cell(format_release(row["release"]) if row["release"] else "not yet"),
                Cell(row["change"], tone=TONES[row["change"]]),
                Cell(f"{row['column']} of {_OF[row['table_name']]}" if row["change"] == "changed" else "the whole row"),
                *value_cells(row),
                Cell(row["reason"] or ""),
            ),
        )
        for number, row in enumerate(reversed(rows))
    ]
    draw_table("corrections", columns, lines, label="Corrections")


def withdrawn(dossier: str, figure_id: str) -> str | None:
    """Markdown that says when and why the figure was withdrawn, and what it was; None where the log knows nothing."""
    log = ask("changes", dossier=dossier, q=figure_id).to_pylist()
    of_figure = [row for row in log if row["figure_id"] == figure_id and row["change"] == "withdrawn"]
    if not of_figure or of_figure[0]["is_there"]:
        return None
    last = of_figure[0]
    when = f"on {format_release(last['release'])}" if last["release"] else "since the last release"
    why = f": {capitalize(last['reason'])}" if last["reason"] else "."
    said = f"It read “{last['label']}”, said {format_day(last['stated_on'])} by {last['speaker']}; read in"
    publication = link(f"{last['outlet']}, {format_day(last['published_on'])}", last["url"])
    return f"{escape(f'The figure “{figure_id}” was withdrawn {when}{why} {said}')} {publication}."

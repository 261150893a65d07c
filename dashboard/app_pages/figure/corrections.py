"""What changed in the data about one figure: in its own row, or in that of its speaker, publication or measure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize, format_day, format_release, format_said, name_column
from dashboard.ui import change_cells
from dashboard.ui.change_cells import Change
from dashboard.ui.html_table import Column, draw_table
from dashboard.ui.markdown import escape, link

_TABLES = {
    "figures": "its row",
    "speakers": "its speaker",
    "publications": "its publication",
    "measures": "its measure",
}


def draw_corrections(changes: Sequence[Change]) -> None:
    """When what changed, from what to what, and why; the latest first."""
    columns: list[Column[Change]] = [
        Column("Released", lambda row: format_release(row["release"]) if row["release"] else "not yet"),
        change_cells.KIND,
        Column("Column", _name_column),
        change_cells.BEFORE,
        change_cells.AFTER,
        Column("Why", lambda row: row["reason"] or ""),
    ]
    draw_table("corrections", columns, changes[::-1], label="Corrections")


def _name_column(row: Change) -> str:
    return (
        f"{_TABLES[row['table_name']]}: {name_column(row['column'])}" if row["change"] == "changed" else "the whole row"
    )


def describe_withdrawal(dossier: str, figure_id: str) -> str | None:
    """Markdown: when and why the figure was withdrawn, and what it was; None where the log does not have it."""
    log = ask("changes", dossier=dossier, q=figure_id).to_pylist()
    last = next((row for row in log if row["figure_id"] == figure_id and row["change"] == "withdrawn"), None)
    if last is None or last["is_there"]:
        return None
    when = f"on {format_release(last['release'])}" if last["release"] else "since the last release"
    why = f": {capitalize(last['reason'])}" if last["reason"] else "."
    said = f"It read “{last['label']}”, {format_said(last['stated_on'])} by {last['speaker']}; read in"
    publication = link(f"{last['outlet']}, {format_day(last['published_on'])}", last["url"])
    return f"{escape(f'The figure “{figure_id}” was withdrawn {when}{why} {said}')} {publication}."

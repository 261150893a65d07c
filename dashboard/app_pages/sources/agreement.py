"""The pairs behind "others agree": what a speaker says, what another says of the same, and how the two differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from dashboard.contents.disagreements import TONES
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize, format_bounds, format_count, format_day
from dashboard.ui import export_menu, links, unfold, url_widgets
from dashboard.ui.expandable_table import draw_expandable_table, read_sort
from dashboard.ui.html_table import Cell, Column

Row = Mapping[str, Any]


def draw_pairs(parameters: Mapping[str, Any], speakers: pa.Table, words: str) -> None:
    """Every pair that the counts of these speakers rest on, loaded when a reader opens the list."""
    if not any(speakers.column("count_compared").to_pylist()):
        return
    ids = speakers.column("speaker_id").to_pylist()
    table = ask("agreement", **parameters, speaker_id=ids, sort=read_sort("agreement"))
    export_menu.add_table("agreement", table, words, title="Statements of others beside those of each speaker")
    label = f"{format_count(table.num_rows, 'pair')} of statements behind the counts of agreement"
    expander = unfold.draw_expander("agreement_pairs", label, icon=":material/compare_arrows:")
    if expander is None:
        return
    with expander:
        rows = table.to_pylist()
        kinds = Counter(row["disagreement"] for row in rows)
        kind = url_widgets.choose_state("differs", kinds, label="How the other differs")
        draw_expandable_table(
            "agreement",
            _COLUMNS,
            [row for row in rows if kind in (None, row["disagreement"])],
            label="Statements beside those of others",
            href=lambda row: links.figure_address(parameters["dossier"], row["figure_id"]),
        )


def _describe_statement(row: Row, side: str) -> str:
    """Who said what for which day, and how it is read; `side` is the prefix of the columns."""
    speaker, wording, day = (row[f"{side}{name}"] for name in ("speaker", "wording", "as_of"))
    interval = format_bounds(row, side)
    return f"{speaker}: “{wording}” for {format_day(day)}\n{interval}"


def _describe_definition(row: Row) -> str:
    parts = (row["measure_label"], row["subject_name"], row["scope"], row["period_label"])
    return ", ".join(part for part in parts if part)


_COLUMNS: tuple[Column[Row], ...] = (
    Column("Statement", lambda row: _describe_statement(row, ""), "speaker"),
    Column("Beside it", lambda row: _describe_statement(row, "other_"), "other_speaker"),
    Column("The other", lambda row: Cell(row["disagreement"], tone=TONES[row["disagreement"]])),
    Column("Why", lambda row: capitalize(row["reason"])),
    Column("Both count", _describe_definition, "measure_label"),
)

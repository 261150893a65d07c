"""The pairs behind "others agree": what a speaker says, what another says of the same, and how the two differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from dashboard.contents.periods import PERIODS
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_count, format_day, format_interval
from dashboard.pages.sources.contributions import Chosen
from dashboard.ui import export_menu, links, url_widgets
from dashboard.ui.expandable_table import draw_expandable_table, read_sort
from dashboard.ui.html_table import Cell, Column, Row

_TONES = {"agrees": "green", "rounding": "blue", "ranges overlap": "blue", "contradiction": "red"}
_COLUMNS = (
    Column("speaker", "Statement"),
    Column("other_speaker", "Beside it"),
    Column("disagreement", "The other"),
    Column("measure_label", "Both count"),
)


def pairs(chosen: Chosen, speakers: pa.Table, words: str) -> None:
    """Every pair that the counts of these speakers rest on, loaded when a reader opens the list."""
    ids = speakers.column("speaker_id").to_pylist()
    if not any(speakers.column("count_compared").to_pylist()):
        return
    table = ask("agreement", **chosen, speaker_id=ids, sort=read_sort("agreement"))
    export_menu.add_table("agreement", table, words, title="Statements of others beside those of each speaker")
    label = f"{format_count(table.num_rows, 'pair')} of statements behind the counts of agreement"
    opened = url_widgets.draw_expander("agreement_pairs", label, icon=":material/compare_arrows:")
    if opened is None:
        return
    with opened:
        rows = table.to_pylist()
        kinds = Counter(row["disagreement"] for row in rows)
        kind = url_widgets.choose_state("differs", kinds, label="How the other differs")
        rows = [row for row in rows if kind in (None, row["disagreement"])]
        draw_expandable_table(
            "agreement",
            _COLUMNS,
            rows,
            lambda row: _line(chosen["dossier"], row),
            label="Statements beside those of others",
            on_open=links.open_address,
        )


def _line(slug: str, row: Mapping[str, Any]) -> Row:
    parts = (row["measure_label"], row["subject_name"], row["scope"], PERIODS.get(row["period"]))
    cells = (
        Cell(_said(row["speaker"], row["wording"], row["as_of"], row["at_least"], row["at_most"])),
        Cell(
            _said(
                row["other_speaker"],
                row["other_wording"],
                row["other_as_of"],
                row["other_at_least"],
                row["other_at_most"],
            )
        ),
        Cell(row["disagreement"], tone=_TONES[row["disagreement"]]),
        Cell(", ".join(part for part in parts if part)),
    )
    href = links.figure_address(slug, row["figure_id"])
    return Row(href, cells, href)


def _said(speaker: str, wording: str, as_of: str, at_least: int | None, at_most: int | None) -> str:
    return f"{speaker}: “{wording}” for {format_day(as_of)}\n{format_interval(at_least, at_most)}"

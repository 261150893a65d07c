"""How each stance is drawn and named. Free of Plotly, so that words can be painted before charts are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any

import pyarrow as pa

from dashboard.figures.origins import is_of_reader
from dashboard.figures.table_rows import read_rows


@dataclass(frozen=True)
class MarkStyle:
    """How one stance is drawn: colour by place in the palette and by name in the theme, and a shape without colour."""

    kind: str
    label: str
    place: int
    colour_name: str
    symbol: str
    glyph: str
    is_hollow: bool = False


# Kind of stance → its look. A dossier names its own stances; each looks as its kind.
STANCE_STYLES = {
    "decides": MarkStyle("decides", "decision", 0, "blue", "diamond", "◆"),
    "own": MarkStyle("own", "own claim", 0, "blue", "triangle-down", "▼"),
    "opposed": MarkStyle("opposed", "opposing claim", 1, "red", "square", "■"),
    "outside": MarkStyle("outside", "outside claim", 3, "yellow", "triangle-up", "▲"),
    "estimate": MarkStyle("estimate", "independent estimate", 2, "green", "circle", "●"),
    "count": MarkStyle("count", "counted one by one", 4, "gray", "cross", "✚"),
    "report": MarkStyle("report", "media report", 5, "gray", "star", "★"),
}
# What a reader brought looks the same, whatever its stance, and always hollow.
YOURS = MarkStyle("yours", "yours, unchecked", 6, "orange", "triangle-right", "▷", is_hollow=True)
STYLES = {**STANCE_STYLES, YOURS.kind: YOURS}


def kind_of(row: Mapping[str, Any]) -> str:
    """The style of a row in STYLES: that of its stance, unless a reader brought it."""
    return YOURS.kind if is_of_reader(row) else row["stance_kind"] or "report"


def voice_of(row: Mapping[str, Any]) -> MarkStyle:
    """How the stance of a row is drawn, by its kind, and named, as the dossier names it."""
    if is_of_reader(row):
        return YOURS
    return _name_style(kind_of(row), row["stance_label"] or row["stance"])


@lru_cache(maxsize=512)
def _name_style(kind: str, label: str) -> MarkStyle:
    return replace(STANCE_STYLES.get(kind, STANCE_STYLES["report"]), label=label)


# Between the parts of a key: markdown lets other spaces collapse.
LEGEND_GAP = "\N{EM SPACE}"


def build_legend(table: pa.Table) -> str:
    """What occurs in the picture, as coloured text for Streamlit's markdown: a key that no narrow screen squeezes.

    Voices that look alike are one entry.
    """
    rows = read_rows(table)
    present = {(row["stance"], is_of_reader(row)): voice_of(row) for row in rows}
    marks = sorted(set(present.values()), key=lambda mark: (list(STYLES).index(mark.kind), mark.label))
    alike = groupby(marks, key=lambda mark: (mark.colour_name, mark.glyph))
    named = [(colour, glyph, ", ".join(mark.label for mark in each)) for (colour, glyph), each in alike]
    parts = [f":{colour}[{glyph}\N{NO-BREAK SPACE}{labels}]" for colour, glyph, labels in named]
    if any(row["scope"] or "label_disputed" in (row.get("flags") or "") for row in rows):
        parts.append("hollow: other scope, or disputed")
    if any((row["at_least"] is None) != (row["at_most"] is None) for row in rows):
        parts.append("fading: open on that side")
    return LEGEND_GAP.join(parts)

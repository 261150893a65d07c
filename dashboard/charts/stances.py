"""How each stance is drawn and named. Free of Plotly, so that words can be painted before charts are loaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pyarrow as pa


@dataclass(frozen=True)
class MarkStyle:
    """How one stance is drawn: colour by place in the palette and by name in the theme, and a shape without colour."""

    label: str
    place: int
    colour_name: str
    symbol: str
    glyph: str


# Kind of stance → its look. A dossier names its own stances; each looks as its kind.
KINDS = {
    "decides": MarkStyle("decision", 0, "blue", "diamond", "◆"),
    "own": MarkStyle("own claim", 0, "blue", "triangle-down", "▼"),
    "opposed": MarkStyle("opposing claim", 1, "red", "square", "■"),
    "outside": MarkStyle("outside claim", 3, "yellow", "triangle-up", "▲"),
    "estimate": MarkStyle("independent estimate", 2, "green", "circle", "●"),
    "count": MarkStyle("counted one by one", 4, "gray", "cross", "✚"),
    "report": MarkStyle("media report", 5, "gray", "star", "★"),
}

# Stance → its look and label, for the stances of all dossiers that were read; before that, the kinds themselves.
STANCES = dict(KINDS)


def name_stances(named: Iterable[tuple[str, str, str]]) -> None:
    """Takes in what dossiers call their stances: (name, label, kind), in the order of their lists."""
    STANCES.update({name: replace(KINDS[kind], label=label) for name, label, kind in named})


# Between the parts of a key: markdown lets other spaces collapse.
LEGEND_GAP = "\N{EM SPACE}"


def build_legend(table: pa.Table) -> str:
    """What occurs in the picture, as coloured text for Streamlit's markdown: a key that no narrow screen squeezes."""
    rows = table.select(
        [name for name in ("stance", "scope", "at_least", "at_most", "flags") if name in table.column_names]
    ).to_pylist()
    present = {row["stance"] for row in rows}
    parts = [f":{mark.colour_name}[{mark.glyph} {mark.label}]" for stance, mark in STANCES.items() if stance in present]
    if any(row["scope"] or "label_disputed" in (row.get("flags") or "") for row in rows):
        parts.append("hollow: counts something narrower or wider, or what it counts is in dispute")
    if any((row["at_least"] is None) != (row["at_most"] is None) for row in rows):
        parts.append("fading bar: open on that side")
    return LEGEND_GAP.join(parts)

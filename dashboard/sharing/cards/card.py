"""A card as a value: the parts of a page in the order in which they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dashboard.contents.arithmetic import Work
from dashboard.contents.charts import Chart
from dashboard.contents.tiles import Tile
from dashboard.contents.view import View

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tiles:
    """Numbers side by side, each with its work."""

    headline: str
    tiles: tuple[tuple[Tile, Work], ...]
    kind: str = "tiles"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart with its rows; `events` are the numbered ones in it, where there are any."""

    chart: Chart
    events: pa.Table | None = None
    kind: str = "chart"


@dataclass(frozen=True, slots=True)
class Said:
    """Statements in words, each figure with what is to be known of it."""

    headline: str
    figures: tuple[tuple[str, Row], ...]
    note: str = ""
    kind: str = "figures"


@dataclass(frozen=True, slots=True)
class Notes:
    """Sentences, each in two parts: what is said first and loudly, and the rest."""

    headline: str
    notes: tuple[tuple[str, str], ...]
    kind: str = "notes"


@dataclass(frozen=True, slots=True)
class Copied:
    """Texts to copy, by name."""

    headline: str
    texts: tuple[tuple[str, str], ...]
    kind: str = "texts"


Block = Tiles | Drawn | Said | Notes | Copied


@dataclass(frozen=True, slots=True)
class Card:
    """One page. `name` is the stem of its files, `page` the page of the app that shows `view`, `words` the filter.

    `summary` is one sentence for those who see only the link; `source` the last line of its picture.
    """

    name: str
    page: str
    view: View
    title: str
    words: str
    summary: str
    lead: tuple[str, ...]
    blocks: tuple[Block, ...]
    source: str
    cite: tuple[str, ...]

    @property
    def dossier(self) -> str:
        """The dossier that it belongs to."""
        return str(self.view["dossier"])

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Its charts, in their order."""
        return tuple(block.chart for block in self.blocks if isinstance(block, Drawn))

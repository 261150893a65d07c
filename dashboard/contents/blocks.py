"""What a page says, as a value: its parts in the order in which they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.contents.arithmetic import Work
from dashboard.contents.overview.part import Ledger, Link
from dashboard.contents.tiles import Tile

if TYPE_CHECKING:
    import pyarrow as pa

    from dashboard.contents.charts.chart import Chart

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TileBlock:
    """Numbers side by side, each with its work."""

    headline: str
    tiles: tuple[tuple[Tile, Work], ...]
    kind: str = "tiles"


@dataclass(frozen=True, slots=True)
class LedgerBlock:
    """Changes one below the other, and for each row its tile with the work behind it."""

    ledger: Ledger
    tiles: tuple[tuple[Tile, Work], ...]
    headline: str = ""
    kind: str = "ledger"


@dataclass(frozen=True, slots=True)
class LinkBlock:
    """Questions in everyday words, each with the page that answers it."""

    links: tuple[Link, ...]
    headline: str = ""
    kind: str = "links"


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart with its rows; `events` are the numbered ones in it, where there are any."""

    chart: Chart
    events: pa.Table | None = None
    kind: str = "chart"


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """Statements in words, each figure with what is to be known of it; in place of `chart` where that has one mark."""

    headline: str
    figures: tuple[tuple[str, Row], ...]
    note: str = ""
    chart: Chart | None = None
    kind: str = "figures"


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """Sentences, each in two parts: the first in bold, and the rest."""

    headline: str
    notes: tuple[tuple[str, str], ...]
    kind: str = "notes"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Texts to copy, by name."""

    headline: str
    texts: tuple[tuple[str, str], ...]
    kind: str = "texts"


Block = TileBlock | LedgerBlock | LinkBlock | ChartBlock | FigureBlock | NoteBlock | TextBlock


@dataclass(frozen=True, slots=True)
class PageContents:
    """What a page says of one view. `words` is the filter in words, `lead` what stands before the blocks.

    `summary` is a sentence for those who see only a link, `source` the last line of its picture, `citation` how to cite
    it; each is empty where a card can make it from the rest.
    """

    title: str
    words: str
    blocks: tuple[Block, ...]
    lead: tuple[str, ...] = ()
    summary: str = ""
    source: str = ""
    citation: tuple[str, ...] = ()

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """Its key numbers."""
        return tuple(
            tile for block in self.blocks if isinstance(block, TileBlock | LedgerBlock) for tile, _ in block.tiles
        )

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Its charts, those with a single mark included."""
        blocks = (block for block in self.blocks if isinstance(block, ChartBlock | FigureBlock))
        return tuple(block.chart for block in blocks if block.chart)

"""A card as a value: what a page says of a view, with a name for its files."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.contents.blocks import Block, ChartBlock
from dashboard.contents.charts.chart import Chart
from dashboard.contents.registry import PageEntry
from dashboard.contents.view import View


@dataclass(frozen=True, slots=True)
class Card:
    """One page. `name` is the stem of its files, `page` the page of the app that shows `view`, `words` the filter.

    `summary` is one sentence for those who see only the link; `source` the last line of its picture.
    """

    name: str
    page: PageEntry
    view: View
    title: str
    words: str
    summary: str
    lead: tuple[str, ...]
    blocks: tuple[Block, ...]
    source: str
    citation: tuple[str, ...]

    @property
    def dossier(self) -> str:
        """The dossier that it belongs to."""
        return str(self.view["dossier"])

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts that are drawn, in their order."""
        return tuple(block.chart for block in self.blocks if isinstance(block, ChartBlock))

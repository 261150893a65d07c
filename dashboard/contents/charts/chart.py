"""A chart as a value: what it shows, says and rests on. A page draws it, a card prints it, both from this."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa

from dashboard.charts.figure_builder import Figure
from dashboard.charts.palette import LIGHT, Palette
from dashboard.charts.places import to_places
from dashboard.charts.room import DESKTOP, Room
from dashboard.charts.svg.words import Words
from dashboard.contents import dossiers, sources
from dashboard.engine.questions.ask import provenance
from dashboard.exports.picture import Picture
from dashboard.figures.display import capitalize, format_count
from dashboard.figures.origins import OF_READER, ORIGIN

_OF_YOURS = " of yours"


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of one view; all text is plain, but `legend` is marked up as `stances.build_legend` gives it.

    `key` names it on its page and in file names; where no chart of the registry has that name, `address` is what the
    address of the chart alone names. `draw(table=table, **parts, palette=…, room=…)` is the picture;
    `label` the filter in words, `note` what stands under the headline, `definition` what is
    counted, where the page does not say it. The headline ends by saying how many figures of the reader are drawn.
    `pictures`: what a page has drawn of it so far.
    """

    key: str
    headline: str
    table: pa.Table
    draw: Callable[..., Figure]
    alt: str
    label: str
    parts: Mapping[str, Any] = field(default_factory=dict)
    legend: str = ""
    note: str = ""
    definition: str = ""
    caveats: tuple[str, ...] = ()
    is_table_open: bool = False
    address: Mapping[str, str] = field(default_factory=dict)
    pictures: dict[tuple[Palette, Room], Figure] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        origins = self.table.column(ORIGIN).to_pylist() if ORIGIN in self.table.column_names else []
        count = origins.count(OF_READER)
        if count and not self.headline.endswith(_OF_YOURS):  # a copy of a chart is marked already
            marked = f"{self.headline}; includes {format_count(count, 'figure')}{_OF_YOURS}"
            object.__setattr__(self, "headline", marked)

    def drawn(self, palette: Palette, room: Room = DESKTOP) -> Figure:
        """The picture in these colours, for a place of that room."""
        return self.draw(table=to_places(self.table), **self.parts, palette=palette, room=room)

    def with_day_known(self, dossier: str) -> Chart:
        """The chart to be kept: its words say as of which day it was known."""
        alt, label = (dossiers.date_words(text, dossier) for text in (self.alt, self.label))
        return replace(self, alt=alt, label=label)

    @property
    def source(self) -> str:
        """The line below the picture where it stands alone."""
        return sources.describe_picture(self.table, self.label, self._dossier)

    @property
    def words(self) -> str:
        """Note and definition, for what is kept."""
        return ". ".join(filter(None, (self.note, self.definition)))

    @property
    def picture(self) -> Picture:
        """The chart to take along."""
        return Picture(self.key, self._say, self._draw_first, self.table.num_rows)

    def _say(self) -> Words:
        """All that the page says around it, and every source."""
        alt, label = (dossiers.date_words(text, self._dossier) for text in (self.alt, self.label))
        return Words(
            alt,
            title=capitalize(self.headline),
            subtitle=". ".join(filter(None, (capitalize(label), self.words))),
            legend=self.legend,
            notes=self.caveats,
            source=sources.describe_all_sources(self.table, self._dossier),
        )

    @property
    def _dossier(self) -> str:
        return str(provenance(self.table).parameters["dossier"])

    def _draw_first(self, count: int, room: Room) -> Figure:
        return replace(self, table=self.table.slice(0, count)).drawn(LIGHT, room)

"""The speakers and publications of a file."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from dashboard.importing.headings import make_name
from dashboard.importing.known import Known
from dashboard.importing.reading import Rows
from dashboard.importing.recipe import Column, Recipe
from dashboard.importing.shape import Row
from dashboard.importing.values.dates import DateReader

_BODIES = ("body", "publisher")


class Sources:
    """Gives each speaker and each publication one row, with an id made of its name and date."""

    def __init__(self, recipe: Recipe, known: Known) -> None:
        self._recipe, self._known = recipe, known
        self.speakers: Rows = []
        self.publications: Rows = []
        self._speaker_ids = {name.casefold(): one for one, name in known.speakers.items()}
        self._publication_ids: dict[tuple[str, str, str], str] = {}
        kinds = known.speaker_kinds
        body = next((name for name, kind in kinds.items() if kind in _BODIES), next(iter(kinds), "body"))
        self.speaker_kind = recipe.speaker_kind or body
        self._published_on = DateReader("dmy").read(recipe.published_on)

    def find(self, row: Row, places: Mapping[str, int], column: Column) -> tuple[str, str]:
        """The ids of the speaker and the publication of a number."""
        recipe = self._recipe
        speaker = column.value if recipe.across == "speaker" else row.cell(places["speaker_column"]) or recipe.speaker
        url = row.cell(places["url_column"]) or recipe.url
        outlet = row.cell(places["outlet_column"]) or recipe.outlet or urlsplit(url).hostname or speaker
        return self._find_speaker(speaker or outlet), self._find_publication(outlet, url)

    def _find_speaker(self, name: str) -> str:
        name = " ".join(name.split())
        key = name.casefold()
        if key not in self._speaker_ids:
            taken = {*self._known.speakers, *(one["speaker_id"] for one in self.speakers)}
            speaker_id = _make_unique(make_name(name, "-") or "speaker", taken)
            self.speakers.append({"speaker_id": speaker_id, "name": name, "kind": self.speaker_kind})
            self._speaker_ids[key] = speaker_id
        elif (speaker_id := self._speaker_ids[key]) in self._known.speakers:
            return speaker_id
        return self._speaker_ids[key]

    def _find_publication(self, outlet: str, url: str) -> str:
        key = (outlet, url, self._published_on)
        if key not in self._publication_ids:
            parts = [make_name(outlet, "-") or "publication", "" if self._recipe.url_column else self._published_on]
            stem = "-".join(filter(None, parts))
            known = [one for one, address in self._known.publications.items() if address == url]
            if known:
                self._publication_ids[key] = known[0]
                return known[0]
            publication_id = _make_unique(stem, {*self._publication_ids.values(), *self._known.publications})
            self.publications.append(
                {
                    "publication_id": publication_id,
                    "outlet": outlet,
                    "published_on": "" if self._recipe.url_column else self._published_on,
                    "url": url,
                    "tier": "news" if self._recipe.url_column else "dataset",
                    "note": f"Licence: {self._recipe.licence}." if self._recipe.licence else "",
                }
            )
            self._publication_ids[key] = publication_id
        return self._publication_ids[key]


def _make_unique(stem: str, taken: set[str]) -> str:
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    return name

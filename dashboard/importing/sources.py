"""The speakers and publications of a file."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from dashboard.importing.headings import make_name
from dashboard.importing.known import Known
from dashboard.importing.reading import Rows
from dashboard.importing.recipe import Column, Recipe
from dashboard.importing.shape import Row
from dashboard.importing.unique_names import UniqueNames
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
        self._known_addresses = {url: publication_id for publication_id, url in known.publications.items() if url}
        self._new_speakers, self._new_publications = UniqueNames(known.speakers), UniqueNames(known.publications)
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
            speaker_id = self._new_speakers.add(make_name(name, "-") or "speaker")
            self.speakers.append({"speaker_id": speaker_id, "name": name, "kind": self.speaker_kind})
            self._speaker_ids[key] = speaker_id
        return self._speaker_ids[key]

    def _find_publication(self, outlet: str, url: str) -> str:
        key = (outlet, url, self._published_on)
        if key not in self._publication_ids:
            parts = [make_name(outlet, "-") or "publication", "" if self._recipe.url_column else self._published_on]
            stem = "-".join(filter(None, parts))
            if known := self._known_addresses.get(url):
                self._publication_ids[key] = known
                return known
            publication_id = self._new_publications.add(stem)
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

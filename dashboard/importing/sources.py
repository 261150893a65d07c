"""The speakers and publications of a file."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from dashboard.importing.headings import make_name
from dashboard.importing.known import Known
from dashboard.importing.reading import Refusal, Rows
from dashboard.importing.recipe import Column, Recipe
from dashboard.importing.shape import Row
from dashboard.importing.unique_names import UniqueNames
from dashboard.importing.values.dates import DateReader


def is_address(text: str) -> bool:
    """Whether a text begins as the address of a page does."""
    return text.startswith(("http://", "https://"))


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
        page = row.cell(places["url_column"])
        url, name = (page, "") if is_address(page) else (recipe.url, page)  # the name of what was read on paper
        outlet = row.cell(places["outlet_column"]) or name or recipe.outlet or urlsplit(url).hostname or speaker
        return self._find_speaker(speaker or outlet), self._find_publication(outlet, url)

    def find_gap(self, row: Row, places: Mapping[str, int]) -> Refusal | None:
        """Why a row has no speaker or no address, where the others have one in a column of their own."""
        recipe = self._recipe
        if recipe.speaker_column and not (row.cell(places["speaker_column"]) or recipe.speaker):
            return Refusal(row.line, recipe.speaker_column, "", "Nothing says who says it.")
        page = row.cell(places["url_column"])
        if recipe.url_column and not (is_address(page) or recipe.url):
            reason = "No address says where it was read. Answer “At which address?” (url) for rows that have none."
            return Refusal(row.line, recipe.url_column, page, reason)
        return None

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

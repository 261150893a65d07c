"""The search in figures in partitions by the index beside each finished file: words in, one bit per figure out.

What was found is kept, so that the page of a table, its count and the counts beside the filters share one search.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from dashboard.engine.database import connection as database
from dashboard.engine.database.connection import Connection, SqlError
from dashboard.engine.partitions import views

SCHEMA = "indexed"
_SEARCHES_KEPT = 4
_FILTERS = (
    "words",
    "numbers",
    "subject",
    "measure",
    "as_of_from",
    "as_of_to",
    "known_on",
    "speaker_id",
    "stance",
)
_LAST_LETTER = "\U0010ffff"
_log = logging.getLogger(__name__)


class Found(NamedTuple):
    """One bit per place of a dossier, the first place first. `without_notes`: where notes do not help to find it."""

    places: bytes
    without_notes: bytes


class Shared(NamedTuple):
    """A text that many figures share, by the column of its `id`: its words between bars, known from `since` on."""

    field: str
    id: str
    in_bars: str
    since: date | None


class Index:
    """The index of one dossier, as this cursor reads it. A dossier without figures has none.

    Raises SqlError where a file of the index is missing or broken.
    """

    def __init__(self, cursor: Connection, dossier: str) -> None:
        self._cursor, self._dossier = cursor, dossier
        self.files = database.call_macro(cursor, "files_to_search", dossier).to_pylist()
        self._count_bytes = (sum(file["count_rows"] for file in self.files) + 7) // 8
        database.set_variable(cursor, "last_place", 8 * self._count_bytes - 1)
        self._choose_files("partitioned_words", self.files, "path_of_words")
        self._choose_files("partitioned_places", self.files, "path")

    def read_shared(self) -> list[Shared]:
        """Each text that many figures share."""
        rows = database.call_macro(self._cursor, "shared_in_bars", self._dossier).to_pylist()
        return [Shared(**row) for row in rows]

    def find(
        self, words: list[str] | None, numbers: list[str] | None, known_by: date | None, shared: list[Shared]
    ) -> Found:
        """The places of figures that have all of them."""
        terms = database.call_macro(self._cursor, "search_terms", words, numbers).to_pylist()
        counts = Counter(one.field for one in shared)
        for term in terms:
            term["starts"] = list(filter(None, term["starts"]))
            term["ids"] = _list_ids(shared, term, known_by)
            term["is_shared_by_all"] = any(len(ids) == counts[field] for field, ids in term["ids"].items())
        places = self._places_of_all(terms, is_note_known=True)
        return Found(places, places if known_by is None else self._places_of_all(terms, is_note_known=False))

    def choose_found(self, found: Found, subject: str | None) -> None:
        """Has this cursor see what was found, and open no files but those that hold some of it."""
        for name, places in zip(("places_found", "places_found_without_notes"), found, strict=True):
            database.set_variable(self._cursor, name, places)
        of_subject = [file for file in self.files if subject is None or subject in file["subjects"]]
        holding = [file for file in of_subject if _has_place(found.places, file["first_place"], file["count_rows"])]
        if holding != self.files:
            self._choose_files("partitioned_places", holding or self.files[:1], "path")

    def choose_first_day(self, parameters: Mapping[str, Any]) -> None:
        """Has this cursor read no day before those of a page, where that is sorted by the day stated, the newest first.

        Questions without pages read all days.
        """
        most = (parameters.get("page") or 1) * (parameters.get("rows_a_page") or 0)
        if most <= 0 or parameters["sort"] not in {None, "-stated_on"}:
            return
        filters = [parameters[name] for name in _FILTERS]
        most = min(most, 8 * self._count_bytes)
        days = database.call_macro(self._cursor, "first_day_of_page", self._dossier, *filters, most)
        database.set_variable(self._cursor, "first_day", days.column(0)[0].as_py())

    def _choose_files(self, view: str, files: list[dict[str, Any]], path: str) -> None:
        database.set_variable(self._cursor, view, [file[path] for file in files])
        database.set_variable(self._cursor, "first_places", [file["first_place"] for file in files])

    def _places_of_all(self, terms: list[dict[str, Any]], *, is_note_known: bool) -> bytes:
        places: int = (1 << 8 * self._count_bytes) - 1
        for term in terms:
            if not term["is_shared_by_all"]:
                places &= self._places_of_term(term, is_note_known=is_note_known)
        return places.to_bytes(self._count_bytes, "big")

    def _places_of_term(self, term: Mapping[str, Any], *, is_note_known: bool) -> int:
        places = 0
        for start in term["starts"]:
            last = start if term["is_whole"] else start + _LAST_LETTER
            places |= self._read_places("places_between", start, last, False, is_note_known)
        for first, last in _list_ranges(term["at_least"], term["at_most"]):
            places |= self._read_places("places_between", first, last, True, True)
        for field, ids in term["ids"].items():
            places |= self._read_places("places_having", field, ids)
        return places

    def _read_places(self, macro: str, *arguments: Any) -> int:
        bits = database.call_macro(self._cursor, macro, *arguments).column(0)[0].as_py()
        return int.from_bytes(bits or b"", "big")


def _list_ids(shared: list[Shared], term: Mapping[str, Any], known_by: date | None) -> dict[str, list[str]]:
    """By column, the ids of the texts that have the term and are known by a day."""
    wanted = [f"|{start}{'|' if term['is_whole'] else ''}" for start in term["starts"]]
    ids: dict[str, list[str]] = {}
    for one in shared:
        is_known = known_by is None or one.since is None or one.since <= known_by
        if is_known and any(start in one.in_bars for start in wanted):
            ids.setdefault(one.field, []).append(one.id)
    return ids


def _has_place(places: bytes, first: int, count: int) -> bool:
    """Whether one of so many places from the first is among them, or one of a few beside."""
    return bool(places[first // 8 : (first + count + 7) // 8].strip(b"\0"))


def _list_ranges(at_least: int | None, at_most: int | None) -> Iterator[tuple[str, str]]:
    """The first and last number of each count of digits, since numbers are sorted as words."""
    if at_least is None or at_most is None:
        return
    for digits in range(len(str(at_least)), len(str(at_most)) + 1):
        yield str(max(at_least, 10 ** (digits - 1) if digits > 1 else 0)), str(min(at_most, 10**digits - 1))


def search_by_index(
    cursor: Connection, kept: dict[object, Any], parameters: Mapping[str, Any], subject: str | None
) -> None:
    """Has this cursor find by the index what `words` and `numbers` ask for, in files of one subject or of all.

    Where the index cannot be read, it reads every row instead. `kept` goes with the state of the data.
    """
    words, numbers = parameters["words"], parameters["numbers"]
    asked = (parameters["dossier"], tuple(words or ()), tuple(numbers or ()), parameters["known_on"])
    searches: dict[object, Found] = kept.setdefault("searches", {})
    cursor.execute(f"set search_path = '{SCHEMA},{views.SCHEMA},main'")
    try:
        index = Index(cursor, parameters["dossier"])
        if asked not in searches:
            shared = kept.setdefault("shared texts", {})
            if parameters["dossier"] not in shared:
                shared[parameters["dossier"]] = index.read_shared()
            found = index.find(words, numbers, parameters["known_on"], shared[parameters["dossier"]])
            if len(searches) >= _SEARCHES_KEPT:
                searches.clear()
            searches[asked] = found
        index.choose_found(searches[asked], subject)
        index.choose_first_day(parameters)
    except SqlError as error:
        _log.warning("The search index cannot be read, so every row is: %s", error.message)
        views.prefer_partitioned_macros(cursor)

"""Headings that name what is counted and whose it is: "Exports France"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from dashboard.importing.headings import make_label
from dashboard.importing.known import Known
from dashboard.importing.raw_table import RawTable
from dashboard.importing.recipe import Note
from dashboard.importing.values.countries import find_country, is_region

Subjects = Mapping[str, tuple[str, str]]  # by title, what is counted and whose it is
_MOST_WORDS = 4  # of a name
_LONGEST_CODE = 3  # "per" and "and" are codes of countries, too
_SIGNS = " ()[],:;–—-/"
_OF = re.compile(r" (in|of|for|im|der|en|de|в|у)$", re.IGNORECASE)
_ANOTHER = re.compile(r" (to|from|with|by|and|nach|aus|von|mit|und|vers|avec|para|con|из|с|и|до|від)$", re.IGNORECASE)


def find_subject(name: str, known: Known) -> str:
    """The subject of the dossier, or the country, of this name; empty where there is none."""
    if not name or name in known.subjects:
        return name
    named = {label.casefold(): subject for subject, label in known.subjects.items()}
    return named.get(name.casefold()) or find_country(name)


def find_in_titles(table: RawTable, known: Known) -> str:
    """The first subject of the dossier, or country, that a title of a table or its file names; else empty."""
    subjects = {*known.subjects, *known.subjects.values()}
    for title in (table.title, table.name, PurePath(table.file).stem):
        words = [one for one in re.split(r"[\W_]+", title) if one in subjects or len(one) > _LONGEST_CODE]
        name = " ".join(one for one in words if one in subjects or one.isalpha())
        if subject := find_subject(name, known) or _split(name, known)[1]:
            return subject
    return ""


def split_subjects(titles: Iterable[str], known: Known) -> Subjects:
    """What each title counts, and its subject; nothing unless each names one, and not all the same."""
    found = {title: _split(title, known) for title in titles}
    subjects = {subject for _, subject in found.values()}
    return found if len(subjects) > 1 and all(subjects) else {}


def describe_split(subjects: Subjects) -> list[Note]:
    """A note on headings that were split."""
    items = tuple(f"{title} → {what}, {subject}" for title, (what, subject) in subjects.items())
    return [Note("Headings are read as what is counted, and whose it is", items)] if items else []


def _split(title: str, known: Known) -> tuple[str, str]:
    """ "Exports France" → ("Exports", "FRA"). "Exports to France" names the other side, not whose they are."""
    words = title.replace("_", " ").split()
    for length in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        for name, rest in (
            (words[-length:], words[:-length]),
            (words[:length], words[length:]),
        ):
            spelled, what = " ".join(name).strip(_SIGNS), " ".join(rest).strip(_SIGNS)
            subject = find_subject(spelled, known) or (spelled if is_region(spelled) else "")
            if subject and what and not _ANOTHER.search(f" {what}"):
                return make_label(_OF.sub("", what)), subject
    return title, ""

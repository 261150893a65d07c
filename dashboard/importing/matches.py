"""Finds which measure of a dossier a column of a file is about: by numbers of the same days, or by its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from dashboard.figures.amounts import Amount, magnitude_of, to_amount
from dashboard.importing.columns import FEWEST_FOR_TOTALS
from dashboard.importing.known import Known, Series
from dashboard.importing.known_measures import match_known
from dashboard.importing.recipe import Column, Recipe
from dashboard.importing.shape import Frame
from dashboard.importing.values.countries import find_country
from dashboard.importing.values.dates import DateReader
from dashboard.importing.values.numbers import NumberReader

_LEAST_NUMBER = 1_000  # smaller ones are equal by chance
_FEWEST_DAYS = 2
_WORD = re.compile(r"[^\W_]+")
_DAILY = re.compile(r"(?<![a-z])(daily|new|per)(?![a-z])", re.IGNORECASE)
Numbers = Mapping[tuple[str, str], Amount]


@dataclass(frozen=True, slots=True)
class Match:
    """A measure of the dossier, and why. `subject` and `speaker_id` are known where the numbers themselves match."""

    measure: str
    reason: str
    subject: str = ""
    speaker_id: str = ""


def find_matches(frame: Frame, recipe: Recipe, columns: Sequence[Column], known: Known) -> dict[str, Match]:
    """By `key` of the columns that are no measure of the dossier by name; none where headings are no measures."""
    if recipe.across != "measure":
        return {}
    found: dict[str, Match] = {}
    is_about_same = _names_subjects(frame, recipe, known)
    for column in columns:
        if column.measure in known.measures:
            continue
        match = _match_numbers(_read_numbers(frame, recipe, column, known), known) if recipe.date_column else None
        match = match or (_match_name(column, known) if is_about_same else None)
        if match:
            found[column.key] = match
    return found


def join_measures(columns: Sequence[Column], measures: Mapping[str, str], known: Known) -> tuple[Column, ...]:
    """The columns as the dossier has their measures, which are given by key."""
    return tuple(match_known(column, known, measures.get(column.key, "")) for column in columns)


def read_as_running(
    columns: Sequence[Column], matches: Mapping[str, Match], known: Known, count_rows: int
) -> tuple[Column, ...]:
    """The columns as running totals where the dossier's are, and their numbers are its own or too few to tell."""

    def is_running(column: Column) -> bool:
        match = matches.get(column.key)
        is_open = count_rows < FEWEST_FOR_TOTALS or (match is not None and bool(match.subject))
        return is_open and column.kind == "flow" and column.measure in known.running and not _DAILY.search(column.key)

    return tuple(replace(column, kind="total") if is_running(column) else column for column in columns)


def find_one_series(matches: Mapping[str, Match]) -> tuple[str, str]:
    """The subject and the speaker whom all columns that match by numbers share; empty where they differ."""
    series = {(match.subject, match.speaker_id) for match in matches.values() if match.subject}
    return series.pop() if len(series) == 1 else ("", "")


def _names_subjects(frame: Frame, recipe: Recipe, known: Known) -> bool:
    """Whether most subjects of the file are the dossier's: its words mean something else in a list of all countries."""
    names = {name for name in frame.column(recipe.subject_column) if name} if recipe.subject_column else set()
    return 2 * sum(_find_subject(name, recipe) in known.subjects for name in names) >= len(names)


def _find_subject(name: str, recipe: Recipe) -> str:
    return recipe.codes.get(name) or find_country(name) or name


def _read_numbers(frame: Frame, recipe: Recipe, column: Column, known: Known) -> Numbers:
    """The bare numbers of a column by day and subject, on days of which the dossier has some."""
    wanted = {day for series in known.series.values() for day in series}
    if not wanted:
        return {}
    days, reader = DateReader(recipe.date_order), NumberReader(recipe.decimal)
    day_of, name_of = frame.place(recipe.date_column), frame.place(recipe.subject_column)
    measure_of, place = frame.place(recipe.measure_column), frame.place(column.heading)
    numbers: dict[tuple[str, str], Amount] = {}
    for row in frame.rows:
        if (day := days.read(row.cell(day_of))) in wanted and (not column.name or row.cell(measure_of) == column.name):
            number = reader.read_bare(row.cell(place))
            number = None if number is None else to_amount(Fraction(number) * Fraction(column.factor))
            if number is not None and magnitude_of(number) >= _LEAST_NUMBER:
                numbers[day, _find_subject(row.cell(name_of), recipe)] = number
    return numbers


def _match_numbers(numbers: Numbers, known: Known) -> Match | None:
    """The series with the most equal numbers, where most of those of the same days are equal."""
    best, most = None, 0
    for (measure, subject, speaker_id), series in known.series.items():
        compared, equal = _compare(numbers, subject, series)
        if equal > most and equal >= _FEWEST_DAYS and 2 * equal > compared:
            label, speaker = known.measures[measure]["label"], known.speakers.get(speaker_id, speaker_id)
            whose = known.subjects.get(subject, subject)
            reason = (
                f"On {equal:,} of {compared:,} days that both have, the numbers are those of “{label}”, {whose}, "
                f"by {speaker}."
            )
            best, most = Match(measure, reason, subject, speaker_id), equal
    return best


def _compare(numbers: Numbers, subject: str, series: Series) -> tuple[int, int]:
    """How many days both have, and on how many a number is the same."""
    found = [(numbers.get((day, subject), numbers.get((day, ""))), values) for day, values in series.items()]
    both = [number in values for number, values in found if number is not None]
    return len(both), sum(both)


def _match_name(column: Column, known: Known) -> Match | None:
    """The measure whose longest phrase stands in the heading, if it is one, and counts in the same way."""
    found = list(_find_phrases(column, known))
    longest = max(found, default=(0, ""))[0]
    measures = {measure for length, measure in found if length == longest}
    if len(measures) != 1:
        return None
    (measure,) = measures
    return Match(measure, f"By its name, it is “{known.measures[measure]['label']}” of the dossier.")


def _find_phrases(column: Column, known: Known) -> Iterator[tuple[int, str]]:
    """The length of each phrase in the heading, and its measure. Those that begin with "~" fit too many things."""
    heading = f" {' '.join(_WORD.findall(column.key.casefold()))} "
    phrases: Mapping[str, Sequence[str]] = known.words.get("measures", {})
    for measure, row in known.measures.items():
        if _fits_kind(column.kind, row["kind"]):
            for phrase in (row["label"], measure.replace("_", " "), *phrases.get(measure, ())):
                if not phrase.startswith("~") and _compile(phrase).search(heading):
                    yield len(phrase), measure


def _fits_kind(kind: str, other: str) -> bool:
    """Whether numbers of the two kinds may be of one measure: what looks like a level may be a sum or a plan."""
    return kind == other or (kind == "total" and other == "flow") or (kind == "stock" and other != "change")


@lru_cache(maxsize=4_000)
def _compile(phrase: str) -> re.Pattern[str]:
    """The words of a phrase, of which "*" leaves the end open, as whole words."""
    words = re.findall(r"[^\W_]+\*?", phrase.casefold())
    return re.compile(" " + " ".join(word.replace("*", r"\w*") for word in words) + " ")

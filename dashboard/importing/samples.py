"""What a column looks like: a sample of its cells, and what they can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.importing.headings import find_role
from dashboard.importing.shape import Frame, is_number
from dashboard.importing.values.countries import find_country, is_total
from dashboard.importing.values.dates import DateReader, guess_order
from dashboard.importing.values.numbers import NumberReader, is_empty

MOST = 0.8
_SAMPLE = 400
_PHRASES_READ = 60  # reading words takes long
_PADDED, _OF_COUNTRY = re.compile(r"0\d+"), re.compile(r"[A-Z]{3}\d+")
# Of statistical offices: how the numbers beside are written, how exact they are, and a second spelling of the date.
_TECHNICAL = re.compile(
    r"unit_mult|powercode( code)?|decimals?|base_?per|time(_period)?|coordinate|vector|(scalar|uom)_id|"
    r".*\b(margin of error|standard error|std\.? err(or)?|coefficient of variation)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A heading, the role that it names, and some of the cells below it; `filled` are those that say something."""

    heading: str
    role: str
    cells: tuple[str, ...]
    filled: tuple[str, ...]

    def share(self, fits: int) -> float:
        """What part of the filled cells so many are."""
        return fits / len(self.filled) if self.filled else 0

    @property
    def numeric(self) -> float:
        """The share of cells that are digits alone."""
        return self.share(sum(is_number(cell) for cell in self.filled))

    @property
    def dated(self) -> float:
        """The share of cells that are dates."""
        days = [cell for cell in self.filled if not is_total(cell)]
        reader = DateReader(guess_order(days)[0])
        return sum(bool(reader.read(cell)) for cell in days) / len(days) if days else 0


def take_sample(frame: Frame, heading: str) -> Sample:
    """Cells from the whole length of a column."""
    step = max(1, len(frame.rows) // _SAMPLE)
    place = frame.place(heading)
    cells = tuple(row.cell(place) for row in frame.rows[::step])
    if not any(cells) and step > 1:  # what is filled here and there only
        cells = tuple(cell for row in frame.rows if (cell := row.cell(place)))[:_SAMPLE]
    filled = tuple(cell for cell in cells if not is_empty(cell))
    filled = filled or tuple(cell for cell in cells if cell.isalpha())  # "A", "B" and "C" are names, where all are so
    return Sample(heading, find_role(heading), cells, filled)


def holds_numbers(one: Sample) -> bool:
    """Whether half of the cells are numbers, in digits or in words, and no codes."""
    if _are_codes(one.filled):
        return False
    cells, readers = one.filled[:_PHRASES_READ], (NumberReader("."), NumberReader(".", "percent"))
    are_read = (is_number(cell) or any(reader.read(cell) is not None for reader in readers) for cell in cells)
    return sum(are_read) >= 0.5 * max(len(cells), 1)


def _are_codes(cells: Sequence[str]) -> bool:
    """Whether all are padded with zeros to one length, "06", or begin with a country's code, "UKR1"."""
    is_padded = any(map(_PADDED.fullmatch, cells)) and len(set(map(len, cells))) == 1
    return is_padded or (bool(cells) and all(_OF_COUNTRY.fullmatch(cell) and find_country(cell[:3]) for cell in cells))


def is_counter(one: Sample) -> bool:
    """Whether a column counts its rows: 1, 2, 3."""
    filled = [cell for cell in one.filled if not is_total(cell)]
    if not all(cell.isdigit() for cell in filled) or len(filled) < 2:
        return False
    if one.role == "date":  # "day" 231: days since a first one
        return one.dated < 0.5
    numbers = [int(cell) for cell in filled]
    is_rising = all(first < second for first, second in pairwise(numbers))
    return is_rising and one.role == "counter"


def is_technical(one: Sample) -> bool:
    """Whether a column of this heading says how the numbers beside it are written, or how exact they are."""
    return bool(_TECHNICAL.fullmatch(one.heading))


def says_no_more(one: Sample) -> bool:
    """Whether a column only says how the numbers beside it are written, or their date once more: "2024 Jan"."""
    return is_technical(one) or (one.dated >= MOST and one.numeric < 1 - MOST)


def are_shares(one: Sample) -> bool:
    """Whether all cells are per cent, whatever their heading: "Part" is French for a share."""
    return all("%" in cell and is_number(cell) for cell in one.filled)

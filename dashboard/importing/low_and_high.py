"""Two columns that hold the least and the greatest value of one number: "Deaths (low estimate)", "Deaths (high …)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.figures.amounts import Amount
from dashboard.importing.values.numbers import NumberReader, is_empty

_LOWS, _HIGHS = "lower|lowest|low|minimum|min", "upper|higher|highest|high|maximum|max"
_LOW, _HIGH = (re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE) for words in (_LOWS, _HIGHS))
_ESTIMATE = re.compile(  # "Low" and "High" alone may be two prices of a day
    r"(?<![^\W_])(?:estimates?|est|bounds?|limits?|uncertainty|intervals?|confidence|ci|ui|9[059])(?![^\W_])",
    re.IGNORECASE,
)
_BEST = re.compile(r"best|(?:best|point|central)[ _]estimate|estimate", re.IGNORECASE)
_READERS = (NumberReader("."), NumberReader(","))
_MOST_SAMPLED = 2_000
FROM_LOW_TO_HIGH = " (low to high)"
Cells = Sequence[tuple[str, ...]]


class Bounds(NamedTuple):
    """The headings of one number: the column made of them, the lows, the highs, and the best values, if any."""

    heading: str
    low: str
    high: str
    best: str = ""


def join_bounds(headings: Sequence[str], cells: Cells) -> Iterator[tuple[Bounds, list[str]]]:
    """The columns that ranges can be made of, each with its cells: "1200–1500", or "1300 (1200–1500)"."""
    taken: set[int] = set()
    for low, heading in enumerate(headings):
        stem = _strip(_LOW, heading)
        high = next(
            (one for one, other in enumerate(headings) if one not in taken and _strip(_HIGH, other) == stem), -1
        )
        if stem is None or high < 0 or not _are_in_order(cells, low, high):
            continue
        others = _list_best(headings, stem, low, high)
        best = next((one for one in others if _are_in_order(cells, low, one, high)), -1)
        if best < 0 and not (_ESTIMATE.search(heading) and _ESTIMATE.search(headings[high])):
            continue
        taken |= {low, high}
        title = headings[best] if best >= 0 and not _BEST.fullmatch(headings[best]) else stem.capitalize() or "Estimate"
        bounds = Bounds(f"{title}{FROM_LOW_TO_HIGH}", heading, headings[high], headings[best] if best >= 0 else "")
        if bounds.heading not in headings:
            yield bounds, [_write(_cell(row, low), _cell(row, high), _cell(row, best)) for row in cells]


def _strip(words: re.Pattern[str], heading: str) -> str | None:
    """What is counted, without the words of a bound; None where the heading has none."""
    bare, count = words.subn(" ", heading, count=1)
    return _name(bare) if count else None


def _name(heading: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", _ESTIMATE.sub(" ", heading)).split()).casefold()


def _list_best(headings: Sequence[str], stem: str, low: int, high: int) -> Iterator[int]:
    """Columns that may hold the value between: of the same name, called "best", or before bounds without a name."""
    for place, heading in enumerate(headings):
        is_before = not stem and place == min(low, high) - 1 and _ESTIMATE.search(headings[low])
        if place not in (low, high) and (is_before or _BEST.fullmatch(heading) or (stem and _name(heading) == stem)):
            yield place


def _are_in_order(cells: Cells, *places: int) -> bool:
    """Whether the numbers of these columns never fall from column to column, and some differ."""
    differ, count = False, 0
    for row in cells[:_MOST_SAMPLED]:
        found = [_cell(row, place) for place in places]
        if any(map(is_empty, found)):
            continue
        known = [one for cell in found if (one := _read(cell)) is not None]
        if len(known) < len(found) or known != sorted(known):
            return False
        differ, count = differ or known[0] != known[-1], count + 1
    return differ and count > 0


def _read(cell: str) -> Amount | None:
    return next((one for reader in _READERS if (one := reader.read_bare(cell)) is not None), None)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if 0 <= place < len(row) else ""


def _write(low: str, high: str, best: str) -> str:
    """A range as the reader of wordings knows it; what is no range stays one number, or nothing."""
    if is_empty(low) or is_empty(high):
        return next((one for one in (best, low, high) if not is_empty(one)), "")
    stated = low if low == high else f"{low}–{high}"
    return stated if is_empty(best) or low == high else f"{best} ({stated})"

"""Where a table has its headings, its rows, and the notes around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from dashboard.importing.composed import join_dates, join_parts, join_units, name_codes
from dashboard.importing.cut_numbers import find_cut, show_cut_numbers
from dashboard.importing.headings import is_unit
from dashboard.importing.low_and_high import Bounds, join_bounds
from dashboard.importing.merged_cells import fill_names
from dashboard.importing.raw_table import RawTable
from dashboard.importing.values.dates import DateReader
from dashboard.importing.values.numbers import NumberReader, is_empty

_FARTHEST_HEADING = 40
_SAMPLE = 200
_FEWEST_BESIDE_NOTES = 5  # columns
_FEWEST_ROWS = 3
_BARE = NumberReader(".")
_COMMA = NumberReader(",")
_DATES, _AMERICAN_DATES = DateReader("dmy"), DateReader("mdy")
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_FOOTNOTE = re.compile(
    r"\s*\[(note )?\w{1,10}\]|(?<=\w)\s*(?<!\(.)[⁰¹⁴-⁹]+⁾?$|(?<=\w)\s*[²³]⁾$|(?<=[^(]\w) \d{1,2}\)$", re.IGNORECASE
)
_MARKS = ("]", "*", "†", "‡")
_MARK = re.compile(r"(?<=[^\W\d_])\s*(\[(\w{1,3}|[Nn]ote \d+)\]|[*†‡])+$")  # of a footnote, behind a name
_COMPOSED = re.compile(r"([\w ,./-]+)\\([\w ]+)")  # Eurostat: "freq,unit,geo\TIME_PERIOD"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of data and the line of the file where it starts."""

    line: int
    cells: tuple[str, ...]

    def cell(self, place: int) -> str:
        """The cell of a column; empty where the row is shorter, and for no column (-1)."""
        return self.cells[place] if 0 <= place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Frame:
    """`headings` are never empty and differ. `notes`: rows around the data that hold none, as text.

    `dated`: the column that was made of one of years and one of months; `parts`: that of several parts, "Sex, Age".
    `measures`: the column that says what is counted together with its unit, where one thing has several units.
    `above`: the notes above the headings. `bounds`: the columns that hold the least and the greatest value of a number.
    `names_filled`: rows whose empty first cell takes the name above.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    repeated_headings: int = 0
    dated: str = ""
    parts: str = ""
    measures: str = ""
    above: tuple[str, ...] = ()
    bounds: tuple[Bounds, ...] = ()
    names_filled: int = 0

    def place(self, heading: str) -> int:
        """The place of a column; -1 where there is none of this heading."""
        return self.headings.index(heading) if heading in self.headings else -1

    def column(self, heading: str) -> list[str]:
        """All cells of a column."""
        place = self.place(heading)
        return [row.cell(place) for row in self.rows]

    def distinct(self, heading: str) -> list[str]:
        """The values of a column in their order; none for no column."""
        return list(dict.fromkeys(filter(None, self.column(heading)))) if heading else []


def is_number(cell: str) -> bool:
    """Whether a cell is digits alone, whichever its decimal mark."""
    return _BARE.read_bare(cell) is not None or _COMMA.read_bare(cell) is not None


def has_numbers(table: RawTable) -> bool:
    """Whether any cell is digits alone."""
    return any(is_number(cell) for row in table.cells for cell in row if cell)


def find_header(table: RawTable) -> tuple[int, int]:
    """The row of the headings, counted from 1, and how many rows they take; 0 where there are none."""
    rows = table.cells[:_FARTHEST_HEADING]
    width = _usual_width(table.cells[:_SAMPLE])
    for place, row in enumerate(rows):
        filled = sum(bool(cell) for cell in row)
        if filled < max(0.6 * width, min(width, 2)) or _is_title(row):
            continue
        below = rows[place + 1] if place + 1 < len(rows) else ()
        if _are_two_headings(row, below):
            return place + 1, 2
        if _is_data(row) and not _is_heading_of_dates(row) and not _is_heading_of_a_year(row, rows[place + 1 :]):
            return _find_pairs(rows, place, width)
        if height := _find_pairs_below(rows, place, width):
            return place + 1, height
        if len(set(filter(None, row[1:]))) == 1 and len(row) == len(below) > 2 and _is_heading_of_dates(below[1:]):
            return place + 1, 2  # one title over columns of dates, which may say the unit
        last = max((end for end, cell in enumerate(zip_longest(row, below), start=1) if any(cell)), default=0)
        is_double = (
            len(below) > 1
            and not _is_data(below)
            and ("" in row[1:last] or len(set(row)) < len(row) or not below[0])
            and sum(map(bool, below)) > 0.4 * width
            and not any(is_empty(cell) and cell for cell in below)
        )
        return place + 1, 2 if is_double else 1
    return (1, 1) if rows else (0, 0)


def _usual_width(rows: Sequence[tuple[str, ...]]) -> int:
    """The number of filled columns that most rows reach; those of one cell may be notes around a small table."""
    widths = Counter(max((place + 1 for place, cell in enumerate(row) if cell), default=0) for row in rows)
    return max(widths, key=lambda width: (width > 1 and widths[width] >= _FEWEST_ROWS, widths[width], width), default=1)


def _find_width(heads: Sequence[tuple[str, ...]], rows: Sequence[tuple[str, ...]], *, has_commas: bool) -> int:
    """That of the headings, unless most rows are wider for another reason than 1,351 without quotes."""
    width = max(map(len, heads), default=0)
    wider = [row for row in rows if any(row[width:])]
    if has_commas and heads:
        wider = [row for row in wider if not find_cut(row)]
    return max(width, _usual_width(rows)) if 2 * len(wider) > len(rows) else width


def _is_data(row: Iterable[str]) -> bool:
    return any(is_number(cell) for cell in row if cell)


def _read_date(cell: str) -> str:
    """The date of a cell in any order; of what may be two days, the one of Europe."""
    return _DATES.read(cell) or _AMERICAN_DATES.read(cell)


def _is_heading_of_dates(row: Sequence[str]) -> bool:
    """Headings that are years or months: "Country, 2019, 2020"."""
    dates = [day for cell in row if (day := _read_date(cell))]
    others = [cell for cell in row if cell and not _read_date(cell)]
    is_in_order = dates in (sorted(dates), sorted(dates, reverse=True)) and len(set(dates)) == len(dates)
    return len(dates) >= 2 and is_in_order and not any(is_number(cell) for cell in others)


def _is_heading_of_a_year(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Headings of which one is a year, above numbers that are none: "Country, 2020"."""
    places = [place for place, cell in enumerate(row) if is_number(cell)]
    if len(places) != 1 or not _YEAR.fullmatch(row[places[0]]) or not row[0] or len(set(row)) < len(row):
        return False
    numbers = [cells[places[0]] for cells in below if places[0] < len(cells)]
    return any(is_number(cell) and not _YEAR.fullmatch(cell) for cell in numbers)


def _is_title(row: Sequence[str]) -> bool:
    """One text over more than two columns, as merged cells hold it."""
    return len(row) > 2 and row[0] != "" and len(set(filter(None, row))) == 1 and not _is_data(row)


def _are_two_headings(row: Sequence[str], below: Sequence[str]) -> bool:
    """Words above repeated dates, or one title above several, or repeated dates above words: ",Killed,Wounded"."""

    def are_dates(cells: Sequence[str]) -> bool:
        filled = [cell for cell in cells[1:] if cell]
        titles = {name for name, cell in zip(row[1:], below[1:], strict=True) if cell}
        is_repeated = len(set(filled)) < len(filled) or (cells is below and len(titles) == 1 and titles != {""})
        return len(filled) > 1 and is_repeated and all(map(_DATES.read, filled))

    if len(below) != len(row) or below[0] not in ("", row[0]):
        return False
    return (are_dates(row) and not _is_data(below) and sum(map(bool, below)) > 1) or (
        are_dates(below) and not _is_data(row)
    )


def _find_pairs(rows: Sequence[tuple[str, ...]], place: int, width: int) -> tuple[int, int]:
    """Headings where rows of a name and its value stand above the data: "Title","Index" … "Unit","%", "1989","5.7"."""
    start = place
    if width == 2 and not _read_date(rows[place][0]):  # "Release date","16-10-2024"
        start = next((number for number, row in enumerate(rows) if row[0] and _read_date(row[0])), place)
    first = next((number for number, row in enumerate(rows[:start]) if len(row) > 1 and row[0] and row[1]), start)
    return (first + 1, start - first) if first < start and width == 2 else (0, 0)


def _find_pairs_below(rows: Sequence[tuple[str, ...]], place: int, width: int) -> int:
    """How many rows of a name and its values stand from a heading to the first dated number; 0 for none.

    Of more than two columns, one of these rows must give the units.
    """
    number = next((n for n, row in enumerate(rows[place + 1 :], start=1) if row and _read_date(row[0])), 0)
    if number < 3 or len(rows[place + number]) != width or not is_number(rows[place + number][1]):
        return 0
    names = [row[0].casefold() for row in rows[place + 1 : place + number] if row]
    return number if width == 2 or "unit" in names else 0


def build_frame(table: RawTable, header_row: int, header_height: int) -> Frame:
    """The rows below the headings; rows of notes and repeated headings are set apart."""
    first = header_row - 1 + header_height if header_row else 0
    heads = table.cells[header_row - 1 : first] if header_row else ()
    width = _find_width(heads, table.cells[first : first + _SAMPLE], has_commas=table.delimiter == ",")
    headings = _join_headings(heads, width)
    notes = [_join(row) for row in table.cells[: max(header_row - 1, 0)]]
    above = tuple(filter(None, notes))
    rows: list[Row] = []
    repeated = 0
    least = 1 if width <= 2 else 2
    below = table.cells[first:]
    below = show_cut_numbers(below, width) if table.delimiter == "," and heads else below
    for line, cells in zip(table.lines[first:], below, strict=True):
        if heads and cells[:width] == heads[0][:width]:
            repeated += 1
        elif len(cells) - cells.count("") < least or _is_note(cells, width) or _are_tags(cells):
            notes.append(_join(cells))
        else:
            rows.append(Row(line, tuple(_MARK.sub("", cell) if cell[-1:] in _MARKS else cell for cell in cells)))
    while width >= _FEWEST_BESIDE_NOTES and rows and not any(rows[-1].cells[2:]):  # "1", "Data refer to a census."
        notes.append(_join(rows.pop().cells))
    frame = Frame(headings, tuple(rows), tuple(note for note in notes if note), repeated, above=above)
    return _complete(_split_first(frame) if _COMPOSED.fullmatch(headings[0] if headings else "") else frame)


def _complete(frame: Frame) -> Frame:
    """The frame with names for codes, and columns made of several: one date of a year and a month, one part of two."""
    names_filled, filled = fill_names([row.cells for row in frame.rows])
    headings, cells = name_codes(frame.headings, filled)
    of_file, bounds = headings, dict(join_bounds(headings, cells))
    made = [join(of_file, cells) for join in (join_dates, join_parts, join_units)]
    for heading, column in (*made, *((one.heading, texts) for one, texts in bounds.items())):
        if column:
            cells = [(*_pad(row, len(headings)), cell) for row, cell in zip(cells, column, strict=True)]
            headings = (*headings, heading)
    rows = tuple(Row(row.line, texts) for row, texts in zip(frame.rows, cells, strict=True))
    dated, parts, measures = (heading for heading, _ in made)
    found = replace(frame, dated=dated, parts=parts, measures=measures, bounds=tuple(bounds))
    return replace(found, headings=headings, rows=rows, names_filled=names_filled)


def _join(cells: Iterable[str]) -> str:
    """The words of a row; a merged cell stands once."""
    return " ".join(dict.fromkeys(filter(None, cells)))


def _is_note(cells: Sequence[str], width: int) -> bool:
    """A row of words alone in its first column or two, where others hold numbers: "Source: …", "Unit", "%"."""
    filled = [cell for cell in cells if cell]
    if width != 2 or len(filled) > 2 or any(map(str.isdigit, "".join(filled[1:]))):
        return False
    return not any(is_number(cell) or _DATES.read(cell) for cell in filled)


def _are_tags(cells: Sequence[str]) -> bool:
    """A row that says what each column is, for programs: "#adm1+name", "#date"."""
    is_first = len(cells) > 1 and cells[0][:1] in ("#", "")
    return is_first and all(re.fullmatch(r"#[a-z]+[\w+]*", cell) or not cell for cell in cells)


def _join_headings(heads: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """One heading for each column: two rows are joined, the upper one reaching to the right until the next."""
    if len(heads) > 2:
        heads = [heads[0], *(row for row in heads[1:] if row and row[0].casefold() == "unit")]
    below = [cell for cell in heads[1] if cell and cell.casefold() != "unit"] if len(heads) == 2 else []
    are_units = bool(below) and all(map(is_unit, below))
    joined: list[str] = []
    for place in range(width):
        parts: list[str] = []
        for number, row in enumerate(heads):
            cell = row[place] if place < len(row) else ""
            if not cell and number == 0 and len(heads) > 1:
                cell = next((row[left] for left in range(min(place, len(row) - 1), -1, -1) if row[left]), "")
            part = _FOOTNOTE.sub("", " ".join(cell.split()))
            part = f"({part})" if number and part and are_units else part
            parts += [part] if not parts or not parts[-1].endswith(part) else []
        name = " ".join(dict.fromkeys(filter(None, parts))) or f"Column {place + 1}"
        number = 2
        while name in joined:
            name, number = f"{name.removesuffix(f' ({number - 1})')} ({number})", number + 1
        joined.append(name)
    return tuple(joined)


def _split_first(frame: Frame) -> Frame:
    """A first column that holds several, as the tables of Eurostat do."""
    found = _COMPOSED.fullmatch(frame.headings[0])
    assert found is not None
    names = [part.strip() for part in found[1].split(",")]
    rows = tuple(Row(row.line, (*_pad(row.cell(0).split(","), len(names)), *row.cells[1:])) for row in frame.rows)
    return replace(frame, headings=(*names, *frame.headings[1:]), rows=rows)


def _pad(parts: Sequence[str], length: int) -> list[str]:
    return [part.strip() for part in (*parts, *[""] * length)][:length]

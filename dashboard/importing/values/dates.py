"""Reads the date of a cell, as precise as it is: a year, a month or a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from dashboard.figures.quantities.dates import read_day
from dashboard.figures.tokens import tokenize

ORDERS = {"ymd": "year first", "dmy": "day first", "mdy": "month first", "excel": "numbers of days since 1900"}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_HAN = re.compile(r"(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日")
_COMPACT = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_JOINED = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}.*)?")
_MONTH = re.compile(r"(\d{4})[-/. ]?M?(0[1-9]|1[0-2]|[1-9])|(0?[1-9]|1[0-2])[-/.](\d{4})")
_YEAR = re.compile(r"(?:FY ?)?((?:1[5-9]|20)\d{2})(?:\.0| ?\[YR\d{4}\])?")
_YEARS = re.compile(r"(?:FY ?)?((?:1[5-9]|20)\d{2}) ?(?:[-–/]|to|bis) ?((?:1[5-9]|20)?\d{2})")
_ORDINAL = r"(?:\.|st|nd|rd|th|er|e|ème|º|-?[йеі])? ?"


def _part_of_year(letters: str, last: int, words: str) -> re.Pattern[str]:
    """The ways to write a part of a year: "2023-Q1", "Q1 2023", "1Q23", "1st quarter 2023"."""
    digit, year = f"([1-{last}])", r"(\d{4}|\d{2})"
    ways = rf"(\d{{4}})[-. ]?[{letters}]{digit}|[{letters}]{digit}[-. /]?(\d{{4}})|{digit}[{letters}]{year}"
    return re.compile(rf"{ways}|{digit}{_ORDINAL}(?:{words})\.? ?(?:of |de |du )?(\d{{4}})", re.IGNORECASE)


_PARTS = {  # by the stretch, how many months it has
    "quarter": (3, _part_of_year("QKT", 4, "quarter|quartal|trimestre|kwartał|квартал|кв")),
    "half_year": (6, _part_of_year("HS", 2, "half|halbjahr|semestre|semester|półrocze|полугодие|півріччя")),
}
_STRETCH = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.Z+-]*)?/\d{4}-\d\d-\d\d(?:T[\d:.Z+-]*)?")
_ENDING = re.compile(
    r"(?:(day|week|month|quarter|half[ -]year|year)|12 months) (?:to|up to|ending|ended)\b", re.IGNORECASE
)
_WEEK = re.compile(r"(\d{4})-?W(\d{2})(?:-?([1-7]))?", re.IGNORECASE)
_WORDS = re.compile(r"(\d{1,2})[-. /]?([^\W\d_]{3,})\.?[-. /,]*(\d{4}|\d{2})|([^\W\d_]{3,})\.?[-. /']*(\d{4}|\d{2})")
_MONTH_LAST = re.compile(r"(\d{4}) ([^\W\d_]{3,})")
_DAYS = re.compile(r"(\d{1,2})(?: ?[-–—] ?| to )(\d{1,2}\.? ?[^\W\d_]{3,}\.?,? \d{4})")  # "1–7 January 2024"
_STATES = (
    r"provisional|preliminary|forecast|projected|projection|estimated?|revised|planned|prelim\.|prov\.|est\.|proj\."
)
DATE_MARK = re.compile(
    rf"(?<=\d)(?: ?\(([a-z]{{1,3}}|{_STATES})\)| ?([a-z])| ?([*†‡¹²³]+)| ?\[\w{{1,3}}\]| \d\))$"
)  # "2021 (p)", "2021*"
_LANGUAGES = ("en", "en_GB", "de", "fr", "es", "it", "pl", "ru", "uk")
_DAYS_OF_WEEK = 7
_FIRST_DAY_OF_EXCEL = date(1899, 12, 30)
_LONGEST = 40


@lru_cache(maxsize=20_000)
def find_stretch(cell: str, heading: str = "") -> str:
    """What a cell is, or a heading holds, whose date is its end: "years", "half_year", "quarter" or "week"; else empty.

    "Arrests Q1 2023" holds a quarter.
    """
    cell = DATE_MARK.sub("", cell)
    if is_stretch_of_days(cell):
        name = _name_stretch(cell)
        return find_stretch(name) if len(name) < len("2024-01-31") or cell.startswith(name) else "as_dated"
    if find_span(cell):
        return "years"
    if part := next((name for name, (_, pattern) in _PARTS.items() if pattern.fullmatch(cell)), ""):
        return part
    return "week" if _WEEK.fullmatch(cell) or _DAYS.fullmatch(cell) else find_stretch_in(heading)


def find_stretch_in(heading: str) -> str:
    """What a heading holds of these; a time of the day is none."""
    if _ISO.fullmatch(heading):
        return ""
    if find_span_in(heading):
        return "years"
    if part := next((name for name, (_, pattern) in _PARTS.items() if pattern.search(heading)), ""):
        return part
    return "week" if _WEEK.search(heading) else ""


def find_stretch_before(heading: str) -> str:
    """What ends on the dates below a heading: "Year ending" → "year", "12 months to" too; empty for all else."""
    found = _ENDING.match(heading)
    return (found[1] or "year").casefold().replace(" ", "_").replace("-", "_") if found else ""


def is_stretch_of_days(cell: str) -> bool:
    """Whether a cell is two days as ISO joins them: "2024-01-01/2024-03-31"."""
    return bool(_STRETCH.fullmatch(cell))


def _name_stretch(cell: str) -> str:
    """A whole year, half-year, quarter or month by its name: "2024", "2024-H1"; of other stretches the last day."""
    first, _, last = (part.partition("T")[0] for part in cell.partition("/"))
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return ""
    months = end.month - begin.month + 1
    is_whole = begin.year == end.year and begin.day == (end + timedelta(days=1)).day == 1 and end.month % months == 0
    names = {
        1: f"{end:%Y-%m}",
        3: f"{end.year}-Q{end.month // 3}",
        6: f"{end.year}-H{end.month // 6}",
        12: str(end.year),
    }
    return names.get(months, last) if is_whole else last


def find_fiscal_year(cell: str) -> int:
    """2023 for "2023/24", which begins in one year and ends in the next; 0 for all else."""
    first, last = _read_years(_YEARS.fullmatch(cell))
    return first if last == first + 1 else 0


def find_span(cell: str, heading: str = "") -> str:
    """ "2015–2019" for "2015-2019", and for "Rain 2015/19" above it: several years; empty for all else."""
    return _name_span(_YEARS.fullmatch(cell)) or find_span_in(heading)


def find_span_in(heading: str) -> str:
    """The several years that a heading holds."""
    return _name_span(_YEARS.search(heading))


def _name_span(found: re.Match[str] | None) -> str:
    first, last = _read_years(found)
    return f"{first}–{last}" if last > first + 1 else ""


def _read_years(found: re.Match[str] | None) -> tuple[int, int]:
    """The first and the last of several years; 0 and 0 for none, and for "2023-04", which is a month."""
    if found is None or re.fullmatch(r"\d{4}-(0\d|1[0-2])", found[0]):
        return 0, 0
    first, last = int(found[1]), int(found[1][: -len(found[2])] + found[2])
    last += 100 if last < first and found[1].endswith("99") else 0  # "1999/00"
    return (first, last) if last > first else (0, 0)


class DateReader:
    """Reads the dates of one column, whose order is known; remembers each text that it has read."""

    def __init__(self, order: str) -> None:
        self._order = order
        self._seen: dict[str, str] = {}

    def read(self, cell: str) -> str:
        """ "31/03/2023" → "2023-03-31"; empty for what is no date."""
        if cell not in self._seen:
            text = cell.strip() if len(cell) <= _LONGEST else ""
            self._seen[cell] = _read(text, self._order) or _read(DATE_MARK.sub("", text), self._order)
        return self._seen[cell]


def find_part_of_year(heading: str) -> str:
    """ "Jan" → "-01", "Q1" → "-03": what a heading adds to the year of a row; empty for all else."""
    day = "" if DateReader("dmy").read(heading) else DateReader("dmy").read(f"{heading} 2000")
    return day[4:] if len(day) == len("2000-01") and day.startswith("2000") else ""


def guess_order(cells: Iterable[str]) -> tuple[str, bool]:
    """The order of day, month and year over a whole column, and whether it leaves a doubt."""
    texts = [cell for cell in cells if cell]
    if texts and all(re.fullmatch(r"[1-9]\d{4}(\.\d+)?", cell) for cell in texts):
        return "excel", False
    pairs = [(int(found[1]), int(found[2])) for cell in texts if (found := _JOINED.fullmatch(cell))]
    if not pairs:
        return "ymd", False
    is_day_first, is_month_first = any(first > 12 for first, _ in pairs), any(second > 12 for _, second in pairs)
    if is_day_first != is_month_first:
        return ("dmy" if is_day_first else "mdy"), False
    in_order = {order: _is_sorted(texts, order) for order in ("dmy", "mdy")}
    if in_order["dmy"] != in_order["mdy"]:
        return ("dmy" if in_order["dmy"] else "mdy"), True
    return "dmy", True


def _is_sorted(texts: Sequence[str], order: str) -> bool:
    """Whether the dates rise or fall throughout, which they do in one order only."""
    dates = [day for text in texts if (day := _read(text, order))]
    return dates in (sorted(dates), sorted(dates, reverse=True))


def _read(text: str, order: str) -> str:
    if order == "excel" and re.fullmatch(r"\d{5}(\.\d+)?", text):
        return (_FIRST_DAY_OF_EXCEL + timedelta(days=int(float(text)))).isoformat()
    if found := _ISO.fullmatch(text) or _HAN.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _JOINED.fullmatch(text):
        day, month = (found[2], found[1]) if order == "mdy" else (found[1], found[2])
        return _day(_full_year(found[3]), month, day)
    if _STRETCH.fullmatch(text):
        return _read(_name_stretch(text), "ymd")
    return _read_stretch(text) or _read_words(text)


def _read_stretch(text: str) -> str:
    """A year, a month, or the end of a quarter, a half-year, a week or several years."""
    if found := _YEAR.fullmatch(text):
        return found[1]
    first, last = _read_years(_YEARS.fullmatch(text))
    if first:
        return str(first if last == first + 1 else last)
    if found := _MONTH.fullmatch(text):
        return _month(found[1] or found[4], found[2] or found[3])
    for months, pattern in _PARTS.values():
        if found := pattern.fullmatch(text):
            year = found[1] or found[4] or found[8] or _full_year(found[6])
            return _month(year, str(months * int(found[2] or found[3] or found[5] or found[7])))
    found = _WEEK.fullmatch(text)
    return _week(int(found[1]), int(found[2]), int(found[3] or 7)) if found else ""


def _read_words(text: str) -> str:
    """ "Mar-24", "3 March 2024", "25 августа 2022", "1–7 January 2024"."""
    if found := _DAYS.fullmatch(text):
        last = _read_words(found[2])
        return last if last and int(last[8:]) - int(found[1]) == _DAYS_OF_WEEK - 1 else ""
    if found := _MONTH_LAST.fullmatch(text):
        text = f"{found[2]} {found[1]}"
    if found := _WORDS.fullmatch(text):
        day, name, year = found[1] or "", found[2] or found[4], _full_year(found[3] or found[5])
        if number := _months().get(name.casefold(), 0):
            return _day(year, str(number), day) if day else _month(year, str(number))
        text = f"{day} {name} {year}".strip()
    parts = tokenize(text)
    if not parts or not any(part.is_word for part in parts):
        return ""
    found_day = read_day(parts, 0, is_capital=True)
    if found_day is None or found_day.end < len(parts) or not found_day.day[:4].isdigit():
        return ""
    year, _, rest = found_day.day.partition("-")
    month, _, day = rest.partition("-")
    if day:
        return _day(year, month, day)
    return _month(year, month) if month else ""


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    """The months by their names and short names, but for those that differ between languages."""
    from babel import Locale  # noqa: PLC0415 - a tenth of a second that only names need

    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for names in Locale.parse(language).months.values():
            for month, name in [*names["wide"].items(), *names["abbreviated"].items()]:
                for spelling in {name.casefold().rstrip("."), name.casefold()[:3]}:
                    found.setdefault(spelling, set()).add(month)
    return {name: months.pop() for name, months in found.items() if len(months) == 1}


def load_months() -> None:
    """Loads the names of months, which only the first use does otherwise."""
    _months()


def _full_year(text: str) -> str:
    """ "24" → "2024"; 70 and more are of the last century, as spreadsheets have it."""
    if len(text) == 4:
        return text
    return f"{'19' if int(text) >= 70 else '20'}{text}"


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _month(year: str, month: str) -> str:
    return f"{int(year):04}-{int(month):02}"


def _week(year: int, week: int, day: int) -> str:
    try:
        return date.fromisocalendar(year, week, day).isoformat()
    except ValueError:
        return ""

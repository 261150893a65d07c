"""What DuckDB says of a query that failed, made into one clear sentence, a place in the reader's text and a hint."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import partial
from typing import Any

from dashboard.engine.sandbox import allowed
from dashboard.engine.sandbox.result import Outcome, Place
from dashboard.engine.sandbox.tokens import Kind, Token, tokens

MOST_CHARACTERS = 2_000
_MOST_SUGGESTIONS = 3
_MOST_LOOKED_AT = 20_000
_NO_FILES = "Files, addresses and extensions cannot be used here: query the tables that SHOW TABLES lists."
_KEYWORDS = """
select distinct from where group having order limit offset union intersect except join left right inner outer full
cross semi anti asof positional using with recursive values between exists case when then else over partition filter
window qualify pivot unpivot describe summarize show explain analyze like ilike similar interval lateral natural
ascending descending nulls first last rows range unbounded preceding following current sample tablesample collate
""".split()  # noqa: SIM905 (a list would fill a page)

DOUBLE_QUOTES = "Double quotes name a column; text stands in single quotes."
GROUP_BY = 'Add "group by all".'
_GROUP_BY_INSTEAD = 'Write "group by all" instead of the columns after GROUP BY.'
CLOSE = 0.6  # as alike are names of which one may be meant by the other
# Dates that are text, since they may be a month or a year, and the days that they begin with.
_DAYS_OF_TEXT = {"as_of": "as_of_first", "effective_from": "effective_first", "stated_on": "stated_first"}

_OF_TYPE = re.compile(r"^(?:[A-Z][A-Za-z-]*(?: [A-Za-z]+)* (?:Error|Exception)|Error): ")
_SUGGESTED = re.compile(r'Did you mean "(.+?)"')
_CANDIDATES = re.compile(r"Candidate bindings: :? ?(.+)")
_FUNCTIONS = re.compile(r"Candidate functions:\n((?:\t.+\n?)+)")
_QUOTED_NAME = re.compile(
    r"\"((?:[^\"]|\"\")+)\"|[Nn]ame (\S+) (?:does not|is not)|function '(\w+)\(|parameters?: (\w+)"
)
_PATHS = re.compile(r"(?<![\w:/.])(?:/[\w.+@~-]+){2,}/?")
_OF_A_FILE = re.compile(
    r"LocalFileSystem|file system operations are disabled|external access|No files found|extension"
    r"|has been disabled|HTTP|home directory",
    re.IGNORECASE,
)
_OF_READING_ONLY = re.compile(
    r"read-only mode|CTE body must be|configuration has been locked|are not allowed in read-only", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Failure:
    """Everything that is known of a query that gave no answer."""

    outcome: Outcome
    message: str
    hint: str = ""
    place: Place | None = None
    limit: str = ""

    def as_json(self) -> dict[str, Any]:
        """As it travels to the process that asked."""
        place = self.place
        return {
            "outcome": self.outcome.value,
            "message": self.message,
            "hint": self.hint,
            "place": place and {"start": place.start, "end": place.end, "line": place.line, "column": place.column},
            "limit": self.limit,
        }


def stopped_for_memory(megabytes: int) -> Failure:
    """The query wants more than it may have."""
    message = (
        f"The query needs more than the {megabytes:,} MB of memory that a query may take: narrow it with WHERE, or"
    )
    return Failure(Outcome.STOPPED, f"{message} return fewer and shorter values.", limit="memory")


def stopped_for_time(seconds: float) -> Failure:
    """DuckDB itself has noticed that the time is over."""
    message = f"The query was stopped after {seconds:g} seconds, the longest that one may take: narrow it with WHERE."
    return Failure(Outcome.STOPPED, message, limit="time")


def stopped_for_size(max_bytes: int) -> Failure:
    """Not even one row fits into the result."""
    most = f"{max_bytes / (1 << 20):,.0f} MB" if max_bytes >= 1 << 20 else f"{max_bytes:,} bytes"
    message = f"One row of the result is larger than the {most} that a result may have: select fewer or shorter values."
    return Failure(Outcome.STOPPED, message, limit="size")


def place_of(sql: str, start: int, end: int) -> Place:
    """The place of the characters from `start` to before `end`; at least one of them, unless the text ends there."""
    start = max(0, min(start, len(sql)))
    end = max(min(end, len(sql)), min(start + 1, len(sql)))
    before = sql[:start]
    return Place(start, end, before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1)


def wrong(message: str) -> Failure:
    """SQL that is at fault, without a place."""
    return Failure(Outcome.WRONG, message)


def failure_of(error: Exception, sql: str, *, shift: int, limits: Mapping[str, Any]) -> Failure:
    """What to tell of an error that was raised for a text in which the reader's begins `shift` characters later."""
    raw = str(error)
    sort = raw.partition(" Error: ")[0].lower()  # the class is lost where an error comes through Arrow
    if isinstance(error, MemoryError) or sort == "out of memory" or "bad_alloc" in raw or "malloc of size" in raw:
        return stopped_for_memory(limits["memory_megabytes"])
    if sort == "interrupt":
        return stopped_for_time(limits["seconds"])
    told = _Told(raw)
    if sort in {"permission", "io", "http"} or (sort != "parser" and _OF_A_FILE.search(told.text)):
        return Failure(Outcome.REFUSED, _NO_FILES)
    if _OF_READING_ONLY.search(told.text):
        return Failure(Outcome.REFUSED, "Nothing can be changed here: write a statement that reads.")
    words = tokens(sql[:_MOST_LOOKED_AT])
    place = told.place(sql, words, shift)
    return Failure(Outcome.WRONG, told.sentence(), _hint(told, words, place), place)


class _Told:
    """One message of DuckDB: JSON after the name of its type, or text with an echo of the statement."""

    def __init__(self, raw: str) -> None:
        raw = _OF_TYPE.sub("", raw, count=1)
        self.details: dict[str, str] = {}
        self.text = raw
        if raw.startswith("{"):
            try:
                self.details = json.loads(raw)
                self.text = str(self.details["exception_message"])
            except (ValueError, KeyError, TypeError, RecursionError):
                self.details = {}
        self.text = _OF_TYPE.sub("", self.text, count=1)

    def sentence(self) -> str:
        """DuckDB's first paragraph as a sentence: no echo, no suggestions, no path, not too long."""
        text = re.split(r"\n\s*\n|\nLINE \d+:|\nDid you mean|\nCandidate|\n\tCandidate|\n\^", self.text.strip())[0]
        text = " ".join(line.strip() for line in text.splitlines() if line.strip() not in {"", "^"})
        text = _PATHS.sub("…", text).rstrip(" !.:;,")
        if len(text) > MOST_CHARACTERS - 2:
            text = text[: MOST_CHARACTERS - 2].rstrip() + "…"
        text = text or "The query cannot be run"
        return text[0].upper() + text[1:] + ("" if text.endswith("…") else ".")

    def hint(self) -> str:
        """What was probably meant, or what there is instead; "" if DuckDB knows nothing."""
        name = self.details.get("name", "") or next(iter(self.names()), "")
        if suggested := [found for found in _SUGGESTED.findall(self.text) if _may_be_suggested(found)]:
            return _did_you_mean(suggested)
        if found := _CANDIDATES.search(self.text):
            candidates = [part.strip().strip('"') for part in found[1].split('", "')]
            return _of_candidates(name.rpartition(".")[2], candidates)
        if found := _FUNCTIONS.search(self.text):
            forms = [form.strip() for form in found[1].strip().splitlines()]
            return "It can be called as " + ", or as ".join(forms[:_MOST_SUGGESTIONS])[:500] + "."
        return ""

    def names(self) -> list[str]:
        """What the message names, in the order in which it does."""
        return ["".join(groups).replace('""', '"') for groups in _QUOTED_NAME.findall(self.text)]

    def place(self, sql: str, words: list[Token], shift: int) -> Place | None:
        """Where the reader's text is wrong, if that is told or what the message names stands there."""
        names = [name for name in [self.details.get("name", ""), *self.names()] if name]
        told = self._told_span(sql, shift)
        if told and (not names or "at or near" in self.text or self._stands_at(sql, told, names)):
            return place_of(sql, *told)
        for name in names:
            if span := _find(name, words):
                return place_of(sql, *span)
        return place_of(sql, *told) if told and told[1] <= len(sql) else None

    def _told_span(self, sql: str, shift: int) -> tuple[int, int] | None:
        location = re.fullmatch(r"\[(\d+),\s*(\d+)\]", str(self.details.get("location", "")))
        if not location:
            return None
        content = (" " * shift + sql).encode() if shift >= 0 else sql[-shift:].encode()
        first, length = int(location[1]), int(location[2])
        before = len(content[:first].decode(errors="ignore"))
        start = before - shift
        return (start, start + len(content[first : first + length].decode(errors="ignore"))) if start >= 0 else None

    @staticmethod
    def _stands_at(sql: str, span: tuple[int, int], names: list[str]) -> bool:
        there = sql[span[0] : span[1]].lower()
        return any(name.rpartition(".")[2].lower() in there for name in names)


def likeness(name: str, other: str) -> float:
    """How alike two names are, from 0 to 1; what stands before their last dot does not count."""
    last, other_last = (each.rpartition(".")[2].strip('"').lower() for each in (name, other))
    return SequenceMatcher(None, last, other_last).ratio()


def _hint(told: _Told, words: list[Token], place: Place | None) -> str:
    """What would mend it: for mistakes of beginners in our words, else what DuckDB knows."""
    within = [word for word in words if place and place.start <= word.start < place.end]
    if "not found in FROM clause" in told.text and len(within) == 1 and within[0].kind is Kind.QUOTED:
        meant = told.hint()
        return f"{DOUBLE_QUOTES} {meant}" if meant.startswith("Did you mean") else DOUBLE_QUOTES
    if "must appear in the GROUP BY clause" in told.text:
        return _GROUP_BY_INSTEAD if any(word.word == "group" for word in words) else GROUP_BY
    if found := _FUNCTIONS.search(told.text):
        named = next((word.name for word in within if word.name in _DAYS_OF_TEXT), "")
        if named and "VARCHAR" in told.text[: found.start()] and re.search("DATE|TIMESTAMP", found[1]):
            return f"{named} is text, since some dates are only a month or a year; use {_DAYS_OF_TEXT[named]}."
    return told.hint() or _keyword_meant(told, words, place)


def _find(name: str, words: list[Token]) -> tuple[int, int] | None:
    """Where a name stands, outside of strings and comments, as itself or as the last part of a longer name."""
    for wanted in (name.lower(), name.rpartition(".")[2].lower()):
        for word in words:
            is_parameter = word.kind is Kind.PARAMETER and word.text[1:].lower() == wanted
            if wanted and (word.name == wanted or is_parameter or word.text.lower() == wanted):
                return word.start, word.end
    return None


def _may_be_suggested(name: str) -> bool:
    last = name.rpartition(".")[2].lower()
    return not (
        last in allowed.SYSTEM_VIEWS
        or allowed.is_refused_view(last)
        or allowed.is_refused_function(last)
        or allowed.reads_files(last)
        or name.lower().startswith(("information_schema.", "pg_catalog."))
    )


def _of_candidates(name: str, candidates: list[str]) -> str:
    best = sorted(candidates, key=partial(likeness, name), reverse=True)[:_MOST_SUGGESTIONS]
    if close := [candidate for candidate in best if likeness(name, candidate) >= CLOSE]:
        return _did_you_mean(close)
    there = ", ".join(f'"{candidate}"' for candidate in candidates[:_MOST_SUGGESTIONS])
    return f"There is {there}{' and more' if len(candidates) > _MOST_SUGGESTIONS else ''}."


def _did_you_mean(names: list[str]) -> str:
    shown = [f'"{name}"' for name in names[:_MOST_SUGGESTIONS]]
    return f"Did you mean {' or '.join([', '.join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)}?"


def _keyword_meant(told: _Told, words: list[Token], place: Place | None) -> str:
    """For a syntax error beside a word that is almost a keyword."""
    if place is None or "at or near" not in told.text:
        return ""
    at = next((number for number, word in enumerate(words) if word.end > place.start), len(words) - 1)
    for number in (at - 1, at, at - 2, at + 1):
        word = words[number].word if 0 <= number < len(words) else ""
        if len(word) < 3 or word in _KEYWORDS:
            continue
        if close := get_close_matches(word, _KEYWORDS, n=1, cutoff=0.7):
            return f'Did you mean "{close[0]}" instead of "{word}"?'
    return ""

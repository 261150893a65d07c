"""Turns what DuckDB says of a failed query into one clear sentence, a place in the reader's text, a hint and fixes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from functools import partial
from typing import Any

from dashboard.engine.sandbox import fixes, other_dialects, permissions, syntax
from dashboard.engine.sandbox.result import Edit, Outcome, Span
from dashboard.engine.sandbox.tokens import MAX_CHARACTERS, Kind, Token, tokenize

_MAX_MESSAGE_LENGTH = 2_000
_MAX_SUGGESTIONS = 3
_DOUBLE_QUOTES = "Double quotes name a column; text stands in single quotes."
# Dates that are text, since they may be a month or a year, and the days that they begin with.
_TEXT_DATES = {"as_of": "as_of_first", "effective_from": "effective_first", "stated_on": "stated_first"}
# No function or comparison takes a text where DATE or the like stands.
_OF_TEXT_DATES = re.compile(
    r"(?s)(No|best candidate) function .*VARCHAR.*(DATE|TIMESTAMP|INTERVAL)"
    r"|Cannot (compare|mix) .*VARCHAR|[Ii]nvalid date .* source column"
)
_USUAL_REMEDIES = (
    (re.compile("Pivot column limit"), "Filter its rows first, or name some values, as in ON kind IN ('a', 'b')."),
    (re.compile("Max expression depth"), "Write it in parts, such as a list of values instead of many conditions."),
    (re.compile("Deprecated lambda arrow"), "Write lambda x: x * 2 instead of x -> x * 2."),
    (re.compile("Cannot compare values of type (DATE|TIMESTAMP).* INTEGER"), "Write a day as date '2022-08-25'."),
    (re.compile("(?i)unterminated string"), "A quote within a text is written twice, as in 'it''s'."),
    (re.compile('Syntax error at or near ":"', re.IGNORECASE), "A parameter begins with $, as in $known_on."),
)
# Part of the grammar, so that DuckDB never suggests them.
_GRAMMAR_FUNCTIONS = ("coalesce", "ifnull", "nullif", "cast", "try_cast", "extract", "position", "overlay", "grouping")

_TYPE_PREFIX = re.compile(r"^(?:[A-Z][A-Za-z-]*(?: [A-Za-z]+)* (?:Error|Exception)|Error): ")
_SUGGESTED = re.compile(r'Did you mean "(.+?)"')
_CANDIDATES = re.compile(r"Candidate bindings: :? ?(.+)")
_FUNCTIONS = re.compile(r"Candidate functions:\n((?:\t.+\n?)+)")
_QUOTED_NAME = re.compile(
    r"\"((?:[^\"]|\"\")+)\"|[Nn]ame (\S+) (?:does not|is not)|function '(\w+)\(|parameters?: (\w+)"
)
_PATHS = re.compile(r"(?<![\w:/.])(?:/[\w.+@~-]+){2,}/?")
# DuckDB's types of exceptions: it writes them itself, before any words of the reader.
_TYPE = re.compile(r"([A-Z][A-Za-z-]*(?: [A-Za-z]+)*) Error: ")
_OF_FILES = {"Permission", "IO", "HTTP"}
_WITHOUT_MEMORY = ("std::bad_alloc", "malloc of size")  # of Arrow and C++, which give no type
_OF_CHANGES = "A CTE body must be a SELECT"
_NO_EXTENSION = "The function {}() is not available here: it belongs to an extension of DuckDB."
_IN_EXTENSION = re.compile(
    r"\w+(?: Function)? with name \"?(\w+)\"? is not in the catalog, but it exists in the \w+ ext"
)
_MISSING = re.compile(
    r"(?:\w+ Function|Table|Type) with name \"?(\w+)\"? (?:does not exist|is not in the catalog)"
    r"|Referenced (?:column|table) \"(\w+)\" (?:was )?not found"
    r"|No function matches the given name and argument types '(decode)\("
    r"|Unknown ordered aggregate \"(\w+)\"|Macro (date_add)\(\) does not support"
)
_MISSING_FUNCTION = re.compile(r"\w+ Function with name ")
_MIN_FUNCTION_LIKENESS = 0.75  # a typo, not another function
# Such as "…. Use SET pivot_limit=X to increase the limit": settings are locked here.
_REMEDY_BY_SETTING = re.compile(
    r"(?:,? or|[.!;]? ?\*?(?: [A-Za-z][a-z]+){0,3}) [\"']?(?:(?:SET|PRAGMA) [a-z]+_|INSTALL [a-z])[a-z_]+.*$"
)


@dataclass(frozen=True, slots=True)
class Failure:
    """A query without an answer; the fields are those of `Result`."""

    outcome: Outcome
    message: str = ""
    hint: str = ""
    span: Span | None = None
    fixes: tuple[Edit, ...] = ()
    limit: str = ""

    def as_json(self) -> dict[str, Any]:
        """As it travels to the page process."""
        return asdict(self)


def find_span(sql: str, start: int, end: int) -> Span:
    """The characters from `start` to before `end`; at least one of them, unless the text ends there."""
    start = max(0, min(start, len(sql)))
    end = max(min(end, len(sql)), min(start + 1, len(sql)))
    before = sql[:start]
    return Span(start, end, before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1)


def explain_error(
    error: Exception, *, sql: str, shift: int, find_columns: Callable[[], Iterable[tuple[str, str]]] = tuple
) -> Failure:
    """The failure that an error means; the text that DuckDB ran had `shift` characters before the reader's.

    `find_columns` gives the tables and columns that there are.
    """
    raw = str(error)
    typed = _TYPE.match(raw)  # the class is lost where an error comes through Arrow
    kind = typed[1] if typed else ""
    if limit := _name_limit(error, kind, raw):
        return Failure(Outcome.STOPPED, limit=limit)
    message = _Message(raw)
    if refusal := _name_refusal(kind, message):
        return Failure(Outcome.REFUSED, refusal)
    tokens = tokenize(sql[:MAX_CHARACTERS])
    if _CANDIDATES.search(message.text):
        message.columns = fixes.list_columns(tokens, find_columns())
    span = message.find_span(sql, tokens, shift)
    hint, edits = _build_hint(message, sql, tokens, span)
    return Failure(Outcome.WRONG, message.sentence(), hint, span, tuple(edits[:_MAX_SUGGESTIONS]))


def _name_limit(error: Exception, kind: str, raw: str) -> str:
    if isinstance(error, MemoryError) or kind == "Out of Memory" or raw.startswith(_WITHOUT_MEMORY):
        return "memory"
    return {"INTERRUPT": "time", "INTERNAL": "crash", "FATAL": "crash"}.get(kind, "")


def _name_refusal(kind: str, message: _Message) -> str:
    if kind in _OF_FILES:
        return permissions.NO_FILES
    if kind == "Parser" and message.text.startswith(_OF_CHANGES):
        return "Nothing can be changed here: write a statement that reads."
    extension = _IN_EXTENSION.match(message.text) if kind == "Catalog" else None
    is_known = extension and other_dialects.name_equivalent(extension[1])[0]
    return _NO_EXTENSION.format(extension[1]) if extension and not is_known else ""


class _Message:
    """One message of DuckDB: JSON after the name of its type, or text with an echo of the statement."""

    def __init__(self, raw: str) -> None:
        raw = _TYPE_PREFIX.sub("", raw, count=1)
        self.details: dict[str, str] = {}
        self.columns: list[str] = []  # of the tables that the reader's text names; DuckDB lists a few
        self.text = raw
        if raw.startswith("{"):
            try:
                self.details = json.loads(raw)
                self.text = str(self.details["exception_message"])
            except (ValueError, KeyError, TypeError, RecursionError):
                self.details = {}
        self.text = _TYPE_PREFIX.sub("", self.text, count=1)

    def sentence(self) -> str:
        """DuckDB's first paragraph as a sentence: no echo, no suggestions, no path, not too long."""
        text = re.split(r"\n\s*\n|\nLINE \d+:|\nDid you mean|\nCandidate|\n\tCandidate|\n\^", self.text.strip())[0]
        text = " ".join(line.strip() for line in text.splitlines() if line.strip() not in {"", "^"})
        text = _PATHS.sub("…", _REMEDY_BY_SETTING.sub("", text)).rstrip(" !.:;,")
        if len(text) > _MAX_MESSAGE_LENGTH - 2:
            text = text[: _MAX_MESSAGE_LENGTH - 2].rstrip() + "…"
        text = text or "The query cannot be run"
        return text[0].upper() + text[1:] + ("" if text.endswith("…") else ".")

    def suggestions(self) -> tuple[str, list[str]]:
        """What was probably meant, or what there is instead, as a hint; and the names that may be meant."""
        missing, is_function = self.missing_name(), _MISSING_FUNCTION.match(self.text)
        least = _MIN_FUNCTION_LIKENESS if is_function else fixes.MIN_LIKENESS
        meant = [
            other
            for other in _SUGGESTED.findall(self.text)
            if _may_suggest(other) and (not missing or fixes.measure_likeness(missing, other) >= least)
        ]
        if meant:
            return _did_you_mean(meant), meant[:_MAX_SUGGESTIONS]
        if is_function and (close := get_close_matches(missing.lower(), _GRAMMAR_FUNCTIONS, 1, least)):
            return _did_you_mean(close), close
        if candidates := _CANDIDATES.search(self.text):
            others = [part.strip().strip('"') for part in candidates[1].split('", "')]
            *_, wrong = (
                "",
                *_list_names(self.text[: candidates.start()]),
            )  # as in: table "t" does not have a column named "wrong"
            wanted = self.missing_name() or self.details.get("name", "") or wrong
            return _suggest_candidates(wanted, list(dict.fromkeys([*others, *self.columns])))
        if functions := _FUNCTIONS.search(self.text):
            forms = [form.strip() for form in functions[1].strip().splitlines()]
            return "It can be called as " + ", or as ".join(forms[:_MAX_SUGGESTIONS])[:500] + ".", []
        return "", []

    def missing_name(self) -> str:
        """The function, table, column or type that there is not; "" where something else is wrong."""
        missing = _MISSING.match(self.text)
        return next(filter(None, missing.groups()), "") if missing else ""

    def find_span(self, sql: str, tokens: list[Token], shift: int) -> Span | None:
        """Where the reader's text is wrong: at DuckDB's location, or at a name of the message."""
        names = [name for name in [self.details.get("name", ""), *_list_names(self.text)] if name]
        location = self._location(sql, shift)
        if location and (not names or "at or near" in self.text or self._holds_name(sql, location, names)):
            return find_span(sql, *location)
        for name in names:
            if token := _find_name(name, tokens):
                return find_span(sql, token.start, token.end)
        return find_span(sql, *location) if location and location[1] <= len(sql) else None

    def _location(self, sql: str, shift: int) -> tuple[int, int] | None:
        """DuckDB's location, which counts bytes of the text that ran, in characters of the reader's text."""
        location = re.fullmatch(r"\[(\d+),\s*(\d+)\]", str(self.details.get("location", "")))
        if not location:
            return None
        content = (" " * shift + sql).encode() if shift >= 0 else sql[-shift:].encode()
        first, length = int(location[1]), int(location[2])
        start = len(content[:first].decode(errors="ignore")) - shift
        return (start, start + len(content[first : first + length].decode(errors="ignore"))) if start >= 0 else None

    @staticmethod
    def _holds_name(sql: str, span: tuple[int, int], names: list[str]) -> bool:
        text = sql[span[0] : span[1]].lower()
        return any(name.rpartition(".")[2].lower() in text for name in names)


def _list_names(text: str) -> list[str]:
    return ["".join(groups).replace('""', '"') for groups in _QUOTED_NAME.findall(text)]


def _build_hint(message: _Message, sql: str, tokens: list[Token], span: Span | None) -> tuple[str, list[Edit]]:
    """What may correct the text: our own words for mistakes of beginners, else what DuckDB suggests."""
    at = next((number for number, token in enumerate(tokens) if span and token.end > span.start), len(tokens) - 1)
    hint, names = _name_meant(message)
    edits = fixes.replace_name(sql, span, names) if span else []
    within = [token for token in tokens if span and span.start <= token.start < span.end]
    if "not found in FROM clause" in message.text and len(within) == 1 and within[0].kind is Kind.QUOTED:
        hint = f"{_DOUBLE_QUOTES} {hint}" if names else _DOUBLE_QUOTES
        return hint, [fixes.quote_as_text(within[0]), *edits]
    if "not found in FROM clause" in message.text and not names and fixes.is_compared_with(tokens, at, within):
        return "Text stands in single quotes.", [fixes.quote_as_text(within[0])]
    own = other_dialects.quote_date_part(tokens, at) if span else ("", [])
    if not own[0]:
        own = _explain_usage(message, sql, tokens, tokens[max(at - 1, 0) : at + max(len(within), 4)])
    if not own[0] and not hint and span and "at or near" in message.text:
        own = (other_dialects.rewrite_syntax(tokens, at), [])
        return own if own[0] else syntax.suggest_keyword(tokens, at)
    return own if own[0] else (hint, edits)


def _name_meant(message: _Message) -> tuple[str, list[str]]:
    """What a name that there is not stands for: the same by another word, or else by its letters."""
    missing = message.missing_name()
    if meant := [column for column in other_dialects.COLUMNS.get(missing.lower(), ()) if column in message.columns]:
        return _did_you_mean(meant), meant
    known = other_dialects.name_equivalent(missing)
    known = known if known[0] else message.suggestions()
    return known if known[0] else other_dialects.name_misspelt(missing)


def _explain_usage(message: _Message, sql: str, tokens: list[Token], within: list[Token]) -> tuple[str, list[Edit]]:
    """Our own words for GROUP BY, for dates that are text, and for too wide a PIVOT."""
    if "must appear in the GROUP BY clause" in message.text:
        if any(token.word == "group" for token in tokens):
            return 'Write "group by all" instead of the columns after GROUP BY.', []
        return 'Add "group by all".', fixes.add_group_by(sql, tokens)
    if usual := next((hint for words, hint in _USUAL_REMEDIES if words.match(message.text)), ""):
        return usual, []
    named = next((token.name for token in within if token.name in _TEXT_DATES), "")
    if named and _OF_TEXT_DATES.search(message.text):
        return f"{named} is text, since some dates are only a month or a year; use {_TEXT_DATES[named]}.", []
    return "", []


def _find_name(name: str, tokens: list[Token]) -> Token | None:
    """The token that is a name, outside of strings and comments, whole or as the last part of a longer name."""
    for wanted in (name.lower(), name.rpartition(".")[2].lower()):
        for token in tokens:
            is_parameter = token.kind is Kind.PARAMETER and token.text[1:].lower() == wanted
            if wanted and (token.name == wanted or is_parameter or token.text.lower() == wanted):
                return token
    return None


def _may_suggest(name: str) -> bool:
    last = name.rpartition(".")[2].lower()
    return not (
        last in permissions.SYSTEM_VIEWS
        or permissions.is_refused_view(last)
        or permissions.is_refused_function(last)
        or permissions.is_file_function(last)
        or name.lower().startswith(("information_schema.", "pg_catalog."))
    )


def _suggest_candidates(name: str, candidates: list[str]) -> tuple[str, list[str]]:
    best = sorted(candidates, key=partial(fixes.measure_likeness, name), reverse=True)[:_MAX_SUGGESTIONS]
    if close := [candidate for candidate in best if fixes.measure_likeness(name, candidate) >= fixes.MIN_LIKENESS]:
        return _did_you_mean(close), close
    listed = ", ".join(f'"{candidate}"' for candidate in candidates[:_MAX_SUGGESTIONS])
    return f"There is {listed}{' and more' if len(candidates) > _MAX_SUGGESTIONS else ''}.", []


def _did_you_mean(names: list[str]) -> str:
    *others, last = (f'"{name}"' for name in names[:_MAX_SUGGESTIONS])
    return f"Did you mean {', '.join(others)} or {last}?" if others else f"Did you mean {last}?"

"""The `$name` parameters of a text: which there are, what sort of value each takes, and values typed by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dashboard.engine.sandbox.result import Value
from dashboard.engine.sandbox.tokens import MAX_CHARACTERS, Kind, Token, tokenize
from dashboard.errors import QuestionError

_NUMBERS = re.compile(
    r"u?(tiny|small|big|huge)int|u?integer|u?int(1|2|4|8|16|32|64|128)?|signed|short|long|oid|bignum"
    r"|float[48]?|real|double|dec|decimal|numeric"
)
_TRUTHS = frozenset({"boolean", "bool", "logical"})
_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0"})
_LONGEST_ARGUMENTS = 6  # words of (10, 2), and one more: far ahead would take quadratic time
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LEAST_WHOLE, _MOST_WHOLE = -(2**127), 2**128 - 1  # of DuckDB
_WHOLE = re.compile(r"-?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"-?\d{0,18}\.\d{1,18}", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(?:([ ,_'\u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?", re.ASCII)  # 1,000 or 1 000.5
_PLAINLY_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_PLAINLY_WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})", re.ASCII)
_PLAINLY_DECIMAL = re.compile(r"-?(0|[1-9]\d{0,14})\.\d{1,15}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Parameter:
    """`kind` is "date", "number", "truth" or "text" where a cast beside it says so, else ""."""

    name: str
    kind: str
    is_list: bool


@lru_cache(maxsize=64)  # a run of the page asks for those of the same text several times
def find_parameters(sql: str) -> tuple[Parameter, ...]:
    """Each parameter once, in the order of first use; those in strings and comments are none.

    Linear in time. None of a text that is longer than any that is run.
    """
    words = tokenize(sql) if len(sql) <= MAX_CHARACTERS else []
    parameters: dict[str, Parameter] = {}
    for at, word in enumerate(words):
        if word.kind is not Kind.PARAMETER:
            continue
        name = word.text[1:]
        kind, is_list = _find_cast(words, at)
        before = parameters.get(name, Parameter(name, "", False))
        parameters[name] = Parameter(name, before.kind or kind, before.is_list or is_list)
    return tuple(parameters.values())


def parse_value(parameter: Parameter, text: str | Sequence[str]) -> Value:
    """The value that a text stands for; None for an empty one. A list of texts gives a tuple without the empty ones.

    Raises QuestionError for a text that is no value of the parameter's kind.
    """
    if parameter.is_list or not isinstance(text, str):
        texts = [text] if isinstance(text, str) else text
        values = tuple(one.strip() for one in texts if one.strip())
        for one in values:
            _parse_one(parameter, one)
        return values or None
    return _parse_one(parameter, text)


def bind_values(sql: str, values: Mapping[str, Any]) -> dict[str, Value]:
    """The value of every `$name` of a text, from what a program sends; NULL for those that it does not send.

    Raises QuestionError with a line for each that cannot be used.
    """
    known = {parameter.name: parameter for parameter in find_parameters(sql)}
    bound: dict[str, Value] = dict.fromkeys(known)
    problems = [f"The query has no parameter {name[:100]!r}." for name in values if name not in known]
    for name in known.keys() & values.keys():
        try:
            bound[name] = _bind_value(known[name], values[name])
        except QuestionError as error:
            problems.append(str(error))
    if problems:
        raise QuestionError("\n".join(problems))
    return bound


def _bind_value(parameter: Parameter, value: Any) -> Value:
    if isinstance(value, str | list):
        texts = [value] if isinstance(value, str) else list(map(str, value))
        try:
            "".join(texts).encode()
        except UnicodeEncodeError:
            raise QuestionError(f"${parameter.name} holds half a character. Send whole Unicode.") from None
        return parse_value(parameter, value if isinstance(value, str) else texts)
    if isinstance(value, int) and not _LEAST_WHOLE <= value <= _MOST_WHOLE:
        raise QuestionError(f"${parameter.name} has more digits than a whole number may. Send a smaller one.")
    if value is None or isinstance(value, bool | int | float):
        return value
    raise QuestionError(f"${parameter.name} must be a text, a number, true, false, null or a list of texts.")


def _parse_one(parameter: Parameter, text: str) -> Value:
    if not text.strip():
        return None
    if parameter.kind == "text":
        return text
    if not parameter.kind:
        return _guess_value(text)
    read, example = _READERS[parameter.kind]
    try:
        value: Value = read(text.strip())
        return value
    except ValueError:
        raise QuestionError(
            f"The parameter {parameter.name} is {text.strip()[:200]!r}, but must be {example}."
        ) from None


def _parse_day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise ValueError
    return date.fromisoformat(text)


def _parse_number(text: str) -> int | float:
    if grouped := _GROUPED.fullmatch(text):
        text = text.replace(grouped[1], "")
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    raise ValueError


def _parse_truth(text: str) -> bool:
    if text.lower() in _TRUE | _FALSE:
        return text.lower() in _TRUE
    raise ValueError


_READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "date": (_parse_day, "a day such as 2022-08-25"),
    "number": (_parse_number, "a number such as 48213 or 0.5"),
    "truth": (_parse_truth, "true or false"),
}


def _guess_value(text: str) -> Value:
    """A value of the sort that the text plainly is; where there is doubt, text."""
    if _PLAINLY_GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if _PLAINLY_WHOLE.fullmatch(text) and text != "-0":
        return int(text)
    if _PLAINLY_DECIMAL.fullmatch(text):
        return float(text)
    if text in {"true", "false"}:
        return text == "true"
    try:
        return _parse_day(text)
    except ValueError:
        return text


def _find_cast(words: list[Token], at: int) -> tuple[str, bool]:
    """Kind and whether it is a list, of `$x::date`, `($x)::date[]` or `cast($x as date)`."""
    before, after = at - 1, at + 1
    while before >= 0 and after < len(words) and words[before].text == "(" and words[after].text == ")":
        if before and words[before - 1].word:  # the bracket of a call
            break
        before, after = before - 1, after + 1
    if _text_at(words, after) == "::":
        return _read_type(words, after + 1)
    is_cast = _text_at(words, before) == "(" and _text_at(words, before - 1).lower() in {"cast", "try_cast"}
    if is_cast and _text_at(words, after).lower() == "as":
        return _read_type(words, after + 1)
    return "", False


def _read_type(words: list[Token], at: int) -> tuple[str, bool]:
    name = words[at].name if at < len(words) else ""
    if not name:
        return "", False
    after = at + 1
    if _text_at(words, after) == "(":  # decimal(10, 2)
        ends = (place + 1 for place in range(after, after + _LONGEST_ARGUMENTS) if _text_at(words, place) == ")")
        after = next(ends, after)
    is_list = _text_at(words, after) == "["
    if name == "date":
        return "date", is_list
    if _NUMBERS.fullmatch(name):
        return "number", is_list
    return ("truth" if name in _TRUTHS else "text"), is_list


def _text_at(words: list[Token], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""

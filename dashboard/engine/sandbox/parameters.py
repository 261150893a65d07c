"""The `$name` parameters of a text, and the values that people type for them. Pure: for pages and the command line."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date

from dashboard.engine.sandbox.result import Value
from dashboard.engine.sandbox.tokens import Kind, Token, tokens
from dashboard.errors import QuestionError

_KINDS = {
    "date": "date",
    **dict.fromkeys(
        ("tinyint", "smallint", "integer", "int", "int4", "int8", "bigint", "hugeint", "ubigint", "uinteger"), "number"
    ),
    **dict.fromkeys(("double", "float", "real", "decimal", "numeric"), "number"),
    **dict.fromkeys(("boolean", "bool"), "truth"),
    **dict.fromkeys(("varchar", "text", "string"), "text"),
}
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})", re.ASCII)
_DECIMAL = re.compile(r"-?(0|[1-9]\d{0,17})\.\d{1,15}", re.ASCII)
_EXAMPLES = {"date": "a day such as 2022-08-25", "number": "a number such as 137000", "truth": "true or false"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """`kind` is what a cast beside it says: date, number, truth or text; empty where no cast does."""

    name: str
    kind: str = ""
    is_list: bool = False


def declared(sql: str) -> list[Parameter]:
    """The parameters in the order of their first use, each once; a cast at any of its places tells its kind."""
    words = tokens(sql)
    found: dict[str, Parameter] = {}
    for place, word in enumerate(words):
        if word.kind is Kind.PARAMETER:
            name = word.text[1:]
            parameter = _cast(name, words, place)
            if name not in found or (parameter.kind and not found[name].kind):
                found[name] = parameter
    return list(found.values())


def typed(parameter: Parameter, text: str) -> Value:
    """The value that was typed; None for empty text. Raises QuestionError, with an example, for what it cannot be."""
    if not text.strip():
        return None
    if parameter.is_list:
        return tuple(part for each in re.split(r"[,\n]", text) if (part := each.strip())) or None
    value = _guessed(text) if not parameter.kind else text if parameter.kind == "text" else _read(parameter.kind, text)
    if value is None:
        raise QuestionError(f"The parameter {parameter.name} is {text!r}, but must be {_EXAMPLES[parameter.kind]}.")
    return value


def _cast(name: str, words: list[Token], place: int) -> Parameter:
    """Reads `$x::date`, `$x::varchar[]` and `cast($x as date)`."""
    after = [word.text.lower() for word in words[place + 1 : place + 5]] + [""] * 4
    is_cast = after[0] == "::" or (
        after[0] == "as" and place >= 2 and words[place - 1].text == "(" and words[place - 2].word.endswith("cast")
    )
    if not is_cast:
        return Parameter(name)
    return Parameter(name, _KINDS.get(after[1], "text"), after[2] == "[" and after[3] == "]")


def _read(kind: str, text: str) -> Value:
    """The text as that kind, or None."""
    plain = text.strip()
    try:
        if kind == "date":
            return date.fromisoformat(plain) if _DAY.fullmatch(plain) else None
        if kind == "truth":
            return _TRUTHS.get(plain.lower())
        number = float(plain)
        return None if not math.isfinite(number) else int(plain) if _WHOLE.fullmatch(plain) else number
    except ValueError:
        return None


def _guessed(text: str) -> Value:
    """Where no cast tells: a number or a day where the text reads exactly as one, else the text."""
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    if text in ("true", "false"):
        return text == "true"
    day = _read("date", text)
    return text if day is None else day

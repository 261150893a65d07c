"""What an address can say, and how: parameters by kind, read with suspicion, written in full.

Pure: no session, no Streamlit. `ui/links.py` keeps the state of a session equal to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qs

from dashboard.contents.filters import Parameter
from dashboard.figures.display import join_names
from dashboard.sharing import compression
from dashboard.sharing import snapshot as shown
from dashboard.sharing.parameters import LONGEST_TEXT, PARAMETERS

State = dict[str, Any]
Values = Mapping[str, Mapping[str, str]]

_LONGEST_SHOWN = 60
_MOST_NAMED = 5
_HIGHEST_NUMBER = 1_000_000
_MOST_NAMED_VALUES = 40
_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPAN = re.compile(r"(0|[1-9][0-9]{0,4})-([1-9][0-9]{0,4})", re.ASCII)
_NAME = re.compile(r"[a-z][a-z0-9_]{0,79}")
_VALUE_OF_SQL = re.compile(r"p_([A-Za-z_][A-Za-z0-9_]{0,59})")


# Streamlit's own, invisible to st.query_params in most versions; never ours to judge.
_STREAMLITS = ("embed", "embed_options")
# How links are written. One that says nothing is of the first form, and links of every form before must still open.
VERSION = "1"


def of(view: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """View → query parameters, defaults included, empty ones left out.

    The values of a query's `$name` are each a parameter `p_name`; a long SQL text is compressed as `sqlz`, and left
    out where even that is too long for an address.
    """
    said: dict[str, str | list[str]] = {}
    for name, parameter in PARAMETERS.items():
        if value := view.get(name):
            said |= _WRITERS.get(parameter.kind, _as_text)(name, value)
    return said


def _as_text(name: str, value: Any) -> dict[str, str | list[str]]:
    return {name: [str(each) for each in value] if isinstance(value, list) else str(value)}


def _as_values(_: str, given: Mapping[str, str | list[str]]) -> dict[str, str | list[str]]:
    return {f"p_{name}": value for name, value in given.items() if value}


def _as_sql(name: str, text: str) -> dict[str, str | list[str]]:
    if compression.is_readable(text):
        return {name: text}
    return {f"{name}z": code} if (code := compression.pack(text)) else {}


_WRITERS: Mapping[str, Callable[[str, Any], dict[str, str | list[str]]]] = {"values": _as_values, "sql": _as_sql}


def expanded(address: Mapping[str, list[str]]) -> tuple[dict[str, list[str]], list[str]]:
    """The parts that a link says plainly and in its compressed part `z`, and one sentence for each that is no good."""
    said = {name: list(texts) for name, texts in address.items() if name not in ("z", "v")}
    notices = [
        f"This link was made for another version of Muster (v={_shortened(version)}, here {VERSION}): "
        "what is understood of it is shown."
        for version in address.get("v", [])
        if version != VERSION
    ]
    codes = address.get("z", [])
    text = compression.text_of(codes[0]) if len(codes) == 1 else None
    if text is not None:
        for name, texts in parse_qs(text, keep_blank_values=True, errors="replace").items():
            said.setdefault(name, []).extend(texts)
    elif codes:
        notices.append(
            "The compressed part of the link is damaged or too long and was ignored. Ask for the link again."
        )
    return said, notices


def parse(
    address: Mapping[str, list[str]], values: Values, heard: Container[str] = PARAMETERS
) -> tuple[State, list[str]]:
    """Query string → (what could be honoured, one sentence for each part that could not).

    `heard`: the parameters that the page listens to; any other is as strange to it as one that does not exist.
    """
    found: State = {}
    notices: list[str] = []
    strangers = [name for name in address if _parameter(name) not in heard and name not in _STREAMLITS]
    if strangers:
        named = join_names([f"“{_shortened(name)}”" for name in strangers[:_MOST_NAMED]])
        more = f" and {len(strangers) - _MOST_NAMED} more" if len(strangers) > _MOST_NAMED else ""
        notices.append(f"No part of this page’s address, and ignored: {named}{more}.")
    if "sql" in heard:
        _parse_sql(address, found, notices)
    if "p" in heard:
        _parse_values(address, found, notices)
    for name, parameter in PARAMETERS.items():
        if name in address and name in heard and parameter.kind in _READERS:
            _parse_one(parameter, address[name], parameter.options or values.get(name, {}), found, notices)
    return found, notices


def _parse_one(parameter: Parameter, texts: list[str], known: Container[str], found: State, notices: list[str]) -> None:
    good: list[Any] = []
    bad: list[str] = []
    for text in texts:
        value = _READERS[parameter.kind](text, known)
        (bad.append(text) if value is None else good.append(value))
    if bad:
        shown = join_names([f"“{_shortened(text)}”" for text in bad[:_MOST_NAMED]])
        more = f" and {len(bad) - _MOST_NAMED} more" if len(bad) > _MOST_NAMED else ""
        notices.append(f"{parameter.label}: {shown}{more} is {_REASONS[parameter.kind]} and was ignored.")
    if parameter.kind == "many":
        found[parameter.name] = list(dict.fromkeys(good))
    elif good:
        found[parameter.name] = good[0]
        if len(good) > 1:
            notices.append(f"{parameter.label}: the address gives {len(good)} values; the first is used.")


def _parameter(name: str) -> str:
    """The parameter that a name in an address belongs to; the name itself where there is none."""
    if name == "sqlz":
        return "sql"
    return "p" if _VALUE_OF_SQL.fullmatch(name) else name if name != "p" else ""


def _parse_sql(address: Mapping[str, list[str]], found: State, notices: list[str]) -> None:
    """The text of a query, plain or compressed; of several, none: nobody can say which was meant."""
    plain, compressed = address.get("sql", []), address.get("sqlz", [])
    if len(plain) + len(compressed) > 1:
        notices.append("SQL: the address holds more than one query, so none was taken over.")
    elif plain or compressed:
        text = compression.checked(plain[0]) if plain else compression.unpack(compressed[0])
        if text is None:
            reason = "too long or not plain text" if plain else "damaged or too long"
            notices.append(f"SQL: the query in the address is {reason} and was ignored. Ask the sender for the text.")
        else:
            found["sql"] = text


def _parse_values(address: Mapping[str, list[str]], found: State, notices: list[str]) -> None:
    """The values of a query's parameters; what they mean, the query says."""
    given: dict[str, str | list[str]] = {}
    named = {matched[1]: texts for name, texts in address.items() if (matched := _VALUE_OF_SQL.fullmatch(name))}
    if len(named) > _MOST_NAMED_VALUES:
        notices.append(f"Parameters: the address holds {len(named):,} values; the first {_MOST_NAMED_VALUES} are used.")
    for name, texts in list(named.items())[:_MOST_NAMED_VALUES]:
        good = [text for text in texts if _is_plain(text)]
        if len(good) < len(texts):
            shown = join_names([f"“{_shortened(text)}”" for text in texts[:_MOST_NAMED]])
            notices.append(f"Parameter {name}: {shown} is {_REASONS['text']} and was ignored.")
        elif good:
            given[name] = good[0] if len(good) == 1 else good
    if given:
        found["p"] = given


def _known(text: str, known: Container[str]) -> str | None:
    return text if text in known else None


def _text(text: str, _known: Container[str]) -> str | None:
    """Without the marks that nobody sees, which come along when text is copied: they turn it, or join its letters."""
    if len(text) > LONGEST_TEXT:
        return None
    seen = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return seen if _is_plain(seen) else None


def _is_plain(text: str) -> bool:
    return bool(text.strip()) and text.isprintable() and len(text) <= LONGEST_TEXT


def _number(text: str, _known: Container[str]) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) and int(text) <= _HIGHEST_NUMBER else None


def _date(text: str, _known: Container[str]) -> date | None:
    if not _DAY.fullmatch(text) or not text.isascii():
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _name(text: str, _known: Container[str]) -> str | None:
    return text if _NAME.fullmatch(text) else None


def _span(text: str, _known: Container[str]) -> str | None:
    matched = _SPAN.fullmatch(text)
    return text if matched and int(matched[1]) < int(matched[2]) else None


def _release(text: str, _known: Container[str]) -> str | None:
    return text if shown.is_release(text) else None


def _seen(text: str, _known: Container[str]) -> str | None:
    return text if shown.unpack(text) else None


_READERS: Mapping[str, Callable[[str, Container[str]], Any]] = {
    "one": _known,
    "many": _known,
    "date": _date,
    "text": _text,
    "number": _number,
    "name": _name,
    "span": _span,
    "release": _release,
    "seen": _seen,
}
_REASONS = {
    "one": "not known here",
    "many": "not known here",
    "date": "no date like 2022-08-25",
    "text": f"empty, longer than {LONGEST_TEXT} characters or not plain text",
    "name": "no name of a question",
    "span": "no stretch of the text like 0-120",
    "number": f"no whole number from 1 to {_HIGHEST_NUMBER:,}",
    "release": "no name of a release like 2026-11-27",
    "seen": "damaged, so what has changed since cannot be told from it,",
}


def _shortened(text: str) -> str:
    clean = "".join(c if c.isprintable() else "�" for c in text[: _LONGEST_SHOWN + 1])
    return clean if len(clean) <= _LONGEST_SHOWN else clean[:_LONGEST_SHOWN] + "…"

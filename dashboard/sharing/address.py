"""Reads addresses with suspicion and writes them in full. No session, no Streamlit: `ui/url_state.py` has those."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qs

from dashboard.contents.filters import Parameter
from dashboard.figures.display import join_names
from dashboard.sharing import compression, own_link, snapshot
from dashboard.sharing.parameters import LONGEST_TEXT, PARAMETERS

State = dict[str, Any]
Values = Mapping[str, Mapping[str, str]]
Query = Mapping[str, list[str]]

_LONGEST_QUOTE = 60
_MAX_QUOTED = 5
_MAX_NUMBER = 1_000_000
_MAX_SQL_VALUES = 50
_NO_TEXT = f"empty, longer than {LONGEST_TEXT} characters or not plain text"
_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPAN = re.compile(r"(0|[1-9][0-9]{0,4})-([1-9][0-9]{0,4})", re.ASCII)
_PART = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,99}")
# Of the 3rd number of a text, another measure, subject or day; open where nothing follows: "2.measure.casualties".
_CHOICE = re.compile(r"[0-9]{1,5}\.(?:(?:measure|subject)\.[\w+-]{0,99}|as_of\.(?P<day>[0-9-]{10})?)")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,79}")
_SQL_VALUE = re.compile(r"p_([A-Za-z_][A-Za-z0-9_]{0,59})")
# Streamlit's own, which most versions hide from st.query_params.
_STREAMLIT_PARAMETERS = ("embed", "embed_options")
# The form of links. Links without it are of the first form, and links of every earlier form must still open.
VERSION = "1"


def write_address(view: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """View → query parameters: defaults included, empty ones left out.

    Each value of a query's `$name` is a parameter `p_name`. A long SQL text is compressed as `sqlz`, and left out where
    even that is too long for an address.
    """
    query: dict[str, str | list[str]] = {}
    for name, parameter in PARAMETERS.items():
        if value := view.get(name):
            query |= _WRITERS.get(parameter.kind, _write_text)(name, value)
    return query


def _write_text(name: str, value: Any) -> dict[str, str | list[str]]:
    return {name: [str(each) for each in value] if isinstance(value, list) else str(value)}


def _write_sql_values(_: str, values: Mapping[str, str | list[str]]) -> dict[str, str | list[str]]:
    return {f"p_{name}": value for name, value in values.items() if value}


def _write_sql(name: str, text: str) -> dict[str, str | list[str]]:
    if compression.is_readable(text):
        return {name: text}
    return {f"{name}z": code} if (code := compression.encode_sql(text)) else {}


def _write_prose(name: str, text: str) -> dict[str, str | list[str]]:
    return {name: text} if compression.is_readable(text) else {}


_WRITERS: Mapping[str, Callable[[str, Any], dict[str, str | list[str]]]] = {
    "values": _write_sql_values,
    "sql": _write_sql,
    "prose": _write_prose,
}


def expand_address(query: Query) -> tuple[dict[str, list[str]], list[str]]:
    """The parameters of a link with those of its compressed part `z`, and a sentence for each part that is unusable."""
    expanded = {name: list(texts) for name, texts in query.items() if name not in ("z", "v")}
    notices = [
        f"This link was made for another version of Muster (v={_shorten(version)}, here {VERSION}). "
        "Parts that this version does not know are ignored."
        for version in query.get("v", [])
        if version != VERSION
    ]
    codes = query.get("z", [])
    text = compression.decode(codes[0]) if len(codes) == 1 else None
    if text is not None:
        for name, texts in parse_qs(text, keep_blank_values=True, errors="replace").items():
            expanded.setdefault(name, []).extend(texts)
    elif codes:
        notices.append(
            "The compressed part of the link is damaged or too long and was ignored. Ask for the link again."
        )
    return expanded, notices


def read_address(query: Query, values: Values, accepted: Container[str] = PARAMETERS) -> tuple[State, list[str]]:
    """Query parameters → (the values that can be used, a sentence for each part that cannot).

    `values`: the known values per parameter. `accepted`: the parameters of the page; others are unknown to it.
    """
    state: State = {}
    notices: list[str] = []
    unknown = [name for name in query if _parameter_of(name) not in accepted and name not in _STREAMLIT_PARAMETERS]
    if unknown:
        notices.append(f"Ignored unknown parameter{'s' if len(unknown) > 1 else ''}: {_quote(unknown)}.")
    if "sql" in accepted:
        _read_sql(query, state, notices)
    if "p" in accepted:
        _read_sql_values(query, state, notices)
    for name, parameter in PARAMETERS.items():
        if name in query and name in accepted and parameter.kind in _READERS:
            _read_parameter(parameter, query[name], parameter.options or values.get(name, {}), state, notices)
    return state, notices


def _read_parameter(
    parameter: Parameter, texts: list[str], known: Container[str], state: State, notices: list[str]
) -> None:
    read, reason = _READERS[parameter.kind]
    usable: list[Any] = []
    unusable: list[str] = []
    for text in texts:
        value = read(text, known)
        (unusable.append(text) if value is None else usable.append(value))
    if unusable:
        notices.append(describe_ignored(parameter.label, unusable, reason))
    if isinstance(parameter.empty, list):
        state[parameter.name] = list(dict.fromkeys(usable))
    elif usable:
        state[parameter.name] = usable[0]
        if len(usable) > 1:
            notices.append(f"{parameter.label}: the address has {len(usable)} values; the first is used.")


def _parameter_of(name: str) -> str:
    """The parameter that a name in an address belongs to; the name itself where there is none."""
    if name == "sqlz":
        return "sql"
    return "p" if _SQL_VALUE.fullmatch(name) else name if name != "p" else ""


def _read_sql(query: Query, state: State, notices: list[str]) -> None:
    """The text of a query, plain or compressed; none of several, since nobody can say which one was meant."""
    plain, compressed = query.get("sql", []), query.get("sqlz", [])
    if len(plain) + len(compressed) > 1:
        notices.append("SQL: the address has more than one query; none is used.")
    elif plain or compressed:
        text = compression.check_sql(plain[0]) if plain else compression.decode_sql(compressed[0])
        if text is None:
            reason = "too long or no text" if plain else "damaged or too long"
            notices.append(f"SQL: the query in the address is {reason} and was ignored. Ask the sender for the text.")
        else:
            state["sql"] = text


def _read_sql_values(query: Query, state: State, notices: list[str]) -> None:
    """The values of a query's parameters, as text; the query gives them types."""
    values: dict[str, str | list[str]] = {}
    named = {matched[1]: texts for name, texts in query.items() if (matched := _SQL_VALUE.fullmatch(name))}
    if len(named) > _MAX_SQL_VALUES:
        notices.append(f"Parameters: the address has {len(named):,} values; the first {_MAX_SQL_VALUES} are used.")
    for name, texts in list(named.items())[:_MAX_SQL_VALUES]:
        usable = [text for text in texts if _is_plain(text)]
        if len(usable) < len(texts):
            notices.append(describe_ignored(f"Parameter {name}", texts, _NO_TEXT))
        elif usable:
            values[name] = usable[0] if len(usable) == 1 else usable
    if values:
        state["p"] = values


def _read_known(text: str, known: Container[str]) -> str | None:
    return text if text in known else None


def _read_text(text: str, _known: Container[str]) -> str | None:
    """Without invisible marks, which come along when text is copied: they reverse it, or join its letters."""
    if len(text) > LONGEST_TEXT:
        return None
    visible = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return visible if _is_plain(visible) else None


def _read_prose(text: str, _known: Container[str]) -> str | None:
    return text if compression.is_readable(text) else None


def _is_plain(text: str) -> bool:
    return bool(text.strip()) and text.isprintable() and len(text) <= LONGEST_TEXT


def _read_number(text: str, _known: Container[str]) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) and int(text) <= _MAX_NUMBER else None


def _read_date(text: str, _known: Container[str]) -> date | None:
    if not _DAY.fullmatch(text) or not text.isascii():
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _read_name(text: str, _known: Container[str]) -> str | None:
    return text if _NAME.fullmatch(text) else None


def _read_part(text: str, _known: Container[str]) -> str | None:
    return text if _PART.fullmatch(text) else None


def _read_choice(text: str, known: Container[str]) -> str | None:
    matched = _CHOICE.fullmatch(text)
    return text if matched and not (matched["day"] and _read_date(matched["day"], known) is None) else None


def _read_span(text: str, _known: Container[str]) -> str | None:
    matched = _SPAN.fullmatch(text)
    return text if matched and int(matched[1]) < int(matched[2]) else None


def _read_release(text: str, _known: Container[str]) -> str | None:
    return text if snapshot.is_release(text) else None


def _read_snapshot(text: str, _known: Container[str]) -> str | None:
    return text if snapshot.unpack(text) else None


def _read_own(text: str, _known: Container[str]) -> str | None:
    return text if own_link.unpack(text) else None


# By kind: how a value is read, which gives None for what cannot be used, and what that is called then.
_READERS: Mapping[str, tuple[Callable[[str, Container[str]], Any], str]] = {
    "one": (_read_known, "not known here"),
    "many": (_read_known, "not known here"),
    "date": (_read_date, "not a date such as 2022-08-25"),
    "text": (_read_text, _NO_TEXT),
    "prose": (_read_prose, "too long for an address, or no text"),
    "number": (_read_number, f"not a whole number from 1 to {_MAX_NUMBER:,}"),
    "name": (_read_name, "not the name of a question"),
    "span": (_read_span, "not a character range such as 0-120"),
    "parts": (_read_part, "not the name of a part of a page"),
    "choices": (_read_choice, "not a choice for a number of a text"),
    "release": (_read_release, "not the name of a release such as 2026-11-27"),
    "seen": (_read_snapshot, "damaged, so changes since then cannot be shown,"),
    "own": (_read_own, "damaged or too long, so the figures in it cannot be shown,"),
}


def describe_ignored(label: str, texts: list[str], reason: str) -> str:
    """The sentence for values of an address that cannot be used."""
    return f"{label}: {_quote(texts)} is {reason} and was ignored."


def _quote(texts: list[str]) -> str:
    """The first few texts of an address, as a notice names them."""
    quoted = join_names([f"“{_shorten(text)}”" for text in texts[:_MAX_QUOTED]])
    return f"{quoted} and {len(texts) - _MAX_QUOTED} more" if len(texts) > _MAX_QUOTED else quoted


def _shorten(text: str) -> str:
    clean = "".join(c if c.isprintable() else "\ufffd" for c in text[: _LONGEST_QUOTE + 1])
    return clean if len(clean) <= _LONGEST_QUOTE else clean[:_LONGEST_QUOTE] + "…"

"""The address equals the state: read once, checked, kept across pages, and written back after every change.

Streamlit's own binding drops unknown values without a word and leaves defaults out of the address, so that a changed
default would change old links. Muster therefore reads and writes the query string itself, in this module alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.ui.words import listed

_STATE = "address_state"
_SEEN = "address_seen"
_NOTICES = "address_notices"
_DEFAULTS = "address_defaults"
_BEFORE = "address_before"
_LONGEST_SHOWN = 60
_MOST_NAMED = 5
LONGEST_TEXT = 200
_HIGHEST_NUMBER = 1_000_000
_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Parameter:
    """One part of the view that a link carries: widget key, address name and SQL parameter are the same word."""

    name: str
    label: str
    kind: str  # one, many, date, text or number
    options: tuple[str, ...] = ()  # the values that it may have in every dossier; else the dossier says


# Columns of the table of figures, in the order in which they are shown.
COLUMNS = (
    "wording",
    "reading",
    "subject",
    "measure",
    "speaker",
    "stance",
    "as_of",
    "stated_on",
    "known_on",
    "effective_from",
    "scope",
    "period",
    "rule",
    "outlet",
    "published_on",
    "tier",
    "flags",
    "note",
    "figure_id",
)

PARAMETERS = {
    parameter.name: parameter
    for parameter in (
        Parameter("dossier", "Dossier", "one"),
        Parameter("subject", "Subject", "one"),
        Parameter("measure", "Measure", "one"),
        Parameter("speaker_id", "Speaker", "many"),
        Parameter("stance", "Stance", "many"),
        Parameter("as_of_from", "Period from", "date"),
        Parameter("as_of_to", "Period to", "date"),
        Parameter("known_on", "Known on", "date"),
        Parameter("period", "Counted over", "one"),
        Parameter("compare_with", "Compare with", "one"),
        Parameter("q", "Search", "text"),
        Parameter("sort", "Sort by", "one", tuple(f"{sign}{name}" for name in COLUMNS for sign in ("", "-"))),
        Parameter("columns", "Columns", "many", COLUMNS),
        Parameter("page", "Page", "number"),
        Parameter("figure_id", "Figure", "text"),
    )
}
# The filters that all pages share; the rest belongs to the page that draws it.
FILTERS = ("dossier", "subject", "measure", "speaker_id", "stance", "as_of_from", "as_of_to", "known_on")
# Where a reader is within a view; neither makes it another one.
_OF_ONE_VIEW = ("page", "figure_id")
# Streamlit's own, invisible to st.query_params in most versions; never ours to judge.
_STREAMLITS = ("embed", "embed_options")

State = dict[str, Any]
Values = Mapping[str, Mapping[str, str]]


def state() -> State:
    """The view of this session: parameter → value (a string, a list of strings, a date, or None)."""
    kept: State = st.session_state.setdefault(_STATE, {name: _empty(p) for name, p in PARAMETERS.items()})
    return kept


def set_value(name: str, value: Any) -> None:
    """Changes one part of the view, and the widget that shows it."""
    state()[name] = value
    st.session_state[name] = value


def take_over_widgets() -> None:
    """What the reader chose since the last run counts before anything is drawn; another choice starts at page one."""
    view = state()
    for name, parameter in PARAMETERS.items():
        if name in st.session_state:
            value = st.session_state[name]
            view[name] = plain_text(value) if parameter.kind == "text" else value
    before = st.session_state.get(_BEFORE, view)
    if any((view[name] or None) != (before[name] or None) for name in PARAMETERS if name not in _OF_ONE_VIEW):
        set_value("page", None)


def plain_text(typed: str | None) -> str | None:
    """What was typed, as an address may hold it; None where nothing is left."""
    return "".join(letter if letter.isprintable() else " " for letter in typed or "")[:LONGEST_TEXT].strip() or None


def is_new_address() -> bool:
    """Whether the address is not the one that this session wrote last: a first run, Back, Forward, or an edit.

    An empty address in a running session is the menu's doing: it leads to a page, and the view goes along.
    """
    address = _address()
    return _SEEN not in st.session_state or bool(address and address != st.session_state[_SEEN])


def arrive(values: Values, defaults: State, said_by_page: Iterable[str] | None = None) -> None:
    """Takes a new address over into the state: on the first run, after Back or Forward, or when somebody edits it.

    `values` are the known values per parameter (value → label). What cannot be honoured becomes a notice. A page that
    writes only a few parts into its address names them in `said_by_page`; the others are kept from before.
    """
    st.session_state[_DEFAULTS] = defaults
    if is_new_address():
        found, found_notices = parse(_address(), values)
        st.session_state[_NOTICES] = found_notices
        for name in PARAMETERS if said_by_page is None else said_by_page:
            set_value(name, found.get(name, _empty(PARAMETERS[name])))
    for name, parameter in PARAMETERS.items():
        if parameter.kind in ("one", "many"):
            _keep_known(name, parameter.options or values.get(name, {}))
    if not state()["dossier"]:
        set_value("dossier", defaults["dossier"])


def settle_on_defaults(names: Iterable[str]) -> None:
    """For pages that cannot show everything at once: where nothing is chosen, the dossier's own choice holds."""
    for name in names:
        if not state()[name] and defaults().get(name):
            set_value(name, defaults()[name])


def _keep_known(name: str, known: Container[str]) -> None:
    """Another dossier has other values: what it does not know is let go."""
    value = state()[name]
    if isinstance(value, list):
        if any(each not in known for each in value):
            set_value(name, [each for each in value if each in known])
    elif value is not None and value not in known:
        set_value(name, None)


def notice(text: str) -> None:
    """Adds to what the reader is told about the address; each sentence once."""
    told: list[str] = st.session_state.setdefault(_NOTICES, [])
    if text not in told:
        told.append(text)


def defaults() -> State:
    """What a parameter is where neither the address nor the reader says anything."""
    return dict(st.session_state.get(_DEFAULTS, {}))


def parse(address: Mapping[str, list[str]], values: Values) -> tuple[State, list[str]]:
    """Query string → (what could be honoured, one sentence for each part that could not)."""
    found: State = {}
    notices: list[str] = []
    strangers = [name for name in address if name not in PARAMETERS and name not in _STREAMLITS]
    if strangers:
        named = listed([f"“{_shortened(name)}”" for name in strangers[:_MOST_NAMED]])
        more = f" and {len(strangers) - _MOST_NAMED} more" if len(strangers) > _MOST_NAMED else ""
        notices.append(f"No part of a Muster address, and ignored: {named}{more}.")
    for name, parameter in PARAMETERS.items():
        if name in address:
            _parse_one(parameter, address[name], parameter.options or values.get(name, {}), found, notices)
    return found, notices


def _parse_one(parameter: Parameter, texts: list[str], known: Container[str], found: State, notices: list[str]) -> None:
    good: list[Any] = []
    bad: list[str] = []
    for text in texts:
        value = _READERS[parameter.kind](text, known)
        (bad.append(text) if value is None else good.append(value))
    if bad:
        shown = listed([f"“{_shortened(text)}”" for text in bad[:_MOST_NAMED]])
        more = f" and {len(bad) - _MOST_NAMED} more" if len(bad) > _MOST_NAMED else ""
        notices.append(f"{parameter.label}: {shown}{more} is {_REASONS[parameter.kind]} and was ignored.")
    if parameter.kind == "many":
        found[parameter.name] = list(dict.fromkeys(good))
    elif good:
        found[parameter.name] = good[0]
        if len(good) > 1:
            notices.append(f"{parameter.label}: the address gives {len(good)} values; the first is used.")


def query(view: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """State → query parameters, defaults included, empty ones left out."""
    return {
        name: [str(v) for v in value] if isinstance(value, list) else str(value)
        for name in PARAMETERS
        if (value := view.get(name))
    }


def keep(names: Iterable[str]) -> None:
    """Writes the parts that this page uses, and the shared filters, into the address."""
    wanted = query({name: state()[name] for name in names})
    address = {name: value if isinstance(value, list) else [value] for name, value in wanted.items()}
    if _address() != address:
        st.query_params.from_dict(wanted)
    st.session_state[_SEEN] = address
    st.session_state[_BEFORE] = dict(state())


def figure_address(dossier: str, figure_id: str) -> str:
    """Where a figure has its page, relative to any page of Muster."""
    return f"figure?{urlencode({'dossier': dossier, 'figure_id': figure_id})}"


def open_figure(figure_id: str) -> None:
    """Leads to the page of a figure of this dossier; all filters go along."""
    # With its address, since another written afterwards would be a second entry of the history, which Back ends in.
    st.switch_page("views/figure.py", query_params={"dossier": state()["dossier"], "figure_id": figure_id})


def notices() -> list[str]:
    """What the address asked for and did not get; shown once per address."""
    return list(st.session_state.get(_NOTICES, []))


def _address() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _empty(parameter: Parameter) -> Any:
    return [] if parameter.kind == "many" else None


def _known(text: str, known: Container[str]) -> str | None:
    return text if text in known else None


def _text(text: str, _known: Container[str]) -> str | None:
    return text if text.strip() and text.isprintable() and len(text) <= LONGEST_TEXT else None


def _number(text: str, _known: Container[str]) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) and int(text) <= _HIGHEST_NUMBER else None


def _date(text: str, _known: Container[str]) -> date | None:
    if not _DAY.fullmatch(text) or not text.isascii():
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


_READERS: Mapping[str, Callable[[str, Container[str]], Any]] = {
    "one": _known,
    "many": _known,
    "date": _date,
    "text": _text,
    "number": _number,
}
_REASONS = {
    "one": "not known here",
    "many": "not known here",
    "date": "no date like 2022-08-25",
    "text": f"empty, longer than {LONGEST_TEXT} characters or not plain text",
    "number": f"no whole number from 1 to {_HIGHEST_NUMBER:,}",
}


def _shortened(text: str) -> str:
    clean = "".join(c if c.isprintable() else "�" for c in text[: _LONGEST_SHOWN + 1])
    return clean if len(clean) <= _LONGEST_SHOWN else clean[:_LONGEST_SHOWN] + "…"

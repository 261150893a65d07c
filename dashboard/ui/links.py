"""The address equals the state: read once, checked, kept across pages, and written back after every change.

Streamlit's own binding drops unknown values without a word and leaves defaults out of the address, so that a changed
default would change old links. Muster therefore reads and writes the query string itself, in this module alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from dashboard.ui.words import listed

_STATE = "address_state"
_SEEN = "address_seen"
_NOTICES = "address_notices"
_DEFAULTS = "address_defaults"
_LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Parameter:
    """One part of the view that a link carries: widget key, address name and SQL parameter are the same word."""

    name: str
    label: str
    kind: str  # one, many or date


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
    )
}
# The filters that all pages share; the rest belongs to the page that draws it.
FILTERS = ("dossier", "subject", "measure", "speaker_id", "stance", "as_of_from", "as_of_to", "known_on")
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


def arrive(values: Values, defaults: State) -> None:
    """Takes a new address over into the state: on the first run, after Back or Forward, or when somebody edits it.

    `values` are the known values per parameter (value → label). What cannot be honoured becomes a notice.
    """
    address = {name: st.query_params.get_all(name) for name in st.query_params}
    is_first = _SEEN not in st.session_state
    if is_first or (address and address != st.session_state[_SEEN]):
        found, notices = parse(address, values)
        st.session_state[_NOTICES] = notices
        for name, parameter in PARAMETERS.items():
            set_value(name, found.get(name, _empty(parameter)))
    st.session_state[_DEFAULTS] = defaults
    for name, value in defaults.items():
        if not state()[name]:
            set_value(name, value)


def defaults() -> State:
    """What a parameter is where neither the address nor the reader says anything."""
    return dict(st.session_state.get(_DEFAULTS, {}))


def parse(address: Mapping[str, list[str]], values: Values) -> tuple[State, list[str]]:
    """Query string → (what could be honoured, one sentence for each part that could not)."""
    found: State = {}
    notices: list[str] = []
    for name, texts in address.items():
        parameter = PARAMETERS.get(name)
        if parameter is None:
            if name not in _STREAMLITS:
                notices.append(f"“{_shortened(name)}” is no part of a Muster address and was ignored.")
            continue
        good: list[Any] = []
        bad: list[str] = []
        for text in texts:
            value = _date(text) if parameter.kind == "date" else text if text in values.get(name, {}) else None
            (bad.append(text) if value is None else good.append(value))
        if bad:
            shown = listed([f"“{_shortened(text)}”" for text in bad])
            reason = "is no date like 2022-08-25" if parameter.kind == "date" else "is not in this dossier"
            notices.append(f"{parameter.label}: {shown} {reason} and was ignored.")
        if parameter.kind == "many":
            found[name] = good
        elif good:
            found[name] = good[0]
            if len(good) > 1:
                notices.append(f"{parameter.label}: the address gives {len(good)} values; the first is used.")
    return found, notices


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
    if {name: st.query_params.get_all(name) for name in st.query_params} != address:
        st.query_params.from_dict(wanted)
    st.session_state[_SEEN] = address


def notices() -> list[str]:
    """What the address asked for and did not get; shown once per address."""
    return list(st.session_state.get(_NOTICES, []))


def _empty(parameter: Parameter) -> Any:
    return [] if parameter.kind == "many" else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _shortened(text: str) -> str:
    clean = "".join(c if c.isprintable() else "�" for c in text)
    return clean if len(clean) <= _LONGEST_SHOWN else clean[:_LONGEST_SHOWN] + "…"

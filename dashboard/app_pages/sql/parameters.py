"""An input of the right kind for each `$name` parameter of a query, and the values that the sandbox gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard.contents.filters import FILTERS
from dashboard.contents.view import list_known_values
from dashboard.engine.questions.ask import ask
from dashboard.engine.sandbox import Value
from dashboard.engine.sandbox.parameters import Parameter, find_parameters, parse_value
from dashboard.sharing.parameters import LONGEST_TEXT, PARAMETERS
from dashboard.ui import place, url_state
from dashboard.ui.choose_many import choose_many
from dashboard.ui.day_field import draw_day_field
from dashboard.ui.markdown import escape

RawValue = str | list[str]
"""A value as the reader wrote it, and as the address holds it."""
MAX_INPUTS = 50
_TRUTHS = ("true", "false")


def parse_values(sql: str, raw_values: Mapping[str, RawValue]) -> dict[str, Value]:
    """The value of each parameter of a text; NULL for one left empty. Raises QuestionError for a wrong value."""
    return {one.name: parse_value(one, _join(raw_values.get(one.name, ""))) for one in find_parameters(sql)}


def select_known(sql: str, raw_values: Mapping[str, RawValue]) -> dict[str, RawValue]:
    """The values of the parameters that the text names."""
    return {one.name: raw_values[one.name] for one in find_parameters(sql) if raw_values.get(one.name)}


def draw_inputs(sql: str, raw_values: Mapping[str, RawValue], on_change: Callable[[str, RawValue], None]) -> None:
    """One input per parameter of the text; what is left empty is NULL. `on_change` gets a name and its new value."""
    parameters = find_parameters(sql)
    if not parameters:
        return
    with st.container(key="workbench_parameters", gap="xsmall"):
        with place.reserve_height(place.FIELD_PIXELS), st.container(horizontal=True, vertical_alignment="bottom"):
            for one in parameters[:MAX_INPUTS]:
                _draw_input(one, raw_values.get(one.name, ""), on_change)
        if (more := len(parameters) - MAX_INPUTS) > 0:
            st.caption(f"Only the first {MAX_INPUTS} $names have an input; {more:,} more are NULL.")


def _draw_input(one: Parameter, raw: RawValue, on_change: Callable[[str, RawValue], None]) -> None:
    key = f"workbench_p_{one.name}"
    # Screen readers get a label as it is written, so marks are escaped only where Markdown would take them for its own.
    label = f"${one.name}" if one.name.strip("_") == one.name else escape(f"${one.name}")
    choices, text = _list_choices(one.name), _join(raw)
    shared: dict[str, Any] = {"key": key, "on_change": lambda: on_change(one.name, _as_raw(st.session_state[key]))}
    if one.kind == "date" and _is_day(text):
        day = date.fromisoformat(text) if text else None
        draw_day_field(one.name, label, day, lambda chosen: on_change(one.name, _as_raw(chosen)), key=key)
    elif one.kind == "truth" and text.lower() in ("", *_TRUTHS):
        st.session_state[key] = text.lower() or None
        st.selectbox(label, _TRUTHS, placeholder="NULL", width=130, **shared)
    elif choices and one.is_list:
        values = text.split("\n") if text else []
        labels = {choice: choice for choice in choices}
        set_values = partial(on_change, one.name)
        choose_many(label, labels, values, set_values, key=f"{key}_add", empty="empty: NULL", is_open=True)
    elif choices:
        options = list(dict.fromkeys((*choices, *([text] if text else []))))
        st.session_state[key] = text or None
        st.selectbox(label, options, placeholder="empty: NULL", accept_new_options=True, width=250, **shared)
    else:
        st.session_state[key] = text
        hint = "a, b, c" if one.is_list else "a number" if one.kind == "number" else "empty: NULL"
        st.text_input(label, placeholder=hint, max_chars=LONGEST_TEXT, width=200, **shared)


def _list_choices(name: str) -> Sequence[str]:
    """The values of a parameter that all pages share."""
    if name == "dossier":
        dossiers: list[str] = ask("dossiers").column("dossier").to_pylist()
        return dossiers
    if name not in FILTERS or PARAMETERS[name].kind not in ("one", "many"):
        return ()
    return list(list_known_values(url_state.current_view()["dossier"]).get(name, ()))


def _as_raw(value: object) -> RawValue:
    """A widget's value as the address holds it."""
    if isinstance(value, list):
        return [str(each) for each in value]
    return str(value or "").strip()


def _join(raw: RawValue) -> str:
    return raw if isinstance(raw, str) else "\n".join(raw)


def _is_day(text: str) -> bool:
    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False

"""The values of a query's `$name` parameters: an input of the right kind for each, and what they are to the sandbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st

from dashboard.contents.filters import FILTERS
from dashboard.contents.view import values as known_values
from dashboard.engine.questions.ask import ask
from dashboard.engine.sandbox import Value
from dashboard.engine.sandbox.parameters import Parameter, declared, typed
from dashboard.sharing.parameters import LONGEST_TEXT, PARAMETERS
from dashboard.ui import url_state
from dashboard.ui.markdown import escape

# As the reader wrote it, and as the address holds it.
Given = str | list[str]
_KEY = "workbench_p_"
_TRUTHS = ("true", "false")


def values(sql: str, given: Mapping[str, Given]) -> dict[str, Value]:
    """What a text's parameters are bound to; NULL for one left empty. Raises QuestionError for a wrong value."""
    return {one.name: typed(one, _joined(given.get(one.name, ""))) for one in declared(sql)}


def known(sql: str, given: Mapping[str, Given]) -> dict[str, Given]:
    """Of what was given, the part that the text asks for."""
    return {one.name: given[one.name] for one in declared(sql) if given.get(one.name)}


def inputs(sql: str, given: Mapping[str, Given], on_change: Callable[[str, Given], None]) -> None:
    """One input per parameter of the text; what is left empty is NULL. `on_change` gets a name and its new value."""
    asked = declared(sql)
    if not asked:
        return
    with st.container(key="workbench_parameters", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for one in asked:
                _input(one, given.get(one.name, ""), on_change)
        st.caption("Values of the query’s $names. An empty one is NULL.")


def _input(one: Parameter, given: Given, on_change: Callable[[str, Given], None]) -> None:
    key = f"{_KEY}{one.name}"
    # Screen readers get a label as it is written, so marks are escaped only where Markdown would take them for its own.
    label = f"${one.name}" if one.name.strip("_") == one.name else escape(f"${one.name}")
    choices = _choices(one.name)

    def take() -> None:
        on_change(one.name, _as_given(st.session_state[key]))

    said = _joined(given)
    if one.kind == "date" and _is_day(said):
        st.session_state[key] = date.fromisoformat(said) if said else None
        st.date_input(label, key=key, on_change=take, format="YYYY-MM-DD", width=170, min_value=date(1, 1, 1))
    elif one.kind == "truth" and said.lower() in ("", *_TRUTHS):
        st.session_state[key] = said.lower() or None
        st.selectbox(label, _TRUTHS, key=key, on_change=take, placeholder="NULL", width=130)
    elif one.is_list and choices:
        chosen = _members(given)
        st.session_state[key] = chosen
        options = list(dict.fromkeys((*choices, *chosen)))
        st.multiselect(label, options, key=key, on_change=take, placeholder="NULL", width=330, accept_new_options=True)
    elif choices and not one.is_list:
        st.session_state[key] = said or None
        options = list(dict.fromkeys((*choices, *([said] if said else []))))
        st.selectbox(label, options, key=key, on_change=take, placeholder="NULL", width=250, accept_new_options=True)
    else:
        st.session_state[key] = said
        hint = "a, b, c" if one.is_list else "a number" if one.kind == "number" else "NULL"
        st.text_input(label, key=key, on_change=take, placeholder=hint, max_chars=LONGEST_TEXT, width=200)


def _choices(name: str) -> Sequence[str]:
    """What the data knows under that name, where it is one that all pages share."""
    if name == "dossier":
        dossiers: list[str] = ask("dossiers").column("dossier").to_pylist()
        return dossiers
    if name not in FILTERS or PARAMETERS[name].kind not in ("one", "many"):
        return ()
    return list(known_values(url_state.current_view()["dossier"]).get(name, ()))


def _as_given(value: object) -> Given:
    """A widget's value as the address holds it."""
    if isinstance(value, list):
        return [str(each) for each in value]
    return value.isoformat() if isinstance(value, date) else str(value or "").strip()


def _joined(given: Given) -> str:
    return given if isinstance(given, str) else "\n".join(given)


def _members(given: Given) -> list[str]:
    return [given] if isinstance(given, str) and given else list(given)


def _is_day(text: str) -> bool:
    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False

"""The parameters of a question: a widget of the right kind for each, and the values that the question is asked with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard.contents.registry import WORKBENCH
from dashboard.contents.view import list_known_values
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.catalogue import Question
from dashboard.engine.questions.parameters import list_required
from dashboard.figures.display import capitalize, format_day, humanize, join_names
from dashboard.sharing.address import describe_ignored
from dashboard.sharing.parameters import LONGEST_TEXT, PARAMETERS
from dashboard.ui import place, url_state
from dashboard.ui.choose_many import PIXELS, choose_many
from dashboard.ui.day_field import draw_day_field
from dashboard.ui.markdown import escape

_FROM_VIEW = ("dossier", "subject", "measure", "figure_id")
_TRUTHS = {"true": True, "false": False}
_INTEGERS = ("bigint", "integer", "int", "smallint", "hugeint")
_READERS: Mapping[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "boolean": _TRUTHS.__getitem__,
    "double": float,
    **dict.fromkeys(_INTEGERS, int),
}
_SHORT_PIXELS = 170  # of a field for a day or a number
_REASONS = {"date": "no date like 2022-08-25", "boolean": "neither true nor false"}


def read_values(question: Question) -> dict[str, Any]:
    """The values for `ask`, from the address and the reader's choices; what cannot be used is named in a notice."""
    raw_values = dict(url_state.current_view()["p"] or {})
    if raw_values.get("dossier") in list_known_values(url_state.current_view()["dossier"])["dossier"]:
        url_state.current_view()["dossier"] = raw_values["dossier"]
    if unknown := [f"“{name}”" for name in raw_values if name not in question.params]:
        url_state.add_notice(f"No parameter of this question, and ignored: {join_names(unknown)}.")
    values = {name: _read_value(question, name, raw_values[name]) for name in question.params if raw_values.get(name)}
    for name, text in _default_values(question, is_untouched=not raw_values).items():
        if values.get(name) is None and text:
            values[name] = _read_value(question, name, text)
    url_state.set_value("p", {name: as_raw(value) for name, value in values.items() if value is not None})
    return {name: values.get(name) for name in question.params}


def _default_values(question: Question, *, is_untouched: bool) -> dict[str, str | None]:
    """What is used for a parameter without a value: the dossier's choice.

    Answers of the pages start as on the pages: with one subject and measure, since numbers of several cannot be
    compared.
    """
    names = list_required(question)
    if is_untouched and question.folder == "answers":
        names = [*names, *({"subject", "measure"} & set(question.params))]
    from_view = [name for name in _FROM_VIEW if name in names and question.type_of(name) == "varchar"]
    return {name: url_state.current_view()[name] or url_state.list_defaults().get(name) for name in from_view}


def draw_widgets(question: Question, values: Mapping[str, Any]) -> None:
    """One widget per parameter; the dossier only where there is a choice."""
    names = [name for name in question.params if name != "dossier" or len(_list_choices("dossier")) > 1]
    if names:
        required = list_required(question)
        with st.container(horizontal=True, vertical_alignment="top", gap=None, key="parameters"):
            for name in names:
                empty, kind = "Choose one" if name in required else "Any", question.type_of(name)
                pixels = _SHORT_PIXELS if kind in ("date", "double", *_INTEGERS) and not _list_choices(name) else PIXELS
                with place.reserve_height(place.FIELD_PIXELS, pixels):
                    _draw_widget(name, kind, values[name], f"given_{question.name}_{name}", empty)


def label_of(name: str) -> str:
    """A parameter as a reader should see it."""
    known = None if name in WORKBENCH else PARAMETERS.get(name)
    return known.label if known else capitalize(humanize(name))


def describe_values(values: Mapping[str, Any]) -> str:
    """Such as "Subject: Russia, Known on: 25 Aug 2022"; the dossier is named elsewhere."""
    parts = []
    for name, value in values.items():
        if value is None or name == "dossier":
            continue
        labels = _list_choices(name)
        members = value if isinstance(value, list) else [value]
        words = [format_day(each) if isinstance(each, date) else labels.get(str(each), str(each)) for each in members]
        parts.append(f"{label_of(name)}: {join_names(words, 'or')}")
    return ", ".join(parts) or "all values"


def _draw_widget(name: str, kind: str, value: Any, key: str, empty: str) -> None:
    choices, label = _list_choices(name), escape(label_of(name))
    shared: dict[str, Any] = {"key": key, "on_change": lambda: _set_value(name, st.session_state[key])}
    options: dict[str, Any] = {"format_func": lambda each: choices.get(each, each), "placeholder": empty}
    if kind.endswith("[]"):
        set_values = partial(_set_value, name)
        choose_many(label, choices, value or [], set_values, key=key, empty=empty, is_open=not choices)
        return
    if kind == "date":
        draw_day_field(name, label, value, partial(_set_value, name), key=key)
        return
    st.session_state[key] = str(value).lower() if kind == "boolean" and value is not None else value
    if kind == "boolean" or choices:
        st.selectbox(label, list(choices) or list(_TRUTHS), index=None, **options, **shared)
    elif kind in (*_INTEGERS, "double"):
        step = 1 if kind in _INTEGERS else 0.1
        st.number_input(label, value=None, step=step, placeholder=empty, **shared)
    else:
        st.text_input(label, placeholder=empty, max_chars=LONGEST_TEXT, **shared)


def _set_value(name: str, value: Any) -> None:
    raw_values = {each: text for each, text in (url_state.current_view()["p"] or {}).items() if each != name}
    if value not in (None, "", []):
        raw_values[name] = as_raw(value)
    url_state.set_value("p", raw_values)


def as_raw(value: Any) -> str | list[str]:
    """A value as the address holds it."""
    if isinstance(value, list):
        return [str(each) for each in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


def _read_value(question: Question, name: str, raw: str | list[str]) -> Any:
    """What the address says, as the query takes it; None, with a notice, where the query cannot take it."""
    texts = raw if isinstance(raw, list) else [raw]
    kind, choices = question.type_of(name), _list_choices(name)
    known = [text for text in texts if not choices or text in choices]
    if len(known) < len(texts):
        unknown = sorted({*texts} - {*known})
        url_state.add_notice(describe_ignored(label_of(name), unknown, "not known here"))
    if kind.endswith("[]"):
        return known or None
    try:
        return _READERS.get(kind, str)(known[0]) if known else None
    except (ValueError, KeyError):
        reason = _REASONS.get(kind, "no number")
        url_state.add_notice(describe_ignored(label_of(name), known[:1], reason))
        return None


def _list_choices(name: str) -> Mapping[str, str]:
    """The values that a parameter may have, with their labels, where the data knows them; so nobody types an id."""
    dossier = url_state.current_view()["dossier"]
    if name in (known := list_known_values(dossier)):
        return known[name]
    if name == "table_name":
        return {table: table for table in ask("schema_tables").column("table_name").to_pylist()}
    if name == "derivation_id":
        return {row["derivation_id"]: row["title"] for row in ask("reconciliations", dossier=dossier).to_pylist()}
    words = ask("codebook_words", dossier=dossier, column_name=name).column("word").to_pylist()
    return {word: capitalize(humanize(word)) for word in words}

"""The parameters of a question: a widget of the right kind for each, and the values that the question is asked with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from dashboard.contents.registry import WORKBENCH
from dashboard.contents.view import values as known_values
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.catalogue import Question
from dashboard.figures.display import capitalize, format_day, join_names
from dashboard.sharing.parameters import LONGEST_TEXT, PARAMETERS
from dashboard.ui import filters, url_state
from dashboard.ui.markdown import escape

_OF_THE_VIEW = ("dossier", "subject", "measure", "figure_id")
# As in coalesce($known_on::date, date '2022-08-25').
_OWN_VALUE = r"coalesce\(\s*\${}\s*::\s*\w+\s*,\s*(?:date\s+)?'([^']+)'\s*\)"
_TRUTHS = {"true": True, "false": False}
_WHOLE = ("bigint", "integer", "int", "smallint", "hugeint")
_REASONS = {"date": "no date like 2022-08-25", "boolean": "neither true nor false", "number": "no number"}


def settle(question: Question) -> dict[str, Any]:
    """The values for `ask`, from the address and the reader's choices; what cannot be used is let go with a notice."""
    given = dict(url_state.current_view()["p"] or {})
    if given.get("dossier") in known_values(url_state.current_view()["dossier"])["dossier"]:
        url_state.current_view()["dossier"] = given["dossier"]
    if strangers := [f"“{name}”" for name in given if name not in question.params]:
        url_state.add_notice(f"No parameter of this question, and ignored: {join_names(strangers)}.")
    read = {name: _read(question, name, given[name]) for name in question.params if given.get(name)}
    for name, text in _preset(question, is_untouched=not given).items():
        if read.get(name) is None and text:
            read[name] = _read(question, name, text)
    url_state.set_value("p", {name: as_given(value) for name, value in read.items() if value is not None})
    return {name: read.get(name) for name in question.params}


def _preset(question: Question, *, is_untouched: bool) -> dict[str, str | None]:
    """What stands in for a parameter that nobody has given: the query's own value, or the dossier's choice.

    An answer of the pages is asked at first as they ask it: for one subject and measure, since numbers of several are
    not to be compared.
    """
    wanted = needed(question)
    if is_untouched and question.folder == "answers":
        wanted = [*wanted, *({"subject", "measure"} & set(question.params))]
    of_the_view = [name for name in _OF_THE_VIEW if name in wanted and question.type_of(name) == "varchar"]
    own = {name: found[1] for name in question.params if (found := re.search(_OWN_VALUE.format(name), question.sql))}
    return {name: url_state.current_view()[name] or url_state.defaults().get(name) for name in of_the_view} | own


def needed(question: Question) -> list[str]:
    """The parameters without which there is no answer: something must equal them, and they are nowhere left open."""
    return [
        name
        for name in question.params
        if re.search(rf"[^<>]=\s*\${name}\b|(unnest|list_contains)\(\${name}\b", question.sql)
        and not re.search(
            rf"\${name}\b[^,\n]{{0,12}}?\bis\s+(not\s+)?null|coalesce\([^()]*\${name}\b|distinct\s+from\s+\${name}\b",
            question.sql,
        )
    ]


def widgets(question: Question, values: Mapping[str, Any]) -> None:
    """One widget per parameter; the dossier only where there is a choice."""
    names = [name for name in question.params if name != "dossier" or len(_choices("dossier")) > 1]
    if names:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="parameters"):
            for name in names:
                _widget(question, name, values[name])


def label_of(name: str) -> str:
    """A parameter as a reader should see it."""
    known = None if name in WORKBENCH else PARAMETERS.get(name)
    return known.label if known else capitalize(name.replace("_", " "))


def in_words(values: Mapping[str, Any]) -> str:
    """ "Subject: Russia, Known on: 25 Aug 2022"; the dossier is told elsewhere."""
    told = []
    for name, value in values.items():
        if value is None or name == "dossier":
            continue
        labels = _choices(name)
        members = value if isinstance(value, list) else [value]
        shown = [format_day(each) if isinstance(each, date) else labels.get(str(each), str(each)) for each in members]
        told.append(f"{label_of(name)}: {join_names(shown, 'or')}")
    return ", ".join(told) or "all values"


def _widget(question: Question, name: str, value: Any) -> None:
    kind, choices, key = question.type_of(name), _choices(name), f"given_{question.name}_{name}"
    label = escape(label_of(name))
    is_list = kind.endswith("[]")
    empty = "Choose one" if name in needed(question) else "Any"
    shown: Any = value
    if kind == "boolean" and value is not None:
        shown = str(value).lower()
    st.session_state[key] = (shown or []) if is_list else shown
    told: dict[str, Any] = {"key": key, "on_change": _taken, "args": (name, key)}
    if is_list:
        options = list(dict.fromkeys((*choices, *(value or ()))))
        st.multiselect(
            label,
            options,
            format_func=lambda each: choices.get(each, each),
            placeholder=empty,
            accept_new_options=not choices,
            width=330,
            **told,
        )
    elif kind == "date":
        first, last = filters.FIRST_DAY, filters.LAST_DAY
        st.date_input(label, value=None, min_value=first, max_value=last, format="YYYY-MM-DD", width=170, **told)
    elif kind == "boolean" or choices:
        options = list(choices) or list(_TRUTHS)
        st.selectbox(
            label,
            options,
            index=None,
            format_func=lambda each: choices.get(each, each),
            placeholder=empty,
            width=270,
            **told,
        )
    elif kind in (*_WHOLE, "double"):
        st.number_input(label, value=None, step=1 if kind in _WHOLE else 0.1, placeholder=empty, width=170, **told)
    else:
        st.text_input(label, placeholder=empty, max_chars=LONGEST_TEXT, width=270, **told)


def _taken(name: str, key: str) -> None:
    value = st.session_state[key]
    given = {each: text for each, text in (url_state.current_view()["p"] or {}).items() if each != name}
    if value not in (None, "", []):
        given[name] = as_given(value)
    url_state.set_value("p", given)


def as_given(value: Any) -> str | list[str]:
    """A value as the address holds it."""
    if isinstance(value, list):
        return [str(each) for each in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


def _read(question: Question, name: str, given: str | list[str]) -> Any:
    """What the address says, as the query wants it; None, with a notice, where it cannot be that."""
    texts = given if isinstance(given, list) else [given]
    kind, choices = question.type_of(name), _choices(name)
    good = [text for text in texts if not choices or text in choices]
    if len(good) < len(texts):
        url_state.add_notice(f"{label_of(name)}: {_named(set(texts) - set(good))} is not known here and was ignored.")
    if kind.endswith("[]"):
        return good or None
    try:
        return _typed(kind, good[0]) if good else None
    except (ValueError, KeyError):
        url_state.add_notice(
            f"{label_of(name)}: {_named(good[:1])} is {_REASONS.get(kind, _REASONS['number'])} and was ignored."
        )
        return None


def _typed(kind: str, text: str) -> Any:
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "boolean":
        return _TRUTHS[text]
    return int(text) if kind in _WHOLE else float(text) if kind == "double" else text


def _named(texts: Any) -> str:
    return join_names([f"“{text[:60]}”" for text in sorted(texts)])


def _choices(name: str) -> Mapping[str, str]:
    """The values that a parameter may have, with their labels, where the data knows them; so nobody types an id."""
    of_dossier = url_state.current_view()["dossier"]
    if name in (known := known_values(of_dossier)):
        return known[name]
    if name == "table_name":
        return {table: table for table in ask("schema_tables").column("table_name").to_pylist()}
    if name == "derivation_id":
        return {row["derivation_id"]: row["title"] for row in ask("reconciliations", dossier=of_dossier).to_pylist()}
    words = ask("codebook_words", dossier=of_dossier, column_name=name).column("word").to_pylist()
    return {word: capitalize(word.replace("_", " ")) for word in words}

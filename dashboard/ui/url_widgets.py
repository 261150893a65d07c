"""Choices within a page that the address keeps: which part of a list, which tab, what is unfolded.

Each is a parameter of the address. Its widget has a key of its own, since "all of them" is a choice, and no parameter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui import url_state
from dashboard.ui.markdown import escape

_ALL = ""  # which no part of an address can be


def choose_state(
    name: str, counts: Mapping[str, int], words: Mapping[str, str] | None = None, label: str = "State"
) -> str | None:
    """One of few states, side by side with their counts; None for all. Nothing is asked where there is one state."""
    known = {_ALL: "All", **(words or {})}

    def told(each: str) -> str:  # Markdown here, which what a link says must not be
        return escape(known.get(each, humanize(each)))

    return _draw_choice(st.segmented_control, name, counts, told, label, required=True)


def choose_word(name: str, counts: Mapping[str, int], label: str) -> str | None:
    """One of many words, in a list with their counts; None for any."""
    return _draw_choice(
        st.selectbox, name, counts, lambda each: "Any" if each == _ALL else humanize(each), label, width=330
    )


def choose_item(name: str, labels: Mapping[str, str], label: str) -> str:
    """One of several, {value: label}; the first where none is chosen, or where the one chosen is not among them."""
    chosen: str | None = url_state.current_view()[name]
    if chosen and chosen not in labels:
        url_state.add_notice(f"{label}: there is no “{chosen}” in this view.")
        url_state.set_value(name, None)
    key = f"{name}_chosen"
    st.session_state[key] = url_state.current_view()[name] or next(iter(labels))
    picked: str = st.selectbox(
        label,
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        on_change=lambda: url_state.set_value(name, st.session_state[key]),
    )
    return picked


def _draw_choice(
    widget: Callable[..., str],
    name: str,
    counts: Mapping[str, int],
    told: Callable[[str], str],
    label: str,
    **look: Any,
) -> str | None:
    chosen: str | None = url_state.current_view()[name]
    every = {_ALL: sum(counts.values()), **counts}
    if chosen:  # also where nothing is of this kind now: what a link asks for is not replaced by anything else
        every.setdefault(chosen, 0)
    if len(every) > 2:
        key = f"{name}_chosen"
        st.session_state[key] = chosen or _ALL

        def taken() -> None:
            picked = st.session_state[key]
            url_state.set_value(name, None if picked == _ALL else picked)

        def shown(each: str) -> str:
            return f"{told(each)} ({every[each]:,})"

        widget(label, list(every), format_func=shown, key=key, on_change=taken, **look)
    return chosen


def draw_tabs(name: str, labels: Mapping[str, str]) -> list[DeltaGenerator]:
    """Tabs, {value of the parameter: label}; the first is open where the address says nothing."""
    key, values = f"{name}_chosen", {label: value for value, label in labels.items()}
    st.session_state[key] = labels[url_state.current_view()[name] or next(iter(labels))]
    return list(
        st.tabs(
            list(values),
            key=key,
            on_change=lambda: url_state.set_value(name, values[st.session_state[key]]),
        )
    )


def draw_expander(name: str, label: str, icon: str | None = None) -> DeltaGenerator | None:
    """An expander; gives what is to be filled, once a reader or a link has opened it."""
    key = f"{name}_fold"
    st.session_state[key] = is_open(name)
    opened = st.expander(label, icon=icon, key=key, on_change=lambda: set_open(name, bool(st.session_state[key])))
    return opened if is_open(name) else None


def is_open(name: str) -> bool:
    """Whether this part of the page is unfolded, or this list shown as a whole."""
    return name in url_state.current_view()["open"]


def set_open(name: str, wanted: bool = True) -> None:
    """Unfolds a part of the page, or folds it again."""
    others = [each for each in url_state.current_view()["open"] if each != name]
    url_state.set_value("open", [*others, name] if wanted else others)


def humanize(word: str) -> str:
    """ "news_organisation" → "news organisation" """
    return word.replace("_", " ")

"""Widgets for choices within a page that the address keeps: part of a list, one of several, tab."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.figures.display import humanize
from dashboard.ui import place, url_state
from dashboard.ui.markdown import escape

_ALL = ""  # which no part of an address can be


def choose_state(
    name: str, counts: Mapping[str, int], words: Mapping[str, str] | None = None, label: str = "State"
) -> str | None:
    """One of few states, side by side with their counts; None for all. Draws nothing where there is one state."""
    known = {_ALL: "All", **(words or {})}

    def words_of(value: str) -> str:  # Markdown here, which what a link says must not be
        return escape(known.get(value, humanize(value)))

    return _choose(st.segmented_control, name, counts, words_of, label, pixels=place.CHOICE_PIXELS, required=True)


def choose_word(name: str, counts: Mapping[str, int], label: str) -> str | None:
    """One of many words, in a list with their counts; None for any."""
    return _choose(
        st.selectbox, name, counts, lambda value: humanize(value) or "Any", label, pixels=place.FIELD_PIXELS, width=330
    )


def _choose(
    widget: Callable[..., str],
    name: str,
    counts: Mapping[str, int],
    words_of: Callable[[str], str],
    label: str,
    *,
    pixels: int,
    **look: Any,
) -> str | None:
    chosen: str | None = url_state.current_view()[name]
    every = {_ALL: sum(counts.values()), **counts}
    if chosen:  # Also where no row has it now: what a link asks for is not replaced.
        every.setdefault(chosen, 0)
    if len(every) > 2:
        bound = url_state.bind(
            name,
            to_widget=lambda value: value or _ALL,
            from_widget=lambda value: value or None,
            labels_change=True,
        )
        with place.reserve_height(pixels):
            widget(
                label, list(every), format_func=lambda value: f"{words_of(value)} ({every[value]:,})", **look, **bound
            )
    return chosen


def choose_item(name: str, labels: Mapping[str, str], label: str) -> str:
    """One of several, {value: label}; the first where none, or an unknown one, is chosen."""
    url_state.drop_unless_among(
        name, labels, lambda wanted: f"{label}: there is no “{wanted}” in this view.", is_always_said=True
    )
    bound = url_state.bind(name, to_widget=lambda value: value or next(iter(labels)))
    with place.reserve_height(place.FIELD_PIXELS):
        chosen: str = st.selectbox(label, list(labels), format_func=labels.__getitem__, **bound)
    return chosen


def draw_tabs(name: str, labels: Mapping[str, str]) -> list[DeltaGenerator]:
    """Tabs, {value of the parameter: label}; the first is open where the address names none."""
    values = {label: value for value, label in labels.items()}
    bound = url_state.bind(
        name, to_widget=lambda value: labels[value or next(iter(labels))], from_widget=values.__getitem__
    )
    return list(st.tabs(list(values), **bound))

"""Several of many values: a list to add from, and for each chosen one a button that drops it.

Streamlit's own list of several writes them in white on the main colour of the theme, which is too light for that in the
dark theme (2.7:1), and too dark for the words of other choices if it is made darker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard.ui.markdown import escape

PIXELS = 270


def choose_many(
    label: str,
    labels: Mapping[str, str],
    chosen: Sequence[str],
    set_values: Callable[[list[str]], None],
    *,
    key: str,
    empty: str = "Any",
    is_open: bool = False,
    explanation: str | None = None,
) -> None:
    """The list and the buttons; `set_values` gets the new values.

    `labels`: by value, of all that may be chosen; where the list `is_open`, others may be typed. `empty` stands in the
    field while nothing is chosen.
    """

    def add() -> None:
        value, st.session_state[key] = st.session_state[key], None
        if value is not None and value not in chosen:
            set_values([*chosen, value])

    def drop(value: str) -> None:
        set_values([each for each in chosen if each != value])

    with st.container(width=PIXELS, gap="xsmall"):
        st.selectbox(
            label,
            [value for value in labels if value not in chosen],
            index=None,
            format_func=lambda value: labels.get(value, value),
            placeholder="Add another" if chosen else empty,
            accept_new_options=is_open,
            help=explanation,
            key=key,
            on_change=add,
        )
        for value in chosen:
            text = escape(labels.get(value, value))
            st.button(text, icon=":material/close:", help="Drop", key=f"{key}_{value}", on_click=drop, args=(value,))

"""A field for a day: typed as readers write days, taken with Enter or on leaving the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard.figures.days import HINT, read_day
from dashboard.figures.display import format_day
from dashboard.ui.markdown import escape
from dashboard.ui.session import read_session

# Of a month or a year, these take the last day; all others take the first.
_LAST_OF_SPAN = ("as_of_to", "known_on")
_LONGEST_QUOTE = 40


def draw_day_field(
    name: str,
    label: str,
    value: date | None,
    set_day: Callable[[date | None], None],
    *,
    key: str,
    explanation: str | None = None,
) -> None:
    """The field. `set_day` gets the new day, or None once the field is empty; what is no day keeps the earlier one.

    `name` is the parameter that the day is for.
    """

    def take_over() -> None:
        text = st.session_state[key].strip()
        day = read_day(text, is_last=name in _LAST_OF_SPAN)
        if text and day is None:
            read_session().wrong_days[key] = text[:_LONGEST_QUOTE]
        else:
            set_day(day)

    # Not Streamlit's date field: it wants a whole day, opens a calendar over the next field, and loses the focus.
    shown = format_day(value) if value else ""
    if st.session_state.get(key) != shown:
        st.session_state[key] = shown
    with st.container(width=170, gap="xsmall"):
        st.text_input(label, placeholder="e.g. Nov 2022", help=explanation, key=key, on_change=take_over)
        if text := read_session().wrong_days.pop(key, None):
            kept = f"{label} stays {shown}" if shown else "Nothing is chosen"
            st.error(escape(f"“{text}” is not a date. Write {HINT}. {kept}."))

"""The days to go back to, in sight: those that the dossier names, another one that is chosen, and today."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.contents.landmarks import list_landmarks
from dashboard.figures.display import format_day
from dashboard.sharing.parameters import PARAMETERS
from dashboard.ui import place, url_state
from dashboard.ui.markdown import escape
from dashboard.ui.theme import is_phone

_TODAY, _TODAY_WORD = "", "Today"  # which is no day
_DAY_PIXELS, _LIST_PIXELS = 95, 134  # of "16 Sep 2024" as a button, and of a list that shows it


def draw_known_days() -> None:
    """One choice among few; on a phone a list. Nothing where the dossier names no day and none is chosen."""
    view = url_state.current_view()
    landmarks = list_landmarks(view["dossier"])
    days = sorted({*landmarks, *([view["known_on"]] if view["known_on"] else [])})
    if not days:
        return
    titles = "; ".join(f"{format_day(day)}: {title}" for day, title in landmarks.items())
    choices = [*(day.isoformat() for day in days), _TODAY]
    label = PARAMETERS["known_on"].label
    how: dict[str, Any] = {
        "format_func": lambda day: format_day(day) if day else _TODAY_WORD,
        "help": f"What was known then, and nothing later. {escape(titles)}.",
        **url_state.bind(
            "known_on",
            key="known_day",
            to_widget=lambda day: day.isoformat() if day else _TODAY,
            from_widget=lambda text: date.fromisoformat(text) if text else None,
            labels_change=True,
        ),
    }
    if is_phone():  # whose screen has no room for a row of days
        place.reserve_height(place.FIELD_PIXELS, _LIST_PIXELS).selectbox(label, choices[::-1], **how)
        return
    chosen = format_day(view["known_on"]) if view["known_on"] else _TODAY_WORD
    # In words, too: a browser with colours of its own shows no choice among buttons.
    words = f"{label}: {chosen[0].lower()}{chosen[1:]}"
    room = place.reserve_height(place.CHOICE_PIXELS, _DAY_PIXELS * len(choices))
    room.segmented_control(words, choices, required=True, **how)

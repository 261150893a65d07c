"""The days to go back to, in sight: those that the dossier names, another one that is chosen, and today."""

from __future__ import annotations

from datetime import date

from dashboard.contents.landmarks import list_landmarks
from dashboard.figures.display import format_day
from dashboard.sharing.parameters import PARAMETERS
from dashboard.ui import place, url_state
from dashboard.ui.markdown import escape
from dashboard.ui.screen import read_room

_TODAY, _TODAY_WORD = "", "Today"  # which is no day
_DAY_PIXELS, _LINE_PIXELS = 96, 340  # of "16 Sep 2024" as a button, and of a phone
_CHOICE_LINE_PIXELS = 40  # of another line of days


def draw_known_days() -> None:
    """One choice among few; nothing where the dossier names no day and none is chosen."""
    view = url_state.current_view()
    landmarks = list_landmarks(view["dossier"])
    days = sorted({*landmarks, *([view["known_on"]] if view["known_on"] else [])})
    if not days:
        return
    titles = "; ".join(f"{format_day(day)}: {title}" for day, title in landmarks.items())
    width = _DAY_PIXELS * (len(days) + 1)
    more_lines = width // _LINE_PIXELS if read_room().is_narrow else 0
    pixels = place.CHOICE_PIXELS + _CHOICE_LINE_PIXELS * more_lines
    chosen = format_day(view["known_on"]) if view["known_on"] else _TODAY_WORD
    place.reserve_height(pixels, width).segmented_control(
        # In words, too: a browser with colours of its own shows no choice among buttons.
        f"{PARAMETERS['known_on'].label}: {chosen[0].lower()}{chosen[1:]}",
        [*(day.isoformat() for day in days), _TODAY],
        format_func=lambda day: format_day(day) if day else _TODAY_WORD,
        required=True,
        help=f"What was known then, and nothing later. {escape(titles)}.",
        **url_state.bind(
            "known_on",
            key="known_day",
            to_widget=lambda day: day.isoformat() if day else _TODAY,
            from_widget=lambda text: date.fromisoformat(text) if text else None,
            labels_change=True,
        ),
    )

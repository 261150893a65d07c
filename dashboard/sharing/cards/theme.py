"""The colours of the app's theme for cards: CSS variables, and the colours of a chart by night."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Any

from dashboard.charts.palette import DARK, LIGHT, Palette
from dashboard.settings import REPOSITORY

_VARIABLES = {
    "ink": "textColor",
    "paper": "backgroundColor",
    "soft": "grayTextColor",
    "shade": "secondaryBackgroundColor",
    "line": "borderColor",
    "link": "linkColor",
    "blue": "blueColor",
    "red": "redColor",
    "orange": "orangeColor",
    "yellow": "yellowColor",
    "green": "greenColor",
    "violet": "violetColor",
    "gray": "grayColor",
}


@lru_cache(maxsize=1)
def read_colours() -> dict[str, str]:
    """{"light": "--ink:#121417;…", "dark": …} from `.streamlit/config.toml`."""
    theme: dict[str, Any] = tomllib.loads((REPOSITORY / ".streamlit" / "config.toml").read_text(encoding="utf-8"))[
        "theme"
    ]
    return {
        mode: "".join(f"--{name}:{theme[mode][option]};" for name, option in _VARIABLES.items())
        for mode in ("light", "dark")
    }


def dark_chart_rules() -> str:
    """Rules that turn each colour of the light palette into that of the dark one; they outdo the SVG's attributes."""
    pairs = zip(_all(LIGHT), _all(DARK), strict=True)
    return "".join(f'[fill="{day}"]{{fill:{night}}}[stroke="{day}"]{{stroke:{night}}}' for day, night in pairs)


def _all(palette: Palette) -> tuple[str, ...]:
    return (palette.ink, palette.paper, *palette.series)

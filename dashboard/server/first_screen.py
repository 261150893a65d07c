"""What a page shows before its scripts have drawn it, and the script that keeps it in view until they have."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from dashboard.sharing.cards.theme import read_colours

_HERE = Path(__file__).parent
_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_LOGO = '<p class="logo"><img src="./app/static/wordmark.svg" alt="Muster" width="116" height="28" /></p>\n'
_NEEDS_SCRIPTS = "Filters and charts need JavaScript, which is turned off in your browser."


@cache
def read_script(name: str) -> str:
    """The script, to stand in the page; its hash is in the Content-Security-Policy."""
    return _COMMENT.sub("", (_HERE / name).read_text(encoding="utf-8"))


@cache
def read_style() -> str:
    """The look of the first screen, in the colours of the theme.

    Nothing that comes later moves its words: its fonts are those of the reader's machine, as wide as those of the app.
    """
    colours = read_colours()
    look = (_HERE / "first_screen.css").read_text(encoding="utf-8")
    night = f"@media(prefers-color-scheme:dark){{.first-screen{{{colours['dark']}}}}}"
    reading = (_HERE / "reading.css").read_text(encoding="utf-8")
    return f"{look}.first-screen{{{colours['light']}}}\n{night}{reading}"


def write_screen(page: str, content: str) -> str:
    """The root of the page with the content (HTML) in it. `page` is its name."""
    without_scripts = f'<noscript><p class="logo">{_NEEDS_SCRIPTS}</p></noscript>\n'
    screen = f'<div class="first-screen {page}">\n{_LOGO}{without_scripts}{content}</div>'
    scripts = (f"<script>{read_script(name)}</script>" for name in ("first_screen.js", "reading.js"))
    return "\n    ".join([f'<div id="root">{screen}</div>', *scripts])

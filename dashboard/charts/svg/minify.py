"""A picture made smaller for a page that holds several and lists the same rows beside them."""

from __future__ import annotations

import re
from collections import Counter

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)  # of marks; that of the picture has an id
_EMPTY = re.compile(r"<g />\n?|<g></g>\n?")
_MARK = re.compile(r'<path class="mark" transform="translate\((\S+) (\S+)\)" ([^<>]*?)\s*(?:/>|></path>)\n?')
_NAME = re.compile(r'id="title-(\w+)"')
_OFTEN = 3


def minify(picture: str) -> str:
    """The SVG of `svg.svg` without hover cards, each repeated mark drawn once and then referred to."""
    picture = _EMPTY.sub("", _TITLE.sub("", picture))
    counts = Counter(mark[3] for mark in _MARK.finditer(picture))
    name = _NAME.search(picture)
    often = [look for look, count in counts.items() if count >= _OFTEN]
    if not often or name is None:
        return picture
    ids = {look: f"{name[1]}-{place}" for place, look in enumerate(often)}
    definitions = "".join(f'<path id="{ids[look]}" {look}/>' for look in often)
    begin, middle, end = picture.partition("</desc>")

    def referred(mark: re.Match[str]) -> str:
        if mark[3] not in ids:
            return mark[0]
        return f'<use href="#{ids[mark[3]]}" x="{mark[1]}" y="{mark[2]}"/>'

    return f"{begin}{middle}<defs>{definitions}</defs>{_MARK.sub(referred, end)}"

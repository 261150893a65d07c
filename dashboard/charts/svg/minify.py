"""A picture made smaller for a page that holds several and lists the same rows beside them."""

from __future__ import annotations

import re
from collections import Counter

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)  # of marks; that of the picture has an id
_UNSEEN = re.compile(
    r'<path class="mark" [^<>]*fill-opacity="0"[^<>]*(?:/>|></path>)\n?'
)  # marks that hold only a title
_EMPTY = re.compile(r"<g[^<>]*(?:/>|>\s*</g>)\n?")
_CLASS = re.compile(r' class="(?:text|key)"')
_ONE_TEXT = re.compile(r"<g( [^<>]*)><text([^<>]*>[^<>]*</text>)</g>")
_ONE_LINE = re.compile(r'<g(?: opacity="1"|( opacity="[^<>"]*"))><path([^<>]*/>)\n</g>\n')
_MARKS = re.compile(r"<g>((?:<(?:use|path)[^<>]*/>\n?)+)</g>\n")
_RECT = r'<rect (x="[^<>"]*" y="[^<>"]*" width="[^<>"]*" height="[^<>"]*")'
_RECTS = re.compile(rf'{_RECT}( clip-path=[^<>]*?)( opacity="[^<>"]*")?/>\n(?:{_RECT}\2(?: opacity="[^<>"]*")?/>\n)+')
_BETWEEN = re.compile(r" ?(/?>)\n")
_MARK = re.compile(r'<path class="mark" transform="translate\((\S+) (\S+)\)" ([^<>]*?)\s*(?:/>|></path>)\n?')
_NAME = re.compile(r'id="title-(\w+)"')
_OFTEN = 3


def minify(picture: str) -> str:
    """The SVG of `svg.svg` without hover cards, each repeated mark drawn once and then referred to.

    It looks the same: what neighbours share is written once, and what draws nothing is left out.
    """
    picture = _EMPTY.sub("", _UNSEEN.sub("", _TITLE.sub("", picture)))
    picture = _RECTS.sub(_group_rects, _ONE_TEXT.sub(r"<text\1\2", _CLASS.sub("", picture)))
    picture = _MARKS.sub(r"\1", _refer_marks(_ONE_LINE.sub(r"<path\1\2", picture)))
    return _BETWEEN.sub(r"\1", picture)


def _group_rects(run: re.Match[str]) -> str:
    """Neighbours of one look in a group that has it; the opacity stays with each, since a group's would differ."""
    return f"<g{run[2]}>{run[0].replace(run[2], '')}</g>\n"


def _refer_marks(picture: str) -> str:
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

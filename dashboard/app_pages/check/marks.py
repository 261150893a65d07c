"""The text with its numbers marked: a colour, a sign and the place in the list, to which the mark leads."""

from __future__ import annotations

from collections.abc import Container, Mapping

import streamlit as st

from dashboard.contents.check_text.checking import CheckedText
from dashboard.contents.check_text.verdicts import (
    ARITHMETIC,
    CONFIRMED,
    CONSISTENT,
    CONTRADICTED,
    MISLABELLED,
    MISPRINT,
    OUTDATED,
    UNKNOWN,
    VERDICTS,
    WRONG_SUM,
)
from dashboard.ui.markdown import escape

# Verdict: colour of the mark, and a sign for those who do not see colours.
LOOKS: Mapping[str, tuple[str, str]] = {
    CONTRADICTED: ("red", "✕"),
    WRONG_SUM: ("red", "≠"),
    MISPRINT: ("orange", "⇄"),
    MISLABELLED: ("orange", "◇"),
    OUTDATED: ("violet", "↺"),
    CONFIRMED: ("green", "✓"),
    CONSISTENT: ("blue", "≈"),
    ARITHMETIC: ("blue", "="),
    UNKNOWN: ("gray", "?"),
}
MOST_LISTED = 50  # each number of the list has widgets


def anchor_of(place: int) -> str:
    """The name of a place in the list, as the end of a link."""
    return f"number-{place}"


def draw_key() -> None:
    """What each mark will say, for a reader who has no text yet."""
    lines = [f"- :{LOOKS[name][0]}-background[{LOOKS[name][1]}&nbsp;{name}] {VERDICTS[name]}" for name in VERDICTS]
    with st.container(key="key_of_marks"):
        st.markdown("\n".join(["**What a mark says of a number**", *lines]))


def draw_text(checked: CheckedText, wanted: Container[str]) -> None:
    """The text as it was given, line by line, with the marks of these verdicts."""
    places = {one.claim.number: place for place, one in enumerate(checked.by_weight(), start=1)}
    shown = [one.claim.number for one in checked.by_weight() if one.verdict in wanted]
    listed = set(shown[:MOST_LISTED])
    pieces: list[str] = []
    read_to = 0
    for one in checked.judged:
        quantity = one.claim.quantity
        if one.verdict not in wanted:
            continue
        colour, sign = LOOKS[one.verdict]
        pieces.append(_lines(checked.read.text[read_to : quantity.start]))
        place = places[one.claim.number]
        mark = f":{colour}-background[**{escape(quantity.text)}**&nbsp;{sign}&nbsp;{place}]"
        pieces.append(f"[{mark}](#{anchor_of(place)})" if one.claim.number in listed else mark)
        read_to = quantity.end
    pieces.append(_lines(checked.read.text[read_to:]))
    with st.container(border=True, key="marked_text"):
        st.markdown("".join(pieces))


def _lines(text: str) -> str:
    """Text of a reader as Markdown that shows it as it is, with its paragraphs and the spaces at its ends."""
    lines = [_spaced(line) for line in text.split("\n")]
    return "\n\n".join(lines)


def _spaced(line: str) -> str:
    before = " " if line[:1].isspace() else ""
    after = " " if len(line) > 1 and line[-1:].isspace() else ""
    return f"{before}{escape(line)}{after}"

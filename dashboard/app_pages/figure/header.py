"""The first screen of a figure: the words as printed, what to watch out for, how we read them, who said them when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.app_pages.figure.figure_link import draw_figure_link, scroll_to_top
from dashboard.charts.stances import voice_of
from dashboard.contents import dossiers, figures, periods, sources
from dashboard.figures.display import capitalize, format_bounds, format_count, format_day, format_interval, humanize
from dashboard.figures.forms import form_of
from dashboard.figures.sentences import build_sentence
from dashboard.ui import page_header
from dashboard.ui.markdown import escape, link

Figure = Mapping[str, Any]
Meanings = Mapping[tuple[str, str], str]
_LONGEST_TITLE = 120
_LONGEST_TEXT = 600
_TILE_PIXELS = 300
# Those of `figures.WARNINGS` that are shown as errors.
_ERRORS = ("doctored", "error_in_print")


def draw_title(figure: Figure) -> None:
    """What is counted, and the words as printed; then the whole statement as a sentence."""
    subject = f"{figure['measure_label']}, {figure['subject_name']}"
    wording = _shorten(figure["wording"], _LONGEST_TITLE)
    page_header.draw_title(f"{subject}: “{wording}”")
    scroll_to_top(figure)
    sentence = build_sentence(figure)
    st.markdown(escape(_shorten(sentence)))
    if figure["note"] and figure["note"].rstrip(".") not in sentence:
        st.caption(f"Note: {escape(_shorten(figure['note']))}")


def draw_warnings(figure: Figure, meanings: Meanings, sequence: Sequence[Figure], errors: Sequence[Figure]) -> None:
    """What a reader must know before using the number, and links to the figure to use instead."""
    for flag, name in figures.WARNINGS.items():
        if ("flags", flag) in meanings:
            draw_box = st.error if flag in _ERRORS else st.warning
            draw_box(escape(f"{name}. {meanings['flags', flag]}"), icon=":material/report:")
    for right in (row for row in errors if row["part"] == "right"):
        draw_figure_link("link_to_right", f"Right: {_name(right)}, {right['outlet']}", right)
    if figure["is_unconfirmed"]:
        st.warning(escape(f"Unconfirmed. {meanings['tier', figure['tier']]}"), icon=":material/help:")
    word = dossiers.read_steps(figure["dossier"]).word
    for text, name, other in figures.list_replacements(figure, sequence, word):
        st.info(escape(text), icon=":material/update:")
        draw_figure_link("link_to_latest", f"{name}: {_name(other)}, {other['outlet']}", other)


def draw_tiles(figure: Figure, meanings: Meanings, relays: Sequence[Figure]) -> None:
    """As printed, read as, said by."""
    with st.grid(3, min_column_width=_TILE_PIXELS):
        with st.container(border=True, height="stretch", gap="xsmall", key="as_printed"):
            _draw_printed(figure, meanings, relays)
        with st.container(border=True, height="stretch", gap="xsmall", key="read_as"):
            _draw_reading(figure)
        with st.container(border=True, height="stretch", gap="xsmall", key="said_by"):
            _draw_speaker(figure, meanings)


def _draw_printed(figure: Figure, meanings: Meanings, relays: Sequence[Figure]) -> None:
    st.caption("As printed")
    st.markdown(f"**“{escape(_shorten(figure['wording']))}”**")
    credit = f", crediting {figure['credits']}" if figure["credits"] else ""
    publication = link(sources.describe_publication(figure), figure["url"])
    st.markdown(f"{publication}{escape(credit)}")
    remark = f" {figure['publication_note']}" if figure["publication_note"] else ""
    st.caption(escape(f"{figure['tier'].capitalize()}: {meanings.get(('tier', figure['tier']), '')}{remark}"))
    origin = next(row for row in relays if row["is_origin"])
    if not origin["is_this"]:
        st.markdown(escape(f"A repeat: first printed by {origin['outlet']}, {format_day(origin['published_on'])}."))
        draw_figure_link("link_to_origin", f"Origin: {_name(origin)}", origin)
    elif len(relays) > 1:
        count = format_count(len(relays) - 1, "repeat")
        st.caption(f"The origin of {count}: one statement, however often it is printed.")


def _draw_reading(figure: Figure) -> None:
    st.metric("Means", escape(format_bounds(figure)))
    has_bounds = figure["low"] is not None or figure["high"] is not None
    bounds = format_interval(figure["low"], figure["high"], form=form_of(figure)) if has_bounds else "none"
    rule = f"Rule “{humanize(figure['rule'])}”, as in “{figure['rule_example']}”:"
    st.caption(escape(f"Stated bounds: {bounds}. {rule}"))
    st.caption(escape(figure["rule_meaning"]))
    if exactness := figures.describe_exactness(figure):
        st.caption(escape(exactness))


def _draw_speaker(figure: Figure, meanings: Meanings) -> None:
    st.caption("Attributed to" if figure["is_error"] else "Said by")
    office = figures.read_office(figure)
    role = f", {office}" if office else ""
    st.markdown(f"**{escape(figure['speaker'])}**{escape(role)}")
    stance = voice_of(figure)
    meaning = meanings.get(("stance", figure["stance"]), "")
    st.caption(escape(capitalize(stance.label) + (f": {meaning}" if meaning not in ("", stance.label) else "")))
    lines = [f"{label} **{format_day(date)}**" for label, date in figures.list_dates(figure)]
    if figure["period"]:
        lines.append(f"Counted over: {escape(periods.describe_period(figure))}")
    st.markdown("  \n".join(lines))


def _name(figure: Figure) -> str:
    return f"“{_shorten(figure['wording'], _LONGEST_TITLE)}”"


def _shorten(text: str, longest: int = _LONGEST_TEXT) -> str:
    """The beginning of a text that is too long for its place; the citations and the row have all of it."""
    return text if len(text) <= longest else f"{text[:longest]}…"

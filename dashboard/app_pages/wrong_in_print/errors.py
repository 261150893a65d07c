"""The errors one below the other, each with the right figure, the reason and a sentence to copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

import streamlit as st

from dashboard.charts.room import DESKTOP
from dashboard.contents import sources
from dashboard.contents.wrong_in_print import Figure, PublishedError
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_count
from dashboard.figures.text_parts import quote_text
from dashboard.ui import export_menu, links, unfold
from dashboard.ui.copy_buttons import Text, draw_copy_buttons
from dashboard.ui.markdown import escape, link
from dashboard.ui.screen import read_room
from dashboard.ui.source_line import link_figure

_SHOWN_FIRST = 25
_OPENED_AS = "errors"
_LINE_PIXELS, _LETTERS, _LETTERS_BESIDE, _LETTERS_ON_PHONE = 22, 110, 80, 42  # of a sentence to copy, about


def draw_errors(errors: Sequence[PublishedError], parameters: Mapping[str, Any], words: str) -> None:
    """The first errors, or all once the reader has asked for them."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{format_count(len(errors), 'error in print', 'errors in print')}**", width="stretch")
        links.draw_sql_link("published_errors", {"dossier": parameters["dossier"]})
        table = ask("published_errors", **parameters)
        export_menu.draw_save_menu("published_errors", table, words, title="Wrong in print")
    is_whole = unfold.is_open(_OPENED_AS) or len(errors) <= _SHOWN_FIRST
    for error in errors if is_whole else errors[:_SHOWN_FIRST]:
        _draw_error(error)
    if not is_whole:
        text, icon = f"Show all {len(errors):,}", ":material/expand_more:"
        st.button(text, icon=icon, key="errors_more", on_click=unfold.open_part, args=(_OPENED_AS,))


def _draw_error(error: PublishedError) -> None:
    printed, room = error.printed, read_room()
    is_wide = room == DESKTOP
    with st.container(border=True, horizontal=is_wide):
        with st.container(width="stretch"):
            st.markdown(f"**Printed:** {_describe(printed)}")
            right = _describe(error.right) if error.right else "not known in this view"
            st.markdown(f"**Right:** {right}")
            if printed["note"]:
                st.markdown(f"**Why:** {escape(printed['note'])}")
        letters = _LETTERS_BESIDE if is_wide else _LETTERS_ON_PHONE if room.is_narrow else _LETTERS
        pixels = _LINE_PIXELS * ceil(len(error.sentence) / letters)
        with st.container(width="stretch"):
            draw_copy_buttons(f"error_{printed['figure_id']}", [Text("Sentence", error.sentence)], pixels)


def _describe(figure: Figure) -> str:
    """Markdown: the words, which lead to the figure, what they count, and where they were printed."""
    counted = f"{figure['measure_label']}, {figure['subject_name']}"
    who = "" if figure["is_error"] else f" {escape(sources.describe_statement(figure))}."
    publication = link(sources.describe_publication(figure), figure["url"])
    return f"{link_figure(quote_text(figure['wording']), figure)} ({escape(counted)}).{who} {publication}"

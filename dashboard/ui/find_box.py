"""The box on the first page: it opens the list that finds a number or a word, or the page that checks a sentence."""

from __future__ import annotations

import streamlit as st

from dashboard.contents.registry import PAGES
from dashboard.sharing.parameters import LONGEST_TEXT
from dashboard.ui import links, url_state

_LEAST_WORDS_OF_SENTENCE = 5


def draw_find_box() -> None:
    """The box. What is typed opens a page on Enter."""
    words = st.text_input(
        "Find or check a number",
        type="search",
        max_chars=LONGEST_TEXT,
        placeholder="Find or check a number",
        label_visibility="collapsed",
        width=240,
        key="find",
    )
    if typed := url_state.clean_text(words):
        page, parameter = choose_page(typed)
        st.switch_page(PAGES[page].file, query_params=links.address_of(("dossier",)) | {parameter: typed})


def choose_page(words: str) -> tuple[str, str]:
    """The page that answers, and the parameter of its address that takes the words."""
    is_sentence = len(words.split()) >= _LEAST_WORDS_OF_SENTENCE and any(letter.isdigit() for letter in words)
    return ("check", "text") if is_sentence else ("figures", "q")

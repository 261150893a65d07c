"""The guesses over a file as choices: what could not be guessed first, what is sure folded away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.app_pages.yours.imports import ImportedFile
from dashboard.figures.display import format_count
from dashboard.importing import Choice, Note
from dashboard.ui import unfold
from dashboard.ui.choose_many import choose_many
from dashboard.ui.markdown import escape

_FEW = 5  # options that stand side by side
_SHOWN_ITEMS, _SHOWN_LETTERS = 60, 120
_WIDTH = 330


def draw_choices(file: ImportedFile, required: Sequence[Choice], guessed: Sequence[Choice]) -> None:
    """What a reader must say; then, folded, what was guessed."""
    if required:
        st.subheader("What the file does not say", anchor=False)
        st.caption("Answer what is empty. What is filled in is a guess of Muster's: change it where it is wrong.")
        with st.container(horizontal=True, vertical_alignment="top"):
            for choice in required:
                with st.container(width=_WIDTH, gap="xsmall"):
                    _draw(file, choice)
    label = f"How it was read: {format_count(len(guessed), 'guess', 'guesses')}"
    if guessed and (box := unfold.draw_expander("how", label, icon=":material/tune:")):
        with box:
            for choice in guessed:
                _draw(file, choice)


def draw_recipe(file: ImportedFile) -> None:
    """Says that a recipe holds, and gives a way to answer in another way."""

    def guess() -> None:
        file.own_recipe, file.recipe, file.reading = b"", None, None

    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Read by your recipe.")
        st.button("Guess again", key=f"yours_again_{file.key}", icon=":material/refresh:", on_click=guess)


def draw_notes(notes: Sequence[Note]) -> None:
    """What a reader should know of the guesses, with what each speaks of; a long list is folded."""
    short = [note for note in notes if len("; ".join(note.items)) <= _SHOWN_LETTERS]
    texts = [": ".join(filter(None, (note.text, "; ".join(note.items)))) for note in short]
    if texts:
        st.markdown("\n".join(f"- {escape(text)}" for text in dict.fromkeys(texts)))
    for place, note in enumerate(note for note in notes if note not in short):
        if box := unfold.draw_expander(f"note_{place}", escape(note.text), icon=":material/info:"):
            more = f" and {len(note.items) - _SHOWN_ITEMS:,} more" if len(note.items) > _SHOWN_ITEMS else ""
            box.markdown(escape("; ".join(note.items[:_SHOWN_ITEMS]) + more))


def _draw(file: ImportedFile, choice: Choice) -> None:
    key = f"yours_{file.key}_{choice.name}"
    labels = {option.value: option.label for option in choice.options}

    def take_over() -> None:
        value = st.session_state[key]
        file.choose(choice.name, value or "")

    def label_of(value: str) -> str:
        return labels.get(value, value)

    look: dict[str, Any] = {"key": key, "on_change": take_over}
    question = escape(choice.question)
    if choice.is_multiple:
        chosen = [value for value in choice.value.split("\n") if value in labels]
        choose_many(question, labels, chosen, lambda values: file.choose(choice.name, "\n".join(values)), key=key)
    elif len(labels) > _FEW:
        _set(key, choice.value if choice.value in labels else None)
        st.selectbox(question, list(labels), index=None, format_func=label_of, width=_WIDTH, **look)
    elif labels:
        _set(key, choice.value if choice.value in labels else None)
        st.segmented_control(question, list(labels), format_func=lambda value: escape(label_of(value)), **look)
    else:
        _set(key, choice.value)
        st.text_input(question, max_chars=300, width=_WIDTH, **look)
    if choice.note:
        st.caption(escape(choice.note))


def _set(key: str, value: object) -> None:
    """Sets the widget where it shows another value: setting a text field would drop what is being typed."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value

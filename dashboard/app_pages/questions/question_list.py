"""All questions that have been written, as a list to search: each leads to its answer."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from dashboard.engine.questions.catalogue import Question, read_every_question
from dashboard.errors import QueryError
from dashboard.figures.display import capitalize, format_count
from dashboard.ui import links, search_box, url_widgets
from dashboard.ui.html_table import Badge, Cell, Column, draw_table
from dashboard.ui.markdown import escape

_FOLDERS = {"examples": "Examples to learn from", "answers": "Answers of the pages"}
_BROKEN = Badge("cannot be asked", "red", "The file is broken; the others are not.")


def draw_list() -> None:
    """Search, choice of folder and list. A file that cannot be read is listed with what is wrong."""
    st.caption(
        "Each is one file of reviewed SQL: open it, change its values, see its SQL, or edit a copy in the workbench. "
        "The pages of Muster ask no others."
    )
    search = search_box.draw_page_search("a word of a question, a column, a parameter")
    files = [file for file in read_every_question() if _matches(file, search)]
    if not files:
        st.info(escape(f"No question has all words of “{search}”."), icon=":material/search_off:")
        return
    folder = url_widgets.choose_state("folder", Counter(map(_folder_of, files)), _FOLDERS, label="Folder")
    rows = [file for file in files if folder in (None, _folder_of(file))]
    st.markdown(f"**{format_count(len(rows), 'question')}**")
    if rows:
        columns: list[Column[Question | QueryError]] = [
            Column("Question", _name_question),
            Column("What you get", _describe),
            Column("Name", lambda file: file.path.stem),
        ]
        draw_table("questions", columns, rows, label="Questions", href=_address_of)


def _matches(file: Question | QueryError, search: str | None) -> bool:
    if isinstance(file, QueryError):
        texts = [str(file)]
    else:
        texts = [file.name, file.question, file.about, file.rows, *file.params, *file.columns]
    text = " ".join(texts).casefold()
    return all(word in f"{text.replace('_', ' ')} {text}" for word in (search or "").casefold().split())


def _folder_of(file: Question | QueryError) -> str:
    return file.path.parent.name


def _name_question(file: Question | QueryError) -> Cell:
    if isinstance(file, QueryError):
        return Cell(file.path.stem, badges=(_BROKEN,))
    return Cell(file.question, badges=(Badge("example", "blue"),) if file.folder == "examples" else ())


def _describe(file: Question | QueryError) -> str:
    return str(file) if isinstance(file, QueryError) else file.about or f"{capitalize(file.rows)}."


def _address_of(file: Question | QueryError) -> str | None:
    return None if isinstance(file, QueryError) else links.page_address("questions", question=file.name)

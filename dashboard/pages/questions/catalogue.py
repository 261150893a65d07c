"""All questions that have been written, as a list to search: each leads to its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dashboard.engine.questions.catalogue import Question, each
from dashboard.errors import QueryError
from dashboard.figures.display import capitalize, format_count
from dashboard.ui import links, search_box, url_widgets
from dashboard.ui.html_table import Badge, Cell, Column, draw_table
from dashboard.ui.markdown import escape

EXAMPLES, ANSWERS = "examples", "answers"
_FOLDERS = {EXAMPLES: "Examples to learn from", ANSWERS: "Answers of the pages"}
_BROKEN = Badge("cannot be asked", "red", "The file is broken; the others are not.")


def show() -> None:
    """Search, choice of folder and list. A file that cannot be read stands in its place with what is wrong."""
    files = list(each())
    st.caption(
        "Each is one file of reviewed SQL: open it, change its values, see its SQL, or edit a copy in the workbench. "
        "The pages of Muster ask no others."
    )
    q = search_box.draw_page_search("a word of a question, a column, a parameter")
    found = [file for file in files if _fits(file, q)]
    if not found:
        st.info(escape(f"No question has all words of “{q}”."), icon=":material/search_off:")
        return
    folder = url_widgets.choose_state("folder", Counter(map(_folder, found)), _FOLDERS, label="Folder")
    rows = [file for file in found if folder in (None, _folder(file))]
    st.markdown(f"**{format_count(len(rows), 'question')}**")
    if rows:
        columns: list[Column[Question | QueryError]] = [
            Column("Question", _name_question),
            Column("What you get", _describe),
            Column("Name", lambda file: file.path.stem),
        ]
        draw_table("questions", columns, rows, label="Questions", href=_address_of)


def _fits(file: Question | QueryError, q: str | None) -> bool:
    words = (q or "").casefold().split()
    texts = _texts(file)
    told = " ".join(texts).replace("_", " ").casefold() + " ".join(texts).casefold()
    return all(word in told for word in words)


def _texts(file: Question | QueryError) -> Sequence[str]:
    if isinstance(file, QueryError):
        return (str(file),)
    return (file.name, file.question, file.about, file.rows, *file.params, *file.columns)


def _folder(file: Question | QueryError) -> str:
    return file.path.parent.name


def _name_question(file: Question | QueryError) -> Cell:
    if isinstance(file, QueryError):
        return Cell(file.path.stem, badges=(_BROKEN,))
    return Cell(file.question, badges=(Badge("example", "blue"),) if file.folder == EXAMPLES else ())


def _describe(file: Question | QueryError) -> str:
    return str(file) if isinstance(file, QueryError) else file.about or f"{capitalize(file.rows)}."


def _address_of(file: Question | QueryError) -> str | None:
    return None if isinstance(file, QueryError) else address(file.name)


def address(name: str) -> str:
    """Where a question has its answer, relative to any page of Muster."""
    return links.page_address("questions", question=name)

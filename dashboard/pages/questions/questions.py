"""Questions: every file of queries/answers and queries/examples, with its values, its answer and its SQL."""

import streamlit as st

from dashboard.engine.questions.ask import find
from dashboard.engine.questions.catalogue import Question
from dashboard.errors import MusterError, QuestionError
from dashboard.pages.questions import catalogue, detail
from dashboard.settings import settings
from dashboard.ui import page_header, url_state
from dashboard.ui.markdown import escape


def asked_for(name: str | None) -> Question | None:
    """The question of the address; None where there is none, with a notice if the address names an unknown one."""
    try:
        return find(name, settings) if name else None
    except QuestionError as error:
        url_state.add_notice(str(error))
        return None


if not st.query_params:  # the menu leads to the list
    url_state.set_value("question", None)
try:
    question = asked_for(url_state.current_view()["question"])
except MusterError as error:  # the file itself is broken
    detail.all_questions()
    page_header.draw_title("Questions")
    st.error(escape(error), icon=":material/error:")
else:
    if question:
        detail.show(question)
        url_state.write_address((*(("dossier",) if url_state.current_view()["data"] else ()), "question", "p", "show"))
    else:
        page_header.draw_title("Questions")
        catalogue.show()
        url_state.write_address(("q",))

"""Questions: every file of queries/answers and queries/examples, with its values, its answer and its SQL."""

import streamlit as st

from dashboard.engine.questions.ask import find
from dashboard.engine.questions.catalogue import Question
from dashboard.errors import MusterError, QuestionError
from dashboard.pages.questions import catalogue as gallery
from dashboard.pages.questions import detail as gallery_question
from dashboard.settings import settings
from dashboard.ui import page_header as heading
from dashboard.ui import url_state as links
from dashboard.ui.markdown import verbatim


def asked_for(name: str | None) -> Question | None:
    """The question of the address; None where there is none, with a notice where one was asked for in vain."""
    try:
        return find(name, settings) if name else None
    except QuestionError as error:
        links.notice(str(error))
        return None


if not st.query_params:  # the menu leads to the list
    links.set_value("question", None)
try:
    question = asked_for(links.state()["question"])
except MusterError as error:  # the file itself is broken
    gallery_question.all_questions()
    heading.title("Questions")
    st.error(verbatim(error), icon=":material/error:")
else:
    if question:
        gallery_question.show(question)
        links.keep((*(("dossier",) if links.state()["data"] else ()), "question", "p", "show"))
    else:
        heading.title("Questions")
        gallery.show()
        links.keep(("q",))

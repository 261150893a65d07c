"""Questions: every file of queries/answers and queries/examples, with its values, its answer and its SQL."""

import streamlit as st

from dashboard.app_pages.questions.detail import draw_back_button, draw_question
from dashboard.app_pages.questions.question_list import draw_list
from dashboard.engine.questions.ask import find
from dashboard.errors import MusterError, QuestionError
from dashboard.settings import hide_folders, settings
from dashboard.ui import page_header, url_state
from dashboard.ui.markdown import escape

if not st.query_params:  # a bare address is that of the list
    url_state.set_value("question", None)
name, question, broken = url_state.current_view()["question"], None, None
try:
    question = find(name, settings) if name else None
except QuestionError as error:
    url_state.add_notice(str(error))
except MusterError as error:
    broken = error
if broken:
    draw_back_button()
    page_header.draw_title("Questions")
    st.error(escape(hide_folders(broken)), icon=":material/error:")
elif question:
    url_state.set_value("question", question.name)  # a link may have a name that the question had before
    draw_question(question)
    url_state.write_address(("dossier", "question", "p", "show"))
else:
    page_header.draw_title("Questions")
    draw_list()
    url_state.write_address(("dossier", "q"))

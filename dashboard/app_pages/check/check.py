"""Check a text: its numbers marked, each with its verdict and the figures that carry it."""

import streamlit as st

from dashboard.app_pages.check import make_statements, marks, verdicts
from dashboard.contents.check_text import example
from dashboard.contents.check_text.report import NO_RATING, TITLE
from dashboard.figures.claims.claims import LONGEST_TEXT
from dashboard.ui import dossier, page_header, place, url_state

_TEXT_PIXELS = 160

page_header.draw_title(TITLE)
st.caption(
    "Paste a sentence or an article. Every number in it is held against the figures of this dossier. "
    f"The text is neither stored nor logged; only a short one becomes part of the link. {NO_RATING}"
)
chosen = dossier.choose_dossier()
verdicts.begin_text()
with st.form("text_form", border=False):
    place.reserve_height(_TEXT_PIXELS).text_area(
        "Text",
        height=_TEXT_PIXELS,
        max_chars=LONGEST_TEXT,
        placeholder="The library had 2 million visits.",
        key=verdicts.BOX,
    )
    st.form_submit_button("Check", icon=":material/fact_check:", on_click=verdicts.take_text)
url_state.write_address()
if text := url_state.current_view()["text"]:
    with st.spinner("Reading the numbers …", show_time=len(text) > 10_000):
        checked = verdicts.judge_text(text, chosen)
    st.header(checked.summary(), anchor=False)
    verdicts.draw_day(checked)
    wanted = verdicts.choose_verdicts(checked)
    marks.draw_text(checked, wanted)
    verdicts.draw_list(checked, wanted)
    verdicts.draw_save(checked)
    make_statements.draw_statements(checked)
else:
    if sentence := example.build_example(url_state.current_view()):
        label, icon = "Try a sentence of this dossier", ":material/lightbulb:"
        st.button(label, icon=icon, type="tertiary", on_click=verdicts.show_text, args=(sentence,), key="try_text")
    marks.draw_key()

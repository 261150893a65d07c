"""Figures: every statement as a row; search as you type, filter, sort, choose columns, open a figure."""

import streamlit as st

from dashboard.contents.figure_pages import NAMES
from dashboard.ui import figures_table, filters, page_header, url_state
from dashboard.ui.markdown import verbatim

page_header.title("Figures")
chosen = filters.bar(*NAMES, may_be_any=True)
if url_state.state()["q"] and not chosen["words"] and not chosen["numbers"]:
    st.caption(verbatim(f"“{url_state.state()['q']}” has neither a letter nor a digit, so nothing is searched for."))
if figures_table.count(chosen):
    figures_table.show(chosen, filters.in_words(NAMES))
else:
    filters.nothing_here(NAMES, may_be_any=True)
url_state.keep((*NAMES, "sort", "columns", "page"))

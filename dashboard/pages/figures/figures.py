"""Figures: every statement as a row; search as you type, filter, sort, choose columns, open a figure."""

import streamlit as st

from dashboard.contents.figure_pages import NAMES
from dashboard.ui import figures_table, filters
from dashboard.ui import page_header as heading
from dashboard.ui import url_state as links
from dashboard.ui.markdown import verbatim

heading.title("Figures")
chosen = filters.bar(*NAMES, may_be_any=True)
if links.state()["q"] and not chosen["words"] and not chosen["numbers"]:
    st.caption(verbatim(f"“{links.state()['q']}” has neither a letter nor a digit, so nothing is searched for."))
if figures_table.count(chosen):
    figures_table.show(chosen, filters.in_words(NAMES))
else:
    filters.nothing_here(NAMES, may_be_any=True)
links.keep((*NAMES, "sort", "columns", "page"))

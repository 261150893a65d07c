"""Figures: every statement as a row; search as you type, filter, sort, choose columns, open a figure."""

import streamlit as st

from dashboard.contents.figure_pages import NAMES
from dashboard.ui import figures_table, filters, page_header, url_state
from dashboard.ui.markdown import escape

page_header.draw_title("Figures")
chosen = filters.draw_filters(*NAMES, may_be_any=True)
if url_state.current_view()["q"] and not chosen["words"] and not chosen["numbers"]:
    st.caption(
        escape(f"“{url_state.current_view()['q']}” has neither a letter nor a digit, so nothing is searched for.")
    )
if figures_table.count_figures(chosen):
    figures_table.draw_figures_table(chosen, filters.describe(NAMES))
else:
    filters.draw_empty_state(NAMES, may_be_any=True)
url_state.write_address()

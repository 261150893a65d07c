"""Figures: every statement as a row; search as you type, filter, sort, choose columns, open a figure."""

import streamlit as st

from dashboard.app_pages.figures.table import draw_figures, draw_nearest
from dashboard.contents.figure_pages import LIST_FILTERS
from dashboard.ui import filters, page_header, url_state
from dashboard.ui.markdown import escape

page_header.draw_title("Statements")
parameters = filters.draw_filters(*LIST_FILTERS, may_be_any=True)
if (q := url_state.current_view()["q"]) and not parameters["words"] and not parameters["numbers"]:
    st.caption(escape(f"“{q}” has neither a letter nor a digit, so nothing is searched for."))
if not draw_figures(parameters, filters.describe(LIST_FILTERS)):
    filters.draw_empty_state(LIST_FILTERS, may_be_any=True)
    draw_nearest()
url_state.write_address()

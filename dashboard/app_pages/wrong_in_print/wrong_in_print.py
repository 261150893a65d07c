"""Wrong in print: each published error, what is right, why, and the sentence to copy."""

import streamlit as st

from dashboard.app_pages.wrong_in_print.errors import draw_errors
from dashboard.contents.wrong_in_print import FILTERS_OF_ERRORS, LEAD, NONE_KNOWN, list_errors
from dashboard.ui import filters, page_header, url_state

page_header.draw_title("Wrong in print")
st.caption(LEAD)
parameters = filters.draw_filters(*FILTERS_OF_ERRORS, may_be_any=True, counted="errors")
errors = list_errors(url_state.current_view())
if errors:
    draw_errors(errors, parameters, filters.describe(FILTERS_OF_ERRORS))
else:
    st.info(NONE_KNOWN, icon=":material/task_alt:")
url_state.write_address()

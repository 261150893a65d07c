"""Losses: killed, wounded and casualties, each in a chart of its own; what print confuses is said below."""

import streamlit as st

from dashboard.app_pages.losses import labels
from dashboard.contents.charts.losses import build_measure, list_disputed_labels, list_measures
from dashboard.contents.filters import FILTERS_BESIDE_MEASURE
from dashboard.ui import filters, measure, page_header, url_state

page_header.draw_title("Losses")
st.caption("Killed are not casualties, which count the wounded, too. Each definition has a chart of its own.")
parameters = filters.draw_filters(*FILTERS_BESIDE_MEASURE, family="losses") | {"measure": None, "family": "losses"}
view = url_state.current_view()
measure.choose_period(parameters)
url_state.write_address()

stated = list_measures(view)
for row in stated:
    labels.draw_measure(build_measure(view, row), row["label"])
labels.draw_disputed_labels(list_disputed_labels(view), filters.describe(FILTERS_BESIDE_MEASURE))
if not stated:
    filters.draw_empty_state(FILTERS_BESIDE_MEASURE)

"""The measures of one family, the first one large; then each of two subjects on one scale."""

import streamlit as st

from dashboard.app_pages.side_by_side import beside, labels
from dashboard.contents import dossiers
from dashboard.contents.charts.side_by_side import build_beside, build_measures, list_disputed_labels
from dashboard.contents.filters import FILTERS_BESIDE_MEASURE
from dashboard.ui import chart, filters, measure, page_header, url_state
from dashboard.ui.markdown import escape
from dashboard.ui.tab_name import title_page

view = url_state.current_view()
family = dossiers.read_side_by_side(view["dossier"])
charts = build_measures(view) if family else {}
drawn = {name: found for name, found in charts.items() if found.table.num_rows > 1}
first = next(iter(drawn.values()), None)
page = title_page() if family else "Side by side"
page_header.draw_title(first.headline if first else page, tab=page)
name = family.name if family else ""
names = FILTERS_BESIDE_MEASURE if family else ("dossier",)
parameters = filters.draw_filters(*names, family=name) | {"measure": None, "family": name}
with st.container(horizontal=True, vertical_alignment="bottom"):
    with st.container(gap="xxsmall", width="stretch"):
        if family and family.note:
            st.caption(escape(family.note))
        if first:
            chart.draw_note(first)
    if family:
        measure.choose_period(parameters)
url_state.write_address()

if first:
    chart.draw_chart(first)
    chart.draw_caveats(first)
if charts and (small := build_beside(view)):
    beside.draw_grid(small, drawn)
for name, stated_once in charts.items():
    if name not in drawn:
        labels.draw_statement(stated_once)
if charts:
    labels.draw_disputed_labels(list_disputed_labels(view), filters.describe(FILTERS_BESIDE_MEASURE))
elif not family:
    st.info("This dossier puts no measures side by side.", icon=":material/view_column:")
else:
    filters.draw_empty_state(FILTERS_BESIDE_MEASURE)

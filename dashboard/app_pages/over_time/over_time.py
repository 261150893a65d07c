"""Over time: levels that were decided as steps, all else as marks per speaker; stocks and flows never share a chart."""

import streamlit as st

from dashboard.contents.charts import over_time
from dashboard.contents.filters import FILTERS
from dashboard.ui import chart, export_menu, filters, measure, page_header, small_pictures, url_state
from dashboard.ui.screen import read_room
from dashboard.ui.tab_name import title_page

view = url_state.current_view()
steps, statements = over_time.build_steps(view), over_time.build_statements(view)
shown = [found for found in (steps, statements) if found]
page_header.draw_title(shown[0].headline if shown else title_page(), tab=title_page())
parameters = filters.draw_filters(*FILTERS)
with st.container(horizontal=not read_room().is_narrow, vertical_alignment="bottom"):
    measure.draw_definition(parameters)
    if not steps:
        measure.choose_period(parameters)
if steps:
    chart.draw_with_notes(steps)
    measure.choose_period(parameters)
url_state.write_address()
if statements:
    (chart.draw_with_headline if steps else chart.draw_with_notes)(statements)
small_pictures.draw_pair(over_time.build_pair(view))
if not shown:
    filters.draw_empty_state(FILTERS)
elif (events := over_time.list_events(view)).num_rows:
    measure.draw_events(events)
    export_menu.add_table("events", events, filters.describe(FILTERS))

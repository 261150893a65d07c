"""Over time: authorised strength as steps, all else as marks per speaker; stocks and flows never share a chart."""

from dashboard.contents.charts import beside, over_time
from dashboard.contents.filters import FILTERS
from dashboard.ui import chart, export_menu, filters, measure, page_header, small_pictures, url_state
from dashboard.ui.tab_name import title_page

page_header.draw_title(title_page())
parameters = filters.draw_filters(*FILTERS)
view = url_state.current_view()
measure.draw_definition(parameters)
if steps := over_time.build_steps(view):
    chart.draw_with_headline(steps)

measure.choose_period(parameters)
url_state.write_address()
if statements := over_time.build_statements(view):
    chart.draw_with_headline(statements)
small_pictures.draw_pair(beside.build_pair(view))
if not (steps or statements):
    filters.draw_empty_state(FILTERS)
elif (events := over_time.list_events(view)).num_rows:
    measure.draw_events(events)
    export_menu.add_table("events", events, filters.describe(FILTERS))

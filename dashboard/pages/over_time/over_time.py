"""Over time: authorised strength as steps, all else as marks per speaker; stocks and flows never share a chart."""

from dashboard.contents.charts import over_time
from dashboard.ui import chart, export_menu, filters, measure, page_header, url_state

page_header.title("Over time")
chosen = filters.bar(*url_state.FILTERS)
view = url_state.state()
measure.definition(chosen)
if decrees := over_time.decrees(view):
    chart.headed(decrees)

measure.period_counted(chosen)
url_state.keep((*url_state.FILTERS, "period"))
if statements := over_time.statements(view):
    chart.headed(statements)
if not (decrees or statements):
    filters.nothing_here(url_state.FILTERS)
elif (events := over_time.events(view)).num_rows:
    measure.events(events)
    export_menu.remember("events", events, filters.in_words(url_state.FILTERS))

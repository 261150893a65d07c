"""Over time: authorised strength as steps, all else as marks per speaker; stocks and flows never share a chart."""

from dashboard.contents.charts import over_time
from dashboard.ui import chart, filters, measure
from dashboard.ui import export_menu as take_along
from dashboard.ui import page_header as heading
from dashboard.ui import url_state as links

heading.title("Over time")
chosen = filters.bar(*links.FILTERS)
view = links.state()
measure.definition(chosen)
if decrees := over_time.decrees(view):
    chart.headed(decrees)

measure.period_counted(chosen)
links.keep((*links.FILTERS, "period"))
if statements := over_time.statements(view):
    chart.headed(statements)
if not (decrees or statements):
    filters.nothing_here(links.FILTERS)
elif (events := over_time.events(view)).num_rows:
    measure.events(events)
    take_along.remember("events", events, filters.in_words(links.FILTERS))

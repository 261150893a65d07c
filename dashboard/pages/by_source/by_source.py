"""Who says what: one row per speaker, relays folded under their origin, disagreement named by kind."""

from collections import Counter

import streamlit as st

from dashboard.contents.charts import by_source
from dashboard.pages.by_source import comparison as sources
from dashboard.ui import chart, filters, measure
from dashboard.ui import export_menu as take_along
from dashboard.ui import page_header as heading
from dashboard.ui import url_state as links
from dashboard.ui.markdown import verbatim

heading.title("Who says what")
chosen = filters.bar(*links.FILTERS)
measure.definition(chosen)
with st.container(horizontal=True, vertical_alignment="bottom"):
    chosen["period"] = measure.period_counted(chosen)
    chosen["compare_with"] = sources.compared_with(chosen)
links.keep((*links.FILTERS, "period", "compare_with"))

if speakers := by_source.speakers(links.state()):
    reference = next(row for row in speakers.table.to_pylist() if row["is_reference"])
    kinds = Counter(speakers.table.column("disagreement").to_pylist())
    del kinds["compared with"]
    st.header(verbatim(speakers.headline), anchor=False)
    sources.disagreement(kinds, reference)
    chart.show(speakers)
    sources.relays(chosen)
    sources.errors(chosen)
    take_along.remember_answers(("outlets_of_statement", "published_errors"), chosen, filters.in_words(links.FILTERS))
else:
    filters.nothing_here(links.FILTERS)

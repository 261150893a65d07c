"""Who says what: one row per speaker, relays folded under their origin, disagreement named by kind."""

from collections import Counter

import streamlit as st

from dashboard.contents.charts import by_source
from dashboard.pages.by_source import comparison
from dashboard.ui import chart, export_menu, filters, measure, page_header, url_state
from dashboard.ui.markdown import verbatim

page_header.title("Who says what")
chosen = filters.bar(*url_state.FILTERS)
measure.definition(chosen)
with st.container(horizontal=True, vertical_alignment="bottom"):
    chosen["period"] = measure.period_counted(chosen)
    chosen["compare_with"] = comparison.compared_with(chosen)
url_state.keep((*url_state.FILTERS, "period", "compare_with"))

if speakers := by_source.speakers(url_state.state()):
    reference = next(row for row in speakers.table.to_pylist() if row["is_reference"])
    kinds = Counter(speakers.table.column("disagreement").to_pylist())
    del kinds["compared with"]
    st.header(verbatim(speakers.headline), anchor=False)
    comparison.disagreement(kinds, reference)
    chart.show(speakers)
    comparison.relays(chosen)
    comparison.errors(chosen)
    export_menu.remember_answers(
        ("outlets_of_statement", "published_errors"), chosen, filters.in_words(url_state.FILTERS)
    )
else:
    filters.nothing_here(url_state.FILTERS)

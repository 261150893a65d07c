"""Who says what: one row per speaker, relays folded under their origin, disagreement named by kind."""

from collections import Counter

import streamlit as st

from dashboard.app_pages.by_source import comparison
from dashboard.contents.charts import by_source
from dashboard.contents.filters import FILTERS
from dashboard.ui import chart, export_menu, filters, measure, page_header, url_state
from dashboard.ui.markdown import escape

page_header.draw_title("Who says what")
parameters = filters.draw_filters(*FILTERS)
with st.container(horizontal=True, vertical_alignment="bottom", gap=None):
    parameters["period"] = measure.choose_period(parameters)
    parameters["compare_with"] = comparison.choose_reference(parameters)
    compared = st.container(width="stretch")
    comparison.draw_way_to_add()
url_state.write_address()

if speakers := by_source.build_speakers(url_state.current_view()):
    reference = next(row for row in speakers.table.to_pylist() if row["is_reference"])
    kinds = Counter(speakers.table.column("disagreement").to_pylist())
    del kinds["compared with"]
    st.header(escape(speakers.headline), anchor=False, help=measure.describe_definition(parameters))
    with compared:
        comparison.draw_disagreement(kinds, reference, speakers.note)
    chart.draw_chart(speakers)
    chart.draw_caveats(speakers)
    beside = st.columns(2)
    with beside[0]:
        comparison.draw_relays(parameters)
    with beside[1]:
        comparison.draw_errors(parameters)
    export_menu.add_answers(("outlets_of_statement", "published_errors"), parameters, filters.describe(FILTERS))
else:
    filters.draw_empty_state(FILTERS)

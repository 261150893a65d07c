"""Who says what: one row per speaker, relays folded under their origin, disagreement named by kind."""

from collections import Counter
from functools import partial

import streamlit as st

from dashboard.app_pages.by_source import comparison
from dashboard.charts.room import TABLET
from dashboard.contents.charts import by_source
from dashboard.contents.filters import FILTERS
from dashboard.ui import chart, export_menu, filters, measure, page_header, url_state
from dashboard.ui.screen import read_room

_TABLET_PIXELS = 672  # of words that take a line of their own there

view = url_state.current_view()
measure.open_on(by_source.find_most_disputed(view))
# Before the choices below, which fill or drop parts of `view`: the title stands above them. A choice that no statement
# fits is read in the same way by both, so that title, chart and choices agree.
speakers = by_source.build_speakers(view)
page_header.draw_title(speakers.headline if speakers else "Who says what", tab="Who says what")
parameters = filters.draw_filters(*FILTERS)
with st.container(horizontal=True, vertical_alignment="bottom", gap=None):
    parameters["period"] = measure.choose_period(parameters)
    parameters["compare_with"] = comparison.choose_reference(parameters)
    beside = st.container(width=_TABLET_PIXELS if read_room() == TABLET else "stretch")
url_state.write_address()

if speakers:
    reference = next(row for row in speakers.table.to_pylist() if row["is_reference"])
    kinds = Counter(speakers.table.column("disagreement").to_pylist())
    draw_words = partial(
        comparison.draw_disagreement, kinds, reference, speakers.note, measure.describe_definition(parameters)
    )
    is_narrow = read_room().is_narrow  # where the picture comes first: its speakers belong in the first screen
    if not is_narrow:
        with beside:
            draw_words()
    chart.draw_chart(speakers)
    chart.draw_caveats(speakers)
    if is_narrow:
        draw_words()
    comparison.draw_foot(parameters)
    export_menu.add_answers(("outlets_of_statement", "published_errors"), parameters, filters.describe(FILTERS))
else:
    filters.draw_empty_state(FILTERS)

"""Overview: what the decree changes, what is in force, who counts differently, and whether the numbers add up."""

import streamlit as st

from dashboard.app_pages.overview import tiles as overview_tiles
from dashboard.contents import tiles
from dashboard.ui import dossier, export_menu, filters, page_header, page_lifecycle, url_state
from dashboard.ui.markdown import escape

view = url_state.current_view()
about = dossier.read_dossier()
page_header.draw_title(about["question"])
filters.draw_filters("dossier", "known_on")
parameters = tiles.question_parameters(view)
url_state.write_address()

st.caption(escape(tiles.describe_extent(view)))
overview_tiles.draw_headline(view)
overview_tiles.draw_now(view)

# Charts come last and are imported last, so that numbers and words are painted before Plotly is loaded.
page_lifecycle.wait_for_paint()
from dashboard.app_pages.overview import charts  # noqa: E402

left, right = st.columns(2, gap="large")
with left:
    charts.draw_named_chart("steps", view)
with right:
    charts.draw_named_chart("people", view)
overview_tiles.draw_arithmetic(parameters)
overview_tiles.draw_unknown(view)
questions = ("headline", "strength_in_force", "last_official_dead", "reconciliations")
export_menu.add_answers(questions, parameters, filters.describe(("known_on",)))

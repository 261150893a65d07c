"""Overview: what the decree changes, what is in force, who counts differently, and whether the numbers add up."""

import streamlit as st

from dashboard.contents import tiles
from dashboard.pages.overview import tiles as overview_tiles
from dashboard.ui import dossier, filters
from dashboard.ui import export_menu as take_along
from dashboard.ui import page_header as heading
from dashboard.ui import page_lifecycle as ready
from dashboard.ui import url_state as links
from dashboard.ui.markdown import verbatim

view = links.state()
about = dossier.current()
heading.title(verbatim(about["question"]))
chosen = filters.bar("dossier", "known_on") | {"subject": about["subject"], "measure": about["posts_measure"]}
links.keep(links.FILTERS)

st.caption(verbatim(tiles.extent(view)))
overview_tiles.headline(view)
overview_tiles.now(view)

# Charts come last and are imported last, so that numbers and words are painted before Plotly is loaded.
ready.let_the_browser_paint()
from dashboard.pages.overview import charts as overview_charts  # noqa: E402

left, right = st.columns(2, gap="large")
with left:
    overview_charts.show("steps", view)
with right:
    overview_charts.show("people", view)
overview_tiles.arithmetic(chosen)
overview_tiles.unknown(view)
told = ("headline", "strength_in_force", "last_official_dead", "reconciliations")
take_along.remember_answers(told, chosen, filters.in_words(("known_on",)))

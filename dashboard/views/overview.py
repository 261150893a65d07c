"""Overview: what the decree changes, what is in force, who counts differently, and whether the numbers add up."""

import streamlit as st

from dashboard.engine.answers import ask
from dashboard.figures.display import counted, day
from dashboard.ui import dossier, filters, heading, links, ready, take_along
from dashboard.ui.words import verbatim
from dashboard.views import overview_tiles

view = links.state()
about = dossier.current()
heading.title(verbatim(about["question"]))
chosen = filters.bar("dossier", "known_on") | {"subject": about["subject"], "measure": about["posts_measure"]}
links.keep(links.FILTERS)

known = ask("known_as_of", **chosen).to_pylist()[0]
st.caption(
    f"{verbatim(about['title'])}: {counted(known['count_statements'], 'statement')} by "
    f"{counted(known['count_speakers'], 'speaker')}, read in {counted(known['count_publications'], 'publication')}; "
    f"the latest of {day(known['last_stated_on'])}. Reviewed {day(about['reviewed_on'])}, "
    f"data {about['data_version'][:8]}."
)
overview_tiles.headline(chosen)
overview_tiles.now(chosen)

# Charts come last and are imported last, so that numbers and words are painted before Plotly is loaded.
ready.let_the_browser_paint()
from dashboard.views import overview_charts  # noqa: E402

left, right = st.columns(2, gap="large")
with left:
    overview_charts.decrees(chosen, until=view["known_on"] or known["last_stated_on"])
with right:
    overview_charts.people(chosen)
overview_tiles.arithmetic(chosen)
overview_tiles.unknown(chosen)
told = ("headline", "strength_in_force", "last_official_dead", "reconciliations")
take_along.remember_answers(told, chosen, filters.in_words(("known_on",)))

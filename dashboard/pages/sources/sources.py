"""Sources: speakers and publications, what each contributed, and how often independent others agree."""

import streamlit as st

from dashboard.figures.display import counted
from dashboard.pages.sources import agreement as contributions_agreement
from dashboard.pages.sources import contributions
from dashboard.ui import export_menu as take_along
from dashboard.ui import filters, search_box
from dashboard.ui import page_header as heading
from dashboard.ui import url_state as links
from dashboard.ui import url_widgets as choices
from dashboard.ui.markdown import verbatim

heading.title("Sources")
known_on = filters.bar("dossier", "known_on")["known_on"]
chosen = {"dossier": links.state()["dossier"], "known_on": known_on}
contributions.independence(chosen)
q = search_box.within_page("a speaker, an office, an outlet, an agency")
links.keep((*links.FILTERS, "q"))
words = filters.in_words(("q", "known_on"))
take_along.remember_answers(("independence",), chosen, words)

found = st.empty()
of_speakers, of_publications = choices.tabs("tab", {"speakers": "Speakers", "publications": "Publications"})
with of_speakers:
    speakers = contributions.speakers({**chosen, "q": q}, words)
    contributions_agreement.pairs(chosen, speakers, words)
with of_publications:
    publications = contributions.publications({**chosen, "q": q}, words)
if q:
    counts = (counted(speakers.num_rows, "speaker"), counted(publications.num_rows, "publication"))
    found.caption(verbatim(f"“{q}” stands in {' and '.join(counts)}."))

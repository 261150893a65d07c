"""Sources: speakers and publications, what each contributed, and how often independent others agree."""

import streamlit as st

from dashboard.figures.display import counted
from dashboard.pages.sources import agreement, contributions
from dashboard.ui import export_menu, filters, page_header, search_box, url_state, url_widgets
from dashboard.ui.markdown import verbatim

page_header.title("Sources")
known_on = filters.bar("dossier", "known_on")["known_on"]
chosen = {"dossier": url_state.state()["dossier"], "known_on": known_on}
contributions.independence(chosen)
q = search_box.within_page("a speaker, an office, an outlet, an agency")
url_state.keep((*url_state.FILTERS, "q"))
words = filters.in_words(("q", "known_on"))
export_menu.remember_answers(("independence",), chosen, words)

found = st.empty()
of_speakers, of_publications = url_widgets.tabs("tab", {"speakers": "Speakers", "publications": "Publications"})
with of_speakers:
    speakers = contributions.speakers({**chosen, "q": q}, words)
    agreement.pairs(chosen, speakers, words)
with of_publications:
    publications = contributions.publications({**chosen, "q": q}, words)
if q:
    counts = (counted(speakers.num_rows, "speaker"), counted(publications.num_rows, "publication"))
    found.caption(verbatim(f"“{q}” stands in {' and '.join(counts)}."))

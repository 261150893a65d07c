"""Sources: speakers and publications, what each contributed, and how often independent others agree."""

import streamlit as st

from dashboard.app_pages.sources import agreement, contributions
from dashboard.figures.display import format_count
from dashboard.ui import export_menu, filters, page_header, search_box, url_state, url_widgets
from dashboard.ui.markdown import escape

page_header.draw_title("Sources")
known_on = filters.draw_filters("dossier", "known_on")["known_on"]
parameters = {"dossier": url_state.current_view()["dossier"], "known_on": known_on}
contributions.draw_independence(parameters)
q = search_box.draw_page_search("a speaker, an office, an outlet, an agency")
url_state.write_address()
words = filters.describe(("q", "known_on"))
export_menu.add_answers(("independence",), parameters, words)

found = st.empty()
of_speakers, of_publications = url_widgets.draw_tabs("tab", {"speakers": "Speakers", "publications": "Publications"})
with of_speakers:
    speakers = contributions.draw_speakers({**parameters, "q": q}, words)
    agreement.draw_pairs(parameters, speakers, words)
with of_publications:
    publications = contributions.draw_publications({**parameters, "q": q}, words)
if q:
    counts = (format_count(speakers.num_rows, "speaker"), format_count(publications.num_rows, "publication"))
    found.caption(escape(f"“{q}” stands in {' and '.join(counts)}."))

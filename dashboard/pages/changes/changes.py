"""Changes: what was added, changed and withdrawn between the states of the data, each with its reason."""

import streamlit as st

from dashboard.engine.questions.ask import ask
from dashboard.ui import change_log, dossier, export_menu, page_header, search_box, url_state

page_header.title("Changes")
slug = dossier.chosen()["dossier"]
releases = ask("releases", dossier=slug)
change_log.state(releases.to_pylist())
q = search_box.within_page("a figure, a speaker, an outlet, a reason")
url_state.keep((*url_state.FILTERS, "q"))
words = f"changes with “{q}”" if q else "all changes"
found = ask("changes", dossier=slug, q=q)

change_log.log(slug, releases.to_pylist(), found.to_pylist(), q)
with st.container(horizontal=True, vertical_alignment="center"):
    export_menu.offer("changes", found, words, title="What was added, changed and withdrawn")
export_menu.remember("releases", releases, "all releases")

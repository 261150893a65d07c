"""Changes: what was added, changed and withdrawn between the states of the data, each with its reason."""

import streamlit as st

from dashboard.engine.questions.ask import ask
from dashboard.ui import change_log, dossier, export_menu, page_header, search_box, url_state

page_header.draw_title("Changes")
slug = dossier.choose_dossier()["dossier"]
releases = ask("releases", dossier=slug)
change_log.draw_state(releases.to_pylist())
q = search_box.draw_page_search("a figure, a speaker, an outlet, a reason")
url_state.write_address()
words = f"changes with “{q}”" if q else "all changes"
found = ask("changes", dossier=slug, q=q)

change_log.draw_log(slug, releases.to_pylist(), found.to_pylist(), q)
with st.container(horizontal=True, vertical_alignment="center"):
    export_menu.draw_save_menu("changes", found, words, title="What was added, changed and withdrawn")
export_menu.add_table("releases", releases, "all releases")

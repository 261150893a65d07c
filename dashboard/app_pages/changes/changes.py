"""Changes: what was added, changed and withdrawn between releases of the data, each with its reason."""

import streamlit as st

from dashboard.app_pages.changes import log
from dashboard.engine.questions.ask import ask
from dashboard.ui import dossier, export_menu, page_header, search_box, url_state

page_header.draw_title("Changes")
slug = dossier.choose_dossier()["dossier"]
releases = ask("releases", dossier=slug)
log.draw_release_in_view(releases.to_pylist())
q = search_box.draw_page_search("a figure, a speaker, an outlet, a reason")
url_state.write_address()
words = f"changes with “{q}”" if q else "all changes"
changes = ask("changes", dossier=slug, q=q)

log.draw_log(slug, releases.to_pylist(), changes.to_pylist(), q)
with st.container(horizontal=True, vertical_alignment="center"):
    export_menu.draw_save_menu("changes", changes, words, title="What was added, changed and withdrawn")
export_menu.add_table("releases", releases, "all releases")

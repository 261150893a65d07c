"""About: method, definitions, limits, licence, data version, how to cite and how to report an error."""

import streamlit as st

from dashboard.app_pages.about import method
from dashboard.contents.registry import SUMMARY
from dashboard.engine.questions.ask import ask
from dashboard.ui import dossier, page_header, url_state
from dashboard.ui.markdown import escape
from dashboard.ui.tab_name import add_to_tab

page_header.draw_title("About")
slug = dossier.choose_dossier()["dossier"]
about = ask("about_dossier", dossier=slug).to_pylist()[0]
url_state.write_address()
add_to_tab(about["title"])
st.markdown(f"{SUMMARY} This dossier: **{escape(about['title'])}**. {escape(about['description'])}", width=600)
method.draw_contents()
method.draw_method()
method.draw_wording_rules(slug)
method.draw_measures(slug)
method.draw_terms(slug)
method.draw_limits(about)
method.draw_licence(about)
method.draw_version(about)
method.draw_citations(about)
method.draw_report(about)

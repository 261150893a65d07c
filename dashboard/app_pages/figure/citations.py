"""What a reader copies: the figure as a sentence that keeps hedge and attribution, and as citations."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.contents import dossiers
from dashboard.figures import citations
from dashboard.figures.addresses import WHY_NO_LINK
from dashboard.figures.sentences import build_sentence
from dashboard.ui import links
from dashboard.ui.copy_buttons import Text, draw_copy_buttons
from dashboard.ui.markdown import escape


def draw_citations(figure: Mapping[str, Any]) -> None:
    """Sentence, in-line and full citation, BibTeX and CSL-JSON, with the address of this page where it is known."""
    version = dossiers.read_dossier(figure["dossier"])["data_version"]
    address = links.permanent_address(figure["dossier"], figure["figure_id"])
    named = {"data_version": version, "address": address}
    if not address:
        st.caption(escape(f"{WHY_NO_LINK} So these citations have none to this page."))
    item = citations.build_csl_item(figure, **named)
    draw_copy_buttons(
        "citations",
        [
            Text("Sentence", build_sentence(figure)),
            Text("In-line citation", citations.cite_inline(figure)),
            Text("Full citation", citations.cite_in_full(figure, **named)),
            Text("BibTeX", citations.build_bibtex(figure, **named), is_code=True),
            Text(
                "CSL-JSON",
                json.dumps([item], ensure_ascii=False, indent=2),
                is_code=True,
            ),
        ],
    )

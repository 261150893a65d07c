"""One figure: words, reading, speaker, sources, citations, and all that confirms, contradicts or replaces it."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard.app_pages.figure import (
    citations,
    comparison,
    context,
    corrections,
    definitions,
    header,
    not_found,
    proposal,
)
from dashboard.engine.questions.ask import ask, ask_by_name
from dashboard.engine.questions.row_types import FigureRow
from dashboard.figures.display import capitalize
from dashboard.ui import export_menu, menu_button, url_state

RELATED = ("figure_relays", "figure_sequence", "figure_errors", "figure_derivations", "figure_findings")


def draw_figure(figure: FigureRow, parameters: dict[str, Any]) -> None:
    """The whole page; `parameters` are its dossier and its figure_id."""
    words = ask("figure_words", **parameters).to_pylist()
    meanings = {(row["field"], row["word"]): row["meaning"] for row in words}
    relays, sequence, errors, sums, findings = (ask_by_name(name, **parameters).to_pylist() for name in RELATED)
    changes = ask("changes_of_figures", dossier=figure["dossier"], figure_id=[figure["figure_id"]]).to_pylist()
    name = f"statement {figure['figure_id']}"
    table = ask("figure", **parameters)
    header.draw_title(figure)
    with st.container(horizontal=True, key="figure_tools"):
        menu_button.draw_menu_button(
            "Cite", ":material/format_quote:", "cite", partial(citations.draw_citations, figure)
        )
        export_menu.draw_save_menu("figure", table, name, title=capitalize(name))
        proposal.draw_proposal(figure)
    header.draw_warnings(figure, meanings, sequence, errors)
    header.draw_tiles(figure, meanings, relays)
    st.header("What else is said", anchor=False)
    comparison.draw_comparison(figure)
    st.header("Carried by", anchor=False)
    context.draw_relays(relays)
    if sums:
        st.header("Arithmetic", anchor=False)
        context.draw_sums(figure["dossier"], sums)
    if len(sequence) > 1:
        st.header("Before and after", anchor=False)
        context.draw_sequence(sequence)
    for title, rows, draw in (
        ("Errors in print", errors, context.draw_errors),
        ("What the rules found", findings, context.draw_findings),
        ("Corrections", changes, corrections.draw_corrections),
    ):
        if rows:
            st.header(title, anchor=False)
            draw(rows)
    st.header("Definition", anchor=False)
    definitions.draw_definition(figure, meanings)
    st.header("As it stands in the data", anchor=False)
    definitions.draw_data_row(ask("figure_row", **parameters), figure)
    export_menu.add_answers(RELATED, parameters, name)


parameters = {name: url_state.current_view()[name] for name in ("dossier", "figure_id")}
url_state.write_address()
if figures := ask("figure", **parameters).to_pylist():
    draw_figure(figures[0], parameters)
else:
    not_found.draw_not_found(parameters["figure_id"])

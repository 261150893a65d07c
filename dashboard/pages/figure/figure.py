"""One figure: words, reading, speaker, sources, citations, and all that confirms, contradicts or replaces it."""

from typing import Any

import streamlit as st

from dashboard.engine.questions.ask import ask, ask_by_name
from dashboard.engine.questions.row_types import FigureRow
from dashboard.pages.figure import citations, comparison, context, definitions, header
from dashboard.pages.figure.corrections import corrections
from dashboard.pages.figure.not_found import missing
from dashboard.ui import export_menu, url_state

RELATED = ("figure_relays", "figure_sequence", "figure_errors", "figure_derivations", "figure_findings")


def show(figure: FigureRow, asked: dict[str, Any]) -> None:
    """The page of a figure that there is."""
    meanings = {(row["field"], row["word"]): row["meaning"] for row in ask("figure_words", **asked).to_pylist()}
    relays, sequence, errors, sums, findings = (ask_by_name(question, **asked).to_pylist() for question in RELATED)
    export_menu.add_table("figure", ask("figure", **asked), f"figure {figure['figure_id']}", title="The figure")
    header.title(figure)
    header.boxes(figure, meanings, sequence, errors)
    header.tiles(figure, meanings, relays)
    st.header("Sentence and citations", anchor=False)
    citations.texts(figure)
    st.header("What else is said", anchor=False)
    comparison.compared(figure)
    st.header("Carried by", anchor=False)
    context.relays(relays)
    if sums:
        st.header("Arithmetic", anchor=False)
        context.sums(asked["dossier"], sums)
    if len(sequence) > 1:
        st.header("Before and after", anchor=False)
        context.sequence(sequence)
    if errors:
        st.header("Errors in print", anchor=False)
        context.errors(errors)
    if findings:
        st.header("What the rules found", anchor=False)
        context.findings(findings)
    if changed := ask("changes_of_figures", dossier=asked["dossier"], figure_id=[figure["figure_id"]]).to_pylist():
        st.header("Corrections", anchor=False)
        corrections(changed)
    st.header("Definition", anchor=False)
    definitions.definition(figure, meanings)
    st.header("As it stands in the data", anchor=False)
    definitions.as_in_the_data(ask("figure_row", **asked), figure)
    export_menu.add_answers(RELATED, asked, f"figure {figure['figure_id']}")


wanted = {name: url_state.current_view()[name] for name in ("dossier", "figure_id")}
url_state.write_address()
if found := ask("figure", **wanted).to_pylist():
    show(found[0], wanted)
else:
    missing(wanted["figure_id"])

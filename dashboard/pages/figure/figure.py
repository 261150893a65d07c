"""One figure: words, reading, speaker, sources, citations, and all that confirms, contradicts or replaces it."""

from typing import Any

import streamlit as st

from dashboard.engine.questions.ask import ask
from dashboard.pages.figure import citations as figure_texts
from dashboard.pages.figure import comparison as figure_compared
from dashboard.pages.figure import context as figure_context
from dashboard.pages.figure import definitions as figure_words
from dashboard.pages.figure import header as figure_head
from dashboard.pages.figure.corrections import corrections
from dashboard.pages.figure.not_found import missing
from dashboard.ui import export_menu as take_along
from dashboard.ui import url_state as links

RELATED = ("figure_relays", "figure_sequence", "figure_errors", "figure_derivations", "figure_findings")


def show(figure: dict[str, Any], asked: dict[str, Any]) -> None:
    """The page of a figure that there is."""
    meanings = {(row["field"], row["word"]): row["meaning"] for row in ask("figure_words", **asked).to_pylist()}
    relays, sequence, errors, sums, findings = (ask(question, **asked).to_pylist() for question in RELATED)
    take_along.remember("figure", ask("figure", **asked), f"figure {figure['figure_id']}", title="The figure")
    figure_head.title(figure)
    figure_head.boxes(figure, meanings, sequence, errors)
    figure_head.tiles(figure, meanings, relays)
    st.header("Sentence and citations", anchor=False)
    figure_texts.texts(figure)
    st.header("What else is said", anchor=False)
    figure_compared.compared(figure)
    st.header("Carried by", anchor=False)
    figure_context.relays(relays)
    if sums:
        st.header("Arithmetic", anchor=False)
        figure_context.sums(asked["dossier"], sums)
    if len(sequence) > 1:
        st.header("Before and after", anchor=False)
        figure_context.sequence(sequence)
    if errors:
        st.header("Errors in print", anchor=False)
        figure_context.errors(errors)
    if findings:
        st.header("What the rules found", anchor=False)
        figure_context.findings(findings)
    if changed := ask("changes_of_figures", dossier=asked["dossier"], figure_id=[figure["figure_id"]]).to_pylist():
        st.header("Corrections", anchor=False)
        corrections(changed)
    st.header("Definition", anchor=False)
    figure_words.definition(figure, meanings)
    st.header("As it stands in the data", anchor=False)
    figure_words.as_in_the_data(ask("figure_row", **asked), figure)
    take_along.remember_answers(RELATED, asked, f"figure {figure['figure_id']}")


wanted = {name: links.state()[name] for name in ("dossier", "figure_id")}
links.keep(wanted)
if found := ask("figure", **wanted).to_pylist():
    show(found[0], wanted)
else:
    missing(wanted["figure_id"])

"""Parts about who says what: the speaker compared with, kinds of disagreement, relays and errors in print."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard.contents import sources
from dashboard.contents.charts.beside import list_subjects
from dashboard.contents.charts.by_source import build_pair, list_comparable
from dashboard.contents.disagreements import TONES
from dashboard.contents.registry import PAGES
from dashboard.contents.view import list_known_values
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import format_count
from dashboard.sharing.address import write_address
from dashboard.ui import place, source_line, unfold, url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape, link
from dashboard.ui.small_pictures import draw_small


def choose_reference(parameters: dict[str, Any]) -> str | None:
    """The speaker that all others are compared with; by default the one nearest to the source."""
    names = list_comparable(parameters)
    view = url_state.current_view()
    speakers = list_known_values(view["dossier"])["speaker_id"]
    url_state.drop_unless_among(
        "compare_with", names, lambda wanted: f"Compare with: {speakers.get(wanted, wanted)} says nothing in this view."
    )
    url_state.fill_default("compare_with", next(iter(names), None))
    if len(names) > 1 and not is_framed():
        bound = url_state.bind("compare_with")
        with place.reserve_height(place.FIELD_PIXELS, 330):
            st.selectbox("Compare with", list(names), format_func=names.__getitem__, **bound)
    reference: str | None = view["compare_with"]
    return reference


def draw_way_to_add() -> None:
    """The way to the form for one more statement, which then stands among the others."""
    if not is_framed():
        opened = write_address({"dossier": url_state.current_view()["dossier"], "open": ["bring", "statement"]})
        st.page_link(
            PAGES["yours"].file, label="Add a figure", icon=":material/add:", query_params=opened, width="content"
        )


def draw_disagreement(kinds: Mapping[str, int], reference: Mapping[str, Any], note: str, definition: str) -> None:
    """How the others differ from the one compared with, by kind; `note` says which these are, `definition` of what."""
    badges = " ".join(f":{tone}-badge[{kind}: {kinds[kind]}]" for kind, tone in TONES.items() if kinds.get(kind))
    compared = f"Compared with {source_line.format_source(reference)}"
    st.markdown(f":small[{compared}]  \n{badges} :small[{escape(note)}]", help=definition)


def draw_foot(parameters: dict[str, Any]) -> None:
    """What was carried on, what was printed wrongly, another subject beside, and the way to add a statement."""
    relays, errors, more = st.columns([5, 5, 4], vertical_alignment="center")
    with relays:
        draw_relays(parameters)
    with errors:
        draw_errors(parameters)
    view = url_state.current_view()
    has_other = len(list_subjects(view, measure=view["measure"])) > 1
    with more, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        if has_other:
            unfold.draw_toggle("beside", "Side by side", ":material/view_column:")
        draw_way_to_add()
    if has_other and unfold.is_open("beside"):
        pair = build_pair(view)
        if not pair:
            st.caption("Of no other subject does a statement pass the filters.")
        for column, small in zip(st.columns(2, gap="medium"), pair, strict=False):
            with column, st.container(gap="xxsmall"):
                draw_small(small, len(pair))


def draw_relays(parameters: Mapping[str, Any]) -> None:
    """Statements that several outlets carried: they count once."""
    rows = ask("outlets_of_statement", **parameters).to_pylist()
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row["origin_id"])]
    if not groups:
        return
    label = f"{format_count(len(groups), 'statement')} carried by several outlets"
    expander = unfold.draw_expander("relays", label, icon=":material/share:")
    if expander is None:
        return
    with expander:
        for group in groups:
            outlets = format_count(group[0]["count_outlets"], "outlet")
            st.markdown(f"**{escape(group[0]['speaker'])}**: {outlets}, 1 statement")
            for row in group:
                publication = link(sources.describe_publication(row), row["url"])
                origin = "origin: " if row["is_origin"] else ""
                st.markdown(f"- {origin}“{source_line.link_figure(row['wording'], row)}”, {publication}")


def draw_errors(parameters: Mapping[str, Any]) -> None:
    """Errors in print beside what is right; kept, marked, never drawn."""
    rows = ask("published_errors", **parameters).to_pylist()
    if not rows:
        return
    label = f"{format_count(len(rows), 'published error')}, not drawn"
    expander = unfold.draw_expander("errors", label, icon=":material/report:")
    if expander is None:
        return
    with expander:
        for row in rows:
            publication = link(sources.describe_publication(row), row["url"])
            later = "read later, in " if row["right_is_read_later"] else ""
            right = link(f"{later}{row['right_outlet']}", row["right_url"])
            correct = source_line.link_figure(row["right_wording"] or "not named", {"figure_id": row["corrected_by"]})
            st.markdown(
                f"- “{source_line.link_figure(row['wording'], row)}” ({publication}). Right: “{correct}” "
                f"({escape(row['right_speaker'])}, {right}). {escape(row['note'] or '')}"
            )

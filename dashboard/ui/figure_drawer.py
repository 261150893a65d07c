"""The drawer beside a picture: the statement whose mark a reader chose, in short, and the ways on from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard.charts.stances import voice_of
from dashboard.charts.text import format_number_of
from dashboard.contents import dossiers, sources
from dashboard.engine.questions.ask import ask
from dashboard.figures import citations
from dashboard.figures.display import format_count, format_day
from dashboard.ui import links, unfold, url_state
from dashboard.ui.copy_buttons import Text, draw_copy_buttons
from dashboard.ui.markdown import escape, link

_MARK = "mark."  # of the drawer's name in the address, before the figure
_MOST_SHOWN = 3


def open_mark(key: str) -> None:
    """Opens the drawer of the mark that was chosen in the picture of that key."""
    points = st.session_state[key].selection.points
    data = points[0].get("customdata") if points else None
    figure = (data.get("1") if isinstance(data, Mapping) else data[1]) if data and not isinstance(data, str) else None
    if figure:
        unfold.open_part(f"{_MARK}{figure}")


def draw_chosen() -> None:
    """The drawer of the figure that the address names."""
    view = url_state.current_view()
    for name in [part for part in view["open"] if part.startswith(_MARK)]:
        asked = {"dossier": view["dossier"], "figure_id": name.removeprefix(_MARK)}
        for row in ask("figure", **asked).to_pylist():
            unfold.draw_drawer(name, "One statement", partial(_draw_statement, {**row, **asked}), width="small")


def _draw_statement(row: Mapping[str, Any]) -> None:
    stance = voice_of(row)
    what = escape(f"{row['measure_label']}, {row['subject_name']}")
    st.markdown(f":{stance.colour_name}[{stance.glyph} {escape(stance.label)}] · {what}")
    st.metric(escape(row["speaker"]), escape(format_number_of(row)))
    st.markdown(f"“{escape(row['wording'])}”  \n{link(sources.describe_publication(row), row['url'])}")
    true = format_day(row["as_of"]) if row["as_of"] else "at an unknown date"
    st.markdown(f":small[True **{escape(true)}** · said **{escape(format_day(row['stated_on']))}**]")
    if row.get("scope"):
        st.caption(escape(f"Counts {row['scope']}."))
    _draw_others(row)
    version = dossiers.read_dossier(row["dossier"])["data_version"]
    address = links.permanent_address(row["dossier"], row["figure_id"])
    cited = citations.cite_in_full(row, data_version=version, address=address)
    draw_copy_buttons("drawer_citation", [Text("Cite", cited)])
    names = {"dossier": row["dossier"], "figure_id": row["figure_id"]}
    compared = {"subject": row["subject"], "measure": row["measure"], "compare_with": row["speaker_id"]}
    with st.container(horizontal=True, gap="small"):
        st.page_link(
            "app_pages/figure/figure.py", label="Whole page", icon=":material/open_in_full:", query_params=names
        )
        st.page_link(
            "app_pages/by_source/by_source.py",
            label="Compare",
            icon=":material/compare_arrows:",
            query_params={"dossier": row["dossier"], **compared},
        )


def _draw_others(row: Mapping[str, Any]) -> None:
    """How many other statements contradict it, and the nearest of them."""
    asked = {"dossier": row["dossier"], "figure_id": row["figure_id"], "most_rows": _MOST_SHOWN}
    others = ask("figure_compared", **asked).to_pylist()
    totals = {each["standing"]: each["count_standing"] for each in others}
    against = [each for each in others if each["standing"] == "contradicts"]
    count = totals.get("contradicts", 0)
    words = "contradicts" if count == 1 else "contradict"
    st.markdown(f"**{count} of {format_count(sum(totals.values()), 'other statement')} {words} it**")
    for each in against:
        st.markdown(
            f":small[“{escape(each['wording'])}” {escape(each['speaker'])}, {escape(format_day(each['as_of']))}]"
        )

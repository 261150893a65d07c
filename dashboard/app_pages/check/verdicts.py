"""The list of verdicts: filters, the figures behind each, and what a reader can choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard.app_pages.check.marks import LOOKS
from dashboard.contents.check_text.checking import VERDICTS, CheckedText, Judged
from dashboard.contents.check_text.report import FORMATS, explain
from dashboard.contents.view import list_known_values
from dashboard.figures.citations import cite_inline
from dashboard.figures.display import format_count, format_day
from dashboard.sharing.cards.checked_text import render_report
from dashboard.ui import links, unfold, url_state
from dashboard.ui.markdown import escape, link

_CHOICES = "check_choices"
_MOST_FIGURES = 6
_MOST_LISTED = 50  # each has widgets
_FILES = {"markdown": ("Markdown", "md", "text/markdown"), "csv": ("CSV", "csv", "text/csv")}
_FILES |= {"json": ("JSON", "json", "application/json")}


def read_choices() -> dict[int, dict[str, str]]:
    """What the reader chose for each number of this text: measure, subject, day."""
    choices: dict[int, dict[str, str]] = st.session_state.setdefault(_CHOICES, {})
    return choices


def forget_choices() -> None:
    """Another text, other choices, and none of its numbers unfolded."""
    st.session_state[_CHOICES] = {}
    url_state.set_value("open", [])
    for key in [key for key in st.session_state if str(key).startswith("check_choice_")]:
        del st.session_state[key]


def draw_day(checked: CheckedText) -> None:
    """The day up to which figures count."""
    day = f"as known on {format_day(checked.known_on)}" if checked.known_on else "as known today"
    day_words = " (the day that the text bears)" if checked.known_on and checked.known_on == checked.read.dated else ""
    st.caption(f"Held against the figures {day}{day_words}.")


def choose_verdicts(checked: CheckedText) -> list[str]:
    """The verdicts to show; all of them where none is chosen."""
    counts = Counter(one.verdict for one in checked.judged)
    options = [verdict for verdict in VERDICTS if counts[verdict]]
    if len(options) < 2:
        return options

    def words_of(verdict: str) -> str:
        return f"{LOOKS[verdict][1]} {verdict.capitalize()} ({counts[verdict]})"

    return st.pills("Verdicts", options, selection_mode="multi", format_func=words_of, key="check_verdicts") or options


def draw_list(checked: CheckedText, wanted: Container[str]) -> None:
    """The numbers in order of weight, each with its figures."""
    listed = [(place, one) for place, one in enumerate(checked.by_weight(), start=1) if one.verdict in wanted]
    for place, one in listed[:_MOST_LISTED]:
        _draw(checked, one, place)
    if len(listed) > _MOST_LISTED:
        st.caption(f"The first {_MOST_LISTED} of {len(listed):,} numbers. The files below have all of them.")


def _draw(checked: CheckedText, one: Judged, place: int) -> None:
    colour, sign = LOOKS[one.verdict]
    with st.container(border=True):
        title = f"{place}. **{escape(one.claim.quantity.text)}** :{colour}-badge[{sign} {one.verdict.capitalize()}]"
        st.markdown(f"{title}  \n{escape(explain(one))}")
        if one.claim.arithmetic and one.claim.arithmetic not in explain(one):
            st.caption(escape(one.claim.arithmetic))
        count = format_count(len(one.figures), "figure")
        name = f"number_{one.claim.number}"
        if expander := unfold.draw_expander(name, f"{count}; of what, of whom, when"):
            with expander:
                for row in one.figures[:_MOST_FIGURES]:
                    _draw_figure(checked.dossier, row)
                _draw_choices(checked, one)


def _draw_figure(dossier: str, row: Any) -> None:
    address = links.figure_address(dossier, row["figure_id"])
    words = f"“{row['wording']}”, {row['measure_label']}, {row['subject_name']}"
    cite = escape(cite_inline(row))
    st.markdown(f"- {escape(row['reason'])}: [{escape(words)}]({address}) {cite} {link('source', row['url'])}")


def _draw_choices(checked: CheckedText, one: Judged) -> None:
    """What the text says of the number; a reader's choice changes the verdict at once."""
    known = list_known_values(checked.dossier)
    number, claim = one.claim.number, one.claim
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choose(number, "measure", "What is counted", known["measure"], claim.measures)
        _choose(number, "subject", "Whose", known["subject"], claim.subjects)
        st.date_input(
            "On what day",
            claim.days[0][0] if claim.days else None,
            min_value=date(1900, 1, 1),
            max_value=date(2100, 1, 1),
            key=f"check_choice_{number}_as_of",
            on_change=_take_over,
            args=(number, "as_of"),
            width=180,
        )


def _choose(number: int, name: str, label: str, known: Mapping[str, str], told: Sequence[str]) -> None:
    options: list[str] = ["", *known]
    st.selectbox(
        label,
        options,
        index=options.index(told[0]) if told and told[0] in options else 0,
        format_func=lambda value: known.get(value, "Open"),
        key=f"check_choice_{number}_{name}",
        on_change=_take_over,
        args=(number, name),
        width=280,
    )


def _take_over(number: int, name: str) -> None:
    value = st.session_state[f"check_choice_{number}_{name}"]
    read_choices().setdefault(number, {})[name] = str(value) if value else ""


def draw_save(checked: CheckedText) -> None:
    """The report as files."""
    st.caption("Save the numbers and their verdicts. HTML is one page that needs no server.")
    with st.container(horizontal=True, gap="small"):
        for name, (label, ending, mime) in _FILES.items():
            write = partial(FORMATS[name], checked)
            file = f"checked-text.{ending}"
            st.download_button(label, write, file, mime, key=f"check_{name}", on_click="ignore")
        html = partial(render_report, checked)
        st.download_button("HTML", html, "checked-text.html", "text/html", key="check_html", on_click="ignore")

"""The list of verdicts: filters, the figures behind each, and what a reader can choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard.app_pages.check.marks import LOOKS, MOST_LISTED, anchor_of
from dashboard.contents.check_text.checking import CheckedText, Judged, check_text
from dashboard.contents.check_text.report import FORMATS, explain
from dashboard.contents.check_text.requests import read_choices
from dashboard.contents.check_text.statements import write_statements
from dashboard.contents.check_text.verdicts import VERDICTS
from dashboard.contents.view import list_known_values
from dashboard.figures.citations import cite_inline
from dashboard.figures.display import format_count, format_day
from dashboard.sharing.cards.checked_text import render_report
from dashboard.sharing.parameters import PARAMETERS
from dashboard.ui import links, unfold, url_state
from dashboard.ui.day_field import draw_day_field
from dashboard.ui.markdown import escape, link

BOX = "text_area"
_CHECKED, _WANTED, _SENT = "check_checked", "check_verdicts", "check_sent"
# Runs that send a new text to the browser: where a page finds out how wide it is, the first is cut short.
_OFTEN_ENOUGH = 2
_MOST_FIGURES = 6
_FILES = {"markdown": ("Markdown", "md", "text/markdown"), "csv": ("CSV", "csv", "text/csv")}
_FILES |= {"json": ("JSON", "json", "application/json")}


def begin_text() -> None:
    """Shows the text of the address in the box; of another one, all verdicts are shown."""
    text = url_state.current_view()["text"] or ""
    if st.session_state.get(BOX) != text:
        st.session_state.update({BOX: text, _WANTED: [], _SENT: 0})
    elif text and st.session_state.get(_SENT, _OFTEN_ENOUGH) < _OFTEN_ENOUGH:
        st.session_state.update({BOX: text, _SENT: st.session_state[_SENT] + 1})


def take_text() -> None:
    """Takes the text of the box over into the view."""
    show_text(st.session_state[BOX].strip() or None)


def show_text(text: str | None) -> None:
    """Takes a text over into the view; of another text, nothing is chosen and unfolded."""
    if text != url_state.current_view()["text"]:
        url_state.set_value("text", text)
        url_state.set_value("chosen", [])
        url_state.set_value("open", [])


def judge_text(text: str, dossier: Mapping[str, Any]) -> CheckedText:
    """The verdicts on the text, which is read again only where something has changed; `dossier` is its row."""
    view = url_state.current_view()
    known_on, choices = view["known_on"], read_choices(view["chosen"], dossier["dossier"])
    asked = (dossier["dossier"], dossier["data_version"], text, known_on, choices)
    if st.session_state.get(_CHECKED, (None,))[0] != asked:
        st.session_state[_CHECKED] = (asked, check_text(text, dossier["dossier"], known_on, choices))
    checked: CheckedText = st.session_state[_CHECKED][1]
    return checked


def draw_day(checked: CheckedText) -> None:
    """The day up to which figures count, and a field for another one."""
    day = f"as known on {format_day(checked.known_on)}" if checked.known_on else "as known today"
    day_words = " (the day that the text bears)" if checked.known_on and checked.known_on == checked.read.dated else ""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name, chosen = "known_on", url_state.current_view()["known_on"]
        draw_day_field(name, PARAMETERS[name].label, chosen, partial(url_state.set_value, name), key="check_known_on")
        st.caption(f"Held against the figures {day}{day_words}.")


def choose_verdicts(checked: CheckedText) -> list[str]:
    """The verdicts to show; all of them where none is chosen."""
    counts = Counter(one.verdict for one in checked.judged)
    options = [verdict for verdict in VERDICTS if counts[verdict]]
    if len(options) < 2:
        return options

    def words_of(verdict: str) -> str:
        return f"{LOOKS[verdict][1]} {verdict.capitalize()} ({counts[verdict]})"

    # The choices of a reader may leave a verdict that was wanted without a number.
    st.session_state[_WANTED] = [each for each in st.session_state.get(_WANTED, []) if each in options]
    return st.pills("Verdicts", options, selection_mode="multi", format_func=words_of, key=_WANTED) or options


def draw_list(checked: CheckedText, wanted: Container[str]) -> None:
    """The numbers in order of weight, each with its figures."""
    listed = [(place, one) for place, one in enumerate(checked.by_weight(), start=1) if one.verdict in wanted]
    for place, one in listed[:MOST_LISTED]:
        _draw(checked, one, place)
    if len(listed) > MOST_LISTED:
        st.caption(f"The first {MOST_LISTED} of {len(listed):,} numbers. The files below have all of them.")


def _draw(checked: CheckedText, one: Judged, place: int) -> None:
    colour, sign = LOOKS[one.verdict]
    with st.container(border=True):
        title = f"{place}. **{escape(one.claim.quantity.text)}** :{colour}-badge[{sign} {one.verdict.capitalize()}]"
        st.subheader(title, anchor=anchor_of(place))
        st.markdown(escape(explain(one)))
        if one.claim.arithmetic and one.claim.arithmetic not in explain(one):
            st.caption(escape(one.claim.arithmetic))
        count = format_count(len(one.figures), "figure")
        label = f"{count} behind it, and how it is read" if one.figures else "How it is read"
        if expander := unfold.draw_expander(f"number_{one.claim.number}", label):
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
        day, key = claim.days[0][0] if claim.days else None, f"check_choice_{number}_as_of"
        draw_day_field("as_of", "On what day", day, partial(_take_over, number, "as_of"), key=key)


def _choose(number: int, name: str, label: str, known: Mapping[str, str], read: Sequence[str]) -> None:
    key = f"check_choice_{number}_{name}"
    # Set, not only begun with: the widget of this place may have shown a number of another text before.
    st.session_state[key] = read[0] if read and read[0] in known else ""
    st.selectbox(
        label,
        ["", *known],
        format_func=lambda value: known.get(value, "Open"),
        key=key,
        on_change=lambda: _take_over(number, name, st.session_state[key]),
        width=280,
    )


def _take_over(number: int, name: str, value: str | date | None) -> None:
    begin = f"{number}.{name}."
    others = [each for each in url_state.current_view()["chosen"] if not each.startswith(begin)]
    url_state.set_value("chosen", [*others, f"{begin}{value or ''}"])


def draw_save(checked: CheckedText) -> None:
    """The report as files, and the numbers as rows for a dossier."""
    words = "Save the numbers and their verdicts. HTML is one page that needs no server. “Rows for a dossier” has the "
    st.caption(f"{words}columns of figures.csv; complete what the text does not say.")
    with st.container(horizontal=True, gap="small"):
        for name, (label, ending, mime) in _FILES.items():
            write = partial(FORMATS[name], checked)
            file = f"checked-text.{ending}"
            st.download_button(label, write, file, mime, key=f"check_{name}", on_click="ignore")
        html = partial(render_report, checked)
        st.download_button("HTML", html, "checked-text.html", "text/html", key="check_html", on_click="ignore")
        rows, label = partial(write_statements, checked), "Rows for a dossier"
        st.download_button(label, rows, "figures.csv", "text/csv", key="check_statements", on_click="ignore")

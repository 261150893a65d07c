"""The filters that pages share: widgets with counts, the same filter in words, reset, and the empty state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Literal

import streamlit as st

from dashboard.contents.dossiers import explain_empty, shorten_titles
from dashboard.contents.view import (
    View,
    describe_clocks,
    describe_filters,
    ends_before_it_begins,
    list_known_values,
    to_parameters,
)
from dashboard.engine.questions.ask import ask
from dashboard.figures.display import capitalize
from dashboard.figures.search import Search
from dashboard.sharing.parameters import PARAMETERS
from dashboard.ui import place, search_box, unfold, url_state
from dashboard.ui.choose_many import PIXELS, choose_many
from dashboard.ui.day_field import draw_day_field
from dashboard.ui.embed import is_framed
from dashboard.ui.known_days import draw_known_days
from dashboard.ui.markdown import escape
from dashboard.ui.replay import replayed
from dashboard.ui.tab_name import add_to_tab
from dashboard.ui.word_widths import measure_words

# Pixels: with the days, one row on a desktop; the first two are one on a phone.
_WIDTHS = {"dossier": 181, "subject": 144, "measure": 290}
_FRAME_PIXELS = 62  # of a field, around what is chosen
_TOGGLE_PIXELS, _HIDE_PIXELS, _RESET_PIXELS = 80, 108, 82
_BELOW_FIELD_PIXELS = 5  # that its place leaves free
_COUNTED = {"statements": "statements", "figures": "printed numbers", "errors": "errors in print"}
_ALWAYS_VISIBLE = ("q", *_WIDTHS)
_HELP = {
    "q": "All words must occur, in any order: in the wording, speaker, role, publication, measure, subject, scope, "
    "note, quote, flags, dates or the figure’s name. The beginning of a word is enough; case, accents, other "
    "alphabets and usual spellings do not matter, and “almost” is also “nearly”. “9,000” is found as a number, printed "
    "or as a stated bound. “2.04 million” also finds 2,039,758, and “137” also 137,000.",
    "known_on": "Hides everything from later, notes and events too: the world as it was known on that day.",
    "as_of_from": "Keeps statements about this day or later: when a number was true, not when it was said.",
    "as_of_to": "Keeps statements about this day or earlier.",
    "stance": "How the speaker stands to what is counted.",
}
Counts = Mapping[str, int]


def query_parameters(names: Sequence[str] = ()) -> dict[str, Any]:
    """The filters of this session as parameters for `ask`; see `contents.view.to_parameters`."""
    return to_parameters(url_state.current_view(), names)


def describe(names: Sequence[str]) -> str:
    """The active filter as a sentence part: "Russia, authorised servicemen, as known on 25 Aug 2022"."""
    return describe_filters(url_state.current_view(), names)


def draw_filters(*names: str, may_be_any: bool = False, family: str | None = None, counted: str = "") -> dict[str, Any]:
    """Draws the named filters and gives their values as parameters for `ask`.

    `may_be_any`: the page can show all subjects and measures at once; else the dossier's own are chosen.
    `family`: the page shows measures of this family only, so nothing else is counted. `counted`: what the numbers in
    brackets count, a word of `_COUNTED`; by default statements, or all that was printed where it may be any.
    """
    if not may_be_any:
        url_state.fill_defaults(name for name in ("subject", "measure") if name in names)
    if is_framed():
        st.caption(escape(capitalize(describe(names))))
    else:
        _draw_row(names, may_be_any, family, counted or ("figures" if may_be_any else "statements"))
        _draw_set_filters(names)
    add_to_tab(describe(names))
    if "as_of_from" in names:
        warn_of_period(url_state.current_view())
    return query_parameters(names)


def warn_of_period(view: View) -> None:
    """Says so where the period of a filter ends before it begins."""
    if ends_before_it_begins(view):
        text = "The stretch ends before it begins: swap “Applied from” and “Applied until”."
        st.warning(text, icon=":material/event_busy:")


@replayed
def _draw_row(names: Sequence[str], may_be_any: bool, family: str | None, counted: str) -> None:
    known = list_known_values(url_state.current_view()["dossier"])
    counts = _count_choices(names, counted, family)
    # Dates, then short lists, then long ones: nothing stands below what those open over.
    hidden = [name for name in names if name not in _ALWAYS_VISIBLE]
    hidden.sort(key=lambda name: len(known.get(name, ())))
    with st.container(horizontal=True, vertical_alignment="bottom", gap=None, key="filters"):
        if "q" in names:
            search_box.draw_search("Words, numbers, speakers", width=None, explanation=_HELP["q"])
        for name in (name for name in _WIDTHS if name in names):
            if name != "dossier" or len(known[name]) > 1:
                with place.reserve_height(place.FIELD_PIXELS, _measure_field(name, known[name], counts[name])):
                    is_free = may_be_any and name != "dossier"
                    _draw_selectbox(name, known[name], counts[name], _COUNTED[counted], is_free=is_free)
        if "known_on" in names:
            draw_known_days()
        is_changed = _is_changed(names, may_be_any)
        if hidden or is_changed:
            with st.container(width="content", gap=None):
                with st.container(horizontal=True, width="content", gap=None):
                    if hidden:  # after all other fields, so that those that it shows come next for the Tab key
                        width = _HIDE_PIXELS if unfold.is_open("filters") else _TOGGLE_PIXELS
                        unfold.draw_toggle("filters", "Filters", ":material/tune:", width=width)
                    if is_changed:
                        _draw_reset(names, may_be_any)
                st.space(_BELOW_FIELD_PIXELS)  # so that they stand beside the fields
    if hidden and unfold.is_open("filters"):
        with st.container(horizontal=True, vertical_alignment="top", gap="small", key="more_filters"):
            for name in hidden:
                _draw_hidden(name, known.get(name, {}), counts[name], _COUNTED[counted])
        if "known_on" in hidden:
            st.caption(escape(describe_clocks(url_state.current_view()["dossier"])))


@replayed
def _draw_set_filters(names: Sequence[str]) -> None:
    """What is set of the filters that the row does not show, each to be dropped with a click."""
    if unfold.is_open("filters"):  # their fields are in sight
        return
    words = {name: describe([name]) for name in names if name not in (*_ALWAYS_VISIBLE, "as_of_to", "known_on")}
    if not any(words.values()):
        return
    with st.container(horizontal=True, gap="small", key="set_filters"):
        for name, text in words.items():
            if text:
                dropped = ["as_of_from", "as_of_to"] if name == "as_of_from" else [name]
                label, icon = escape(capitalize(text)), ":material/close:"
                st.button(
                    label, icon=icon, help="Drop this filter", on_click=_reset, args=(dropped,), key=f"set_{name}"
                )


def _count_choices(names: Sequence[str], counted: str, family: str | None = None) -> Mapping[str, Counts]:
    """How many of what is counted each value of each filter would leave; values that leave none are not there."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    counted_by = ("dossier", *names, *Search._fields)
    parameters = {name: value for name, value in query_parameters(names).items() if name in counted_by}
    for row in ask("filter_counts", **parameters, family=family).to_pylist():
        if count := row[f"count_{counted}"]:  # type: ignore[literal-required]
            counts[row["filter"]][row["value"]] = count
    return counts


def _draw_reset(names: Sequence[str], may_be_any: bool) -> None:
    st.button(
        "Reset",
        icon=":material/restart_alt:",
        type="tertiary",
        width=_RESET_PIXELS,
        on_click=_reset,
        args=(names, may_be_any),
        key="reset_filters",
    )


def _measure_field(name: str, labels: Mapping[str, str], counts: Counts) -> int:
    """How wide the field is: wide enough for the subject or measure that is chosen, which may have a long name."""
    chosen = url_state.current_view()[name]
    if name == "dossier":
        return _WIDTHS[name]
    if not chosen:
        return _WIDTHS["subject"]
    text = f"{labels.get(chosen, '')} ({counts.get(chosen, 0):,})"
    return min(max(_WIDTHS["subject"], measure_words(text) + _FRAME_PIXELS), _WIDTHS["measure"])


def _draw_selectbox(
    name: str,
    labels: Mapping[str, str],
    counts: Counts,
    counted: str,
    *,
    is_free: bool = True,
    width: int | Literal["stretch"] = "stretch",
) -> None:
    labels = shorten_titles(labels) if name == "dossier" else labels
    meaning = [_HELP[name]] if name in _HELP else []
    st.selectbox(
        PARAMETERS[name].label,
        _sort_values(labels, counts, url_state.current_view()[name]),
        index=None if is_free else 0,
        placeholder=f"Any ({sum(counts.values()):,})" if is_free else None,
        format_func=lambda value: labels[value] if name == "dossier" else f"{labels[value]} ({counts.get(value, 0):,})",
        help=None if name == "dossier" else " ".join([*meaning, f"In brackets: how many {counted}."]),
        width=width,
        **url_state.bind(name, labels_change=True),
    )


def _draw_hidden(name: str, labels: Mapping[str, str], counts: Counts, counted: str) -> None:
    """A date, or one or several of a list of values with their counts; nothing where the dossier has no value."""
    label, chosen, explanation = PARAMETERS[name].label, url_state.current_view()[name], _HELP.get(name)
    label = f"{label} another day" if name == "known_on" else label
    if PARAMETERS[name].kind == "date":
        draw_day_field(name, label, chosen, partial(url_state.set_value, name), key=name, explanation=explanation)
        return
    if not labels:
        return
    if PARAMETERS[name].kind == "one":
        _draw_selectbox(name, labels, counts, counted, width=PIXELS)
        return
    values = [value for value in _sort_values(labels, counts) if counts.get(value) or value in chosen]
    words = {value: f"{labels[value]} ({counts.get(value, 0):,})" for value in values}
    choose_many(label, words, chosen, partial(url_state.set_value, name), key=name, explanation=explanation)


def _sort_values(labels: Mapping[str, str], counts: Counts, chosen: str | None = None) -> list[str]:
    """The chosen value and those with statements first, then those that other filters leave empty, each by label."""
    return sorted(labels, key=lambda value: (not (counts.get(value) or value == chosen), labels[value].casefold()))


def draw_empty_state(names: Sequence[str], may_be_any: bool = False) -> None:
    """Says that nobody said it, or that no statement passes the filters, and offers what there is instead."""
    view = url_state.current_view()
    kept = ("dossier",) if may_be_any else ("dossier", "subject", "measure")
    counts = _count_choices(names, "figures" if may_be_any else "statements")["measure"]
    labels = list_known_values(view["dossier"])["measure"]
    st.info(escape(_explain_empty(names, labels)), icon=":material/filter_alt_off:")
    with st.container(horizontal=True):
        for name in names:
            if name not in kept and view[name]:
                st.button(f"Drop “{PARAMETERS[name].label}”", on_click=_reset, args=([name],), key=f"drop_{name}")
        best = sorted(counts.items(), key=lambda item: -item[1])[:3]
        for measure, count in best if "measure" in names else ():
            if measure != view["measure"]:
                text = escape(f"Show {labels[measure].lower()} ({count:,})")
                st.button(text, on_click=url_state.set_value, args=("measure", measure), key=f"try_{measure}")


def _explain_empty(names: Sequence[str], labels: Mapping[str, str]) -> str:
    """ "Nobody in this dossier has stated this of China: authorised posts." """
    view = url_state.current_view()
    if empty := explain_empty(view["dossier"]):
        return empty
    if "measure" not in names or not (view["measure"] and view["subject"]):
        return f"No statement fits: {describe(names)}."
    stated = _count_choices(("subject",), "figures")["measure"]
    if view["measure"] in stated:
        return f"No statement fits: {describe(names)}."
    subject = list_known_values(view["dossier"])["subject"][view["subject"]]
    return f"Nobody in this dossier has stated this of {subject}: {labels[view['measure']].lower()}."


def _initial_view(may_be_any: bool) -> Mapping[str, Any]:
    return {"dossier": url_state.current_view()["dossier"]} if may_be_any else url_state.list_defaults()


def _is_changed(names: Sequence[str], may_be_any: bool) -> bool:
    view, initial = url_state.current_view(), _initial_view(may_be_any)
    return any((view[name] or None) != (initial.get(name) or None) for name in names)


def _reset(names: Sequence[str], may_be_any: bool = False) -> None:
    initial = _initial_view(may_be_any)
    for name in names:
        url_state.set_value(name, initial.get(name) or ([] if PARAMETERS[name].kind == "many" else None))

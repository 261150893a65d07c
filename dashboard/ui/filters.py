"""The filters that pages share: widgets with counts, the same filter in words, reset, and a way out of emptiness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard.contents import view as contents
from dashboard.contents.view import values
from dashboard.engine.questions.ask import ask
from dashboard.figures.search import Search
from dashboard.sharing.address import PARAMETERS, State
from dashboard.ui import search_box, url_state
from dashboard.ui.embed import is_framed
from dashboard.ui.markdown import escape

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2100, 12, 31)
_ALWAYS_VISIBLE = ("q", "dossier", "subject", "measure")
_WIDTHS = {"dossier": 330, "subject": 170, "measure": 330}
_HELP = {
    "q": "All words must occur, in any order: in the wording, speaker, role, publication, measure, subject, scope, "
    "note, quote, flags, dates or the figure’s name. A word is found by its start; case and accents do not matter. "
    "“9,000” and “1.15 million” are found as numbers, printed or as a stated bound; “137” also starts 137,000.",
    "known_on": "Hides everything said later: the world as it was known on that day.",
    "as_of_from": "Keeps statements about this day or later: when a number was true, not when it was said.",
    "as_of_to": "Keeps statements about this day or earlier.",
    "stance": "How the speaker stands to the army that is counted.",
}


def query_parameters(names: Sequence[str] = ()) -> dict[str, Any]:
    """The current values of this session, ready to be passed to `ask`; see `contents.view.chosen`."""
    return contents.chosen(url_state.current_view(), names)


def draw_filters(*names: str, may_be_any: bool = False, family: str | None = None) -> dict[str, Any]:
    """Draws the named filters and gives their values for `ask`. The dossier is offered only where there is a choice.

    `may_be_any`: the page can show all subjects and measures at once; else the dossier's own are chosen.
    `family`: the page shows measures of this family only, so nothing else is counted.
    """
    if not may_be_any:
        url_state.fill_defaults(name for name in ("subject", "measure") if name in names)
    if not is_framed():
        _draw_widgets(names, may_be_any, family)
    st.caption(f"Showing: {escape(describe(names))}.")
    return query_parameters(names)


def _draw_widgets(names: Sequence[str], may_be_any: bool, family: str | None) -> None:
    view = url_state.current_view()
    known = values(view["dossier"])
    counts = _count_statements(names, family)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters"):
        if "q" in names:
            search_box.draw_search("Words, numbers, speakers", width=300, explained=_HELP["q"])
        for name in [n for n in _WIDTHS if n in names]:
            _draw_selectbox(name, known[name], counts.get(name, {}), may_be_any and name != "dossier")
        hidden = [name for name in names if name not in _ALWAYS_VISIBLE]
        if hidden:
            # The label never changes: another label would be another popover, and close this one.
            more = st.popover("Filters", icon=":material/tune:", key="more_filters", on_change="rerun")
            if more.open:
                with more:
                    for name in hidden:
                        _draw_hidden(name, known, counts)
        if _is_changed(view, names, may_be_any):
            st.button(
                "Reset",
                icon=":material/restart_alt:",
                type="tertiary",
                on_click=_reset,
                args=(names, may_be_any),
                key="reset_filters",
            )


def describe(names: Sequence[str]) -> str:
    """The active filter as a sentence part: "Russia, authorised servicemen, as known on 25 Aug 2022"."""
    return contents.in_words(url_state.current_view(), names)


def draw_empty_state(names: Sequence[str], may_be_any: bool = False) -> None:
    """The empty state: says what leaves nothing, and offers to drop each filter that could be the reason."""
    kept = ("dossier",) if may_be_any else ("dossier", "subject", "measure")
    view = url_state.current_view()
    if view["as_of_from"] and view["as_of_to"] and view["as_of_from"] > view["as_of_to"]:
        st.warning(
            "The period ends before it begins: swap “Period from” and “Period to”.", icon=":material/event_busy:"
        )
    st.info(escape(f"No statement fits: {describe(names)}."), icon=":material/filter_alt_off:")
    with st.container(horizontal=True):
        for name in names:
            if name not in kept and view[name]:
                st.button(f"Drop “{PARAMETERS[name].label}”", on_click=_drop, args=(name,), key=f"drop_{name}")
        best = sorted(_count_statements(names).get("measure", {}).items(), key=lambda item: -item[1])[:3]
        labels = values(view["dossier"])["measure"]
        for measure, count in best if "measure" in names else ():
            if measure != view["measure"]:
                st.button(
                    escape(f"{labels[measure]} ({count:,})"),
                    on_click=url_state.set_value,
                    args=("measure", measure),
                    key=f"try_{measure}",
                )


def _count_statements(names: Sequence[str], family: str | None = None) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    counted_by = ("dossier", *names, *Search._fields)
    chosen_here = {name: value for name, value in query_parameters(names).items() if name in counted_by}
    for row in ask("filter_counts", **chosen_here, family=family).to_pylist():
        counts[row["filter"]][row["value"]] = row["count_statements"]
    return counts


def _draw_hidden(name: str, known: dict[str, dict[str, str]], counts: dict[str, dict[str, int]]) -> None:
    kind = PARAMETERS[name].kind
    if kind == "date":
        st.session_state[name] = url_state.current_view()[name]
        st.date_input(
            PARAMETERS[name].label,
            value=None,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format="YYYY-MM-DD",
            key=name,
            help=_HELP.get(name),
        )
    else:
        _draw_multiselect(name, known[name], counts.get(name, {}))


def _draw_selectbox(name: str, labels: dict[str, str], counts: dict[str, int], is_free: bool) -> None:
    if name == "dossier" and len(labels) < 2:
        return
    st.session_state[name] = url_state.current_view()[name]
    st.selectbox(
        PARAMETERS[name].label,
        _sort_values(labels, counts, url_state.current_view()[name]),
        index=None if is_free else 0,
        placeholder=f"Any ({sum(counts.values()):,})" if is_free else None,
        format_func=labels.__getitem__ if name == "dossier" else _label_with_count(labels, counts),
        key=name,
        width=_WIDTHS[name],
        help=_HELP.get(name),
    )


def _draw_multiselect(name: str, labels: dict[str, str], counts: dict[str, int]) -> None:
    current = url_state.current_view()[name]
    options = [v for v in _sort_values(labels, counts, None) if counts.get(v) or v in current]
    st.session_state[name] = [value for value in current if value in options]
    st.multiselect(
        PARAMETERS[name].label,
        options,
        format_func=_label_with_count(labels, counts),
        key=name,
        placeholder="Any",
        help=_HELP.get(name),
    )


def _sort_values(labels: dict[str, str], counts: dict[str, int], always: str | None) -> list[str]:
    """Values with statements first, then those that other filters leave empty, each by label."""
    return sorted(labels, key=lambda value: (not (counts.get(value) or value == always), labels[value].casefold()))


def _label_with_count(labels: dict[str, str], counts: dict[str, int]) -> Callable[[str], str]:
    def shown(value: str) -> str:
        return f"{labels.get(value, value)} ({counts.get(value, 0):,})"

    return shown


def _initial_view(may_be_any: bool) -> State:
    return {"dossier": url_state.current_view()["dossier"]} if may_be_any else url_state.defaults()


def _is_changed(view: State, names: Sequence[str], may_be_any: bool) -> bool:
    initial = _initial_view(may_be_any)
    return any((view[name] or None) != (initial.get(name) or None) for name in names)


def _reset(names: Sequence[str], may_be_any: bool = False) -> None:
    initial = _initial_view(may_be_any)
    for name in names:
        url_state.set_value(name, initial.get(name) or ([] if PARAMETERS[name].kind == "many" else None))


def _drop(name: str) -> None:
    _reset([name])

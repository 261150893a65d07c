"""The filters that pages share: widgets with counts, the same filter in words, reset, and a way out of emptiness."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard.charts.stances import STANCES
from dashboard.engine.answers import ask
from dashboard.ui import links
from dashboard.ui.words import day, listed, verbatim

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2100, 12, 31)
_IN_SIGHT = ("dossier", "subject", "measure")
_HELP = {
    "known_on": "Hides everything said later: the world as it was known on that day.",
    "as_of_from": "Keeps statements about this day or later: when a number was true, not when it was said.",
    "as_of_to": "Keeps statements about this day or earlier.",
    "stance": "How the speaker stands to the army that is counted.",
}


def values(dossier: str) -> dict[str, dict[str, str]]:
    """Known values of each filter with their labels, as {filter: {value: label}}."""
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for row in ask("filter_values", dossier=dossier).to_pylist():
        known[row["filter"]][row["value"]] = row["label"]
    known["stance"] = {stance: STANCES[stance].label for stance in STANCES if stance in known["stance"]}
    known["compare_with"] = known["speaker_id"]
    return dict(known)


def chosen() -> dict[str, Any]:
    """The current values, ready to be passed to `ask`: empty lists become None.

    "Known on" goes back to the last day on which anything changed, so that days with one answer share it.
    """
    view = links.state()
    values_now = {name: (list(value) or None) if isinstance(value, list) else value for name, value in view.items()}
    if view["known_on"]:
        values_now["known_on"] = last_change(view["dossier"], view["known_on"])
    return values_now


def last_change(dossier: str, known_on: date) -> date:
    """The last day of change up to `known_on`; `known_on` itself where nothing had happened before."""
    days: list[date] = ask("days_of_change", dossier=dossier).column("day").to_pylist()
    place = bisect_right(days, known_on)
    return days[place - 1] if place else known_on


def bar(*names: str, may_be_any: bool = False) -> dict[str, Any]:
    """Draws the named filters and gives their values for `ask`. The dossier is offered only where there is a choice.

    `may_be_any`: the page can show all subjects and measures at once; else the dossier's own are chosen.
    """
    if not may_be_any:
        links.settle_on_defaults(name for name in ("subject", "measure") if name in names)
    view = links.state()
    known = values(view["dossier"])
    counts = _counts(view)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters"):
        for name in [n for n in _IN_SIGHT if n in names]:
            is_free = may_be_any and name != "dossier"
            _one(name, known[name], counts.get(name, {}), 170 if name == "subject" else 330, is_free)
        hidden = [name for name in names if name not in _IN_SIGHT]
        if hidden:
            # The label never changes: another label would be another popover, and close this one.
            more = st.popover("Filters", icon=":material/tune:", key="more_filters", on_change="rerun")
            if more.open:
                with more:
                    for name in hidden:
                        _draw(name, known, counts)
        if _is_changed(view, names, may_be_any):
            st.button(
                "Reset",
                icon=":material/restart_alt:",
                type="tertiary",
                on_click=_reset,
                args=(names, may_be_any),
                key="reset_filters",
            )
    st.caption(f"Showing: {verbatim(in_words(names))}.")
    return chosen()


def in_words(names: Sequence[str]) -> str:
    """The active filter as a sentence part: "Russia, authorised servicemen, as known on 25 Aug 2022"."""
    view = links.state()
    known = values(view["dossier"])
    parts: list[str] = [
        known[name].get(view[name], str(view[name])) for name in ("subject", "measure") if name in names and view[name]
    ]
    if not parts and "measure" in names:
        parts.append("all statements")
    if "q" in names and view["q"]:
        parts.append(f"matching “{view['q']}”")
    if "stance" in names and view["stance"]:
        parts.append(listed([known["stance"][s] for s in view["stance"]], "or"))
    if "speaker_id" in names and view["speaker_id"]:
        parts.append("said by " + listed([known["speaker_id"][s] for s in view["speaker_id"]], "or"))
    since, until = view["as_of_from"], view["as_of_to"]
    if "as_of_from" in names and (since or until):
        parts.append(
            f"true {day(since)} to {day(until)}"
            if since and until
            else f"true from {day(since)}"
            if since
            else f"true to {day(until)}"
        )
    if "known_on" in names:
        parts.append(f"as known on {day(view['known_on'])}" if view["known_on"] else "as known today")
    return ", ".join(parts)


def nothing_here(names: Sequence[str]) -> None:
    """The empty state: says what leaves nothing, and offers to drop each filter that could be the reason."""
    view = links.state()
    if view["as_of_from"] and view["as_of_to"] and view["as_of_from"] > view["as_of_to"]:
        st.warning(
            "The period ends before it begins: swap “Period from” and “Period to”.", icon=":material/event_busy:"
        )
    st.info(verbatim(f"No statement fits: {in_words(names)}."), icon=":material/filter_alt_off:")
    with st.container(horizontal=True):
        for name in names:
            if name not in _IN_SIGHT and view[name]:
                st.button(f"Drop “{links.PARAMETERS[name].label}”", on_click=_drop, args=(name,), key=f"drop_{name}")
        best = sorted(_counts(view).get("measure", {}).items(), key=lambda item: -item[1])[:3]
        labels = values(view["dossier"])["measure"]
        for measure, count in best if "measure" in names else ():
            if measure != view["measure"]:
                st.button(
                    f"{labels[measure]} ({count})",
                    on_click=links.set_value,
                    args=("measure", measure),
                    key=f"try_{measure}",
                )


def _counts(view: links.State) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in ask("filter_counts", **chosen()).to_pylist():
        counts[row["filter"]][row["value"]] = row["count_statements"]
    return counts


def _draw(name: str, known: dict[str, dict[str, str]], counts: dict[str, dict[str, int]]) -> None:
    kind = links.PARAMETERS[name].kind
    if kind == "date":
        st.session_state[name] = links.state()[name]
        st.date_input(
            links.PARAMETERS[name].label,
            value=None,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format="YYYY-MM-DD",
            key=name,
            help=_HELP.get(name),
        )
    else:
        _many(name, known[name], counts.get(name, {}))


def _one(name: str, labels: dict[str, str], counts: dict[str, int], width: int, is_free: bool) -> None:
    if name == "dossier" and len(labels) < 2:
        return
    options: list[str | None] = [*_ordered(labels, counts, links.state()[name])]
    if is_free:
        options.insert(0, None)
    st.session_state[name] = links.state()[name]
    label = links.PARAMETERS[name].label
    shown = labels.__getitem__ if name == "dossier" else _with_count(labels, counts)
    st.selectbox(label, options, format_func=shown, key=name, width=width, help=_HELP.get(name))


def _many(name: str, labels: dict[str, str], counts: dict[str, int]) -> None:
    current = links.state()[name]
    options = [v for v in _ordered(labels, counts, None) if counts.get(v) or v in current]
    st.session_state[name] = [value for value in current if value in options]
    st.multiselect(
        links.PARAMETERS[name].label,
        options,
        format_func=_with_count(labels, counts),
        key=name,
        placeholder="Any",
        help=_HELP.get(name),
    )


def _ordered(labels: dict[str, str], counts: dict[str, int], always: str | None) -> list[str]:
    """Values with statements first, then those that other filters leave empty, each by label."""
    return sorted(labels, key=lambda value: (not (counts.get(value) or value == always), labels[value].casefold()))


def _with_count(labels: dict[str, str], counts: dict[str, int]) -> Callable[[str | None], str]:
    def shown(value: str | None) -> str:
        if value is None:
            return f"Any ({sum(counts.values()):,})"
        return f"{labels.get(value, value)} ({counts.get(value, 0):,})"

    return shown


def _initial(may_be_any: bool) -> links.State:
    return {"dossier": links.state()["dossier"]} if may_be_any else links.defaults()


def _is_changed(view: links.State, names: Sequence[str], may_be_any: bool) -> bool:
    initial = _initial(may_be_any)
    return any((view[name] or None) != (initial.get(name) or None) for name in names)


def _reset(names: Sequence[str], may_be_any: bool = False) -> None:
    initial = _initial(may_be_any)
    for name in names:
        links.set_value(name, initial.get(name) or ([] if links.PARAMETERS[name].kind == "many" else None))


def _drop(name: str) -> None:
    _reset([name])

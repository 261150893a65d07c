"""What is in view: filters as values for a question, and the same filters in words.

A view is what an address says (`sharing/parameters.py`): parameter → a string, a list of strings, a date, or None.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.contents import dossiers
from dashboard.engine.questions.ask import ask
from dashboard.engine.warehouse.store import kept_with_data, open_warehouse
from dashboard.figures.display import format_day, join_names
from dashboard.figures.search import Search, parse_search, widen_search
from dashboard.figures.spelling import key_of, other_keys_of

View = Mapping[str, Any]


@kept_with_data
def list_known_values(dossier: str) -> dict[str, dict[str, str]]:
    """Known values of each filter with their labels, as {filter: {value: label}}; of a new dossier, there are none."""
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for row in ask("filter_values", dossier=dossier).to_pylist():
        known[row["filter"]][row["value"]] = row["label"]
    known["compare_with"], known["level_measure"] = known["speaker_id"], known["measure"]
    return known


def name_measure(view: View, measure: str) -> str:
    """Its label; a name that the dossier does not have stays as it is."""
    return list_known_values(view["dossier"])["measure"].get(measure, measure)


def fill_defaults(view: View) -> dict[str, Any]:
    """The view with the dossier's own subject and measure where none is chosen: no page but the lists shows all."""
    about = dossiers.read_dossier(view["dossier"])
    return {
        **view,
        "subject": view.get("subject") or about["subject"],
        "measure": view.get("measure") or about["measure"],
    }


def to_parameters(view: View, names: Sequence[str] = ()) -> dict[str, Any]:
    """The current values, ready to be passed to `ask`: empty lists become None.

    "Known on" goes back to the last day on which anything changed, so that days with one answer share it. The search is
    taken apart into `words` and `numbers` where `q` is among the names; elsewhere it does not count.
    """
    values_now = {name: (list(value) or None) if isinstance(value, list) else value for name, value in view.items()}
    if view["known_on"]:
        values_now["known_on"] = find_last_change(view["dossier"], view["known_on"])
    return values_now | (read_search(view)._asdict() if "q" in names else {})


def read_search(view: View) -> Search:
    """What the search box has, with other spellings of its words."""
    search = parse_search(view["q"] or "")
    known = _find_keys(view, [key for word in search.words if (key := key_of(word))])
    unknown = [word for word in search.words if not any(one.startswith(key_of(word)) for one in known.values())]
    return widen_search(search, known | _find_keys(view, [key for word in unknown for key in other_keys_of(word)]))


def _find_keys(view: View, keys: list[str]) -> dict[str, str]:
    """The words of the data whose keys begin with one of these, each with its key."""
    rows = ask("spellings", dossier=view["dossier"], keys=keys).to_pylist() if keys else []
    return {row["word"]: row["key"] for row in rows}


def find_last_change(dossier: str, known_on: date) -> date:
    """The last day of change up to `known_on`; `known_on` itself where nothing had happened before."""
    days = _list_days_of_change(dossier)
    place = bisect_right(days, known_on)
    return days[place - 1] if place else known_on


@kept_with_data
def _list_days_of_change(dossier: str) -> list[date]:
    days: list[date] = ask("days_of_change", dossier=dossier).column("day").to_pylist()
    return days


def describe_clocks(dossier: str) -> str:
    """When a number held and from when it was known, with an example of the dossier where it has one."""
    line = "Two clocks: a number holds from one day and is known from another. “As known on” turns back the second."
    example = "".join(
        f" “{row['wording']}” ({row['speaker']}) holds from {format_day(row['effective_from'])} and was known from "
        f"{format_day(row['known_on'])}."
        for row in ask("two_clocks", dossier=dossier).to_pylist()
    )
    return line + example


def describe_filters(view: View, names: Sequence[str]) -> str:
    """The active filter as a sentence part: "Russia, authorised servicemen, as known on 25 Aug 2022"."""
    known = list_known_values(view["dossier"])
    parts: list[str] = [
        known[name].get(view[name], str(view[name])) for name in ("subject", "measure") if name in names and view[name]
    ]
    if not parts and "measure" in names:
        parts.append("all figures")
    if "q" in names and view["q"]:
        parts.append(f"matching “{view['q']}”")
    if "stance" in names and view["stance"]:
        parts.append(join_names([known["stance"].get(s, s) for s in view["stance"]], "or"))
    if "speaker_id" in names and view["speaker_id"]:
        parts.append("said by " + join_names([known["speaker_id"].get(s, s) for s in view["speaker_id"]], "or"))
    if "as_of_from" in names and (view["as_of_from"] or view["as_of_to"]):
        parts.append(_true_within(view["as_of_from"], view["as_of_to"]))
    if "known_on" in names:
        parts.append(f"as known on {format_day(view['known_on'])}" if view["known_on"] else "as known today")
    if parts and open_warehouse().is_private:
        parts.append("with figures of yours, unchecked")
    return ", ".join(parts)


def ends_before_it_begins(view: View) -> bool:
    """Whether the period of the filter is none."""
    since, until = view.get("as_of_from"), view.get("as_of_to")
    return bool(since and until and since > until)


def _true_within(since: date | None, until: date | None) -> str:
    if since and until:
        return f"true {format_day(since)} to {format_day(until)}"
    return f"true from {format_day(since)}" if since else f"true to {format_day(until)}"

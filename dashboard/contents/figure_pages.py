"""The list of all figures, page by page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from dashboard.contents import dossiers
from dashboard.contents.filters import FILTERS
from dashboard.contents.view import View, list_known_values, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.figures.search import parse_search, read_amounts
from dashboard.figures.tokens import tokenize

ROWS_A_PAGE = 50
NEWEST = 12
_MONTH_OF_DAY = re.compile(r"([0-9]{4}-[0-9]{2})-[0-9]{2}")  # of a day on which nothing was stated
LIST_FILTERS = ("q", *FILTERS)
# What a search may name, the most of it first.
_NAMED = (
    ("measure", "subject", "speaker_id"),
    ("measure", "speaker_id"),
    ("measure", "subject"),
    ("subject", "speaker_id"),
    ("speaker_id",),
    ("measure",),
    ("subject",),
    (),
)


def read_page(view: View) -> pa.Table:
    """The rows of the page in view, in the order in view."""
    return ask(
        "figures_found", **{**to_parameters(view, LIST_FILTERS), "page": view["page"] or 1, "rows_a_page": ROWS_A_PAGE}
    )


def read_nearest(view: View) -> pa.Table:
    """The statements that come nearest to a search that no figure fits, the nearest first; relays are left out.

    Words that name a measure, a subject or speakers, in any language or misspelt, count as their names; where the
    search has no number, they also stand for it.
    """
    parameters = to_parameters(view, LIST_FILTERS)
    amounts = read_amounts(view["q"] or "")
    named = _find_named(view, may_be_loose=not amounts)
    typed = list(parameters["words"] or ())
    typed += [month for word in typed for month in _MONTH_OF_DAY.findall(word)]
    near: list[str] = []
    for kinds in _NAMED:
        if near or not named.keys() >= set(kinds) or (amounts and kinds):
            continue
        labels = " ".join(label for kind in kinds or named for label in named[kind].values())
        words = [*typed, *parse_search(labels).words]
        wanted = {kind: list(named[kind]) if kind == "speaker_id" else next(iter(named[kind])) for kind in kinds}
        chosen = {**parameters, **wanted, "words": words, "amounts": amounts}
        near = _ask_nearest(chosen)
        if kinds == ("measure",) and not view["subject"]:  # of nobody in particular: the dossier's own comes first
            own = {"subject": dossiers.read_dossier(view["dossier"])["subject"]}
            near = list(dict.fromkeys([*_ask_nearest({**chosen, **own})[: NEWEST // 2], *near]))[:NEWEST]
    return ask("statements_of_figures", dossier=view["dossier"], figure_id=near, known_on=parameters["known_on"])


def _ask_nearest(chosen: Mapping[str, Any]) -> list[str]:
    figures: list[str] = ask("nearest_to_search", **chosen).column("figure_id").to_pylist()
    return figures


def _find_named(view: View, *, may_be_loose: bool) -> dict[str, dict[str, str]]:
    """What the search names, where no filter chooses it: one measure, one subject, and all speakers, with labels.

    A loose word, such as "signed", names nothing beside a number, which says more, nor beside a firm word of its kind.
    """
    from dashboard.contents.check_text.checking import read_words  # noqa: PLC0415 - takes 60 ms; few searches need it

    known = list_known_values(view["dossier"])
    parts, words = tokenize(view["q"] or ""), read_words(view["dossier"])
    mentions = words.find(parts, {})
    mentions += words.find_alike(parts, mentions)
    named: dict[str, dict[str, str]] = {}
    firm = {one.kind for one in mentions if not one.is_loose}
    for one in sorted(mentions, key=lambda mention: mention.is_loose):
        kind = "speaker_id" if one.kind == "speaker" else one.kind
        is_first = kind == "speaker_id" or kind not in named
        is_meant = not one.is_loose or (may_be_loose and one.kind not in firm)
        if is_first and is_meant and kind in _NAMED[0] and not view[kind] and one.name in known[kind]:
            named.setdefault(kind, {})[one.name] = known[kind][one.name]
    return named


def read_newest(view: View) -> pa.Table:
    """The newest figures that pass the filters, whatever is searched for."""
    parameters = to_parameters({**view, "q": None}, LIST_FILTERS)
    return ask("figures_found", **{**parameters, "sort": "-stated_on", "page": 1, "rows_a_page": NEWEST})

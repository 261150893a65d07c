"""What readers see is words: no code of the codebook, and no word cut off, on any page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.contents.figures import WARNINGS
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.figures.hedges import RULES
from tests.app_pages.visit import visit

# A page of a figure for each flag, and each page with what it unfolds.
VIEWS: list[tuple[str, dict[str, Any]]] = [
    ("overview", {"open": ["arithmetic", "steps_rows", "people_rows"]}),
    ("over_time", {"measure": "killed", "open": "statements_rows"}),
    ("over_time", {"measure": "authorised_servicemen", "open": "decrees_rows"}),
    *[("by_source", {"measure": measure}) for measure in ("killed", "casualties", "active_personnel")],
    ("side_by_side", {"open": ["labels_disputed", "killed_rows", "wounded_rows"]}),
    ("wrong_in_print", {}),
    ("figures", {"columns": ["rule", "tier", "flags", "period", "stance"]}),
    ("figures", {"q": "Zelensky said that 46,000 soldiers were killed"}),
    ("checks", {"open": ["rules", "sums"]}),
    ("sources", {"open": ["speakers", "publications", "agreement_pairs"]}),
    ("changes", {"open": "changes"}),
    ("about", {}),
    *[("chart", {"chart": chart, "measure": "killed"}) for chart in ("steps", "people", "speakers", "losses")],
]


def codes() -> set[str]:
    """The codes of codebook and rules that no sentence has by chance."""
    words = open_warehouse().cursor().sql("select distinct unnest(map_keys(words)) from codebook").fetchall()
    return {word for word in [*(word for (word,) in words), *(rule.rule for rule in RULES)] if "_" in word}


@cache
def whole_words() -> set[str]:
    """The words of names and titles, which a chart may shorten between two words."""
    texts = open_warehouse().cursor().sql("select name from speakers union all select title from events").fetchall()
    return {word for (text,) in texts for word in re.findall(r"\w+", text)}


def flagged() -> list[str]:
    """One figure with each flag that changes how it may be used."""
    sql = "select min(figure_id) from (select figure_id, unnest(flags) as flag from figures) where flag = $flag"
    cursor = open_warehouse().cursor()
    return [cursor.execute(sql, {"flag": flag}).fetchall()[0][0] for flag in WARNINGS]


def shown(visitor: AppTest) -> Iterator[str]:
    """Every text that a reader sees, without addresses."""
    for element in visitor.main:
        if element.type == "code":  # as SQL has it
            continue
        for name in ("value", "label", "body", "help", "placeholder"):
            if isinstance(text := getattr(element, name, None), str):
                yield re.sub(r"\]\([^)]*\)", "]", text.replace("\\", ""))
    for part in (*visitor.get("bidi_component"), *visitor.get("plotly_chart")):
        yield from _texts(json.loads(getattr(part.proto, "json", "") or part.proto.spec))


def _texts(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, key)
    elif isinstance(value, str) and key not in ("href", "sort", "sort_by", "key", "name", "cell", "question"):
        yield value


@pytest.mark.parametrize(("page", "address"), VIEWS, ids=str)
def test_pages_show_words_and_not_codes(page: str, address: dict[str, Any]) -> None:
    check(visit(page, **address))


def test_pages_of_figures_show_words_and_not_codes() -> None:
    for figure_id in filter(None, flagged()):
        check(visit("figure", figure_id=figure_id))


def check(visitor: AppTest) -> None:
    known = codes()
    texts = list(shown(visitor))
    assert len(texts) > 3
    assert [text for text in texts if known.intersection(re.findall(r"\w+", text))] == []
    whole = whole_words()
    assert [text for text in texts if not whole.issuperset(re.findall(r"(\w+)…", text))] == []

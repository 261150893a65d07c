"""Every page opens on the second dossier, in the words of its own topic."""

from __future__ import annotations

import re

import pytest

from dashboard.contents.registry import PAGES
from tests.app_pages.visit import visit, words

DOSSIER = "hs2-cost"
OF_ANOTHER_TOPIC = re.compile(
    r"\b(decrees?|servicemen|army|armed|war|dead|killed|Russian?|Ukrain\w+)\b|2022-02-24|24 Feb", re.IGNORECASE
)
ADDRESSES = {
    "figure": {"figure_id": "mcloughlin-2013-contingency-12-7bn"},
    "over_time": {"measure": "budget"},
    "by_source": {"subject": "PHASE1"},
    "chart": {"chart": "over-time"},
}
NAMES = sorted(name for name, page in PAGES.items() if page.needs != "side_by_side")


@pytest.mark.parametrize("name", NAMES)
def test_page_speaks_of_its_own_topic_only(name: str) -> None:
    visitor = visit(name, dossier=DOSSIER, **ADDRESSES.get(name, {}))
    shown = words(visitor)
    assert shown
    assert not OF_ANOTHER_TOPIC.findall(shown)


@pytest.mark.parametrize("name", ["over_time", "by_source"])
def test_page_draws_decimal_numbers(name: str) -> None:
    assert visit(name, dossier=DOSSIER, measure="benefit_cost_ratio").get("plotly_chart")

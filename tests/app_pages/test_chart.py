"""One chart alone, by its name in the address, and what cannot be drawn."""

from __future__ import annotations

import pytest

from tests.app_pages.test_pages import traces
from tests.app_pages.visit import visit, words


@pytest.mark.parametrize(
    ("chart", "page", "chosen"),
    [
        ("step_ranges", "overview", {"measure": "killed"}),
        ("statements", "over_time", {"measure": "killed"}),
        ("speakers", "by_source", {"measure": "killed"}),
        ("speakers", "by_source", {}),
    ],
)
def test_a_chart_alone_is_the_chart_of_its_page(chart: str, page: str, chosen: dict[str, str]) -> None:
    view = {**chosen, "known_on": "2023-01-01"}
    alone, whole = visit("chart", chart=chart, **view), visit(page, **view)

    assert traces(alone) == traces(whole, 0)
    assert words(alone).splitlines()[0] in words(whole)


@pytest.mark.parametrize(
    ("chart", "said"),
    [("steps", "6 decrees, the latest sets 1,150,628"), ("people", "counts lie below the level")],
)
def test_parts_of_a_picture_are_charts_of_their_own(chart: str, said: str) -> None:
    alone = visit("chart", chart=chart, known_on="2023-01-01")

    assert said in words(alone).splitlines()[0]
    assert traces(alone)


def test_headline_of_steps_says_how_the_level_changed() -> None:
    said = words(visit("chart", chart="decrees", measure="authorised_servicemen", known_on="2023-01-01")).splitlines()[
        0
    ]

    assert said.endswith("rose from 1,000,000 to 1,150,628")


def test_losses_are_drawn_by_measure() -> None:
    assert "Wounded: 1,597 to 400,000, by 6 speakers" in words(visit("chart", chart="losses", measure="wounded"))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"chart": "nonsense"}, "The link names no chart that there is. These pages have charts"),
        ({}, "The link names no chart that there is. These pages have charts"),
        ({"chart": "statements", "measure": "killed", "known_on": "1999-01-01"}, "There is nothing to draw"),
    ],
)
def test_what_cannot_be_drawn_is_one_sentence(address: dict[str, str], said: str) -> None:
    visitor = visit("chart", **address)

    assert said in visitor.info[0].value.replace("\\", "")
    assert not visitor.get("plotly_chart")

"""Dates have an order only where they do not overlap: a month is neither before nor after a day in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboard.engine.questions.ask import ask
from dashboard.engine.warehouse.store import use_warehouse
from tests.tiny_dossier import SLUG, TinyDossier

# Beside “2,000 to 3,000” of 25 April 2022, said on that day: as of, said on, and whose word is the last.
CASES = {
    "the month around the day": ("2022-04", "2022-04", {"more than 9,000", "2,000 to 3,000"}),
    "the month, but said before": ("2022-04", "2022-04-20", {"2,000 to 3,000"}),
    "the month, but said later": ("2022-04", "2022-08-24", {"more than 9,000"}),
    "the month after": ("2022-05", "2022-05", {"more than 9,000"}),
    "the month before": ("2022-03", "2022-08", {"2,000 to 3,000"}),
    "the year, said in that month": ("2022", "2022-04", {"more than 9,000", "2,000 to 3,000"}),
}


@pytest.fixture(scope="module", autouse=True)
def _dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Each case is a subject of its own."""
    tiny = TinyDossier(tmp_path_factory.mktemp("latest"))
    for case, (as_of, stated_on, _) in CASES.items():
        another = {"low": 9000, "high": "", "wording": "more than 9,000", "as_of": as_of, "stated_on": stated_on}
        for words in ({}, another):
            official = {"stance": "official_claim", "speaker_id": "president", "subject": case}
            tiny.copy("figures", "killed-april", figure_id=f"{case}-{bool(words)}", **official, **words)
    with use_warehouse(tiny.store().open()):
        yield


@pytest.mark.parametrize("case", CASES)
def test_latest_of_a_speaker_is_surely_the_latest(case: str) -> None:
    rows = ask("by_speaker", dossier=SLUG, subject=case, measure="killed").to_pylist()
    people = ask("measures_compared", dossier=SLUG, subject=case, measure="killed").to_pylist()
    assert {row["wording"] for row in rows} == CASES[case][2]
    assert {row["wording"] for row in people} == CASES[case][2]
    assert [row["is_reference"] for row in rows].count(True) == 1


def test_last_total_is_not_of_a_month_around_the_day() -> None:
    case = "the month around the day"
    asked = {"dossier": SLUG, "subject": case, "measure": "killed", "stance": ["official_claim"]}
    assert ask("last_statement", **asked).column("wording").to_pylist() == ["2,000 to 3,000"]


def test_what_overlaps_is_neither_before_nor_after() -> None:
    case = "the month around the day"
    places = ask("figure_sequence", dossier=SLUG, figure_id=f"{case}-True").to_pylist()
    assert [row["place"] for row in places] == ["this"]

"""Levels and statements of different scopes, such as prices of different years, are never set against each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.charts.stances import STANCE_STYLES, voice_of
from dashboard.contents import dossiers
from dashboard.contents.charts.finding import describe_spread
from dashboard.contents.overview import latest, steps
from dashboard.contents.view import View
from dashboard.engine.questions.ask import ask
from dashboard.engine.warehouse import store
from tests.charts.rows import exact, table
from tests.tiny_dossier import SLUG, TinyDossier

VIEW: View = {"dossier": SLUG, "known_on": None}


@pytest.fixture
def scoped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinyDossier:
    """The later level is given in another scope than the one before."""
    tiny = TinyDossier(tmp_path)
    tiny.package["muster"]["steps"] = {"measure": "posts", "word": "budget", "plural": "budgets"}
    tiny.package["muster"]["stances"][0]["label"] = "budget"
    tiny.change("figures", "posts-2023", scope="2019 prices")
    monkeypatch.setattr(store, "_store", tiny.store())
    monkeypatch.setattr(dossiers, "settings", tiny.settings)
    return tiny


def test_no_difference_across_scopes(scoped: TinyDossier) -> None:
    levels = ask("steps", dossier=SLUG, subject="RUS", measure="posts").to_pylist()
    beside_counts = ask(
        "steps_and_counts", dossier=SLUG, subject="RUS", measure="people", level_measure="posts"
    ).to_pylist()
    for rows in (levels, [row for row in beside_counts if row["is_step"]]):
        assert [(row["scope"], row["change_at_least"]) for row in rows] == [(None, None), ("2019 prices", None)]


def test_no_count_is_held_against_a_level_of_another_scope(scoped: TinyDossier) -> None:
    asked = {"dossier": SLUG, "subject": "RUS", "measure": "killed", "level_measure": "posts"}
    assert [row["level_at_most"] for row in ask("measures_compared", **asked).to_pylist()] == [1000]
    scoped.change("figures", "posts-2018", scope="2011 prices")
    assert [row["level_at_most"] for row in ask("measures_compared", **asked).to_pylist()] == [None]


def test_overview_says_the_scope_of_a_level_and_of_the_latest_statement(scoped: TinyDossier) -> None:
    level = steps.build(VIEW, measure="posts")
    assert level is not None
    assert "(2019 prices)" in level.clause
    assert not level.tiles[0].picture
    said = latest.build(VIEW, measure="posts", scope="2019 prices")
    assert said is not None
    assert [(tile.label, tile.value) for tile in said.tiles] == [("Posts, 2019 prices, latest budget", "1,137")]
    others = latest.build(VIEW, measure="posts")
    assert others is not None
    assert [tile.value for tile in others.tiles] == ["1,000"]


def test_stances_look_as_their_kind_and_are_named_by_the_dossier(scoped: TinyDossier) -> None:
    voice = voice_of(ask("steps", dossier=SLUG, subject="RUS", measure="posts").to_pylist()[0])
    assert (voice.label, voice.glyph) == ("budget", STANCE_STYLES["decides"].glyph)


@pytest.mark.parametrize(
    ("scopes", "headline"),
    [
        ((None, None, "2019 prices"), "Cost: 10 to 20, by Somebody; 1 more of another definition"),
        (("2019 prices", "2024 prices"), "Cost: 2 statements, each of another definition"),
        (("2019 prices", "2019 prices"), "Cost (2019 prices): 10 to 20, by Somebody"),
        (("2024 prices", None, None), "Cost: 20 to 30, by Somebody; 1 more of another definition"),
        ((None, "2019 prices", None), "Cost: 10 to 30, by Somebody"),
    ],
)
def test_headline_has_no_spread_across_scopes(scopes: tuple[str | None, ...], headline: str) -> None:
    rows = [{"scope": scope, **exact(10 * place)} for place, scope in enumerate(scopes, start=1)]
    assert describe_spread("Cost", table(*rows)) == headline


def test_headline_orders_numbers_as_they_are_printed() -> None:
    rounded = {"scope": None, "low": 2000, "high": 2000, "at_least": 1950, "at_most": 2050}
    headline = describe_spread("People", table({"scope": None, **exact(2035)}, rounded))
    assert headline == "People: 2,000 to 2,035, by Somebody"

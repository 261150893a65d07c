"""The Overview of any dossier on any day: it says what answers say, and leaves out what it cannot say."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dashboard.contents import arithmetic, dossiers
from dashboard.contents.charts.overview import compare_steps
from dashboard.contents.overview import catalogue, latest, ledger, silence
from dashboard.contents.overview.build import Overview, build_charts, list_answers, read_overview
from dashboard.contents.overview.compared import format_gap, list_parameters
from dashboard.engine.questions.ask import ask
from dashboard.engine.warehouse.overview_parts import PARTS, find_wrong_parts
from dashboard.engine.warehouse.store import use_warehouse
from dashboard.sharing.parameters import empty_view
from tests.tiny_dossier import SLUG, TinyDossier

_SAMPLE = 8  # days of each dossier; all of them where ALL_DAYS is set


def days_of(dossier: str) -> list[date | None]:
    days: list[date] = ask("days_of_change", dossier=dossier).column("day").to_pylist()
    step = 1 if os.environ.get("ALL_DAYS") else max(len(days) // _SAMPLE, 1)
    return [None, date(1900, 1, 1), *days[::step]]


def views() -> Iterator[tuple[str, date | None]]:
    for dossier in dossiers.list_dossiers():
        for day in days_of(dossier):
            yield dossier, day


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"\d{1,3}(?:,\d{3})+", text))


def numbers_shown(said: Overview) -> set[str]:
    rows = [row for ledger in said.ledgers for row in ledger.rows]
    tiles = [*said.tiles, *(row.tile for row in rows)]
    return set().union(*(numbers_in(f"{tile.value} {tile.lines} {tile.badge}") for tile in tiles), set())


def test_headline_says_only_what_its_parts_show_on_every_day() -> None:
    for dossier, day in views():
        view = empty_view(dossier, known_on=day)
        said = read_overview(view)
        assert said.headline
        assert not re.search(r"\b(None|undated|unknown|nan)\b", said.headline), (dossier, day)
        assert not any(re.search(r"\b0 (other|statement)", rest) for _, rest in said.unknown), (dossier, day)
        if said.headline != dossiers.read_dossier(dossier)["question"]:
            assert numbers_in(said.headline) <= numbers_shown(said), (dossier, day)
        for value, voice in re.findall(r"[:,] ([^:(]+?) \(([^)]+)\)", said.headline):
            assert (value, f"latest {voice}") in {(tile.value, tile.name) for tile in said.tiles}, (dossier, day)


def test_a_finding_of_latest_statements_names_who_and_when() -> None:
    said = read_overview(empty_view("hs2-cost", known_on=date(2020, 2, 1)))
    assert said.headline == "Benefit-cost ratio: 2.5 (builder), 1.3–1.5 (review), at most 0.6 (critic)"
    assert said.lead[0].startswith("2.5 by HS2 Ltd, said 16 May 2013; 1.3–1.5 by Oakervee review, said Nov 2019; ")


def test_the_picture_of_a_tile_shows_its_numbers_on_every_day() -> None:
    forms = set()
    for dossier, day in views():
        for tile in read_overview(empty_view(dossier, known_on=day)).tiles:
            if (picture := tile.picture) is None:
                continue
            forms.add(picture.form)
            assert [*picture.places] == sorted(picture.places)
            assert all(0 <= place <= 1 for place in (*picture.places, *picture.places_of_ends))
            assert len(picture.ends) == len(picture.places_of_ends)
            if picture.form == "steps":
                assert tile.rows[0]["at_least"] <= picture.values[-1] <= tile.rows[0]["at_most"]
                assert len(picture.values) == len(picture.places)
            elif picture.form == "bars":
                assert tile.badge.startswith(f"{sum(picture.values)} statement")
            elif tile.question == "reconciliations":
                assert sum(picture.values) == len(tile.rows)
            else:
                row = tile.rows[0]
                ends = row["at_least"], row["at_most"], row["level_at_least"]
                assert [sum(picture.values[: count + 1]) for count in range(3)] == [*ends]
    assert forms == {"steps", "bars", "parts"}


def test_headline_counts_what_falls_short_as_the_rows_say() -> None:
    for dossier, day in views():
        view = empty_view(dossier, known_on=day)
        part = catalogue.find_parameters(dossier, "compared")
        told = re.search(
            r"(both|all \d+|\d+ of \d+) latest counts of .* fall short", read_overview(view).headline, re.IGNORECASE
        )
        if not part or not told:
            continue
        rows = ask("measures_compared", **list_parameters(view, part["measure"])).to_pylist()
        held = [row for row in rows if row["level_figure_id"]]
        below = [row for row in held if row["at_most"] is not None and row["at_most"] < (row["level_at_least"] or 0)]
        numbers = [int(number) for number in re.findall(r"\d+", told[1])] or [2]
        assert numbers == ([len(below)] if len(below) == len(held) else [len(below), len(held)]), (dossier, day)


def test_a_sum_is_a_change_only_of_the_same_thing_at_two_times(tmp_path: Path) -> None:
    tiny = TinyDossier(tmp_path)
    with use_warehouse(tiny.store().open()):
        is_change = {row["derivation_id"]: row["is_change"] for row in ask("ledger", dossier=SLUG).to_pylist()}
        said = read_overview(empty_view(SLUG))
    assert is_change == {"step": True, "left": False}
    assert [row.label for ledger in said.ledgers for row in ledger.rows] == ["What the decree adds"]
    assert [tile.key for tile in said.sums] == ["left"]


@pytest.mark.parametrize(
    ("overview", "problem"),
    [
        ([{"part": "ledgr"}], "part 1: there is no part 'ledgr'. Parts are: finding, ledger,"),
        ([{"part": "sums"}, {"part": "steps", "counted": "x"}], "part 2: 'steps' has no parameter 'counted'; it takes"),
        ([{"part": "silence"}], "'silence' needs 'measure'."),
        ([{"part": "latest", "kinds": "own"}], "'kinds' of 'latest' must be a list of words."),
        ({"part": "sums"}, "'overview' must be a list of parts."),
    ],
)
def test_an_unknown_part_or_parameter_is_told_in_a_sentence(overview: object, problem: str) -> None:
    assert problem in " ".join(find_wrong_parts(overview))


def test_every_part_has_a_file_of_its_own() -> None:
    folder = Path(catalogue.__file__).parent
    made_of_others = {"finding", "unknown"}
    assert {name for name in PARTS if (folder / f"{name}.py").is_file()} == set(PARTS) - made_of_others


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        ((300, 400), "300–400 fewer"),
        ((-400, -300), "300–400 more"),
        ((-10, 20), "between 10 more and 20 fewer"),
        ((300, None), "at least 300 fewer"),
        ((-300, None), "at most 300 more, or fewer"),
        ((0, None), "not more"),
        ((None, -300), "at least 300 more"),
        ((None, 300), "at most 300 fewer, or more"),
        ((None, None), ""),
    ],
)
def test_a_gap_says_which_side_it_is_on(gap: tuple[int | None, int | None], words: str) -> None:
    assert format_gap({"gap_at_least": gap[0], "gap_at_most": gap[1], "step": 1}) == words


def ledger_row(**bounds: Any) -> dict[str, Any]:
    ends = {f"{end}{bound}": 1 for end in ("before_", "", "after_") for bound in ("at_least", "at_most")}
    return ends | {"percent_at_least": 1.0, "percent_at_most": None, "title": "A", "state": "exact"} | bounds


def test_ledger_of_decimals_and_ranges_adds_up_or_says_nothing() -> None:
    exact = [ledger_row(at_least=Decimal(1), at_most=Decimal(1)) for _ in range(2)]
    total = ledger_row(**{name: 2 for name in exact[0] if name.endswith(("at_least", "at_most"))})
    assert ledger._check([*exact, total]) == "adds up across and down, exactly"
    assert ledger._check(ledger._put_total_last([*exact, ledger_row(at_most=None)])) == ""


def test_an_open_change_is_not_said_to_be_none() -> None:
    said = {"derivation_id": "a", "is_decided": False, "speaker": "S", "stated_on": "2022", "step": 1}
    row = ledger._build_row(said | ledger_row(at_least=3, at_most=None), "decree")
    assert (row.percent, row.tile.lines[0]) == (
        "at least +1.0\N{NO-BREAK SPACE}%",
        "1 → 1, at least +1.0\N{NO-BREAK SPACE}%",
    )


def test_parts_of_stances_that_no_dossier_has_show_nothing() -> None:
    view = empty_view(next(iter(dossiers.list_dossiers())))
    assert latest.build(view, kinds=["no such kind"]) is None
    assert silence.build(view, measure="killed", kinds=["no such kind"]) is None


def test_picture_holds_the_chosen_stances_against_the_level() -> None:
    view = empty_view(next(iter(dossiers.list_dossiers())))
    for kind in ("own", "estimate"):
        chart = compare_steps(view, measure="active_personnel", kinds=[kind])
        assert chart is not None
        assert chart.parts["gap"]["stance_kind"] == kind


def test_an_overview_that_lists_no_parts_has_a_picture_of_its_steps(tmp_path: Path) -> None:
    tiny = TinyDossier(tmp_path)
    with use_warehouse(tiny.store().open()):
        assert [chart.key for chart in build_charts(empty_view(SLUG))] == ["steps"]


def test_two_tiles_of_one_question_are_two_answers() -> None:
    view = empty_view("hs2-cost")
    answers = [
        (name, parameters["measure"])
        for name, question, parameters in list_answers(read_overview(view), view)
        if question == "by_speaker"
    ]
    assert answers == [("by_speaker", "estimated_cost"), ("by_speaker_2", "benefit_cost_ratio")]


@pytest.mark.parametrize(
    ("text", "day", "is_after"),
    [
        ("2022-09-22", "2022-09-21", True),
        ("2022-09-22", "2022-09", False),
        ("2022-09", "2022-09-21", False),
        ("2022-10", "2022-09-21", True),
        ("2022-12-31", "2022", False),
        ("2023", "2022-12", True),
        ("", "2022", False),
    ],
)
def test_a_date_comes_after_another_where_all_of_it_does(text: str, day: str, is_after: bool) -> None:
    assert silence.is_after(text, day) == is_after


def test_speakers_are_compared_with_what_was_counted_one_by_one() -> None:
    rows = ask("by_speaker", dossier=next(iter(dossiers.list_dossiers())), subject="RUS", measure="killed").to_pylist()
    counted = max(
        (row for row in rows if row["stance_kind"] == "count" and not row["scope"]),
        key=lambda row: row["at_least"] or 0,
    )
    assert [row["figure_id"] for row in rows if row["is_reference"]] == [counted["figure_id"]]


def test_the_terms_of_all_sums_at_once_are_those_of_each() -> None:
    for dossier in dossiers.list_dossiers():
        names = [row["derivation_id"] for row in ask("reconciliations", dossier=dossier).to_pylist()]
        each = {name: ask("derivation_terms", dossier=dossier, derivation_id=name).to_pylist() for name in names}
        assert {name: arithmetic._list_terms(dossier)[name] for name in names} == each

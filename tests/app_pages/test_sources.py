"""The page of sources: relays count once, independence is plain, and each row leads to its figures."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.engine.questions.ask import answer, ask, ask_by_name
from dashboard.engine.warehouse.store import Store, open_warehouse
from dashboard.settings import REPOSITORY
from tests.app_pages.test_checks import click, hostile, lists
from tests.app_pages.visit import visit
from tests.tiny_dossier import SLUG, TinyDossier

__all__ = ["hostile"]
DOSSIER = "russian-armed-forces"
SPEAKERS, PUBLICATIONS = "Speakers", "Publications"


def words(page: str = "sources", **address: str) -> str:
    visitor = visit(page, **address)
    return "\n".join(element.value for element in (*visitor.markdown, *visitor.caption))


def test_the_sentence_on_independence_adds_up() -> None:
    total = ask("independence", dossier=DOSSIER).to_pylist()[0]
    text = words()

    assert f"{total['count_rows']} printed numbers in {total['count_publications']} publications" in text
    assert total["count_rows"] == total["count_statements"] + total["count_relays"] + total["count_errors"]
    assert f"{total['count_relays']} only repeat a statement" in text
    assert f"{total['count_not_independent']} statements rest on another speaker’s count." in text
    assert "No statement rests on another speaker’s count." in words(dossier="hs2-cost")


def test_counts_of_speakers_and_publications_add_up_to_the_totals() -> None:
    total = ask("independence", dossier=DOSSIER).to_pylist()[0]
    speakers = ask("speakers_contributions", dossier=DOSSIER)
    publications = ask("publications_contributions", dossier=DOSSIER)

    # Those who only stand in an error in print said nothing that counts.
    counts = speakers.column("count_statements").to_pylist()
    assert sum(count > 0 for count in counts) == total["count_speakers"] < len(counts)
    assert sum(speakers.column("count_statements").to_pylist()) == total["count_statements"]
    assert publications.num_rows == total["count_publications"]
    assert sum(publications.column("count_statements").to_pylist()) == total["count_statements"]
    assert sum(publications.column("count_relays").to_pylist()) == total["count_relays"]


def test_known_on_turns_the_sources_back() -> None:
    then = ask("independence", dossier=DOSSIER, known_on="2022-08-25").to_pylist()[0]

    assert f"{then['count_rows']} printed numbers" in words(known_on="2022-08-25")
    assert then["count_speakers"] < 75


def test_speakers_lead_to_their_figures() -> None:
    visitor = visit("sources", q="Zaluzhnyi", known_on="2026-11-01")
    shown = [json.loads(element.proto.json)[0] for element in visitor.get("bidi_component")]
    [row] = next(data["rows"] for data in shown if data.get("label") == SPEAKERS)

    assert parse_qs(urlsplit(row["href"]).query) == {
        "dossier": [DOSSIER],
        "known_on": ["2026-11-01"],
        "speaker_id": ["valerii-zaluzhnyi"],
    }


def test_a_search_says_what_it_found_on_both_tabs() -> None:
    assert "in 0 speakers and" in words(q="National Post")
    assert "in 0 speakers and 0 publications" in words(q="nobodyatall")


def test_publications_lead_to_a_search_for_their_figures() -> None:
    visitor = visit("sources", q="independent-2022-08-25-decree")
    shown = [json.loads(element.proto.json)[0] for element in visitor.get("bidi_component")]
    rows = next(data["rows"] for data in shown if data.get("label") == PUBLICATIONS)

    assert ["The Independent 2022-08-25"] in [parse_qs(urlsplit(row["href"]).query)["q"] for row in rows]


def test_a_speaker_whom_nothing_is_compared_with_has_no_counts_of_agreement() -> None:
    told = {row[0]: row[-3:] for row in lists(visit("sources"))[SPEAKERS]}

    assert told["World Bank"] == [""] * 3, "so that a card leaves out their words, too"
    assert all(map(str.isdigit, told["Vladimir Putin"]))


def test_lists_are_cut_and_shown_whole_on_demand() -> None:
    visitor = visit("sources")
    assert len(lists(visitor)[SPEAKERS]) == 12
    click(visitor, "Show all 75")
    assert len(lists(visitor)[SPEAKERS]) == 75


def test_a_tier_can_be_chosen_and_is_explained() -> None:
    visitor = visit("sources")
    tier = next(box for box in visitor.selectbox if box.label == "Kind of publication")
    tier.select("unconfirmed").run()

    assert {row[2] for row in lists(visitor)[PUBLICATIONS]} == {"unconfirmed"}
    assert any("an encyclopaedia" in caption.value for caption in visitor.caption)


@pytest.mark.parametrize("name", ["speakers_contributions", "publications_contributions"])
def test_sorting_is_done_by_the_question(name: str) -> None:
    up = ask_by_name(name, dossier=DOSSIER, sort="count_statements").column("count_statements").to_pylist()
    down = ask_by_name(name, dossier=DOSSIER, sort="-count_statements").column("count_statements").to_pylist()

    assert up == sorted(up)
    assert down == sorted(down, reverse=True)


def test_agreement_counts_are_the_pairs_behind_them() -> None:
    pairs = ask("agreement", dossier=DOSSIER).to_pylist()
    for row in ask("speakers_contributions", dossier=DOSSIER).to_pylist():
        kinds = [pair["disagreement"] for pair in pairs if pair["speaker_id"] == row["speaker_id"]]
        assert row["count_compared"] == len(kinds)
        assert row["count_agree"] == sum(kind in ("agrees", "rounding") for kind in kinds)
        assert row["count_contradict"] == kinds.count("contradiction")


def test_only_independent_statements_of_others_are_compared() -> None:
    figures = {row["figure_id"]: row for row in _figures()}
    for pair in ask("agreement", dossier=DOSSIER).to_pylist():
        own, other = figures[pair["figure_id"]], figures[pair["other_figure_id"]]
        assert own["speaker_id"] != other["speaker_id"]
        assert [own[name] for name in ("subject", "measure", "scope", "period")] == [
            other[name] for name in ("subject", "measure", "scope", "period")
        ]
        for figure in (own, other):
            assert not figure["is_error"]
            assert "not_independent" not in figure["flags"]
        assert (own["stance"] == "confirmed_count") == (other["stance"] == "confirmed_count")


def _figures() -> list[dict[str, Any]]:
    cursor = open_warehouse().cursor()
    columns = "figure_id, speaker_id, subject, measure, scope, period, is_error, flags, stance"
    names = columns.split(", ")
    return [dict(zip(names, row, strict=True)) for row in cursor.execute(f"select {columns} from figures").fetchall()]  # noqa: S608


def test_relays_and_dependent_counts_agree_with_nobody(hostile: TinyDossier) -> None:
    hostile.copy("figures", "killed-april", figure_id="second", speaker_id="president", stance="official_claim")
    hostile.copy("figures", "killed-april", figure_id="copied", speaker_id="president", flags="not_independent")
    hostile.copy("figures", "killed-april", figure_id="relayed", repeats="killed-april")
    counts = {row["speaker_id"]: row for row in ask("speakers_contributions", dossier=SLUG).to_pylist()}

    assert (counts["staff"]["count_compared"], counts["staff"]["count_agree"]) == (1, 1)
    assert counts["president"]["count_not_independent"] == 1
    assert counts["staff"]["count_rows"] - counts["staff"]["count_statements"] == 3


def test_names_of_sources_are_text(hostile: TinyDossier) -> None:
    evil = "<img src=x onerror=alert(1)> :material/home: **x**"
    hostile.change("speakers", "staff", name=evil)
    hostile.change("publications", "daily-2022", outlet=evil, url="http://ok.example/a")
    visitor = visit("sources")

    assert any(row[0] == evil for row in lists(visitor)[SPEAKERS])
    assert any(row[0] == evil for row in lists(visitor)[PUBLICATIONS])
    assert not any(evil in text.value for text in (*visitor.markdown, *visitor.caption))


def test_what_is_too_much_to_compare_is_counted(tmp_path: Path) -> None:
    queries = tmp_path / "queries"
    shutil.copytree(REPOSITORY / "queries", queries)
    table = queries / "tables" / "97_comparisons.sql"
    limit = "most_pairs_compared() as 2000000"
    assert limit in table.read_text()
    table.write_text(table.read_text().replace(limit, "most_pairs_compared() as 3"))
    tiny = TinyDossier(tmp_path)
    tiny.copy("figures", "killed-april", figure_id="second", speaker_id="president", stance="official_claim")
    given = replace(tiny.settings, queries_folder=queries)
    store = Store(given)
    [total] = answer(store.open(), "independence", {"dossier": SLUG}, given).to_pylist()
    store.close()

    assert (total["count_pairs"], total["count_too_many"]) == (0, 3)


def test_a_link_holds_tab_kind_tier_order_and_what_is_unfolded() -> None:
    asked: dict[str, str | list[str]] = {
        "dossier": DOSSIER,
        "open": ["publications", "agreement_pairs"],
        "tab": "publications",
        "kind": "person",
        "tier": "relay",
        "differs": "contradiction",
        "sort_publications": "outlet",
    }
    visitor = visit("sources", **asked)
    told = lists(visitor)

    assert dict(visitor.query_params) == asked
    assert visitor.session_state["tab"] == PUBLICATIONS
    assert {row[2] for row in told["Statements beside those of others"]} == {"contradiction"}
    assert {row[2] for row in told[PUBLICATIONS]} == {"relay"}
    relays = ask("publications_contributions", dossier=DOSSIER, tier="relay", sort="outlet")
    assert [row[0] for row in told[PUBLICATIONS]] == relays.column("outlet").to_pylist()
    assert not visitor.warning


@pytest.mark.parametrize("tier", ["leaflet", "all", "Non-profit :red[x] & co."])  # another dossier may have such words
def test_a_kind_that_nothing_is_of_is_shown_as_such(tier: str) -> None:
    visitor = visit("sources", tier=tier)

    assert visitor.selectbox(key="tier").value == tier
    assert f"{tier} (0)" in visitor.selectbox(key="tier").options
    assert PUBLICATIONS not in lists(visitor)
    assert not visitor.warning


def test_what_is_chosen_within_a_page_stays_there() -> None:
    visitor = visit("sources", tier="relay", known_on="2022-08-25")
    visitor.query_params.clear()  # as a browser does
    visitor.switch_page("app_pages/checks/checks.py").run()
    assert dict(visitor.query_params) == {}

    assert "“tier”" in "\n".join(element.value for element in visit("checks", tier="relay").warning)

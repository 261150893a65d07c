"""The page of one figure: what it says for a given address, and the questions behind it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.contents import dossiers
from dashboard.engine.questions.ask import answer, ask
from dashboard.engine.warehouse.store import Store
from dashboard.settings import settings
from dashboard.ui import source_line
from tests.app_pages.test_checks import hostile
from tests.app_pages.visit import visit as visit_page
from tests.tiny_dossier import SLUG, TinyDossier

__all__ = ["hostile"]
DOSSIER = "russian-armed-forces"


def visit(figure_id: str = "", **address: str) -> AppTest:
    """The page of that figure."""
    return visit_page("figure", figure_id=figure_id, **address)


def said(visitor: AppTest) -> str:
    """All that Streamlit's own elements say, without the backslashes that keep data from being markup."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "error", "warning", "info")
    shown = [str(element.value) for kind in kinds for element in getattr(visitor, kind)]
    return "\n".join(shown).replace("\\", "")


def test_a_correction_of_every_column_can_be_proposed() -> None:
    visitor = visit("ind-2022-ukr-killed-9000", dossier=DOSSIER)
    visitor.button(key="propose").click().run()
    (chooser,) = [each for each in visitor.selectbox if each.key == "propose_column"]
    schema = json.loads((settings.data_folder / "schema" / "figures.json").read_text(encoding="utf-8"))

    assert {"figure_id", *chooser.options} == {field["name"] for field in schema["fields"]}
    assert chooser.value == "wording"


def components(visitor: AppTest, part: str) -> list[dict[str, Any]]:
    """What the components were given that know this part."""
    given = [json.loads(element.proto.json)[0] for element in visitor.get("bidi_component")]
    return [one for one in given if part in one]


def lists(visitor: AppTest) -> dict[str, list[dict[str, Any]]]:
    """The rows of every list by its label."""
    return {one["label"]: one["rows"] for one in components(visitor, "columns")}


def asked(tiny: TinyDossier, question: str, figure_id: str) -> list[dict[str, Any]]:
    """The answer from the tiny dossier."""
    given = {"dossier": SLUG, "figure_id": figure_id}
    rows: list[dict[str, Any]] = answer(tiny.store().open(), question, given, tiny.settings).to_pylist()
    return rows


@pytest.fixture
def tiny(tmp_path: Path) -> TinyDossier:
    return TinyDossier(tmp_path)


def test_relay_names_its_origin_and_what_contradicts_it() -> None:
    visitor = visit("ind-2022-ukr-killed-9000")
    text = said(visitor)

    assert "Killed, Ukraine: “almost 9,000 service personnel”" in text
    assert "A repeat: first printed by Interfax-Ukraine, 22 Aug 2022." in text
    assert [way["figure_id"] for way in components(visitor, "href")] == ["ukr-zal-9000-interfax"]
    row = lists(visitor)["1 statement contradicts it"][0]
    texts = [cell["text"] for cell in row["cells"]]
    assert texts[0] == "“over 14,000 killed”"
    assert "A running total cannot have been higher, 150 days earlier" in texts
    assert "(at least 14,000) − (8,100–9,000) = at least +5,000" in texts
    assert row["href"] == f"figure?dossier={DOSSIER}&figure_id=mod-ukr-14000k-mar2022"


def test_reading_says_its_rule() -> None:
    visitor = visit("ind-2022-rus-cas-thousands")

    assert next(metric.value for metric in visitor.metric if metric.label == "Means") == "2,000–9,999"
    assert "Rule “order of magnitude”, as in “in the thousands”" in said(visitor)


@pytest.mark.parametrize(
    ("figure_id", "words", "way"),
    [
        ("mod-1535-econotimes-err", "Error in print.", "mod-1351-ap"),
        ("leak-altered-rus-rte", "Doctored copy.", "leak-rus-kia-ki"),
        ("ind-2022-serv-1150628", "No longer in force: the next decree replaced it on 1 Dec 2023.", "dec-2026-serv"),
        ("mz-109625-jun2025-ki", "Not the latest word", "mz-"),
        ("uk-236k-2025h1-up", "Not independent.", None),
        ("petro-2025-05-09-conflict", "Digits disputed.", "lod-"),
    ],
)
def test_what_to_beware_of_stands_in_a_box(figure_id: str, words: str, way: str | None) -> None:
    visitor = visit(figure_id)
    boxes = " ".join(box.value for box in (*visitor.error, *visitor.warning, *visitor.info)).replace("\\", "")

    assert words in boxes
    if way:
        assert any(one["figure_id"].startswith(way) for one in components(visitor, "href"))


def test_error_in_print_is_held_against_nothing() -> None:
    assert ask("figure_compared", dossier=DOSSIER, figure_id="mod-1535-econotimes-err").num_rows == 0
    assert "An error in print is not held against other statements" in said(visit("mod-1535-econotimes-err"))


def test_broken_sum_shows_formula_state_and_difference() -> None:
    text = said(visit("dec-2024-total-unn"))

    assert "Cut off, not rounded: a total of 2,389,130 told as 2.3 million** :red-badge" in text
    assert f"should equal [2,250,000–2,350,000](figure?dossier={DOSSIER}&figure_id=" in text
    assert "difference **+39,130 to +139,130**" in text


def test_long_list_is_cut_until_all_is_asked_for() -> None:
    visitor = visit("ind-2022-rus-cas-thousands")
    label = next(name for name in lists(visitor) if "not comparable" in name)
    total = int(label.split()[0])
    assert len(lists(visitor)[label]) < total
    assert f"of {total}." in said(visitor)

    visitor.button(key="show_all").click().run()
    assert len(lists(visitor)[label]) == total


def test_citations_are_offered_in_five_forms() -> None:
    visitor = visit("ind-2022-ukr-killed-9000")
    next(button for button in visitor.button if button.label == "Cite").click().run()
    texts = {one["label"]: one["text"] for one in components(visitor, "texts")[0]["texts"]}

    assert list(texts) == ["Sentence", "In-line citation", "Full citation", "BibTeX", "CSL-JSON"]
    assert "said on 22 August 2022 that almost 9,000" in texts["Sentence"]
    assert json.loads(texts["CSL-JSON"])[0]["id"] == "ind-2022-ukr-killed-9000"


def test_address_without_such_a_figure_is_one_sentence_and_the_nearest() -> None:
    visitor = visit("ind-2022-ukr-killed-900")

    assert "There is no figure “ind-2022-ukr-killed-900” in this dossier" in said(visitor)
    assert lists(visitor)["Figures with the nearest names"][0]["cells"][1]["text"] == "ind-2022-ukr-killed-9000"
    assert "The address names no figure" in said(visit(""))


def test_figures_of_every_kind_have_a_page() -> None:
    """As few figures as have every flag, rule and stance that occurs."""
    traits = {
        row["figure_id"]: {row.get("rule"), row.get("stance"), *str(row.get("flags") or "error").split(", ")}
        for name in ("statements_over_time", "published_errors")
        for row in ask(name, dossier=DOSSIER).to_pylist()
    }
    left = set().union(*traits.values())
    visitor, titles = visit(), set[str]()
    while left:
        figure_id = max(traits, key=lambda each: len(traits[each] & left))
        visitor.query_params["figure_id"] = figure_id  # as a link within the page does
        visitor.run()
        assert not visitor.exception, figure_id
        assert len(visitor.title) == 1, figure_id
        assert visitor.title[0].value not in titles, figure_id
        titles.add(visitor.title[0].value)
        left -= traits[figure_id]


def test_every_number_in_a_formula_leads_to_its_figure() -> None:
    terms = [
        {"dossier": "d", "figure_id": "a", "at_least": 9, "at_most": 9, "sign": 1},
        {"dossier": "d", "figure_id": "b", "at_least": 1, "at_most": None, "sign": -1},
    ]
    links = ("[9](figure?dossier=d&figure_id=a)", "[\\(at least 1\\)](figure?dossier=d&figure_id=b)")
    assert source_line.format_formula(terms) == f"{links[0]} − {links[1]}"


def test_only_other_speakers_corroborate(tiny: TinyDossier) -> None:
    own = {"low": 2500, "high": 2500, "wording": "2,500"}
    tiny.copy("figures", "killed-april", figure_id="other", speaker_id="president", **own)
    tiny.copy("figures", "killed-april", figure_id="own-again", publication_id="gazette-2022", **own)
    tiny.copy("figures", "killed-april", figure_id="echo", speaker_id="president", flags="not_independent", **own)
    tiny.copy("figures", "killed-april", figure_id="other-relay", speaker_id="president", repeats="other", **own)
    rows = {row["figure_id"]: row for row in asked(tiny, "figure_compared", "killed-april")}

    assert {name: rows[name]["independence"] for name in ("other", "own-again", "echo")} == {
        "other": "another speaker",
        "own-again": "same speaker",
        "echo": "rests on another's count",
    }
    assert {row["standing"] for name, row in rows.items() if name != "killed-march"} == {"agrees"}
    assert set(rows) == {"other", "own-again", "echo", "killed-march"}  # no relay, no error in print, not itself


def test_decree_stands_between_its_neighbours(tiny: TinyDossier) -> None:
    places = {
        row["figure_id"]: (row["place"], row["is_in_force"]) for row in asked(tiny, "figure_sequence", "posts-2018")
    }

    assert places == {"posts-2018": ("this", False), "posts-2023": ("after", True)}


def test_other_figures_stand_between_those_of_their_speaker(tiny: TinyDossier) -> None:
    tiny.copy("figures", "killed-april", figure_id="not-his", speaker_id="president", as_of="2022-04-26")
    rows = asked(tiny, "figure_sequence", "killed-april")

    assert [(row["figure_id"], row["place"], row["change_at_most"]) for row in rows] == [
        ("killed-march", "before", None),
        ("killed-april", "this", 1000),
    ]


def test_error_and_right_figure_name_each_other(tiny: TinyDossier) -> None:
    assert [(row["part"], row["figure_id"]) for row in asked(tiny, "figure_errors", "killed-march-err")] == [
        ("right", "killed-march")
    ]
    for telling in ("killed-march", "killed-march-relay"):
        found = asked(tiny, "figure_errors", telling)
        assert [(row["part"], row["figure_id"]) for row in found] == [("error", "killed-march-err")]


def test_figure_of_another_dossier_is_found_there(tiny: TinyDossier) -> None:
    other = tiny.data / "dossiers" / "other"
    shutil.copytree(tiny.folder, other)
    (other / "datapackage.json").write_text(json.dumps(tiny.package | {"name": "other"}))
    tiny.change("figures", "casualties-april", figure_id="casualties-spring")
    rows = answer(
        Store(tiny.settings).open(), "figure_nearest", {"dossier": SLUG, "figure_id": "casualties-april"}, tiny.settings
    )

    assert [(row["dossier"], row["figure_id"]) for row in rows.to_pylist()][:2] == [
        ("other", "casualties-april"),
        (SLUG, "casualties-spring"),
    ]


def test_finding_of_a_rule_knows_its_figure(tiny: TinyDossier) -> None:
    tiny.change("figures", "killed-april", low=3000, high=2000)
    tiny.change("publications", "daily-2022", url="nowhere")
    found = tiny.store().open().cursor().execute("select rule, figure_id from findings('tiny')").fetchall()
    assert ("low_not_above_high", "killed-april") in found
    assert ("addresses_are_web_addresses", None) in found
    assert [row["rule"] for row in asked(tiny, "figure_findings", "killed-april")].count("low_not_above_high") == 1


def test_relays_and_errors_of_other_pages_lead_to_their_figures() -> None:
    text = said(visit_page("by_source", measure="killed", open=["relays", "errors"]))

    for figure_id in ("mod-498-independent", "mod-1535-econotimes-err", "mod-1351-ap"):
        assert f"](figure?dossier={DOSSIER}&figure_id={figure_id})" in text


def test_first_dossier_stays_and_a_figure_of_another_is_found_with_a_link(
    hostile: TinyDossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = TinyDossier(hostile.data.parent, "another")
    other.package["title"] = "A first title"
    other.copy("figures", "casualties-april", figure_id="only-there", as_of="2022-05-01", scope="a part")
    monkeypatch.setattr(dossiers, "settings", hostile.settings)
    assert next(iter(dossiers.list_dossiers())) == "another"

    (hostile.data / "dossiers" / dossiers.DEFAULT_FILE).write_text("tiny\n", encoding="utf-8")
    visitor = visit("only-there")
    (found,) = components(visitor, "figure_id")
    assert next(iter(dossiers.list_dossiers())) == "tiny"
    assert "is no figure of this dossier, but of another one" in said(visitor)
    assert found["href"] == "figure?dossier=another&figure_id=only-there"
    monkeypatch.setattr(dossiers, "settings", replace(hostile.settings, default_dossier="another"))
    assert next(iter(dossiers.list_dossiers())) == "another"

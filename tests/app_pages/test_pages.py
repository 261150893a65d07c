"""Page logic without a browser: what a view asks, says and draws for a given address."""

from __future__ import annotations

import json
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.contents.registry import PAGES
from dashboard.ui import replay
from tests.app_pages.visit import APP, visit, words


def traces(visitor: AppTest, place: int = 0) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(visitor.get("plotly_chart")[place].proto.spec)["data"]
    return found


def test_overview_leads_with_what_the_sums_find() -> None:
    visitor = visit()

    assert visitor.title[0].value.startswith("137,000 more posts; ")
    assert "The decree of 25 Aug 2022 by Vladimir Putin" in words(visitor)


@pytest.mark.parametrize(
    ("known_on", "in_force"),
    [("2022-08-25", "1,013,628"), ("2023-01-01", "1,150,628"), ("2026-11-22", "1,502,640")],
)
def test_strength_in_force_follows_the_known_on_date(known_on: str, in_force: str) -> None:
    visitor = visit(known_on=known_on)

    tile = next(metric for metric in visitor.metric if "in force" in metric.label)
    assert tile.value == in_force


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ({}, "No total of “killed” (official claim) since 21 Sep 2022"),
        ({"known_on": "2022-08-25"}, "What held on 25 Aug 2022"),
        ({"known_on": "2022-08-24"}, "not known yet on 24 Aug 2022"),
        ({"open": "arithmetic", "derivation_id": "posts-less-people-2022"}, "= **113,628**"),
    ],
)
def test_overview_says_what_is_not_known_and_what_its_address_asks_for(address: dict[str, str], text: str) -> None:
    visitor = visit(**address)

    shown = [words(visitor), *(each.value for each in (*visitor.info, *visitor.text, *visitor.code))]
    assert text in " ".join(shown).replace("\\", "")


def test_people_are_an_interval_never_a_middle() -> None:
    visitor = visit(known_on="2026-11-22")

    tile = next(metric for metric in visitor.metric if metric.label.startswith("People"))
    assert tile.value.replace("\\", "") == "1.1–1.2 million"


def test_every_reconciliation_is_counted() -> None:
    visitor = visit()

    tile = next(metric for metric in visitor.metric if metric.label.startswith("Sums that agree"))
    held, _, total = tile.value.partition(" of ")
    assert 0 < int(held) <= int(total)
    assert f"{int(total) - int(held)} do not add up" in words(visitor)


def test_steps_are_drawn_for_posts_and_marks_for_people() -> None:
    assert "Each is a step on the day it took force" in words(visit("over_time"))
    for measure in ("deployed", "conscripted_call_up", "authorised_increase"):
        assert "Each is a step on the day it took force" not in words(visit("over_time", measure=measure))


def test_flows_over_different_stretches_never_share_a_chart() -> None:
    whole = visit("over_time", measure="killed")
    month = visit("over_time", measure="killed", period="month")

    assert json.dumps(traces(whole)) != json.dumps(traces(month))
    assert "2 statements" in words(month)
    assert "Ukraine: 14 statements by 10 speakers" in words(whole)  # beside it, on one scale
    beside = [json.loads(plot.proto.spec)["layout"]["yaxis"]["range"] for plot in whole.get("plotly_chart")[-2:]]
    assert beside[0] == beside[1]


def test_who_says_what_names_disagreement_by_kind() -> None:
    visitor = visit("by_source", measure="killed", compare_with="sergei-shoigu")
    text = words(visitor)

    assert "contradiction" in text
    assert "different date" in text
    assert "different definition" in text


def test_label_in_dispute_and_reason_stand_beside_the_number() -> None:
    visitor = visit(
        "by_source", measure="killed", compare_with="sergei-shoigu", as_of_to="2023-02-01", open="speakers_rows"
    )

    assert "label in dispute" in str(json.loads(visitor.get("plotly_chart")[0].proto.spec)["layout"])
    parts = [json.loads(part.proto.json)[0] for part in visitor.get("bidi_component")]
    [table] = [part for part in parts if "columns" in part]
    labels = [column["label"] for column in table["columns"]]
    kind, why = labels.index("Compared"), labels.index("Why")
    rows = [[cell["text"] for cell in row["cells"]] for row in table["rows"]]
    assert all(row[why] for row in rows if row[kind] != "compared with")


def test_relays_are_folded_under_their_origin() -> None:
    visitor = visit("by_source", measure="killed", subject="UKR", open="relays")

    assert any("outlets, 1 statement" in element.value for element in visitor.markdown)


def test_unknown_address_parts_are_named_and_dropped() -> None:
    visitor = visit(
        "by_source", measure="killed", stance="nonsense", known_on="soon", colour="red", compare_with="mark-milley"
    )
    notices = " ".join(element.value for element in (*visitor.warning, *visitor.info, *visitor.caption))

    for text in (
        "Said by: “nonsense” is not known here",
        "As known on: “soon” is not a date",
        "Ignored unknown parameter: “colour”",
        "says nothing in this view",
    ):
        assert text in notices.replace("\\", "")
    assert visitor.warning.len == 1, "all in one box"
    assert visitor.query_params["measure"] in ("killed", ["killed"])


def test_change_of_measure_asks_nothing_in_vain() -> None:
    visitor = visit("by_source", measure="killed")
    next(box for box in visitor.selectbox if box.label == "What is counted").select("deployed").run()
    assert [warning.value for warning in visitor.warning] == []


def test_what_nobody_has_stated_is_said_with_what_has_been() -> None:
    visitor = visit("by_source", subject="CHN", measure="authorised_servicemen")

    said = [info.value.replace("\\", "") for info in visitor.info]
    assert said == ["Nobody in this dossier has stated this of China: authorised posts for servicemen."]
    next(button for button in visitor.button if button.label.startswith("Show active personnel")).click().run()
    assert len(visitor.get("plotly_chart")) == 1


def test_empty_view_offers_to_drop_the_filter() -> None:
    visitor = visit("by_source", measure="killed", known_on="1999-01-01")

    assert any("No statement fits" in info.value for info in visitor.info)
    drop = next(button for button in visitor.button if "As known on" in button.label)
    drop.click().run()
    assert len(visitor.get("plotly_chart")) == 1


def test_pages_open_on_a_phone_whose_reader_has_doubled_the_size_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ui.screen._read_class", lambda: "magnified")

    assert visit("overview").get("plotly_chart")
    assert visit("by_source", dossier="hs2-cost").get("plotly_chart")


def test_days_between_changes_have_one_answer() -> None:
    from datetime import date, timedelta

    from dashboard.contents.view import find_last_change
    from dashboard.engine.questions.ask import ask_by_name
    from dashboard.engine.questions.catalogue import catalogue

    dossier = "russian-armed-forces"
    questions = [name for name, question in catalogue().items() if "known_on" in question.params]
    for days in (1234, 5353):
        day = date(2008, 1, 1) + timedelta(days)
        given = {"dossier": dossier, "subject": "RUS", "measure": "authorised_servicemen"}
        for name in questions:
            asked = ask_by_name(name, **given, known_on=day)
            assert asked.equals(ask_by_name(name, **given, known_on=find_last_change(dossier, day))), (name, day)


def test_broken_dossier_is_one_sentence_not_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.errors import BuildError
    from dashboard.ui import page_lifecycle

    def refuse(_progress: object) -> None:
        raise BuildError("data/dossiers/x has no datapackage.json. Add one as data/README.md shows.")

    monkeypatch.setattr(page_lifecycle, "open_warehouse", refuse)
    visitor = AppTest.from_file(str(APP), default_timeout=60).run()

    assert not visitor.exception
    assert "datapackage" in visitor.error[0].value
    assert not visitor.metric


def test_each_tab_is_named_for_the_page_and_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    monkeypatch.setattr(st, "set_page_config", lambda page_title, **_: names.append(page_title))
    monkeypatch.setattr(replay, "_may_replay", lambda: False)
    shown: dict[str, Any] = {page.name.replace("-", "_"): {} for page in PAGES.values()} | {
        "figure": {"figure_id": "ind-2022-ukr-killed-9000"},
        "chart": {"chart": "decrees"},
        "questions": {"question": "by_speaker"},
        "side_by_side": {"known_on": "2022-08-25"},
        "checks": {"q": "relay"},
    }
    for page, address in shown.items():
        names.append("")
        visit(page, **address)
        shown[page] = names[-1]

    assert len(set(shown.values())) == len(PAGES)
    assert all(name.endswith(" · Muster") for name in shown.values())
    assert shown["side_by_side"] == "Losses: Russia, as known on 25 Aug 2022 · Muster"
    assert shown["checks"] == "Checks: “relay” · Muster"
    assert "9,000" in shown["figure"]

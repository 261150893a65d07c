"""The page of checks: the same result as the command, every rule and sum with its state, and the way to each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.engine.questions.checks import rules, run_checks
from tests.app_pages.visit import visit
from tests.tiny_dossier import SLUG, TinyDossier


def lists(visitor: AppTest) -> dict[str, list[list[str]]]:
    """The texts of every list of the page by its label."""
    found: dict[str, Any] = {}
    for element in visitor.get("bidi_component"):
        data = json.loads(element.proto.json)[0]
        if "columns" in data:
            found[data["label"]] = [[cell["text"] for cell in row["cells"]] for row in data["rows"]]
    return found


def click(visitor: AppTest, label: str) -> None:
    next(button for button in visitor.button if button.label.startswith(label)).click().run()


def test_the_page_says_what_the_command_says() -> None:
    visitor = visit("checks", known_on="2022-08-25")
    summary = visitor.code[-1].value.splitlines()[-1]

    assert summary == run_checks("russian-armed-forces").summary
    assert any("“As known on” another day does not apply here" in each.value for each in visitor.caption)


def test_every_rule_has_a_state() -> None:
    visitor = visit("checks")
    strict = sum(rule.severity == "error" for rule in rules().values())
    assert visitor.header[0].value == f"Rules: {strict} must hold, {len(rules()) - strict} point out oddities"
    assert visitor.title[0].value.startswith(f"{strict} of {strict} rules hold")
    click(visitor, f"Show all {len(rules())}")
    told = {row[3]: row[1] for row in lists(visitor)["Rules and their state"]}

    assert set(told) == {f"checks/{name}.sql" for name in rules()}
    found = run_checks("russian-armed-forces").flags
    count = sum(problem.rule == "hedges_changed" for problem in found)
    assert told["checks/hedges_changed.sql"] == f"{count} flagged"
    assert told["checks/low_not_above_high.sql"] == "holds"


def test_a_search_for_a_rule_opens_it_with_its_rows_and_sql() -> None:
    visitor = visit("checks", q="hedges_changed")
    behind = lists(visitor)["Rows behind the rule"]

    assert any("“Some 498 have died”" in row[0] and "row " in row[3] for row in behind)
    assert any("from figure_rows as relay" in code.value for code in visitor.code)
    assert any("What to do" in text.value for text in visitor.markdown)


def test_sums_are_filtered_by_state() -> None:
    visitor = visit("checks")
    state = visitor.button_group(key="sums")
    state.set_value("broken").run()
    told = lists(visitor)["Sums of stated figures and their state"]

    assert {row[1] for row in told} == {"does not add up"}
    assert f"does not add up ({len(told)})" in [
        option.content for option in visitor.button_group(key="sums").proto.options
    ]
    assert all(row[4] not in ("–", "0") for row in told)


def test_a_search_for_a_sum_shows_its_work() -> None:
    text = "\n".join(element.value for element in visit("checks", q="total-2016").markdown)

    assert "542" in text
    assert "Should equal" in text


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinyDossier:
    """The whole dashboard over a tiny dossier."""
    from dashboard.engine.questions import ask
    from dashboard.engine.warehouse import store as warehouse

    tiny = TinyDossier(tmp_path)
    store = tiny.store()
    monkeypatch.setattr(warehouse, "_store", store)
    monkeypatch.setattr(ask, "settings", tiny.settings)
    return tiny


def test_broken_rows_are_shown_as_the_text_that_they_are(hostile: TinyDossier) -> None:
    evil = "<script>alert(1)</script> :material/home: **5** [x](javascript:alert(1))"
    hostile.change("publications", "daily-2022", url=evil)
    hostile.change("figures", "killed-april", low=3000, high=2000)
    visitor = visit("checks", q="addresses_are_web_addresses")

    assert visitor.code[-1].value.splitlines()[-1] == run_checks(SLUG, hostile.settings).summary
    assert " 0 broken" not in visitor.code[-1].value
    [row] = lists(visitor)["Rows behind the rule"]
    assert row[:2] == ["about no figure", evil]
    assert not any(evil in text.value for text in (*visitor.markdown, *visitor.caption))

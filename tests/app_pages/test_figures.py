"""The page of all figures without a browser: what it counts, lists, sorts and says for a given address."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.engine.questions.ask import ask, ask_by_name
from tests.app_pages.visit import visit, words

DOSSIER = "russian-armed-forces"


def listed(visitor: AppTest) -> dict[str, Any]:
    """What the table is given to draw."""
    given = (json.loads(each.proto.json)[0] for each in visitor.get("bidi_component"))
    data: dict[str, Any] = next(data for data in given if "columns" in data)
    return data


def at_page(page: str, **address: str) -> AppTest:
    """`visit` takes the word for the page of the dashboard."""
    visitor = visit("figures", **address)
    visitor.query_params["page"] = page
    return visitor.run()


def texts(visitor: AppTest, column: str) -> list[str]:
    data = listed(visitor)
    place = [one["sort_by"] for one in data["columns"]].index(column)
    return [row["cells"][place]["text"] for row in data["rows"]]


def test_all_figures_are_there_with_their_total_by_kind() -> None:
    visitor = visit("figures")
    total = ask("figures_count", dossier=DOSSIER).to_pylist()[0]

    assert f"**{total['count_figures']} of {total['count_figures']} printed numbers**" in words(visitor)
    assert f"{total['count_statements']} statements, {total['count_relays']} repeats and" in words(visitor)
    assert len(listed(visitor)["rows"]) == 50
    assert f"Rows 1 to 50 of {total['count_figures']}" in words(visitor)


def test_search_narrows_rows_totals_and_the_counts_of_filters() -> None:
    visitor = visit("figures", q="9,000")

    assert "**3 of " in words(visitor)
    assert all("9,000" in text for text in texts(visitor, "wording"))
    assert next(box for box in visitor.selectbox if box.label == "What is counted").options[0] == "Killed (3)"


def test_search_counts_on_this_page_alone() -> None:
    with_search, without = visit("by_source", measure="killed", q="zzz"), visit("by_source", measure="killed")

    assert [box.options for box in with_search.selectbox] == [box.options for box in without.selectbox]


def test_ranges_and_open_bounds_are_shown_as_such() -> None:
    assert texts(visit("figures", q="almost 9,000 heroes"), "reading") == ["8,100–9,000 (almost)"]
    assert any(text.startswith("at least ") for text in texts(visit("figures", q="more than"), "reading"))
    assert any(text.startswith("at most ") for text in texts(visit("figures", q="up to"), "reading"))


def address(figure_id: str) -> str:
    return f"figure?dossier={DOSSIER}&figure_id={figure_id}"


@pytest.mark.parametrize(
    ("badge", "column", "value"),
    [("repeat", "repeats", None), ("error in print", "is_error", False), ("unconfirmed", "is_unconfirmed", False)],
)
def test_row_says_what_keeps_it_from_being_one_more_good_statement(badge: str, column: str, value: Any) -> None:
    rows: list[dict[str, Any]] = ask_by_name("figures_found", dossier=DOSSIER).to_pylist()
    some = next(row for row in rows if row[column] != value)
    rows = listed(visit("figures", q=some["figure_id"]))["rows"]
    row = next(row for row in rows if row["href"] == address(some["figure_id"]))

    assert badge in [one["text"] for one in row["cells"][0]["badges"]]
    assert badge not in [
        one["text"] for one in listed(visit("figures", q="1,475,270"))["rows"][0]["cells"][0]["badges"]
    ]


def test_sort_and_columns_come_from_the_address() -> None:
    visitor = visit("figures", sort="-published_on", columns=["figure_id", "published_on"])
    data = listed(visitor)

    assert [column["sort_by"] for column in data["columns"]] == ["wording", "published_on", "figure_id"]
    assert data["sort"] == "-published_on"
    latest = ask("figures_found", dossier=DOSSIER, sort="-published_on", rows_a_page=50).column("figure_id")
    assert [row["href"] for row in data["rows"]] == [address(name) for name in latest.to_pylist()]


def test_every_row_leads_to_its_figure() -> None:
    for row in listed(visit("figures", columns=["figure_id"]))["rows"]:
        assert row["href"] == address(row["cells"][1]["text"])


def test_page_beyond_the_end_is_the_last_one_and_says_so() -> None:
    visitor = at_page("999")
    last = -(-ask("figures_count", dossier=DOSSIER).to_pylist()[0]["count_figures"] // 50)

    assert f"There is no page 999: this is the last one, page {last}." in [info.value for info in visitor.info]
    assert visitor.query_params["page"] == str(last)
    assert listed(visitor)["rows"]


def test_another_search_starts_at_the_first_page() -> None:
    visitor = at_page("3")
    assert "Rows 101 to 150 of" in words(visitor)
    visitor.text_input(key="q").set_value("killed").run()

    assert "Rows 1 to 50 of" in words(visitor)
    assert "page" not in visitor.query_params
    assert visitor.query_params["q"] == "killed"


@pytest.mark.parametrize("typed", ["%%%", "🙂", "'--"])
def test_search_without_letter_or_digit_says_so(typed: str) -> None:
    visitor = visit("figures", q=typed)

    assert "neither a letter nor a digit" in words(visitor)
    assert len(listed(visitor)["rows"]) == 50


def test_nothing_found_offers_to_drop_the_search() -> None:
    visitor = visit("figures", q="zzz", measure="killed")
    assert any("No statement fits" in info.value for info in visitor.info)
    assert "Nothing comes near: the newest statements" in [header.value for header in visitor.header]
    assert {row["cells"][1]["text"] for row in listed(visitor)["rows"]}
    next(button for button in visitor.button if button.label == "Drop “Search”").click().run()

    assert not visitor.exception
    assert "q" not in visitor.query_params
    assert visitor.query_params["measure"] == "killed"
    assert listed(visitor)["rows"]


def test_reset_shows_everything() -> None:
    visitor = at_page("2", q="killed", stance="adversary_claim")
    visitor.button(key="reset_filters").click().run()

    assert dict(visitor.query_params) == {"dossier": DOSSIER}
    assert visitor.text_input(key="q").value in ("", None)


def test_what_is_typed_counts_where_the_browser_has_not_heard_of_the_last_address() -> None:
    visitor = visit("figures", dossier=DOSSIER, measure="killed")
    at_first = dict(visitor.query_params)
    for typed in ("almost", "almost heroes"):
        visitor.query_params.clear()
        for part, said in at_first.items():
            visitor.query_params[part] = said
        visitor.text_input(key="q").set_value(typed).run()

        assert visitor.text_input(key="q").value == typed
        assert dict(visitor.query_params) == at_first | {"q": typed}

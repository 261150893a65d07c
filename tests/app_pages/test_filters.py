"""What a reader sets stays set, whatever is drawn or clicked afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.engine.questions.ask import ask
from tests.app_pages.visit import visit

PAGES = ("over_time", "by_source", "side_by_side", "figures")
BEHIND_THE_BUTTON = ("speaker_id", "stance", "as_of_from", "as_of_to", "known_on")
FILTERS = ("subject", "measure", *BEHIND_THE_BUTTON)
DAY = "2023-06-01"


def open_page(app: AppTest, name: str) -> AppTest:
    app.query_params.clear()  # as a browser does
    return app.switch_page(f"app_pages/{name}/{name}.py").run()


def find_widgets(app: AppTest) -> Iterator[Any]:
    for kind in (app.selectbox, app.text_input):
        yield from (widget for widget in kind if widget.key in FILTERS)


def choose(app: AppTest, name: str) -> None:
    """Chooses another value than the current one, as a reader does."""
    widget = next(each for each in find_widgets(app) if each.key == name)
    widget.set_value(DAY if name in ("as_of_from", "as_of_to", "known_on") else widget.options[-1]).run()


@pytest.mark.parametrize("page", PAGES)
def test_a_filter_stays_after_its_field_is_gone(page: str) -> None:
    names = [widget.key for widget in find_widgets(visit(page, open="filters"))]
    assert "known_on" in names
    for name in names:
        app = visit(page, open="filters")
        choose(app, name)
        assert name in app.query_params, name

        # What is unfolded stays on its page, and so does the period that no reader chose.
        chosen = {part: value for part, value in app.query_params.items() if part not in ("open", "period")}
        for _ in range(2 if name == names[0] else 1):
            open_page(app, "sources")
            again = open_page(app, page).run().query_params
            assert {part: again[part] for part in again if part != "period"} == chosen, name


def test_one_of_several_chosen_values_is_dropped() -> None:
    app = visit("by_source", measure="killed", stance=["media_report", "official_claim"], open="filters")
    app.button(key="stance_media_report").click().run()

    assert app.query_params["stance"] == "official_claim"
    assert app.selectbox(key="stance").value is None


def type_day(app: AppTest, text: str) -> AppTest:
    return app.text_input("known_on").set_value(text).run()


def test_a_year_is_enough_for_a_day() -> None:
    app = type_day(visit("side_by_side", open="filters"), "2023")

    assert app.query_params["known_on"] == "2023-12-31"
    assert app.text_input("known_on").value == "31 Dec 2023"
    assert "known_on" not in type_day(app, "").query_params


def test_what_is_no_day_is_named_and_changes_nothing() -> None:
    app = type_day(visit("side_by_side", open="filters", known_on="2022-08-25"), "31 Feb 2023")

    assert [error.value.replace("\\", "") for error in app.error] == [
        "“31 Feb 2023” is not a date. Write 2022, Nov 2022 or 2022-11-09. As known on another day stays 25 Aug 2022."
    ]
    assert app.query_params["known_on"] == "2022-08-25"
    assert app.text_input("known_on").value == "25 Aug 2022"
    assert not app.run().error


@pytest.mark.parametrize(
    ("page", "address"),
    [
        *((page, {}) for page in PAGES),
        ("chart", {"chart": "statements"}),
        ("questions", {"question": "by_speaker", "p_as_of_from": "2024-01-01", "p_as_of_to": "2023-01-01"}),
    ],
)
def test_a_period_that_ends_before_it_begins_is_named(page: str, address: dict[str, str]) -> None:
    period = {} if page == "questions" else {"as_of_from": "2024-01-01", "as_of_to": "2023-01-01"}
    notices = [warning.value for warning in visit(page, **period, **address).warning]

    assert notices == ["The stretch ends before it begins: swap “Applied from” and “Applied until”."]


def test_a_default_that_no_reader_chose_stays_on_its_page() -> None:
    app = open_page(visit("over_time"), "figures")
    assert "measure" not in app.query_params

    app = open_page(app, "over_time")
    choose(app, "measure")
    chosen = app.query_params["measure"]
    assert open_page(open_page(app, "sources"), "figures").query_params["measure"] == chosen


def test_who_says_what_opens_on_the_measure_most_disputed_and_no_other_page_does() -> None:
    def chosen(app: AppTest) -> str:
        return str(next(box for box in app.selectbox if box.label == "What is counted").value)

    opened, own = visit("by_source"), "authorised_servicemen"
    most, *_ = ask("measures_disputed", dossier="russian-armed-forces", subject="RUS").to_pylist()
    assert chosen(opened) == most["measure"] != own
    assert most["count_contradictions"] > 1
    assert chosen(open_page(opened, "over_time")) == own
    assert chosen(open_page(open_page(opened, "over_time"), "by_source")) == most["measure"]
    for measure in (own, most["measure"]):  # what a link says is chosen
        linked = open_page(visit("by_source", measure=measure), "over_time")
        assert chosen(linked) == chosen(open_page(linked, "by_source")) == measure
    assert chosen(visit("by_source", known_on="2018-01-01")) == own, "nobody contradicted anybody yet"


def test_each_page_keeps_a_search_of_its_own() -> None:
    app = open_page(visit("figures", q="9,000"), "sources")
    assert "q" not in app.query_params
    app.text_input("q").set_value("Reuters").run()

    assert open_page(app, "figures").query_params["q"] == "9,000"
    assert open_page(app, "sources").query_params["q"] == "Reuters"


@pytest.mark.parametrize("page", ["overview", "sources", "checks", "changes", "about"])
def test_no_filter_acts_on_a_page_that_does_not_show_it(page: str) -> None:
    chosen = {"subject": "UKR", "measure": "killed", "stance": "adversary_claim", "as_of_from": "2023-01-01"}
    plain, carried = visit(page), open_page(visit("by_source", **chosen), page)

    assert [text.value for text in carried.markdown] == [text.value for text in plain.markdown]
    assert dict(carried.query_params) == dict(plain.query_params)


def test_other_columns_leave_the_page_of_a_list() -> None:
    app = visit("figures", page="3", columns=["speaker"], open="columns")
    app.button_group(key="columns").set_value(["speaker", "as_of"]).run()

    assert app.query_params["columns"] == ["wording", "speaker", "as_of"]
    assert app.query_params["page"] == "3"

"""The workbench as a person uses it: type, complete, run, cancel, mend, chart, share."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import violations
from tests.browser.conftest import Reader

RUNAWAY = "select sum(a.range * b.range) from range(1000000) a, range(1000000) b"
BY_SPEAKER = "select speaker, count(*) as n from statements group by all order by n desc, speaker limit 8"

# The three views of a result, and what each shows.
SHOWN = {
    "Plan": "text=Steps in order of execution",
    "Table": "[data-testid=stDataFrame]",
    "Chart": "[data-testid=stPlotlyChart]",
}


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="SQL query")


def write(page: Page, text: str) -> None:
    """Puts a text in place of the one in the editor, as if typed."""
    editor(page).click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def run(page: Page) -> None:
    page.keyboard.press("Control+Enter")


def status(page: Page, text: str) -> Locator:
    return page.get_by_test_id("stMain").get_by_text(text).first


@pytest.fixture
def somebody(reader: Callable[..., Reader]) -> Reader:
    return reader()


def test_reader_types_completes_and_runs(somebody: Reader) -> None:
    page = somebody.open("/sql")
    write(page, "select distinct measure from statem")
    page.keyboard.press("Control+Space")
    expect(page.get_by_role("option", name="statements").first).to_be_visible()
    page.wait_for_timeout(200)  # a list that has just opened takes no key, since it may be meant for the text
    page.keyboard.press("Tab")
    run(page)

    expect(status(page, "data version")).to_be_visible()
    expect(editor(page)).to_contain_text("from statements")
    somebody.settle()
    expect(page).to_have_url(re.compile("show=table"))
    assert somebody.problems == []


def test_runaway_query_is_cancelled_or_replaced_and_the_next_one_answers(somebody: Reader) -> None:
    page = somebody.open("/sql")
    write(page, RUNAWAY)
    run(page)
    expect(status(page, "Running for")).to_be_visible()
    page.locator("button.run.cancel").click()
    expect(status(page, "Cancelled")).to_be_visible()  # not "stopped after 8 seconds"

    write(page, "select 6 * 7 as answer")
    run(page)
    expect(status(page, "1 row")).to_be_visible()

    write(page, RUNAWAY)
    run(page)
    expect(status(page, "Running for")).to_be_visible()
    write(page, "from range(2)")
    run(page)
    expect(status(page, "2 rows")).to_be_visible()


def test_error_is_mended_in_place(somebody: Reader) -> None:
    page = somebody.open("/sql")
    write(page, "select spekaer\nfrom statements where dossier = 'russian-armed-forces'")
    run(page)
    expect(status(page, "(line 1, column 8)")).to_be_visible()
    page.get_by_role("button", name="Use speaker and run").click()

    expect(status(page, "341 rows")).to_be_visible()
    expect(editor(page)).to_contain_text("select speaker")


def test_shared_link_gives_the_same_text_result_and_chart(reader: Callable[..., Reader]) -> None:
    sender, receiver = reader(), reader(dark=True)
    page = sender.open("/sql")
    write(page, BY_SPEAKER)
    run(page)
    expect(status(page, "8 rows")).to_be_visible()
    sender.settle()
    page.get_by_text("Chart", exact=True).click()
    sender.settle()
    page.get_by_text("Points", exact=True).click()
    sender.settle()
    page.wait_for_url("**form=points**")
    there = receiver.open(page.url.removeprefix(sender.address))

    expect(editor(there)).to_contain_text(BY_SPEAKER)
    expect(status(there, "8 rows")).to_be_visible()
    receiver.settle()  # the chart comes after the count
    drawn = "[...document.querySelectorAll('.js-plotly-plot :is(.xtick, .ytick)')].map((one) => one.textContent)"
    assert there.evaluate(drawn) == page.evaluate(drawn) != []
    expect(there).to_have_url(page.url)
    assert sender.problems == receiver.problems == []


def test_text_that_was_typed_but_not_run_survives_a_reload(somebody: Reader) -> None:
    page = somebody.open("/sql")
    before = page.evaluate("history.length")
    write(page, "select 'not run yet' as note")
    page.wait_for_timeout(700)  # longer than the editor waits before it tells Python
    somebody.settle()
    assert page.evaluate("history.length") == before, "half a word is a step for Back"
    page.reload()
    somebody.settle()
    expect(editor(page)).to_contain_text("not run yet")

    editor(page).click()
    page.get_by_role("heading", level=1).click()
    page.wait_for_url("**not+run+yet**")
    page.reload()
    somebody.settle()
    expect(editor(page)).to_contain_text("not run yet")
    assert page.get_by_text("data version").count() == 0


def test_result_is_clean_as_table_chart_and_plan(reader: Callable[..., Reader]) -> None:
    one = reader()
    sql = (
        "select figure_id, speaker, at_least, at_most, as_of from statements "
        "where dossier = $dossier and list_contains($stance::varchar[], stance) limit 20"
    )
    values = {"p_dossier": "russian-armed-forces", "p_stance": "official_claim"}
    page = one.open(f"/sql?{urlencode({'sql': sql, **values, 'show': 'plan'})}")

    expect(status(page, "data version")).to_be_visible()
    one.settle()
    for _ in one.wide_and_narrow():
        for show, shown in SHOWN.items():
            page.get_by_test_id("stButtonGroup").get_by_text(show, exact=True).click()
            expect(page.get_by_test_id("stMain").locator(shown).first).to_be_visible()
            one.settle()
            assert one.list_what_is_too_wide() == []
            assert violations(page) == ""
            assert one.problems == []


def test_error_history_difference_and_limits_are_clean(reader: Callable[..., Reader]) -> None:
    one = reader()
    wrong = {"sql": "select spekaer, 1 as one, 2 as two, 3 as three from statements", "show": "table"}
    page = one.open(f"/sql?{urlencode(wrong)}")
    expect(status(page, "Wrong SQL")).to_be_visible()
    write(page, "select 'another text' as note")
    run(page)
    expect(status(page, "1 row")).to_be_visible()
    expect(status(page, "No column of these rows")).to_be_visible()
    one.settle()  # the label changes with the run, and a click on the one before is lost
    page.get_by_text("History of this session").click()
    expect(page.get_by_role("button", name="Run again").first).to_be_visible()
    one.settle()
    page.get_by_text("Difference to the text").click()
    expect(page.get_by_text("-select spekaer")).to_be_visible()
    one.settle()

    page.get_by_role("button", name="Limits and safety").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    one.settle()
    assert violations(page) == ""
    page.keyboard.press("Escape")
    one.settle()
    for _ in one.wide_and_narrow():
        assert one.list_what_is_too_wide() == []
        assert violations(page) == ""
    page.get_by_role("button", name="Limits and safety").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    one.settle()
    assert violations(page) == ""


def test_result_is_as_wide_as_its_columns(somebody: Reader) -> None:
    page = somebody.open("/sql?sql=select+1+as+n&show=table")
    grid = page.get_by_test_id("stDataFrame")
    expect(grid).to_be_visible()
    somebody.settle()
    narrow = grid.bounding_box()
    write(page, "from statements limit 5")
    run(page)
    expect(status(page, "5 rows")).to_be_visible()
    somebody.settle()

    assert narrow is not None
    assert narrow["width"] < 150
    assert (grid.bounding_box() or narrow)["width"] > 850

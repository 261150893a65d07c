"""The SQL editor in a real browser, on a page of its own: type, complete, run, mend an error, format, lose nothing."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.accessibility import violations
from tests.browser.conftest import REPOSITORY, Profiles, Reader, free_port, running, wait_for

STATIC = REPOSITORY / "dashboard" / "static"
PHONE = {"width": 360, "height": 740, "touch": True}


@pytest.fixture(scope="module")
def page_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """sql_editor_app.py, served with the dashboard's static files and its theme."""
    folder = tmp_path_factory.mktemp("editor")
    app = Path(shutil.copy(Path(__file__).with_name("sql_editor_app.py"), folder))
    shutil.copytree(STATIC, folder / "static")
    port, log = free_port(), folder / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true", "--server.fileWatcherType", "none"]
    address = f"http://127.0.0.1:{port}"
    with running(command, log, os.environ | {"PYTHONPATH": str(REPOSITORY)}) as server:
        wait_for(address, server, log)
        yield address


@pytest.fixture
def somebody(page_address: str, profiles: Profiles) -> Iterator[Callable[..., Reader]]:
    """Makes readers of the page with the editor, each with a profile of their own."""
    with ExitStack() as lent:
        yield lambda **settings: lent.enter_context(profiles.lent(page_address, **settings))


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="SQL query")


def write(page: Page, text: str) -> None:
    """As if pasted, without the closing brackets and suggestions that typing brings."""
    editor(page).click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(text)


def take(page: Page, key: str) -> None:
    """Takes the first suggestion; a list that opens under one's fingers takes no key at first."""
    page.wait_for_timeout(150)
    page.keyboard.press(key)


def said_by_python(page: Page) -> Locator:
    return page.locator(".st-key-python")


def test_tables_columns_and_functions_are_suggested(somebody: Callable[..., Reader]) -> None:
    page = somebody().open("/")
    write(page, "")
    suggested = page.get_by_role("option")

    page.keyboard.type("from fig", delay=40)
    expect(suggested).to_have_text([re.compile("^figures table")])
    take(page, "Tab")
    page.keyboard.type(" f join speakers s on f.sp", delay=40)
    expect(suggested).to_have_text([re.compile("^speaker_id")])
    page.wait_for_timeout(150)
    page.keyboard.press("ArrowUp")  # chosen with an arrow, though it is the only one
    page.keyboard.press("Enter")
    page.keyboard.type(" = s.", delay=40)
    expect(suggested.filter(has_text="country")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.type("speaker_id select coun", delay=40)
    expect(suggested.first).to_have_text("country varchar · speakers")  # of this statement's tables, before count_if()
    page.keyboard.type("t_", delay=40)
    expect(page.get_by_text("How many rows meet a condition.")).to_be_visible()
    take(page, "Tab")
    page.keyboard.type("low > $least and $", delay=40)
    expect(suggested).to_have_text(["$least parameter"])
    take(page, "Tab")
    expect(editor(page)).to_have_text(
        "from figures f join speakers s on f.speaker_id = s.speaker_id select count_if(low > $least and $least)"
    )

    write(page, "")
    page.keyboard.type("from figures", delay=40)
    expect(suggested).to_have_text(["figures table · 4 columns"])
    page.keyboard.type(" f order by hig", delay=40)
    expect(suggested.first).to_have_text(re.compile("^high"))
    take(page, "Enter")  # takes nothing that was not chosen: a new line
    page.keyboard.type("select 1")
    expect(page.locator(".cm-line")).to_have_text(["from figures f order by hig", "select 1"])


def test_queries_named_by_with_and_values_between_quotes_are_suggested(somebody: Callable[..., Reader]) -> None:
    page = somebody().open("/")
    suggested = page.get_by_role("option")
    write(
        page, "with totals as (select speaker_id, sum(low) as total_low from figures group by all), t as (from totals) "
    )
    page.keyboard.type("from totals q select q.", delay=40)
    expect(suggested).to_have_text([re.compile("^speaker_id varchar"), re.compile("^total_low")])
    page.keyboard.press("Escape")
    page.keyboard.type("speaker_id, tot", delay=40)
    expect(suggested.filter(has_text="total_low")).to_be_visible()

    write(page, "")
    page.keyboard.type("from speakers where country in ('Russia', '", delay=40)
    expect(suggested).to_have_text(["Côte d'Ivoire", "Russia", "Ukraine"])
    page.keyboard.type("C", delay=40)
    take(page, "Tab")
    expect(editor(page)).to_have_text("from speakers where country in ('Russia', 'Côte d''Ivoire')")


def test_suggestions_can_be_switched_off_for_good(somebody: Callable[..., Reader]) -> None:
    reader = somebody()
    page = reader.open("/")
    page.get_by_role("checkbox", name="Suggestions").uncheck()
    reader.open("/")
    write(page, "")
    page.keyboard.type("select fig", delay=60)
    page.wait_for_timeout(400)
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.press("Control+Space")
    expect(page.get_by_role("option").filter(has_text="figures table")).to_be_visible()


def test_run_takes_the_selection_or_the_statement_at_the_cursor(somebody: Callable[..., Reader]) -> None:
    page = somebody().open("/")
    write(page, "select '🙂;';\nselect 1 /* ; */ -- ;\n;\nselect $$;$$, 2")
    places = {
        "ControlOrMeta+Home": "run 0 select '🙂;'",
        "ControlOrMeta+End": "run 37 select $$;$$, 2",
        "ControlOrMeta+Home ArrowDown": "run 13 select 1 /* ; */ -- ;",
        "ControlOrMeta+End Shift+ArrowLeft": "run 51 2",
    }
    for runs, (keys, answer) in enumerate(places.items(), start=1):
        for key in keys.split():
            page.keyboard.press(key)
        page.keyboard.press("ControlOrMeta+Enter")

        expect(said_by_python(page).get_by_text(answer, exact=True)).to_be_visible()
        expect(said_by_python(page)).to_contain_text(f"{runs} runs")


def test_error_is_shown_where_it_is_until_it_is_mended(somebody: Callable[..., Reader]) -> None:
    reader = somebody()
    page = reader.open("/")
    write(page, "select 1;\nselect '🙂', wrong from figures")
    page.get_by_role("button", name="Run").click()

    marked = page.locator(".cm-lintRange-error")
    expect(marked).to_have_text("wrong")
    expect(page.get_by_text('Column "wrong" is not there. Did you mean <b>"low"</b>?')).to_be_visible()
    page.get_by_role("button", name="Line 2, column 13").click()
    expect(editor(page)).to_be_focused()
    page.keyboard.press("ControlOrMeta+Delete")
    page.keyboard.insert_text("low")
    expect(marked).to_have_count(0)
    expect(page.get_by_role("button", name="Line 2")).to_have_count(0)
    expect(said_by_python(page)).to_contain_text("select '🙂', low from figures")
    assert reader.problems == []


def test_format_never_changes_what_the_text_means(somebody: Callable[..., Reader]) -> None:
    page = somebody().open("/")
    texts = [file.read_text() for file in sorted((REPOSITORY / "queries" / "answers").glob("*.sql"))]
    texts += [
        "SELECT Total AS Total, x::INT, $a, $$ B  $$, $q$ $a $q$, e'\\'  ' FROM t ASOF JOIN u ON t.a >= u.a",
        "SELECT sum(x) OVER (PARTITION BY y) AS Desc FROM t QUALIFY x=2*-1 ORDER BY ALL",
        "FROM t SELECT * EXCLUDE (Note), list_transform(l, lambda x: x - -1), l[1:2], {'A': 1} -- Tail\n;",
    ]
    formatted = page.evaluate(
        "async (texts) => texts.map((await import('/app/static/sql_editor.js')).formatted)",
        texts,
    )
    assert [one["problem"] for one in formatted] == [""] * len(texts)
    for text, one in zip(texts, formatted, strict=True):
        assert parsed(one["text"]) == parsed(text)

    write(page, "select 'a'\n'b'")  # one string; in one line it would be an error
    page.get_by_role("button", name="Format").click()
    expect(page.get_by_text("Left as it is: formatting would change what it means.")).to_be_visible()
    write(page, "SELECT low,high FROM figures")
    page.keyboard.press("Shift+Alt+F")
    expect(said_by_python(page)).to_contain_text("select\n    low,\n    high\nfrom\n    figures", use_inner_text=True)


def parsed(sql: str) -> str:
    """What DuckDB's own parser makes of it, without the places."""
    with duckdb.connect() as connection:
        row = connection.execute("select json_serialize_sql($sql::varchar)", {"sql": sql}).fetchone()
    assert row is not None
    assert '"error":false' in row[0]
    return re.sub(r'"query_location\w*":\d+,?', "", row[0])


def test_nothing_typed_is_lost_while_the_page_answers(somebody: Callable[..., Reader]) -> None:
    reader = somebody()
    page = reader.open("/")
    page.get_by_text("Slow page").click()
    reader.settle()
    write(page, "")
    parts = ("select speaker_id,", " low + high", " as both_bounds", " where true")
    for part in parts:
        page.keyboard.type(part, delay=30)
        page.keyboard.press("Escape")
        page.wait_for_timeout(600)  # as long as the editor waits before it tells Python
    expect(editor(page)).to_have_text("".join(parts))
    expect(said_by_python(page)).to_contain_text("".join(parts))


def test_what_python_has_not_heard_of_survives_a_reload(somebody: Callable[..., Reader]) -> None:
    page = somebody().open("/")
    expect(page.locator(".cm-content")).to_be_visible()
    write(page, "select 1")
    page.reload()
    expect(page.locator(".cm-content")).to_have_text("select 1")
    expect(said_by_python(page)).to_contain_text("select 1")


def test_python_replaces_the_text_only_when_it_means_to(somebody: Callable[..., Reader]) -> None:
    page = somebody().open("/")
    write(page, "select high")
    page.get_by_role("button", name="Insert speaker_id").click()
    expect(editor(page)).to_have_text("select high speaker_id")
    page.get_by_role("button", name="Load an example").click()
    expect(editor(page)).to_have_text("select 'example' as chosen")
    expect(said_by_python(page)).to_contain_text("select 'example' as chosen")

    editor(page).click()
    page.keyboard.press("ControlOrMeta+z")
    expect(editor(page)).to_have_text("select high speaker_id")
    expect(said_by_python(page)).to_contain_text("select high speaker_id")


def test_running_query_shows_its_time_and_can_be_cancelled(somebody: Callable[..., Reader]) -> None:
    page = somebody().open("/")
    write(page, "select 'forever'")
    page.keyboard.press("Shift+Enter")
    cancel = page.get_by_role("button", name="Cancel")
    expect(cancel).to_have_text(re.compile(r"[1-9]\.\d s"))
    page.keyboard.press("Escape")
    expect(said_by_python(page)).to_contain_text("cancelled")
    expect(page.get_by_role("button", name="Run")).to_be_visible()

    page.keyboard.press("Shift+Enter")
    expect(said_by_python(page)).to_contain_text("run 0 select 'forever'")
    expect(cancel).to_be_visible()
    page.wait_for_timeout(500)
    cancel.click()
    expect(said_by_python(page)).to_contain_text("cancelled")


def test_keyboard_gets_in_and_out(somebody: Callable[..., Reader]) -> None:
    page = somebody().open("/")
    write(page, "select low")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()
    page.keyboard.press("Enter")
    expect(said_by_python(page)).to_contain_text("run 0 select low")
    page.keyboard.press("Shift+Tab")
    expect(editor(page)).to_be_focused()
    page.keyboard.type(" + hig")
    expect(page.get_by_role("option")).not_to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()


def test_plain_field_does_the_work_where_the_editor_cannot_be_loaded(somebody: Callable[..., Reader]) -> None:
    reader = somebody()
    reader.page.route("**/sql_editor.js*", lambda route: route.abort())
    page = reader.open("/")
    expect(page.get_by_text("The editor could not be loaded; this plain field does its work.")).to_be_visible()
    editor(page).fill("select '🙂', wrong")
    page.keyboard.press("ControlOrMeta+Enter")

    expect(said_by_python(page)).to_contain_text("run 0 select '🙂', wrong")
    expect(page.get_by_text('Column "wrong" is not there.')).to_be_visible()


def test_what_is_typed_while_the_editor_loads_stays(somebody: Callable[..., Reader]) -> None:
    reader = somebody()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    reader.page.route("**/sql_editor.js*", hold)
    page = reader.open("/")
    editor(page).fill("select 1")
    page.keyboard.type(" + 1")
    for _ in range(1200):
        if not held:
            page.wait_for_timeout(50)
    held[0].continue_()

    expect(page.locator(".cm-content")).to_have_text("select 1 + 1")
    page.keyboard.type(" + 2")
    expect(said_by_python(page)).to_contain_text("select 1 + 1 + 2")


@pytest.mark.parametrize("device", [{}, PHONE | {"dark": True}], ids=["desktop-light", "phone-dark"])
def test_editor_is_accessible(somebody: Callable[..., Reader], device: dict[str, object]) -> None:
    reader = somebody(**device)
    page = reader.open("/")
    write(page, "\n".join(["select -- a comment", "  'text', 1.5, wrong::varchar", "from figures"] * 9))
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator(".cm-lintRange-error")).to_have_count(1)
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(" hi", delay=40)
    expect(said_by_python(page)).to_contain_text("from figures hi")
    reader.settle()
    expect(page.get_by_role("option")).not_to_have_count(0)

    assert violations(page) == ""
    assert reader.list_what_is_too_wide() == []
    assert reader.problems == []


def test_phone_does_not_zoom_and_fingers_hit_the_buttons(somebody: Callable[..., Reader]) -> None:
    page = somebody(**PHONE).open("/")
    size = editor(page).evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 16
    for name in ("Run", "Format", "Explain"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert box["height"] >= 40

"""Your figures in a browser: a file is dropped, its questions are answered by keyboard, and it becomes a chart."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Dialog, FilePayload, Page, expect

from tests.browser.accessibility import violations
from tests.browser.conftest import Reader

FILE: FilePayload = {
    "name": "visits.csv",
    "mimeType": "text/csv",
    "buffer": b"Date,Visits\n2024-01-31,1351\n2024-02-29,1402\n2024-03-31,about 1500\n2024-04-30,many\n",
}


def test_file_becomes_a_chart_survives_a_reload_and_is_taken_home(
    reader: Callable[..., Reader], tmp_path: Path
) -> None:
    somebody = reader(width=390, height=844, dark=True)
    page = somebody.open("/yours")
    assert violations(page) == ""
    choose_file(somebody, FILE)
    expect(page.get_by_role("heading", name="visits.csv")).to_be_visible()
    somebody.settle()
    answers = {"Whose": "Russia", "Who says": "Town Library", "At which address": "https://gazette.example/2024"}
    answer_questions(somebody, answers)
    expect(page.get_by_text("4 numbers read = 3 used + 0 left out + 1 refused")).to_be_visible()
    assert violations(page) == ""
    # In a narrow window the line that was refused says what it is, and stands where the row begins.
    label = page.get_by_role("rowheader").evaluate(
        "one => [getComputedStyle(one, '::before').display, one.dataset.label]"
    )
    assert label == ["inline", "Line"]
    asked = accept_questions(page)
    page.reload()
    expect(page.get_by_role("textbox", name="At which address?")).to_have_value("https://gazette.example/2024")
    somebody.settle()
    assert asked == ["beforeunload"]
    page.get_by_role("button", name=re.compile("^Check and use 3 figures")).click()
    expect(page.get_by_role("figure")).to_be_visible()
    somebody.settle()
    assert violations(page) == ""
    with page.expect_download() as taken:
        page.get_by_role("button", name="Your figures (.zip)").click()
    home = tmp_path / taken.value.suggested_filename
    taken.value.save_as(home)
    expect(page.get_by_role("button", name="Saved")).to_be_visible()
    somebody.settle()  # the question before leaving goes at the end of the run
    page.reload()
    expect(page.get_by_role("figure")).to_be_visible()
    somebody.settle()
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Leave them out").click()
    expect(page.get_by_text("Your 3 figures are left out.")).to_be_visible()
    somebody.settle()
    page.get_by_role("button", name="Show them").click()
    somebody.settle()
    page.get_by_role("link", name="Open as a page").click()
    expect(page).to_have_url(re.compile("/over-time"))
    expect(page.get_by_role("figure").first).to_be_visible()
    expect(page.get_by_text("3 figures").first).to_be_visible()
    expect(page.get_by_text("Town Library").first).to_be_attached()
    assert somebody.problems == []

    shown = urlsplit(page.url)
    friend = reader()
    page = friend.open(f"{shown.path}?{shown.query}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "Town Library" not in page.locator("body").inner_text()
    page = friend.open("/yours")
    choose_file(friend, home)
    expect(page.get_by_text("3 figures, beside a dossier")).to_be_visible()


def choose_file(somebody: Reader, file: FilePayload | Path) -> None:
    somebody.page.get_by_role("radio", name="File").check()
    somebody.settle()
    somebody.page.locator("input[type=file]").set_input_files(file)


def answer_questions(somebody: Reader, answers: Mapping[str, str]) -> None:
    for question, answer in answers.items():
        somebody.page.get_by_role("textbox", name=question).focus()
        somebody.page.keyboard.type(answer)
        somebody.page.keyboard.press("Enter")
        somebody.settle()


def accept_questions(page: Page) -> list[str]:
    """The kinds of questions that the browser will have asked, each of which is answered with yes."""
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    return asked

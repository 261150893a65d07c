"""Below a path of a host, as behind a proxy that has other things to serve, every link stays below that path."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Response, expect

from tests.browser.conftest import FIGURE, Profiles, Reader, page_paths, served

PATH = "house/muster"
PAGES = ("/figure", "/chart", "/sql", "/about", "/changes")  # those with links of every kind
# Streamlit looks for its server below the page's own path first.
PROBES = ("_stcore/health", "_stcore/host-config")


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("below"), STREAMLIT_SERVER_BASE_URL_PATH=PATH) as address:
        yield address


@pytest.fixture(scope="module")
def somebody(below: str, profiles: Profiles) -> Iterator[Reader]:
    with profiles.lent(below, width=1440, height=900, dark=False) as reader:
        reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
        reader.page.on("response", lambda answer: _note_what_is_missing(answer, reader.problems))
        yield reader


def _note_what_is_missing(answer: Response, problems: list[str]) -> None:
    if answer.status >= 400 and not answer.url.endswith(PROBES):
        problems.append(f"missing: {answer.url}")


@pytest.mark.parametrize("path", [path for path in page_paths() if path.startswith(PAGES) or path == "/"])
def test_page_needs_nothing_above_its_path(somebody: Reader, path: str) -> None:
    page = somebody.open(path)

    assert page.get_by_test_id("stException").count() == 0
    links = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")  # those in components, too
    own = [href for href in links if href.startswith(somebody.address.partition(PATH)[0])]
    assert own != []
    assert [href for href in own if not href.startswith(f"{somebody.address}/")] == []
    assert somebody.problems == []


def test_link_to_a_figure_its_copied_address_and_back(somebody: Reader) -> None:
    page = somebody.open("/figures?q=almost+9,000+service")
    page.get_by_role("link", name="almost 9,000 service personnel").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("“almost 9,000 service personnel”")
    somebody.settle()
    expect(page).to_have_url(re.compile("^" + re.escape(f"{somebody.address}/figure?")))

    page.get_by_role("button", name="Share", exact=True).first.click()
    assert somebody.copy("Latest data").startswith(f"{somebody.address}/figure?")
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Cite", exact=True).click()
    assert f"{somebody.address}/figure?" in somebody.copy("Full citation")

    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Statements")).to_be_visible()
    somebody.open(f"/figure?figure_id={FIGURE}")
    expect(heading).to_contain_text("“almost 9,000 service personnel”")
    assert somebody.problems == []


def test_editor_is_loaded_and_runs(somebody: Reader) -> None:
    page = somebody.open("/sql?sql=select+6+*+7+as+answer")
    expect(page.get_by_role("textbox", name="SQL query")).to_contain_text("answer")
    page.locator(".cm-editor .cm-content").click()
    page.keyboard.press("Control+Enter")

    expect(page.get_by_test_id("stMain").get_by_text("1 row").first).to_be_visible()
    assert somebody.problems == []

"""What is unfolded is in the address, on every page, and opens where the link is followed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_pages.visit import visit, visit_unfolded

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard"
# Files that draw something to unfold which no address keeps, and why.
OF_ONE_READER = {
    "app_pages/sql/history.py": "what this reader ran before",
    "app_pages/sql/schema_browser.py": "a tool beside the editor",
    "ui/menu.py": "the pages, on a phone",
    "ui/menu_button.py": "menus, which close by themselves",
    "ui/share.py": "the frame to copy, within the menu that makes links",
    "ui/unfold.py": "keeps all others in the address",
}
PAGES = {
    "overview": {"derivation_id": "posts-less-people-2022"},
    "over_time": {"measure": "killed"},
    "by_source": {"measure": "killed"},
    "check": {"text": "Russia lost 9,000 soldiers and 315,000 more."},
    "side_by_side": {},
    "figures": {},
    "sources": {},
    "questions": {"question": "by_speaker"},
    "about": {},
    "chart": {"chart": "decrees"},
    "figure": {"figure_id": "ind-2022-ukr-killed-9000"},
}


def unfolds(file: Path) -> bool:
    """Whether the file calls Streamlit for an expander, a dialog or a popover."""
    calls = (node.func for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call))
    return any(isinstance(call, ast.Attribute) and call.attr in ("expander", "dialog", "popover") for call in calls)


def test_every_file_that_unfolds_something_keeps_it_in_the_address() -> None:
    files = {str(file.relative_to(DASHBOARD)) for file in DASHBOARD.rglob("*.py") if unfolds(file)}

    assert files == set(OF_ONE_READER)


@pytest.mark.parametrize("page", PAGES)
def test_a_link_opens_every_part_of_a_page(page: str) -> None:
    closed, opened = visit(page, **PAGES[page]), visit_unfolded(page, **PAGES[page])

    assert not any(each.proto.expanded for each in closed.expander)
    assert opened.expander
    assert all(each.proto.expanded for each in opened.expander)
    assert count_parts(opened) > count_parts(closed)
    assert not opened.warning
    assert set(opened.query_params["open"]) == set(visit(page, **dict(opened.query_params)).query_params["open"])


def count_parts(visitor: AppTest) -> int:
    return sum(1 for _ in visitor)


@pytest.mark.parametrize(
    ("page", "button", "part"),
    [("overview", "work.in_force_button", "work.in_force"), ("sources", "speakers_more", "speakers")],
)
def test_a_click_puts_the_part_into_the_address(page: str, button: str, part: str) -> None:
    visitor = visit(page)
    visitor.button(button).click().run()

    assert part in visitor.query_params["open"]


def test_one_drawer_is_open_at_a_time() -> None:
    visitor = visit("overview", open=["work.in_force", "arithmetic"])
    visitor.button("work.people_button").click().run()

    assert visitor.query_params["open"] == ["arithmetic", "work.people"]
    assert len(visit("overview", open=["work.in_force", "work.people"]).get("dialog")) == 1


def test_a_link_opens_the_drawer_of_a_mark() -> None:
    visitor = visit("over_time", measure="killed", open="mark.us-315k-scmp")

    assert [drawer.proto.dialog.title for drawer in visitor.get("dialog")] == ["One statement"]
    assert not visitor.warning
    assert visit("over_time", measure="killed", open="mark.nothing").warning


def test_a_part_that_the_page_does_not_have_is_named() -> None:
    visitor = visit("side_by_side", open=["labels_disputed", "appendix"])

    assert [warning.value for warning in visitor.warning] == ["Opened\\: this page has no appendix in this view\\."]

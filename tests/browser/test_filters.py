"""Filters are in the address, the address restores them, and nothing is dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader


def choose(page: Page, label: str, option: str) -> None:
    """Chooses in a select box or multiselect as a person does: open, type, press Enter."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option).first.click()


def open_filters(somebody: Reader) -> None:
    somebody.page.get_by_role("button", name=re.compile("filters$", re.IGNORECASE)).click()
    somebody.settle()


def test_filters_in_sight_reach_words_and_a_fresh_browser(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/by-source?measure=killed")
    field = page.get_by_role("combobox", name="What is counted").bounding_box()
    button = page.get_by_role("button", name="Filters").bounding_box()
    assert field
    assert button
    assert abs(field["y"] + field["height"] / 2 - button["y"] - button["height"] / 2) <= 2, "on one line"
    for label, option, part in (
        ("Whose", "Ukraine", "subject=UKR"),
        ("What is counted", "Wounded", "measure=wounded"),
    ):
        choose(page, label, option)
        somebody.settle()
        expect(page).to_have_url(re.compile(re.escape(part)))

    other = reader()
    page_of_other = other.open(page.url.removeprefix(other.address))
    expect(page_of_other.get_by_role("combobox", name="What is counted")).to_be_visible()
    for words in ("Ukraine", "Wounded"):
        expect(page_of_other.get_by_test_id("stMain")).to_contain_text(words)
    expect(page_of_other).to_have_url(page.url)


def test_filters_behind_the_button_reach_the_address(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/by-source?measure=casualties")
    open_filters(somebody)
    chosen = {
        "Speaker": ("General Staff of Ukraine", "speaker_id="),
        "Said by": ("adversary's claim", "stance=adversary_claim"),
    }
    for label, (option, part) in chosen.items():
        choose(page, label, option)
        somebody.settle()
        expect(page.get_by_role("combobox", name=label)).to_be_visible()  # still open for the next choice
        expect(page).to_have_url(re.compile(re.escape(part)))
        page.keyboard.press("Tab")  # closes the list

    other = reader()
    shown = other.open(page.url.removeprefix(other.address))
    for option, _ in chosen.values():
        expect(shown.get_by_role("button", name=re.compile(option))).to_be_visible()


def test_date_filters_reach_the_address_and_reset_brings_the_first_view_back(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/over-time?measure=casualties&stance=official_claim")
    open_filters(somebody)
    days = {
        "Applied from": "as_of_from=2022-03-01",
        "Applied until": "as_of_to=2023-01-01",
        "Known on": "known_on=2024-02-01",
    }
    for (label, part), typed in zip(days.items(), ("1 Mar 2022", "1 Jan 2023", "1 Feb 2024"), strict=True):
        page.get_by_role("textbox", name=label).fill(typed)
        page.keyboard.press("Enter")
        somebody.settle()
        expect(page).to_have_url(re.compile(re.escape(part)))
    for part in days.values():
        expect(page).to_have_url(re.compile(re.escape(part)))

    page.get_by_role("button", name="Reset").click()
    somebody.settle()
    expect(page).to_have_url(re.compile("measure=authorised_servicemen"))
    expect(page).not_to_have_url(re.compile("stance|as_of|known_on"))


def test_hostile_address_is_text(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/by-source?measure=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&subject=RUS'%20or%201%3D1--")

    expect(page.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    assert somebody.problems == []


def test_a_choice_stays_whatever_is_clicked_next(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/by-source?measure=casualties")
    open_filters(somebody)
    choose(page, "Said by", "adversary's claim")
    somebody.settle()
    page.keyboard.press("Tab")  # closes the list; while it is open, the rest of the page is out of reach
    expect(page).to_have_url(re.compile("stance=adversary_claim"))
    page.get_by_role("textbox", name="Known on").fill("1 June 2023")
    page.keyboard.press("Tab")
    somebody.settle()
    expect(page).to_have_url(re.compile("known_on=2023-06-01"))
    open_filters(somebody)

    for act in (
        page.get_by_role("button", name="Table").first.click,
        page.get_by_role("button", name="Share", exact=True).first.click,
        lambda: page.keyboard.press("Escape"),
        page.get_by_role("link", name="Evidence ▾", exact=True).click,
        page.get_by_role("link", name="Who says what", exact=True).click,
        page.reload,
    ):
        act()
        somebody.settle()
    expect(page).to_have_url(re.compile("/by-source.*stance=adversary_claim.*known_on=2023-06-01"))
    expect(page.get_by_role("radio", name="1 Jun 2023")).to_be_checked()
    other = reader()
    expect(other.open(page.url.removeprefix(other.address)).get_by_role("radio", name="1 Jun 2023")).to_be_checked()
    assert somebody.problems == other.problems == []


def test_the_keyboard_goes_from_the_filters_to_their_fields_and_stays(reader: Callable[..., Reader]) -> None:
    somebody = reader()
    page = somebody.open("/losses")
    page.get_by_role("button", name="Filters", exact=True).focus()
    page.keyboard.press("Enter")
    somebody.settle()
    for label in ("Applied from", "Applied until", "Known on"):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "BUTTON":  # what explains the field
            page.keyboard.press("Tab")
        expect(page.get_by_role("textbox", name=label)).to_be_focused()
    page.keyboard.type("Q1 2023")
    page.keyboard.press("Enter")
    somebody.settle()

    expect(page).to_have_url(re.compile("known_on=2023-03-31"))
    expect(page.get_by_role("textbox", name="Known on")).to_be_focused()

"""Check a text: what is pasted comes back marked, and a choice changes the verdict."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.app_pages.check import verdicts
from dashboard.app_pages.check.marks import LOOKS
from dashboard.contents.check_text.checking import CheckedText, check_text
from dashboard.contents.check_text.verdicts import VERDICTS
from tests.app_pages.visit import visit, words

SENTENCE = "On 12 December 2023 the US intelligence report put Russian dead at 315,000."


def test_a_text_of_the_address_comes_back_marked() -> None:
    shown = words(visit("check", text=SENTENCE, open="number_0"))
    assert ":orange-background[**315,000**&nbsp;◇&nbsp;1]" in shown
    assert "figure_id=us-315k-scmp" in shown


@pytest.mark.parametrize("dossier", ["russian-armed-forces", "hs2-cost"])
def test_a_sentence_of_the_dossier_can_be_tried(dossier: str) -> None:
    visitor = visit("check", dossier=dossier)
    visitor.button(key="try_text").click().run()

    assert visitor.header[0].value == "1 number: 1 is confirmed."
    assert visitor.text_area(key="text_area").value == visitor.query_params["text"]


def test_a_first_run_that_is_cut_short_does_not_lose_the_text_of_a_link() -> None:
    visitor = visit("check", text=SENTENCE)
    visitor.run()
    assert visitor.text_area(key="text_area").proto.set_value


def test_a_choice_changes_the_verdict_at_once() -> None:
    visitor = visit("check", text=SENTENCE, open="number_0")
    visitor.selectbox(key="check_choice_0_measure").set_value("casualties").run()
    assert "1 counts something else" not in visitor.header[0].value


def test_another_text_begins_with_nothing_unfolded() -> None:
    visitor = visit("check", text=SENTENCE, open="number_0")
    visitor.text_area(key="text_area").set_value("Ukraine lost 9,000 soldiers.")
    next(button for button in visitor.button if button.label == "Check").click().run()
    assert "9,000" in words(visitor)
    assert "open" not in visitor.query_params


def test_a_choice_is_in_the_link_and_goes_with_its_text() -> None:
    visitor = visit("check", text=SENTENCE, open="number_0")
    verdict = visitor.header[0].value
    visitor.selectbox(key="check_choice_0_measure").set_value("casualties").run()
    chosen = visitor.header[0].value
    assert chosen != verdict
    link = {name: visitor.query_params[name] for name in ("text", "chosen", "open")}
    receiver = visit("check", **link)
    assert receiver.header[0].value == chosen
    assert receiver.selectbox(key="check_choice_0_measure").value == "casualties"
    receiver.text_area(key="text_area").set_value("In 1850, 9,000 Russian soldiers were killed.")
    next(button for button in receiver.button if button.label == "Check").click().run()
    assert "chosen" not in receiver.query_params
    # Back, in a session that has shown another text.
    visitor.query_params.clear()
    visitor.query_params["text"], visitor.query_params["open"] = "9,000 Russian soldiers were killed.", "number_0"
    visitor.run()
    assert visitor.text_area(key="text_area").value == "9,000 Russian soldiers were killed."
    assert visitor.selectbox(key="check_choice_0_measure").value == "killed"
    # Another dossier has no such measure.
    other = visit("check", **link, dossier="hs2-cost")
    assert other.selectbox(key="check_choice_0_measure").value != "casualties"


def test_a_choice_that_empties_a_wanted_verdict_shows_the_others() -> None:
    visitor = visit("check", text=f"{SENTENCE} Russia has 77 tanks.", open="number_0")
    visitor.pills(key="check_verdicts").set_value(["mislabelled"]).run()
    visitor.selectbox(key="check_choice_0_measure").set_value("casualties").run()
    assert not visitor.exception
    assert visitor.pills(key="check_verdicts").value == []


def test_figures_count_as_known_on_the_day_of_the_field() -> None:
    visitor = visit("check", text="Russia will have 2,209,130 authorised posts in all.")
    assert "not in this dossier" not in visitor.header[0].value
    visitor.text_input(key="check_known_on").set_value("25 Aug 2022").run()
    assert "not in this dossier" in visitor.header[0].value
    assert "2022-08-25" in visitor.query_params["known_on"]


def test_a_day_can_be_before_1900_and_be_left_open() -> None:
    visitor = visit("check", text="In 1850, 9,000 soldiers were killed.", open="number_0")
    day = visitor.text_input(key="check_choice_0_as_of")
    assert day.value == "1 Jan 1850"
    day.set_value("").run()
    assert not visitor.exception
    assert visitor.text_input(key="check_choice_0_as_of").value == ""


def test_a_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def check(text: str, *others: Any) -> CheckedText:
        read.append(text)
        return check_text(text, *others)

    monkeypatch.setattr(verdicts, "check_text", check)
    visitor = visit("check", text=SENTENCE, open="number_0").run()
    assert read == [SENTENCE]
    visitor.selectbox(key="check_choice_0_measure").set_value("casualties").run()
    assert read == [SENTENCE] * 2


def test_markup_of_a_text_is_shown_and_not_obeyed() -> None:
    marked = "".join(each.value for each in visit("check", text="<b>9,000</b> :red[killed] [x](http://y.z)").markdown)
    assert "\\<b\\>" in marked
    assert ":red[killed]" not in marked
    assert "[x](http" not in marked


def test_numbers_become_rows_of_the_readers_own() -> None:
    text = "By May 2023, Putin said, Russia had almost 9,000 soldiers killed, and 12 percent of 8,000 killed."
    visitor = visit("check", text=text, open="statements")
    visitor.text_input(key="check_where_read").set_value("https://gazette.example/2023")
    next(button for button in visitor.button if button.label.startswith("Take them")).click().run()
    assert not visitor.exception
    assert visitor.title[0].value == "Your figures"
    assert "2 numbers read" in words(visitor)
    rows = read_sheet(visitor)
    assert [row["words"] for row in rows] == ["almost 9,000", "8,000"]
    named = ("who", "what", "whose", "when")
    assert [rows[0][name] for name in named] == ["Vladimir Putin", "Killed", "Russia", "2023-05"]


def test_a_statement_that_lacks_its_speaker_stays_on_the_page() -> None:
    visitor = visit("check", text="In 2024, 9,000 soldiers were killed.", open="statements")
    next(button for button in visitor.button if button.label.startswith("Take them")).click().run()
    assert "who said it" in visitor.error[0].value
    assert visitor.title[0].value != "Your figures"


def read_sheet(visitor: AppTest) -> list[dict[str, str]]:
    heading, *rows = visitor.session_state["tab_state"].values["imports"].file.table.cells
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_every_verdict_has_a_look() -> None:
    assert set(LOOKS) == set(VERDICTS)
    assert len({sign for _, sign in LOOKS.values()}) == len(LOOKS)

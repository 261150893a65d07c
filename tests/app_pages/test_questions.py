"""Questions: every file is there, opens with its values, and a new or a broken one needs no code."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.contents.dossiers import list_dossiers
from dashboard.engine.questions.ask import ask, ask_by_name
from dashboard.engine.questions.catalogue import QUESTION_FOLDERS, catalogue
from dashboard.settings import settings
from tests.app_pages.visit import visit as visit_page

EVERY = {name: question for folder in QUESTION_FOLDERS for name, question in catalogue(folder=folder).items()}


def visit(**address: str | list[str]) -> AppTest:
    """The page of questions at that address."""
    return visit_page("questions", **address)


def listed(visitor: AppTest) -> dict[str, list[str]]:
    """Name of each question in the list → the texts of its cells."""
    for element in visitor.get("bidi_component"):
        data = json.loads(element.proto.json)[0]
        if data.get("label") == "Questions":
            return {row["cells"][-1]["text"]: [cell["text"] for cell in row["cells"]] for row in data["rows"]}
    return {}


def rows_of(visitor: AppTest) -> list[dict[str, Any]]:
    """The rows of the answer, as the grid got them."""
    rows: list[dict[str, Any]] = pa.ipc.open_stream(visitor.dataframe[0].proto.arrow_data.data).read_all().to_pylist()
    return rows


def shared(visitor: AppTest) -> dict[str, Any]:
    """The parts of a link to the page as it is shown."""
    parts: dict[str, Any] = visitor.session_state["url_state"].parts["questions"]
    return parts


def notices(visitor: AppTest) -> list[str]:
    return [warning.value for warning in visitor.warning]


def test_link_with_the_name_a_question_had_before_opens_it_and_passes_on_the_new_one() -> None:
    visitor = visit(question="strength_by_decree")
    assert visitor.title[0].value == EVERY["steps"].question
    assert shared(visitor)["question"] == "steps"


def test_every_file_is_in_the_list_examples_first() -> None:
    rows = listed(visit())
    assert set(rows) == set(EVERY)
    assert list(rows)[: len(catalogue(folder="examples"))] == list(catalogue(folder="examples"))
    assert rows["most_relayed"][1].startswith("Ten outlets that carry one statement")


def test_search_finds_by_any_word_of_the_header() -> None:
    assert "silences" in listed(visit(q="days silent"))
    assert listed(visit(q="qwertz")) == {}


@pytest.mark.parametrize("name", EVERY)
def test_every_question_opens_with_rows_or_says_what_it_needs(name: str) -> None:
    parts = {} if EVERY[name].folder == "examples" else {"open": "query"}
    visitor = visit(question=name, **parts)
    assert visitor.title[0].value.replace("\\", "") == EVERY[name].question
    assert len(visitor.dataframe) + len(visitor.info) == 1
    assert visitor.code[-1].value == EVERY[name].sql.strip()
    assert not visitor.error
    assert not notices(visitor)


def test_parameters_get_widgets_of_their_kind_with_labels_for_ids() -> None:
    visitor = visit(question="by_speaker")
    assert {box.label for box in visitor.selectbox} >= {"Whose", "What is counted"}
    assert "Killed" in next(box for box in visitor.selectbox if box.label == "What is counted").options
    assert "As known on" in {box.label for box in visitor.text_input}
    assert {box.label for box in visitor.selectbox} >= {"Speaker", "Said by"}
    speakers = next(box for box in visitor.selectbox if box.label == "Speaker")
    assert "Vladimir Putin" in speakers.options
    speakers.set_value("vladimir-putin").run()
    assert visitor.query_params["p_speaker_id"] == "vladimir-putin"
    next(button for button in visitor.button if button.label == "Vladimir Putin").click().run()
    assert "p_speaker_id" not in visitor.query_params


def test_another_value_gives_another_answer_and_stands_in_the_address() -> None:
    visitor = visit(question="known_on_a_day")
    asked = {"dossier": "russian-armed-forces"}
    assert len(rows_of(visitor)) == ask_by_name("known_on_a_day", **asked).num_rows
    visitor.text_input[0].set_value("10 March 2022").run()
    wanted = ask_by_name("known_on_a_day", **asked, known_on=date(2022, 3, 10)).num_rows
    assert len(rows_of(visitor)) == wanted < ask_by_name("known_on_a_day", **asked).num_rows
    assert visitor.query_params["p_known_on"] == "2022-03-10"
    again = visit(**dict(visitor.query_params))
    assert len(rows_of(again)) == wanted


def test_what_an_address_asks_for_in_vain_is_named() -> None:
    visitor = visit(question="known_on_a_day", p_known_on="tomorrow", p_measure="unicorns", p_colour="red")
    told = " ".join(notices(visitor)).replace("\\", "")
    assert "As known on: “tomorrow” is no date" in told
    assert "What is counted: “unicorns” is not known here" in told
    assert "No parameter of this question, and ignored: “colour”" in told
    assert "did you mean" in " ".join(notices(visit(question="by_speakers"))).lower()


def test_missing_value_is_asked_for_in_a_sentence() -> None:
    [info] = visit(question="figure").info
    assert info.value.replace("\\", "").startswith("Choose “Figure” first")


def test_answer_of_the_pages_begins_with_one_subject_and_measure() -> None:
    assert shared(visit(question="by_speaker"))["p_measure"] == "authorised_servicemen"
    assert "p_measure" not in shared(visit(question="open_bounds"))
    cleared = visit(question="statements_over_time", p_dossier="russian-armed-forces")
    assert "p_measure" not in shared(cleared)


def test_chart_is_drawn_when_it_is_opened() -> None:
    assert not visit(question="known_on_a_day").get("plotly_chart")
    for parts in ({"open": "chart"}, {"show": "chart"}):  # "show" is in older links
        assert len(visit(question="known_on_a_day", **parts).get("plotly_chart")) == 1


def test_long_result_says_that_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.app_pages.questions import detail

    monkeypatch.setattr(detail, "ROWS_SHOWN", 10)
    visitor = visit(question="statements_over_time", p_measure="killed")
    count = ask("statements_over_time", dossier="russian-armed-forces", measure="killed").num_rows
    assert any(f"10 of {count} rows" in text.value for text in visitor.markdown)
    assert len(rows_of(visitor)) == 10


@pytest.fixture
def queries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the queries that the whole dashboard uses."""
    shutil.copytree(settings.queries_folder, tmp_path / "queries")
    own = replace(settings, queries_folder=tmp_path / "queries")
    for module in (
        "settings",
        "engine.questions.ask",
        "engine.questions.catalogue",
        "exports.extract",
        "ui.export_menu",
    ):
        monkeypatch.setattr(f"dashboard.{module}.settings", own)
    return own.queries_folder


NEW = """-- question: How many figures are there?
-- about: :red[Not obeyed] and **plain**.
-- rows: one
-- params: none
-- columns: count_figures
select count(*) as count_figures
from figures
"""


def test_new_file_appears_and_is_answered_with_no_code_changed(queries: Path) -> None:
    (queries / "examples" / "how_many.sql").write_text(NEW, encoding="utf-8")
    assert "how_many" in listed(visit())
    visitor = visit(question="how_many")
    counts = [ask("figures_count", dossier=one).to_pylist()[0]["count_figures"] for one in list_dossiers()]
    assert rows_of(visitor)[0]["c0"] == sum(counts)
    assert not any(":red[" in text.value for text in visitor.markdown)


def test_broken_file_says_so_in_its_place_and_leaves_the_rest(queries: Path) -> None:
    (queries / "examples" / "headless.sql").write_text("select 1\n", encoding="utf-8")
    (queries / "examples" / "wrong.sql").write_text(NEW.replace("from figures", "from figurines"), encoding="utf-8")
    rows: dict[str, Any] = listed(visit())
    assert set(EVERY) < set(rows)
    assert "the header has no 'question'" in rows["headless"][1]
    assert "the header has no 'question'" in visit(question="headless").error[0].value.replace("\\", "")
    wrong = visit(question="wrong")
    assert "figurines" in wrong.error[0].value
    assert wrong.code[-1].value.startswith("-- question")

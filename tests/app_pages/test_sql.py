"""The workbench without a browser: what an address opens and runs; what is said of cuts, errors and sources."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.app_pages.sql import run, workbench
from dashboard.settings import settings
from dashboard.sharing import compression
from tests.app_pages.visit import visit, words

DOSSIER = "russian-armed-forces"
LINK_SECONDS = 7.0  # less than an order to run would get
MANY = "select range as number from range(48213)"


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for an answer as long as a busy machine may need, which is longer than a reader should."""
    monkeypatch.setattr(run, "settings", replace(settings, sql_link_seconds=LINK_SECONDS))
    monkeypatch.setattr(workbench, "QUICK_SECONDS", LINK_SECONDS)


def opened(**address: str | list[str]) -> AppTest:
    """The page as a fresh browser shows it at that address, once its query is answered."""
    return visit("sql", **address)


def editor(visitor: AppTest) -> dict[str, Any]:
    """What the editor is given to show."""
    given = (json.loads(each.proto.json)[0] for each in visitor.get("bidi_component"))
    found: dict[str, Any] = next(data for data in given if "bundle" in data)
    return found


def boxes(visitor: AppTest) -> str:
    return "\n".join(box.value for box in (*visitor.error, *visitor.warning, *visitor.info))


def said(visitor: AppTest, name: str) -> str:
    """One value of the address."""
    value = visitor.query_params[name]
    return value if isinstance(value, str) else value[0]


def result(visitor: AppTest) -> list[list[Any]]:
    table = visitor.dataframe[0].value
    return [list(row) for row in table.itertuples(index=False)]


def shared(visitor: AppTest) -> dict[str, Any]:
    """The parts of a link to the page as it is shown."""
    parts: dict[str, Any] = visitor.session_state["url_state"].parts["sql"]
    return parts


def test_new_reader_finds_an_example_that_has_run() -> None:
    visitor = opened()

    assert editor(visitor)["text"].startswith("-- What is the latest number")
    assert editor(visitor)["text"].splitlines().index("select") <= 2  # within the first screen of a phone
    assert "from statements" in editor(visitor)["text"]
    assert visitor.dataframe
    assert visitor.button_group(key="workbench_example_1").value == "latest_of_each_speaker"
    assert dict(visitor.query_params) == {}


def test_a_browser_that_has_not_heard_of_a_new_text_does_not_put_the_example_back() -> None:
    visitor = opened()
    late = visitor._tree.get_widget_states()  # as the browser knew its widgets before the text was changed
    bench = visitor.session_state["workbench"]
    bench.set_text("select 1 as mine")
    visitor.run()
    assert visitor.button_group(key="workbench_example_2").value is None

    visitor._run(late)

    assert bench.text == "select 1 as mine"
    assert editor(visitor)["text"] == "select 1 as mine"


def test_link_shows_the_same_text_values_and_rows() -> None:
    sql = (
        "select speaker, at_most from statements where dossier = $dossier and measure = $measure order by at_most desc"
    )
    visitor = opened(sql=sql, p_dossier=DOSSIER, p_measure="killed", show="table")

    assert editor(visitor)["text"] == sql
    assert visitor.selectbox(key="workbench_p_measure").value == "killed"
    assert "rows** in " in words(visitor)
    assert "data version" in words(visitor)
    assert len(result(visitor)) > 10
    assert (said(visitor, "sql"), said(visitor, "p_measure"), said(visitor, "show")) == (sql, "killed", "table")


def test_text_that_its_sender_had_not_run_is_not_run() -> None:
    visitor = opened(sql="select 1 as one")

    assert editor(visitor)["text"] == "select 1 as one"
    assert not visitor.dataframe
    assert "show" not in visitor.query_params


def test_part_that_the_sender_ran_is_run() -> None:
    text = "select 1 as one;\nselect 2 as two"
    visitor = opened(sql=text, part="17-32", show="table")

    assert result(visitor) == [[2]]
    assert said(visitor, "part") == "17-32"
    assert "Result of the statement at line 2" in words(visitor)
    assert "statement at" not in words(opened(sql="\nselect 2 as two;\n", part="1-16", show="table"))


def test_value_without_a_parameter_is_told() -> None:
    visitor = opened(sql="select $word as word", p_word="one", p_zzz="1", show="table")

    assert "its value is ignored" in boxes(visitor)
    assert "$zzz" in boxes(visitor)
    assert "p_zzz" not in shared(visitor)
    assert "is ignored" not in boxes(opened(sql="select $word as word", p_word="one"))


def test_many_parameters_get_fifty_inputs_and_empty_ones_explain_that_there_are_no_rows() -> None:
    names = [f"$n{number}" for number in range(60)]
    visitor = opened(sql=f"select 1 as one where {' = '.join(names[:2])} or 1 in ({', '.join(names)})", show="table")

    assert len([one for one in visitor.text_input if one.label.startswith("$n")]) == 50
    assert "Only the first 50 $names have an input; 10 more are NULL." in words(visitor)
    assert "which no comparison fits" in boxes(visitor)
    visitor.text_input(key="workbench_p_n3").set_value("1").run()
    assert result(visitor) == [[1]]


@pytest.mark.parametrize("text", ["select 'می\u200cخواهم' as a", "select 1\ufeff", "-- so\u00adft\nselect '\u200d'"])
def test_marks_that_nobody_sees_stay_in_the_text(text: str) -> None:
    visitor = opened(sqlz=compression.encode_sql(text), show="table")

    assert editor(visitor)["text"] == text
    again = opened(**{name: visitor.query_params[name] for name in visitor.query_params})
    assert editor(again)["text"] == text


def test_way_back_to_a_result_shows_it_without_another_run() -> None:
    visitor = opened(sql=MANY, show="table")
    visitor.query_params["show"] = "chart"
    visitor.run()
    visitor.query_params["show"] = "table"
    visitor.run()
    assert visitor.session_state["workbench"].runs[1:] == []

    visitor.query_params["rows"] = "10000"
    visitor.run()
    assert [run.seconds for run in visitor.session_state["workbench"].runs] == [LINK_SECONDS, LINK_SECONDS]


@pytest.mark.parametrize(("rows", "said"), [(None, "1,000 of 48,213 rows"), ("10000", "10,000 of 48,213 rows")])
def test_cut_is_never_silent(rows: str | None, said: str) -> None:
    visitor = opened(sql=MANY, show="table", **({"rows": rows} if rows else {}))

    assert f"**{said}**" in words(visitor)
    assert f"{len(result(visitor)):,} of" in said


def test_more_rows_are_one_choice_away() -> None:
    visitor = opened(sql=MANY, show="table")
    visitor.segmented_control(key="workbench_rows").set_value("10000").run()

    assert "**10,000 of 48,213 rows**" in words(visitor)
    assert said(visitor, "rows") == "10000"


def test_wrong_name_is_pointed_at_and_mended_by_one_click() -> None:
    text = "select 1;\n\nselect\n  spekaer\nfrom statements"
    visitor = opened(sql=text, part=f"11-{len(text)}", show="table")

    assert "Wrong SQL** (line 4, column 3)" in boxes(visitor)
    assert "Did you mean" in boxes(visitor)
    assert visitor.code[0].value.splitlines() == ["4 |   spekaer", "      ^^^^^^^"]
    mark = editor(visitor)["errors"][0]
    assert text[mark["from"] : mark["to"]] == "spekaer"

    next(button for button in visitor.button if button.label == "Use speaker and run").click().run()
    assert not visitor.error
    assert editor(visitor)["text"] == text.replace("spekaer", "speaker")
    assert "rows** in " in words(visitor)


@pytest.mark.parametrize(
    ("sql", "head"),
    [
        ("delete from figures", "Not allowed here"),
        ("select * from read_csv('/etc/passwd')", "Not allowed here"),
        ("selec 1", "Wrong SQL"),
        ("select $day::date", "Wrong SQL"),
        ("select sum(a.range * b.range) from range(1000000) a, range(1000000) b", "Stopped at a limit"),
    ],
)
def test_query_that_cannot_be_answered_says_why_and_keeps_the_text(
    sql: str, head: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "settings", replace(settings, sql_link_seconds=1.0))
    monkeypatch.setattr(workbench, "QUICK_SECONDS", 0.1)
    visitor = opened(sql=sql, show="table", p_day="yesterday")
    while any(button.key == "workbench_cancel" for button in visitor.button):
        visitor.run()

    assert f"**{head}**" in boxes(visitor)
    assert editor(visitor)["text"] == sql
    assert "Traceback" not in boxes(visitor)
    assert "/work" not in boxes(visitor)


def test_changed_value_runs_the_query_again() -> None:
    visitor = opened(sql="select $word as word", p_word="one", show="table")
    assert result(visitor) == [["one"]]
    visitor.text_input(key="workbench_p_word").set_value("two").run()

    assert result(visitor) == [["two"]]
    assert said(visitor, "p_word") == "two"


def test_history_brings_back_what_was_run_before() -> None:
    visitor = opened(sql="select 1 as one", show="table")
    visitor.query_params["sql"] = "select 2 as two"
    visitor.run()
    visitor.session_state["workbench_history"] = True
    visitor.run()
    assert "answered, 1 row" in words(visitor)
    next(box for box in visitor.toggle if box.label.startswith("Difference")).set_value(True).run()
    assert "-select 1 as one\n+select 2 as two" in visitor.code[0].value
    assert visitor.code[0].language != "diff"  # whose red and green are too pale to read

    [button for button in visitor.button if button.label == "Run again"][1].click().run()
    assert result(visitor) == [[1]]
    assert said(visitor, "sql") == "select 1 as one"


NAMED = "with named as (select figure_id from statements order by figure_id limit 2) "


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("from named union all select 'no-such-figure'", "named in 2 of 3 rows"),
        ("select list(figure_id), list(distinct figure_id) as FIGURE_ID from named", "named in the only row"),
        ("select null as x, figure_id as first_figure_id, figure_id as Figure_ID from named", "named in all 2 rows"),
        ("select figure_id from named, range(700)", "named in all 1,000 rows shown, of 1,400"),
        ("select 'no-such-figure' as figure_id", "named in 0 of 1 row"),
    ],
)
def test_rows_that_name_figures_list_their_sources(sql: str, told: str) -> None:
    page = words(opened(sql=NAMED + sql, show="table"))

    assert f"Sources of the figures {told}" in page
    assert ("Muster cannot tell which" in page) == ("0 of" not in told)
    assert ("rows name none that is in the data" in page) == ("all" not in told and "only" not in told)


def test_rows_that_name_no_figure_are_told_so() -> None:
    page = words(opened(sql="select any_value(figure_id) as f, sum(at_least) as total from statements", show="table"))

    assert "No column of these rows is named “figure_id”, so no source can be listed" in page


def test_plan_tells_the_steps_without_running_the_query() -> None:
    visitor = opened(sql="select count(*) from figures where low > 9000", show="plan")

    assert "Reads **figures**" in words(visitor)
    assert "the query was not run" in words(visitor)
    assert not visitor.dataframe


def test_question_opens_its_file_with_the_values_and_runs_it() -> None:
    visitor = opened(question="by_speaker", p_dossier=DOSSIER, p_subject="RUS", p_measure="killed", show="table")

    assert editor(visitor)["text"].startswith("-- What does each speaker say")
    assert "question" not in shared(visitor)
    assert compression.decode_sql(shared(visitor)["sqlz"]) == editor(visitor)["text"]
    assert "Sources of the figures named in all" in words(visitor)


@pytest.mark.parametrize("address", [{"sqlz": "not-a-code"}, {"sql": "x" * 30_000}, {"question": "no_such"}])
def test_address_that_cannot_be_used_is_named_and_the_page_is_whole(address: dict[str, str]) -> None:
    visitor = opened(**address, show="table")

    assert visitor.warning
    assert editor(visitor)["text"].startswith("-- What is the latest number")


def test_list_of_known_values_is_chosen_one_by_one() -> None:
    visitor = opened(sql="select 1 where list_contains($measure::varchar[], 'killed')", p_measure=["wounded"])
    visitor.selectbox(key="workbench_p_measure_add").set_value("killed").run()
    assert visitor.query_params["p_measure"] == ["wounded", "killed"]
    visitor.button(key="workbench_p_measure_add_wounded").click().run()
    assert visitor.query_params["p_measure"] == "killed"

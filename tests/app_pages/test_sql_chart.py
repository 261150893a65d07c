"""What a reader's query gave, as a chart chosen by hand and as files that are made when they are asked for."""

from __future__ import annotations

import threading
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.query.form import Form
from dashboard.engine.sandbox import Outcome, Query, Result
from dashboard.exports.extract import Extract
from dashboard.exports.formats import FORMATS
from dashboard.exports.picture import write_svg
from dashboard.exports.query import extract_from_query
from dashboard.ui.query_downloads import DownloadError, _Progress

SCRIPT = """
import pyarrow as pa
import streamlit as st
from dashboard.charts.query.form import Form
from dashboard.engine.sandbox import Outcome, Query, Result
from dashboard.exports.picture import write_svg
from dashboard.exports.query import extract_from_query
from dashboard.app_pages.sql import chart as page
from dashboard.contents.registry import page_at
from dashboard.ui import export_menu, page_lifecycle
from dashboard.ui.query_downloads import draw_query_save_menu

page_lifecycle.prepare_warehouse()
page_lifecycle.read_view(page_at(""))
export_menu.reset_page()
table = st.session_state["table"]
shown = extract_from_query(Query("select 1"), Result(Outcome.ANSWERED, table=table, data_version="v1"))
st.session_state["used"] = page.draw_chart("c", shown.table, title="a query", form=st.session_state.get("chosen"))
draw_query_save_menu("q", lambda: shown, words="all rows.", shown=shown)
"""
TABLE = pa.table({"speaker": ["A", "B"], "at_least": [1, 2], "at_most": [3, None], "n": [5, 6]})


def page(table: pa.Table = TABLE, chosen: Form | None = None) -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.session_state["table"] = table
    if chosen:
        app.session_state["chosen"] = chosen
    app.run()
    assert not app.exception
    return app


def used(app: AppTest) -> Any:
    return app.session_state["used"]


def test_choosers_show_what_suits_until_a_reader_changes_them() -> None:
    app = page()
    assert used(app) == Form("ranges", "speaker", "at_least", None, "at_most")
    app.selectbox("c_y").select("n").run()
    app.session_state["chosen"] = used(app)  # as the address gives it back
    app.run()
    assert used(app).y == "n"


def test_a_form_from_an_address_comes_before_what_suits_and_one_that_fits_no_column_does_not() -> None:
    assert used(page(chosen=Form("bars", "speaker", "n"))) == Form("bars", "speaker", "n")
    assert used(page(chosen=Form("bars", "nowhere", "n"))).kind == "ranges"
    app = page(chosen=Form("bars", "speaker", "n"))
    app.session_state["chosen"] = Form("points", "n", "at_least")  # another address
    app.run()
    assert used(app) == Form("points", "n", "at_least")


def test_another_result_forgets_the_columns_of_the_one_before() -> None:
    app = page()
    app.session_state["table"] = pa.table({"day": ["2022-01-01", "2022-02-01"], "dead": [1, 2]})
    app.session_state["chosen"] = used(app)
    app.run()
    assert not app.exception
    assert used(app) == Form("lines", "day", "dead")


@pytest.mark.parametrize("table", [pa.table({"a": ["x", "y"]}), pa.table({"a": [1]})])
def test_what_makes_no_picture_is_a_sentence(table: pa.Table) -> None:
    app = page(table)
    assert used(app) is None
    assert "A chart needs" in app.info[0].value


def test_form_that_cannot_be_drawn_says_why_and_keeps_the_choosers() -> None:
    app = page(chosen=Form("lines", "speaker", "n"))
    assert "A line needs a date or a number as x" in app.info[0].value.replace("\\", "")
    assert app.selectbox("c_x").value == "speaker"


def test_lines_take_a_column_that_they_can_run_along() -> None:
    app = page(pa.table({"speaker": ["A", "B"], "day": ["2022-01-01", "2022-02-01"], "n": [5, 6]}),
               Form("bars", "speaker", "n"))  # fmt: skip
    app.segmented_control("c_form").select("lines").run()
    assert used(app) == Form("lines", "day", "n", "speaker")
    assert not app.info
    app.session_state["chosen"] = used(app)  # as the address gives it back
    app.selectbox("c_x").select("speaker").run()
    assert "A line needs a date or a number" in app.info[0].value, "what a reader chooses stays, and is explained"


def test_rows_in_view_and_their_chart_join_the_fact_pack() -> None:
    taken = page().session_state["page_contents"]
    assert (list(taken.extracts), list(taken.pictures)) == (["query"], ["query"])
    assert b"at least 2" in write_svg(taken.pictures["query"])


def extract() -> Extract:
    return extract_from_query(Query("select 1"), Result(Outcome.ANSWERED, table=TABLE, data_version="v1"))


def fails(error: Exception) -> Any:
    def make(_: object) -> bytes:
        raise error

    return make


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (DownloadError("Stopped after 8 seconds."), "Stopped after 8 seconds."),
        (KeyError("secret"), "a fault of Muster"),
    ],
)
def test_file_that_cannot_be_made_leaves_one_sentence(error: Exception, said: str) -> None:
    progress = _Progress()
    with pytest.raises(type(error)):
        progress.make_file(FORMATS["json"], fails(error))
    assert said in progress.error
    assert "secret" not in progress.error
    assert progress.make_file(FORMATS["json"], lambda form: form.write(extract()))
    assert progress.error == ""


def test_page_waits_for_a_file_under_way_and_no_longer() -> None:
    progress, may_go_on = _Progress(), threading.Event()

    def slow(_: object) -> bytes:
        may_go_on.wait(10)
        return b"done"

    worker = threading.Thread(target=progress.make_file, args=(FORMATS["json"], slow))
    worker.start()
    assert progress.is_running(0, waited=5.0)
    may_go_on.set()
    worker.join()
    assert not progress.is_running(0, waited=5.0)
    assert not progress.is_running(1, waited=5.0), "nobody has asked for another"

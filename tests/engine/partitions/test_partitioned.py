"""Each question is written once: over figures in partitions, macros of their own stand before the ordinary ones."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from dashboard.engine.database.connection import Connection
from dashboard.engine.database.syntax_tree import tables_named
from dashboard.engine.questions.ask import answer
from dashboard.engine.questions.catalogue import question_of
from dashboard.engine.questions.partitioned import find_violations, is_answered
from dashboard.engine.warehouse.store import Warehouse
from dashboard.errors import QueryError
from dashboard.settings import Settings, settings
from tests.engine.partitions.twins import PARTS, PLAIN

HEADER = "-- question: How many are there?\n-- rows: one\n-- params: dossier\n-- columns: count_all\n"
TEXT = "select count(*) as count_all\nfrom counted($dossier)\n"
Writes = Callable[..., Settings]


@pytest.fixture
def write_question(tmp_path: Path) -> Writes:
    def write(text: str, header: str = "") -> Settings:
        (tmp_path / "answers").mkdir(exist_ok=True)
        (tmp_path / "answers" / "counts.sql").write_text(f"{HEADER}{header}{text}", encoding="utf-8")
        return replace(settings, queries_folder=tmp_path, look_for_changes_seconds=0)

    return write


def _database(of_partitions: str) -> Connection:
    connection = duckdb.connect()
    connection.execute("create macro counted(d) as table select 1 as one where d is not null")
    connection.execute(f"create schema partitioned; create macro partitioned.counted(d) as table {of_partitions}")
    return connection


def _is_answered(own: Settings) -> bool:
    question = question_of("counts", own)
    assert question is not None
    return is_answered(question)


def test_a_dossier_in_partitions_has_macros_of_its_own_and_others_have_not(opened: Warehouse) -> None:
    for dossier, has_rows in ((PARTS, False), (PLAIN, True)):
        with closing(opened.cursor_for(dossier)) as cursor:
            rows = cursor.execute("select bool_and(row is not null) from figures_of($1)", [dossier]).fetchall()
        assert rows == [(has_rows,)]


def test_a_name_of_another_dossier_is_found_from_one_in_partitions(opened: Warehouse) -> None:
    asked = {"dossier": PARTS, "figure_id": "f-00001"}
    nearest = answer(opened, "figure_nearest", asked, settings).to_pylist()
    assert {row["dossier"] for row in nearest if row["figure_id"] == "f-00001"} == {PARTS, PLAIN}


@pytest.mark.parametrize(
    "text",
    [
        "select count(*) as count_all\nfrom figures where dossier = $dossier",
        "with of_them as (select * from main.Statements as s)\nselect count(*) as count_all, $dossier from of_them",
        "select count(*) as count_all from counted($dossier) where 1 in (select 1 from figures)",
    ],
)
def test_a_question_that_reads_the_tables_of_figures_is_not_asked_of_partitions(
    text: str, write_question: Writes
) -> None:
    assert not _is_answered(write_question(text))
    assert _is_answered(write_question(text, "-- partitions: it wants those of sums alone\n"))


def test_a_question_that_reads_macros_alone_is_asked_of_partitions(write_question: Writes) -> None:
    assert _is_answered(write_question(f"-- from figures\n{TEXT}"))
    assert tables_named(TEXT) == set()


def test_a_question_that_fails_over_partitions_alone_is_named_with_its_place(write_question: Writes) -> None:
    own = write_question("select one as count_all\nfrom counted($dossier)\n")
    with _database("select 1 as one, d") as connection:
        assert find_violations(connection, own) == []
    with _database("select 1 as other, d") as connection:
        [error] = find_violations(connection, own)
    assert (error.path.name, error.line) == ("counts.sql", 5)
    assert error.message.startswith("over figures in partitions: ")


@pytest.mark.parametrize("by", ["measure", "figure_id"])  # no choice of files, and no parameter of the question
def test_files_that_cannot_be_chosen_so_are_named_with_file_and_line(by: str, write_question: Writes) -> None:
    with pytest.raises(QueryError, match=r"counts\.sql:5: .*subject or figure_id"):
        question_of("counts", write_question(TEXT, f"-- files: {by}\n"))


def test_an_engine_that_there_is_not_is_named_with_file_and_line(write_question: Writes) -> None:
    with pytest.raises(QueryError, match=r"counts\.sql:5: the engines to name are duckdb and spark"):
        question_of("counts", write_question(TEXT, "-- engine: oracle\n"))

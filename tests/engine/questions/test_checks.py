"""Both ways to run the rules: run again over the files, and as found when the warehouse was built."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.app_pages.checks.rules import group_findings
from dashboard.engine.questions.ask import answer
from dashboard.engine.questions.checks import CheckReport, read_report, rules, run_checks
from dashboard.engine.warehouse.store import Store
from dashboard.errors import DataError, Problem, describe_group, group_problems
from dashboard.settings import REPOSITORY
from tests.tiny_dossier import SLUG, TinyDossier


def as_set(report: CheckReport) -> set[Problem]:
    assert len(set(report.problems)) == len(report.problems)
    return set(report.problems)


def kept(tiny: TinyDossier) -> CheckReport:
    store = tiny.store()
    opened = store.open()
    try:
        return read_report(SLUG, opened, tiny.settings)
    finally:
        store.close()


def test_clean_data_has_the_summary_of_the_command_line(tiny: TinyDossier) -> None:
    report = kept(tiny)
    assert report.summary == "Checked tiny: 0 unusable, 0 broken, 0 worth knowing, 0 queries broken."
    assert report == run_checks(SLUG, tiny.settings)


def test_the_warehouse_keeps_what_the_rules_found(tiny: TinyDossier) -> None:
    tiny.change("figures", "killed-april", low=3000, high=2000)
    tiny.change("publications", "daily-2022", url="nowhere")
    tiny.change("figures", "casualties-april", flags="cumulative_fall")
    again, at_build = run_checks(SLUG, tiny.settings), kept(tiny)

    assert (len(again.errors) > 1, len(again.flags)) == (True, 1)
    assert as_set(at_build) == as_set(again)
    assert at_build.summary == again.summary


def test_a_query_that_breaks_its_header_is_counted_as_soon_as_it_does(tiny: TinyDossier, tmp_path: Path) -> None:
    queries = tmp_path / "queries"
    shutil.copytree(REPOSITORY / "queries", queries)
    given = replace(tiny.settings, queries_folder=queries)
    store = Store(given)
    assert read_report(SLUG, store.open(), given).query_errors == ()

    wrong = queries / "answers" / "wrong.sql"
    header = "-- question: Is it wrong?\n-- rows: one\n-- params: none\n"
    wrong.write_text(f"{header}-- columns: a\nselect 1 as b\n")
    found = read_report(SLUG, store.open(), given)
    assert "the query gives b; the header says a." in str(found.query_errors[0])
    assert found.summary.endswith("1 queries broken.")
    assert found.summary == run_checks(SLUG, given).summary

    wrong.write_text(f"{header}-- columns: b\nselect 1 as b\n")
    os.utime(wrong, ns=(1, 1))
    assert read_report(SLUG, store.open(), given).query_errors == ()
    store.close()


def test_rules_tell_text_severity_mend_and_sql() -> None:
    found = rules()
    assert found["hedges_changed"].severity == "flag"
    for rule in found.values():
        assert rule.rule.endswith(".")
        assert rule.mend.endswith(".")
        assert "select" in rule.file.text


def test_a_rule_that_found_nothing_holds(tiny: TinyDossier) -> None:
    tiny.change("figures", "killed-april", low=3000, high=2000)
    store = tiny.store()
    asked = {"dossier": SLUG, "rule": ["ids_exist", "low_not_above_high"]}
    table = answer(store.open(), "rules_state", asked, tiny.settings)
    store.close()
    assert [(row["rule"], row["state"], row["count_findings"]) for row in table.to_pylist()] == [
        ("low_not_above_high", "broken", 1),
        ("ids_exist", "holds", 0),
    ]


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        (["x"], ["figures.csv, row 2, column speaker_id, value 'x': No such row. Add it."]),
        (["x"] * 300, ["figures.csv, 300 rows (2, 3, 4, 5, 6, …), column speaker_id, value 'x': No such row. Add it."]),
        (
            ["x", "y", "x"],
            [
                "figures.csv, 2 rows (2, 4), column speaker_id, value 'x': No such row. Add it.",
                "figures.csv, row 3, column speaker_id, value 'y': No such row. Add it.",
            ],
        ),
        (
            list("abcdefg"),
            [
                "figures.csv, 7 rows (2, 3, 4, 5, 6, …), column speaker_id, 7 values ('a', 'b', 'c', 'd', 'e', …): "
                "No such row. Add it."
            ],
        ),
    ],
)
def test_one_cause_that_breaks_many_rows_is_one_message(values: list[str], lines: list[str]) -> None:
    problems = [
        Problem("ids_exist", "error", "figures.csv", row, "speaker_id", value, "No such row.", "Add it.")
        for row, value in enumerate(values, start=2)
    ]
    assert [describe_group(group) for group in group_problems(problems)] == lines
    assert all(line in str(DataError(problems)) for line in lines)


def test_page_of_checks_shows_a_cause_once() -> None:
    found = {"file": "figures.csv", "column_name": "speaker_id", "message": "No such row."}
    rows = [{**found, "row": row, "value": value} for row, value in ((2, "x"), (3, "y"), (4, "x"))]
    assert [(row["row"], row["count_more"]) for row in group_findings(rows)] == [(2, 1), (3, 0)]

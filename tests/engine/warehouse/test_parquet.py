"""Figures as CSV, as Parquet, or in both: the same rows give the same answers."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.engine.questions.ask import answer
from dashboard.engine.questions.checks import run_checks
from dashboard.engine.warehouse.store import Store
from tests.tiny_dossier import SLUG, TinyDossier


def to_parquet(source: Path, target: Path, select: str = "*", where: str = "true") -> None:
    with duckdb.connect() as connection:
        rows = connection.read_csv(str(source), all_varchar=True, header=True).filter(where).project(select)
        rows.write_parquet(str(target))


def keep_rows(path: Path, first: int, last: int) -> None:
    with path.open(newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([rows[0], *rows[1 + first : 1 + last]])


def answers(tiny: TinyDossier) -> dict[str, Any]:
    opened = Store(tiny.settings).open()
    statements = answer(opened, "statements_over_time", {"dossier": SLUG}, tiny.settings).to_pylist()
    sums = answer(opened, "reconciliations", {"dossier": SLUG}, tiny.settings).to_pylist()
    figures = opened.cursor().execute("select * exclude (file, row) from figures order by figure_id").fetchall()
    assert len(figures) == 8
    assert statements
    assert sums
    return {"statements": statements, "sums": sums, "figures": figures}


def only_parquet(tiny: TinyDossier) -> None:
    to_parquet(tiny.path("figures"), tiny.folder / "figures.parquet")
    tiny.path("figures").unlink()
    tiny.package["resources"][3] = {"path": "figures.parquet"}
    (tiny.folder / "datapackage.json").write_text(json.dumps(tiny.package))


def typed_parquet(tiny: TinyDossier) -> None:
    select = """* replace (
        low::integer as low, high::double as high, rounded_to::decimal(9, 2) as rounded_to,
        effective_from::timestamp as effective_from, quote::integer as quote
    )"""
    to_parquet(tiny.path("figures"), tiny.folder / "figures.parquet", select)
    keep_rows(tiny.path("figures"), 0, 0)


def half_and_half(tiny: TinyDossier) -> None:
    to_parquet(tiny.path("figures"), tiny.folder / "figures.parquet", where="figure_id > 'killed-march'")
    with tiny.path("figures").open(newline="") as file:
        rows = [row for row in csv.reader(file) if row[0] == "figure_id" or row[0] <= "killed-march"]
    with tiny.path("figures").open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


@pytest.mark.parametrize("change", [only_parquet, typed_parquet, half_and_half])
def test_parquet_gives_the_same_answers_as_csv(change: Any, tiny: TinyDossier) -> None:
    before = answers(tiny)
    change(tiny)
    assert run_checks(given=tiny.settings).problems == ()
    assert answers(tiny) == before


def test_same_row_in_both_files_is_a_duplicate(tiny: TinyDossier) -> None:
    to_parquet(tiny.path("figures"), tiny.folder / "figures.parquet", where="figure_id = 'posts-2018'")
    problems = [problem for problem in run_checks(given=tiny.settings).errors if problem.rule == "ids_are_unique"]
    assert len(problems) == 1
    assert problems[0].file.endswith("figures.parquet")
    assert "figures.csv, row 2" in problems[0].message


@pytest.mark.parametrize(
    ("select", "column", "message"),
    [
        ("* replace ([flags] as flags)", "flags", "list"),
        ("* replace ({'a': note} as note)", "note", "struct"),
        ("* replace (note::blob as note)", "note", "binary"),
        ("* replace ((low is null) as low)", "low", "bool"),
        ("* exclude (low)", "low", "missing"),
        ("*, 1 as more", "more", "not in the schema"),
    ],
)
def test_parquet_of_other_shape_is_named_with_column(select: str, column: str, message: str, tiny: TinyDossier) -> None:
    to_parquet(tiny.path("figures"), tiny.folder / "figures.parquet", select)
    keep_rows(tiny.path("figures"), 0, 0)
    found = run_checks(given=tiny.settings).unusable
    assert [problem.column for problem in found] == [column]
    assert message in found[0].message


def test_parquet_numbers_that_lose_something_are_named_with_row(tiny: TinyDossier) -> None:
    select = "* replace (case figure_id when 'posts-2023' then 1137.5 else low::double end as low)"
    to_parquet(tiny.path("figures"), tiny.folder / "figures.parquet", select)
    keep_rows(tiny.path("figures"), 0, 0)
    found = [problem for problem in run_checks(given=tiny.settings).errors if problem.rule == "numbers_are_whole"]
    assert [(problem.row, problem.column, problem.value) for problem in found] == [(3, "low", "1137.5")]


@pytest.mark.parametrize("content", [b"", b"PAR1", b"no Parquet at all", b"PAR1" + b"\0" * 40 + b"PAR1"])
def test_damaged_parquet_is_one_sentence(content: bytes, tiny: TinyDossier) -> None:
    (tiny.folder / "figures.parquet").write_bytes(content)
    found = run_checks(given=tiny.settings).unusable
    assert len(found) == 1
    assert "damaged" in found[0].message
    assert found[0].remedy


def test_parquet_damaged_in_the_middle_is_one_sentence(tiny: TinyDossier) -> None:
    target = tiny.folder / "figures.parquet"
    to_parquet(tiny.path("figures"), target)
    data = bytearray(target.read_bytes())
    data[4:200] = b"\xff" * 196
    target.write_bytes(data)
    keep_rows(tiny.path("figures"), 0, 0)
    found = run_checks(given=tiny.settings).unusable
    assert len(found) == 1
    assert found[0].file.endswith("figures.parquet")

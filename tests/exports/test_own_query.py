"""The result of a reader's own query: any column in any format, with its text, its cut and the sources that it has."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from dashboard.engine.questions.ask import provenance
from dashboard.engine.sandbox import Outcome, Query, Result
from dashboard.exports.extract import Extract
from dashboard.exports.formats import FORMATS
from dashboard.exports.pack import build_fact_pack
from dashboard.exports.query import extract_from_query
from dashboard.exports.sources import NONE_KNOWN, sources_of
from tests.exports.any_table import every_type, tables
from tests.exports.cells import cells_of
from tests.tiny_dossier import SLUG

SQL = "select * -- mine\nfrom figures\nwhere measure = $measure"


def own(table: pa.Table, sql: str = SQL, **parts: Any) -> Extract:
    result = Result(Outcome.ANSWERED, table=table, data_version="v1", **parts)
    return extract_from_query(Query(sql, {"measure": "killed", "open": None, "speaker": ("a", "b")}), result)


@settings(max_examples=60)
@given(tables())
def test_every_format_holds_any_table(table: pa.Table) -> None:
    for name, form in FORMATS.items():
        content = form.write(own(table))
        if form.is_text:
            content.decode()
        if name == "json":
            assert json.loads(content)["count"] == table.num_rows
        if name == "parquet":
            assert pq.read_table(io.BytesIO(content)).num_rows == table.num_rows
        if name == "tsv":
            widths = {len(line.split("\t")) for line in content.decode().removesuffix("\n").split("\n")}
            assert widths == {table.num_columns}, "what was selected, and no more"


def test_values_that_python_does_not_know_are_told_as_they_are() -> None:
    row = json.loads(FORMATS["json"].write(own(every_type())))["data"][0]
    assert row["far"] == "infinity"
    assert row["far_list"] == ["infinity"]
    assert row["moment"] == "infinity"
    assert row["tz"] == "2022-08-25T07:30:00+00:00"
    assert row["ns"].endswith("00:00:00.000000001")
    assert row["old"] == "0001-01-01"
    assert (row["decimal"], row["huge"], row["share"]) == (-12.5, str(10**37), None)
    lines = list(csv.DictReader(io.StringIO(FORMATS["csv"].write(own(every_type())).decode("utf-8-sig"))))
    assert lines[0]["decimal"] == "-12.50", "a number is no formula"
    cells = dict(cell[::2] for cell in cells_of(FORMATS["xlsx"].write(own(every_type())))["Data"])
    assert [cells[place] for place in ("A2", "F2", "G2", "H2")] == ["infinity", "0001-01-01", "-12.5", str(10**37)]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"total_rows": 48_213, "truncated": "rows"}, "cut at 3 of 48,213 rows"),
        ({"total_rows": None, "truncated": "rows"}, "cut at 3 rows, of more than were counted"),
        ({"total_rows": 3}, "all 3 rows"),
    ],
)
def test_every_file_says_the_query_its_parameters_and_where_it_was_cut(parts: dict[str, Any], said: str) -> None:
    extract = own(pa.table({"n": [1, 2, 3]}), **parts)
    told = json.loads(FORMATS["json"].write(extract))
    assert (told["sql"], told["rows"], told["data_version"]) == (SQL, said, "v1")
    assert told["parameters"] == {"measure": "killed", "speaker": ["a", "b"]}
    about = "\n".join(text for _, _, text in cells_of(FORMATS["xlsx"].write(extract))["About"])
    markdown = FORMATS["markdown"].write(extract).decode()
    beside = json.loads(FORMATS["csvw"].write(extract))
    for text in (about, markdown.replace("\\", ""), beside["notes"][0]["rows"]):
        assert said in text
    assert (beside["notes"][0]["sql"], beside["notes"][0]["data_version"]) == (SQL, "v1")
    assert FORMATS["csv_raw"].write(extract).decode() == '"n"\n1\n2\n3\n', "no word of it in the rows"
    assert "where measure = $measure" in about
    read = pq.read_table(io.BytesIO(FORMATS["parquet"].write(extract)))
    assert provenance(read) == provenance(extract.table)
    assert provenance(read).sql == SQL


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"total_rows": 48_213, "truncated": "rows"}, "First 3 of 48,213 rows."),
        ({"truncated": "bytes"}, "First 3 rows of more than were counted."),
        ({"total_rows": 3}, ""),
    ],
)
def test_charts_are_told_how_the_result_was_cut(parts: dict[str, Any], said: str) -> None:
    assert own(pa.table({"n": [1, 2, 3]}), **parts).first_rows == said


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("select * from figures where meas…", "Query of a reader"),
        ("select * -- mine", "Query of a reader"),  # its first line
        (" ".join(SQL.split()), " ".join(SQL.split())),
        ("Who said what", "Who said what"),
    ],
)
def test_cite_holds_no_sql_that_breaks_off(title: str, cited: str) -> None:
    extract = replace(own(pa.table({"n": [1]})), title=title)
    assert f"Muster: “{cited}”" in json.loads(FORMATS["json"].write(extract))["cite"]
    assert f"Muster: “{cited}”" in json.loads(FORMATS["csvw"].write(extract))["dc:bibliographicCitation"]


def test_parquet_and_json_list_the_same_sources_and_markdown_promises_none() -> None:
    extract = own(pa.table({"figure_id": ["killed-april", "nowhere"]}))
    metadata = pq.read_schema(io.BytesIO(FORMATS["parquet"].write(extract))).metadata
    told = json.loads(FORMATS["json"].write(extract))
    assert json.loads(metadata[b"muster.sources"]) == told["sources"]
    assert told["sources"][0]["speaker"] == "The Staff"
    assert metadata[b"muster.sources_note"].decode() == told["sources_note"]
    assert "ources" not in FORMATS["markdown"].write(extract).decode()


def test_rows_that_name_known_figures_have_sources_and_the_others_are_counted() -> None:
    names = ["killed-april", "nowhere", None, "killed-april", "x" * 10_000]
    sources = sources_of(own(pa.table({"FIGURE_ID": names, "speaker": ["The Pope"] * 5})).table)
    assert sources.table.column("speaker").to_pylist() == ["The Staff"], "not who the reader names"
    assert sources.extent == "Sources of the figures named in 2 of 5 rows; 3 rows name no known figure."
    listed = sources_of(own(pa.table({"figure_ids": [["killed-april", None], ["posts-2018"]]})).table)
    assert listed.extent == "Sources of the figures named in all 2 rows."


@pytest.mark.parametrize("names", [pa.array([1, 2]), pa.array([[1], None]), ["nowhere", None], [b"killed-april"] * 2])
def test_figure_ids_that_name_nothing_give_a_sentence(names: Any) -> None:
    assert sources_of(own(pa.table({"figure_id": names})).table).sentence == NONE_KNOWN


def test_thousands_of_figure_ids_are_looked_up() -> None:
    table = pa.table({"figure_id": [f"figure-{n}" for n in range(20_000)] + ["killed-april"]})
    assert sources_of(own(table).table).extent.startswith("Sources of the figures named in 1 of 20,001 rows")


def test_pack_of_a_query_has_its_sql(tmp_path: Path) -> None:
    extract = own(pa.table({"figure_id": ["killed-april"], "decimal": every_type().column("decimal")[:1]}))
    content = build_fact_pack("SQL", SLUG, [extract, replace(extract, name="other")], [])
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        pack.extractall(tmp_path)
    assert (tmp_path / "sql/query.reader.sql").read_text().endswith(SQL)
    assert "killed-april" in (tmp_path / "sources.csv").read_text()
    assert frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid


def test_markdown_holds_its_table_together() -> None:
    table = pa.table({"a|b": ["x|y", "two\nlines", "`c`", "https://x.example/a_b"], "n": [1, -2, None, 4]})
    lines = FORMATS["markdown"].write(own(table)).decode().splitlines()
    assert lines[:6] == [
        "| a\\|b | n |",
        "| --- | --: |",
        "| x\\|y | 1 |",
        "| two<br>lines | -2 |",
        "| \\`c\\` |  |",
        "| <https://x.example/a_b> | 4 |",
    ]


AMBIGUOUS = ["569,000", "1.5", "1.234,5", "2022-08", "1/2", "5 %", "(1,000)", "12 000", "-1,5", "1e5", "007", "1" * 16]
PLAIN = ["569", "2022-08-25", "10:00", "569,000 killed", "killed", "", None, "at least 1,000"]


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_text_that_some_country_reads_as_a_number_stays_text(form: str) -> None:
    table = pa.table({"wording": [*AMBIGUOUS, *PLAIN], "n": range(len(AMBIGUOUS + PLAIN))})
    text = FORMATS[form].write(own(table)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if form == "tsv" else ","))
    assert [row[0] for row in rows[1:]] == [*(f"'{cell}" for cell in AMBIGUOUS), *(cell or "" for cell in PLAIN)]


@pytest.mark.parametrize(
    ("column", "kind", "cells"),
    [
        (pa.array([1, 2**53 + 1]), "string", ["1", "9007199254740993"]),
        (pa.array([1, 2**53 - 1]), "integer", [1, 2**53 - 1]),
        (pa.array([Decimal("0.1"), Decimal("0.12345678901234567891")]), "string",
         ["0.10000000000000000000", "0.12345678901234567891"]),
        (pa.array([Decimal("0.5"), Decimal("12.25"), None]), "number", [0.5, 12.25, None]),
        (pa.array([[1], [2**60, None]]), "array", [["1"], [str(2**60), None]]),
        (pa.array([{"a": True, "b": 2**60, "c": 0.5}]), "object", [{"a": True, "b": str(2**60), "c": 0.5}]),
    ],
)  # fmt: skip
def test_a_column_of_json_has_one_type_and_every_digit(column: pa.Array, kind: str, cells: list[Any]) -> None:
    told = json.loads(FORMATS["json"].write(own(pa.table({"n": column}))))
    assert [row["n"] for row in told["data"]] == cells
    assert told["columns"][0]["type"] == kind
    assert ("digits" in told["columns"][0]) == (kind == "string")


def test_pasted_cells_stay_in_their_place_and_run_nothing() -> None:
    table = pa.table({"a": ["=1", "a\tb\r\n=c", 'say "x"', None], "n": [-1, 2, 3, 4]})
    text = FORMATS["tsv"].write(own(table)).decode()
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    assert [row[:2] for row in rows[1:]] == [["'=1", "-1"], ["a b =c", "2"], ['say "x"', "3"], ["", "4"]]


def test_workbook_leaves_out_columns_that_excel_has_no_room_for() -> None:
    table = pa.table({f"c{n}": [n] for n in range(16_390)})
    sheets = cells_of(FORMATS["xlsx"].write(own(table)))
    assert len(sheets["Data"]) == 2 * 16_384
    assert any(text.startswith("6 of the columns") for _, _, text in sheets["About"])

"""CSV: nothing runs as a formula in the safe one, nothing is changed in the raw one."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date, datetime
from unittest.mock import Mock

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyarrow import csv as arrow_csv

from dashboard.engine.questions.ask import Provenance, with_provenance
from dashboard.exports.csv_file import EXPORT_COLUMNS, write_raw, write_safe
from dashboard.exports.extract import Extract
from dashboard.exports.formulas import defuse_formulas

FORMULA = set("=+-@＝＋－＠")
# What tempts a spreadsheet, beside any text; DuckDB and Arrow hold no lone surrogates, and CSV readers end at NUL.
HOSTILE = st.text(st.sampled_from(list("=+-@＝＋－＠ \t\r\n;,'\"\u200b\ufeff\u00a0\u202e\x0ba1")), max_size=8)
TEXTS = HOSTILE | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
CELLS = st.lists(st.none() | TEXTS, min_size=1, max_size=6)


def extract(title: str = "Title", filter_: str = "words", /, **columns: object) -> Extract:
    table = pa.table(columns)
    return Extract(title, "name", with_provenance(table, Provenance("dossiers", {}, "v1")), filter_)


def starts_formula(cell: str) -> bool:
    """Whether a spreadsheet that passes over blanks and marks of no width would read a formula."""
    seen = cell.lstrip("".join(one for one in cell if unicodedata.category(one) in ("Zs", "Zl", "Zp", "Cc", "Cf")))
    return seen[:1] in FORMULA if seen else False


@given(CELLS, TEXTS)
@example(["=1", "a;=1", "x\n@y", "\u200b=1", "\ufeff+1", ' "=1', None, "", "\tx", "-5"], "=title")
def test_safe_csv_starts_no_text_cell_as_a_formula(cells: list[str | None], words: str) -> None:
    columns = {f"{words}text": pa.array(cells, pa.string()), "number": [-1] * len(cells)}
    text = write_safe(extract(words, words, **columns)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == len(cells) + 1
    assert {row[1] for row in rows[1:]} == {"-1"}
    assert not [cell for row in rows for place, cell in enumerate(row) if place != 1 and starts_formula(cell)]
    assert not [cell for row in rows for cell in row if cell[:1] in ("\t", "\r", "\n")]
    # Where the list separator is another one, the same file is cut into other cells.
    for separator in ";\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE):
            assert not [cell for cell in row[1:] if starts_formula(cell.lstrip('"'))]


def test_all_texts_of_a_table_are_matched_together(monkeypatch: pytest.MonkeyPatch) -> None:
    match = Mock(wraps=pc.match_substring_regex)
    monkeypatch.setattr(pc, "match_substring_regex", match)
    columns = {name: pa.chunked_array([["=1", name], [None]]) for name in "abc"}
    rows = list(csv.DictReader(io.StringIO(write_safe(extract(**columns)).decode("utf-8-sig"))))
    assert [[row[name] for name in "abc"] for row in rows] == [["'=1"] * 3, list("abc"), [""] * 3]
    assert [len(call.args[0]) for call in match.call_args_list] == [9]


@given(CELLS)
@example(["", None, '"', "a\r\nb", " x ", "NULL", "nan", "1"])
def test_raw_csv_read_back_gives_the_same_values(cells: list[str | None]) -> None:
    numbers = [None if cell is None else -len(cell) for cell in cells]
    table = {"text": pa.array(cells, pa.string()), "number": pa.array(numbers, pa.int64())}
    content = write_raw(extract(**table))
    read = arrow_csv.read_csv(
        io.BytesIO(content),
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(
            column_types={"text": pa.string()}, strings_can_be_null=True, quoted_strings_can_be_null=False
        ),
    )
    assert read.column("text").to_pylist() == cells
    assert read.column("number").to_pylist() == numbers


def test_duckdb_reads_raw_csv_as_it_was(tmp_path_factory: pytest.TempPathFactory) -> None:
    cells = ["=1+1", "", None, 'say "x", y', "two\nlines", "Привіт", " padded "]
    path = tmp_path_factory.mktemp("raw") / "raw.csv"
    path.write_bytes(write_raw(extract(text=cells, number=[-3, None, 2**53 + 1, 4, 5, 6, 7])))
    with duckdb.connect() as connection:
        read = connection.read_csv(str(path), allow_quoted_nulls=False).fetchall()
    assert [row[0] for row in read] == cells
    assert [row[1] for row in read] == [-3, None, 2**53 + 1, 4, 5, 6, 7]


def test_every_type_has_one_text_form() -> None:
    content = write_raw(
        extract(
            flag=[True, None],
            day=[date(2022, 8, 25), None],
            moment=[datetime(2022, 8, 25, 7, 30), None],  # noqa: DTZ001
            share=[0.1, -2.5],
            words=[["a", '"b"'], []],
            parts=[{"day": date(2022, 1, 1), "n": 1}, None],
        )
    )
    header, first, second = content.decode().splitlines()
    assert header.startswith('"flag","day","moment","share","words","parts","export_filter"')
    parts = '"{""day"": ""2022-01-01"", ""n"": 1}"'
    assert first.startswith(f'true,2022-08-25,"2022-08-25T07:30:00",0.1,"[""a"", ""\\""b\\""""]",{parts},')
    assert second.startswith(',,,-2.5,"[]",,')


def test_every_row_says_where_it_is_from() -> None:
    content = write_safe(Extract("Title", "n", extract(a=range(5000)).table, "Russia, killed", total_rows=48_213))
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert list(rows[0])[1:] == list(EXPORT_COLUMNS)
    assert {row["export_filter"] for row in rows} == {"Russia, killed"}
    assert {row["export_data_version"] for row in rows} == {"v1"}
    assert {row["export_rows"] for row in rows} == {"cut at 5,000 of 48,213 rows"}
    assert [row["a"] for row in rows] == [str(number) for number in range(5000)]


def test_only_the_safe_file_has_a_byte_order_mark() -> None:
    assert write_safe(extract(a=[1])).startswith(b"\xef\xbb\xbf")
    assert write_raw(extract(a=[1])).startswith(b'"a"')


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("almost 9,000", "almost 9,000"),
        ("-137,000", "'-137,000"),
        ("1-2; 3-4", "1-2; 3-4"),
        ("; -4", ";' -4"),
        ("a - b", "a - b"),
        ("https://x.example/?a=b", "https://x.example/?a=b"),
        ("", ""),
    ],
)
def test_only_what_a_spreadsheet_would_run_is_touched(text: str, safe: str) -> None:
    assert defuse_formulas(text) == safe

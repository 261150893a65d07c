"""XLSX: real numbers and days, text that stays text, and nothing cut in silence."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date

import pyarrow as pa
import pytest

from dashboard.engine.questions.ask import Provenance, with_provenance
from dashboard.exports import excel
from dashboard.exports.extract import Extract
from tests.exports.cells import cells_of, parts_of


def made(words: str = "words", **columns: object) -> bytes:
    table = with_provenance(pa.table(columns), Provenance("dossiers", {}, "v1"))
    return excel.write_workbook(Extract("Title", "name", table, words))


def column(content: bytes, letter: str = "A", sheet: str = "Data") -> list[tuple[str, str]]:
    cells = [(kind, text) for place, kind, text in cells_of(content)[sheet] if place.rstrip("0123456789") == letter]
    return cells[1:] if sheet == "Data" else cells


def told(content: bytes) -> dict[str, str]:
    names, texts = column(content, "A", "About"), column(content, "B", "About")
    return {name: text for (_, name), (_, text) in zip(names, texts, strict=True) if name}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "https://x.example/", "mailto:a@b.c", "123"])
def test_text_is_never_a_formula_link_or_number(text: str) -> None:
    content = made(text, **{text: [text]})
    assert column(content) == [("text", text)]
    assert told(content)["Filter"] == text
    cells = "".join(xml for name, xml in parts_of(content).items() if name.startswith("xl/worksheets/"))
    assert "<f>" not in cells
    assert "hyperlink" not in cells


def test_numbers_days_and_booleans_are_real_and_too_long_ones_are_text() -> None:
    content = made(
        number=[-5, 10**15 - 1, 2**53 + 1, None],
        share=[0.5, -2.25, float("nan"), 1e300],
        day=[date(2022, 8, 25), date(1899, 1, 1), None, None],
        flag=[True, False, None, None],
    )
    assert column(content, "A") == [("number", "-5"), ("number", "999999999999999"), ("text", "9007199254740993")]
    assert column(content, "B") == [("number", "0.5"), ("number", "-2.25"), ("text", "nan"), ("text", "1e+300")]
    assert column(content, "C") == [("date", "2022-08-25"), ("text", "1899-01-01")]
    assert column(content, "D") == [("boolean", "1"), ("boolean", "0")]


def test_characters_that_xml_forbids_are_dropped_and_others_kept() -> None:
    assert column(made(a=["a\0\x1b\ufffeb", "два\nrows\t_x0041_", "🪖"])) == [
        ("text", "ab"),
        ("text", "два\nrows\t_x0041_"),
        ("text", "🪖"),
    ]


def test_cut_texts_and_rows_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 2)
    content = made(a=["x" * 40_000, "🪖" * 20_000, "left out"])
    first, second = column(content)
    assert first[1] == "x" * 32_766 + "…"
    assert second[1] == "🪖" * 16_383 + "…"
    assert told(content)["Left out"].startswith("1 row that does")
    assert told(content)["Shortened"].startswith("2 texts")


def test_what_fits_says_nothing_of_cutting() -> None:
    assert not {"Left out", "Shortened"} & told(made(a=["x" * 32_767])).keys()


def test_header_stays_in_sight_and_filters() -> None:
    sheet = parts_of(made(a=[1], b=[2]))["xl/worksheets/sheet1.xml"]
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B2"' in sheet


def test_answer_without_rows_is_a_workbook_too() -> None:
    assert cells_of(made(a=pa.array([], pa.string())))["Data"] == [("A1", "text", "a")]


def test_the_same_table_gives_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    content = made(a=["x", None], b=[1, 2])
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert made(a=["x", None], b=[1, 2]) == content
    assert "2000-01-01T00:00:00Z" in parts_of(content)["docProps/core.xml"]
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 31, 0, 0, 0)}

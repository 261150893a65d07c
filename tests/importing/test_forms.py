"""Each form of a file becomes the same table; hostile ones end in one sentence."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from dashboard.errors import FileError
from dashboard.importing import RawTable, apply_recipe, guess_recipe, read_dossier, read_file, read_text

CELLS = (("place", "year", "visits"), ("Oslo", "2024", "5"), ("Bergen", "2024", "7.5"))


def workbook(*rows: tuple[Any, ...], merged: str = "") -> bytes:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output) as book:
        sheet = book.add_worksheet("Visits")
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, book.add_format({"num_format": "yyyy-mm-dd"}))
                elif cell is not None:
                    sheet.write(number, place, cell)
        if merged:
            sheet.merge_range(merged, rows[0][1])
    return output.getvalue()


def parquet(**columns: list[Any]) -> bytes:
    output = io.BytesIO()
    pq.write_table(pa.table(columns), output)
    return output.getvalue()


ROWS = [{"place": "Oslo", "year": 2024, "visits": 5}, {"place": "Bergen", "year": 2024, "visits": 7.5}]
HTML = (
    "<html><table><tr><th>place<th>year<th>visits</tr><tr><td>Oslo<sup>[1]</sup><td>2024<td>5</tr>"
    "<tr><td>Bergen<td>2024<td>7.5</table><script>alert(1)</script>"
)


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(ROWS).encode(),
        json.dumps({"meta": {"page": 1}, "data": ROWS}).encode(),
        json.dumps([{"page": 1}, ROWS]).encode(),
        json.dumps({"columns": [*ROWS[0]], "index": [0, 1], "data": [[*row.values()] for row in ROWS]}).encode(),
        json.dumps({name: [row[name] for row in ROWS] for name in ROWS[0]}).encode(),
        "\n".join(map(json.dumps, ROWS)).encode(),
        json.dumps({"type": "FeatureCollection", "features": [{"properties": row} for row in ROWS]}).encode(),
        workbook(("place", "year", "visits"), ("Oslo", 2024, 5), ("Bergen", 2024, 7.5)),
        parquet(place=["Oslo", "Bergen"], year=[2024, 2024], visits=[5.0, 7.5]),
        HTML.encode(),
        b"| place | year | visits |\n|---|:-:|--:|\n| Oslo | 2024 | 5 |\n| Bergen | 2024 | 7.5 |\n",
    ],
)
def test_the_bytes_decide_how_a_file_is_read(data: bytes) -> None:
    (table,) = read_file("visits.bin", data)
    assert table.cells == CELLS


def test_a_workbook_keeps_days_rows_and_merged_headings() -> None:
    (table,) = read_file("a.xlsx", workbook((None, "Visits", None), (date(2024, 3, 1), 5, 6), merged="B1:C1"))
    assert table.cells == (("", "Visits", "Visits"), ("2024-03-01", "5", "6"))
    assert (table.name, table.lines) == ("Visits", (1, 2))


def test_times_of_a_zone_are_as_its_clocks_showed_them() -> None:
    moment = pa.array([0], pa.timestamp("ns", tz="Europe/Oslo"))
    (table,) = read_file(
        "a.parquet", parquet(time=moment, other=moment.cast(pa.timestamp("s", tz="-02:30")), visits=[5])
    )
    assert table.cells[1] == ("1970-01-01 01:00:00", "1969-12-31 21:30:00", "5")


def test_sentences_give_a_row_for_each_number() -> None:
    (table,) = read_text("About 2,800 visitors came on 3 March 2024.\nThe library lent 1.2 million books.\n")
    assert [(row[1], row[2]) for row in table.cells[1:]] == [("About 2,800", "2024-03-03"), ("1.2 million", "")]


def test_lines_of_a_name_and_its_number_are_read_as_sentences() -> None:
    (table,) = read_text("Oslo 5\nBergen: about 2,800\n")
    assert [row[:2] for row in table.cells[1:]] == [("Oslo", "5"), ("Bergen", "about 2,800")]


def test_items_of_a_list_name_whose_their_numbers_are() -> None:
    (table,) = read_text("- France: 1,200 visits (2020)\n- Côte d’Ivoire: about 900 visits in May 2021\n")
    assert [row[:3] + row[4:] for row in table.cells[1:]] == [
        ("visits", "1,200", "2020", "France"),
        ("visits", "about 900", "2021-05", "Côte d’Ivoire"),
    ]


def test_counts_with_their_changes_are_counts_even_where_they_look_like_years() -> None:
    (table,) = read_text(
        "Losses of the day:\n\npersonnel ‒ about 45700 (+150)\ntanks ‒ 1931 (+9)\naircraft – 234 (+0)\n"
    )
    assert [row[:2] for row in table.cells[1:]] == [
        ("personnel", "about 45700"), ("tanks", "1931"), ("aircraft", "234"),
    ]  # fmt: skip


def test_rows_beside_a_list_that_describes_them_are_the_table() -> None:
    content = {
        "result": {
            "records": [{"Year": "2023", "Spend": "1"}, {"Year": "2024", "Spend": "2"}],
            "fields": [{"id": "Year"}],
        }
    }
    (table,) = read_file("a.json", json.dumps(content).encode())
    assert table.cells == (("Year", "Spend"), ("2023", "1"), ("2024", "2"))


def test_sentences_of_several_speakers_are_statements_on_one_thing() -> None:
    (table,) = read_text(
        "The ministry said on 3 March 2024 that 1,200 people were injured.\n"
        "According to the union, about 900 people were injured by 4 March 2024.\n"
    )
    assert [(row[0], row[1], row[4]) for row in table.cells] == [
        ("what", "words", "speaker"),
        ("people were injured", "1,200", "The ministry"),
        ("people were injured", "about 900", "the union"),
    ]
    (table,) = read_text(
        "5 марта 2024 года мэр сообщил, что ушли 120 человек.\nЗа даними профспілки, пішло близько 90 людей.\n"
    )
    assert [(row[1], row[4]) for row in table.cells[1:]] == [("120", "мэр"), ("близько 90", "профспілки")]
    (table,) = read_text("Losses rose to 1.2 million, the bank said.\nHalf of the 120 shops closed.\n")
    assert [row[0] for row in table.cells[1:]] == ["Losses rose to … , the bank said", "shops closed"]


def test_each_sentence_of_a_line_has_its_own_date() -> None:
    (table,) = read_text("In May 2023, 1,200 people left. By June 2023 almost 3,000 had gone. Nobody stayed.\n")
    assert [row[1:3] for row in table.cells[1:]] == [("1,200", "2023-05"), ("almost 3,000", "2023-06")]


def test_no_figure_takes_the_sentence_that_it_stands_in() -> None:
    (table,) = read_text("About 2,800 visitors came on 3 March 2024.\n")
    answers = {"subject": "NOR", "speaker": "The mayor", "outlet": "Gazette", "url": "https://a.example"}
    figures = apply_recipe(table, guess_recipe(table, chosen=answers)).tables["figures"]
    assert "visitors came" in table.cells[1][3]
    assert not any("visitors came" in cell for row in figures for cell in row.values())


def test_a_cell_that_shows_per_cent_is_read_as_it_is_shown() -> None:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output) as book:
        sheet, shares = book.add_worksheet("Shares"), book.add_format({"num_format": "0.0%"})
        for place, cell in enumerate(("year", "share", "visits")):
            sheet.write(2, place + 1, cell)
        sheet.write_row(3, 1, (2024, 0.412), shares)
        sheet.write(3, 1, 2024)
        sheet.write(3, 3, 0.5)
    (table,) = read_file("a.xlsx", output.getvalue())
    assert table.cells == (("year", "share", "visits"), ("2024", "41.2%", "0.5"))


def test_values_inside_a_column_of_parquet_are_columns() -> None:
    (table,) = read_file("a.parquet", parquet(at=[{"year": 2024, "in": {"month": 5}}], visits=[7]))
    assert table.cells == (("at.year", "at.in.month", "visits"), ("2024", "5", "7"))


def test_a_zip_of_a_dossier_gives_its_tables() -> None:
    tables = read_file("d.zip", dossier_zip({"figures.csv": "figure_id,low\na-1,5\na-2\n"}))
    reading = read_dossier(tables)
    assert reading.tables["figures"] == [{"figure_id": "a-1", "low": "5"}]
    assert [(one.line, one.cell) for one in reading.refused] == [(3, "a-2")]
    assert reading.package == {"name": "d"}


def dossier_zip(members: dict[str, str]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"datapackage.json": '{"name": "d", "resources": []}', **members}.items():
            archive.writestr(name, text)
    return output.getvalue()


def far_cell() -> bytes:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, 1)
    return output.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[" * 100_000, "nested deeper"),
        (b'{"a": {"b": {"c": {"d": {"e": {"f": {"g": 1}}}}}}}', "holds no table|nested deeper"),
        (b'[{"a": 1, "a": 2}]', "twice"),
        (b'{"type": "FeatureCollection", "features": []}', "GeoJSON"),
        (b'[{"a": 1}', "is no JSON"),
        (b"\x89PNG\r\n", "a picture"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x1f\x8b\x08", "its end is missing"),
        (gzip.compress(b"a" * 6_000_000), "at most 5 MB"),
        (b"PAR1" + b"\xff" * 100 + b"PAR1", "Parquet file is damaged"),
        (b"PK\x03\x04" + b"\x00" * 50, "damaged zip"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "workbook is damaged"),
        (b"<html><p>Not found</p></html>", "without a table"),
        (dossier_zip({"../figures.csv": "a\n"}), "leads out"),
        (dossier_zip({"other.pdf": "a\n"}), "holds no CSV"),
        (lambda: dossier_zip({"a.csv": "a,b\n" * 1_300_000, "b.csv": "a"}), "unpacks|at most 5 MB"),
        (lambda: dossier_zip({"figures.csv": "0" * 20_000_000}), "unpacks"),
        (dossier_zip({f"{number}.csv": "a" for number in range(201)}), "parts"),
        (parquet(a=["x"] * 20_101), "more than 20,000 rows"),
        (parquet(a=["x" * 1_001]), "cell of 1,001"),
        (parquet(a=[[1]]), "tables or lists"),
        (workbook(tuple(range(201))), "201 columns"),
        (far_cell, "unpacks|columns|too"),
    ],
)
def test_hostile_files_end_in_one_sentence(data: bytes | Callable[[], bytes], words: str) -> None:
    content = data() if callable(data) else data  # large files are made by the one process that reads them
    with pytest.raises(FileError, match=words) as refusal:
        read_file("../../x\u202e.csv", content)
    assert "\n" not in str(refusal.value)


def test_packed_tables_are_read_as_they_stand_the_longest_first() -> None:
    visits = "Country,Year,Visits\nNorway,2020,5\nNorway,2021,6\n"
    files = {"about.csv": "Code,Note\nNOR,x\n", "data/visits.csv": visits, "__MACOSX/._visits.csv": visits, "a.pdf": ""}
    tables = read_file("visits.zip", dossier_zip(files))
    assert [(table.name, table.has_numbers) for table in tables] == [("visits", True), ("about", False)]
    (table,) = read_file("visits.csv.gz", gzip.compress(visits.encode()))
    assert (table.file, table.cells) == ("visits.csv", tables[0].cells)


def test_names_of_files_are_text_without_paths_or_hidden_signs() -> None:
    (table,) = read_file("..\\..\\evil\u202e\u0000gpj.csv", b"a,b\n1,2\n")
    assert table.file == "evilgpj.csv"


def test_a_description_beside_the_file_gives_title_source_and_units() -> None:
    about = {
        "title": "Visits",
        "sources": [{"name": "Library", "link": "https://library.example"}],
        "resources": [{"schema": {"fields": [{"name": "visits", "unit": "%", "description": "Counted by hand."}]}}],
    }
    (table,) = read_file("a.csv", b"year,visits\n2024,1\n", beside=json.dumps(about).encode())
    assert isinstance(table, RawTable)
    assert (table.title, table.source, table.address) == ("Visits", "Library", "https://library.example")
    assert table.units == (("visits", "%"),)

"""A sheet of statements becomes a dossier; imported again, it replaces and adds."""

from __future__ import annotations

from pathlib import Path

from dashboard.importing import Reading, apply_recipe, guess_recipe, read_file, write_dossier
from dashboard.importing.apply import TABLES
from dashboard.importing.known_files import add_to_folder, describe_folder, read_folder
from dashboard.importing.sheet import SHEET, write_sheet

ROWS = (
    'The Mayor,"about 2,800",Visitors,2024-03-01,https://a.example/1,Library,\n'
    "The Library,more than 3 million,Books,2024,https://b.example/2,Library,\n"
    "The Daily,£12.5m,Cost,2024-03-04,https://c.example/3,Library,\n"
    "The Daily,many,Visitors,2024-03-05,https://c.example/3,Library,\n"
)


def bring(folder: Path, sheet: bytes) -> Reading:
    dossier = read_folder(folder)
    known = describe_folder(dossier)
    (table,) = read_file(SHEET, sheet)
    reading = apply_recipe(table, guess_recipe(table, known), known)
    add_to_folder(dossier, reading, folder)
    return reading


def test_a_sheet_of_statements_becomes_the_tables(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    package = {"name": "library", "title": "Library", "muster": {"question": "How many?"}}
    package["words"] = {"measures": {"visits": ["visitors"]}, "makes": ["bookmobile"]}
    write_dossier(Reading({table: [] for table in TABLES}, package, 0, 0), folder)
    sheet = write_sheet() + ROWS.encode()
    reading = bring(folder, sheet)
    assert [(one.line, one.cell) for one in reading.refused] == [(5, "many")]
    assert describe_folder(read_folder(folder)).words == {"measures": {"visits": ("visitors",)}}
    dossier = read_folder(folder)
    figures = dossier.tables["figures"]
    assert [(one["low"], one["high"], one["wording"], one["flags"]) for one in figures] == [
        ("2800", "2800", "about 2,800", ""),
        ("3000000", "", "more than 3 million", ""),
        ("12500000", "12500000", "£12.5m", ""),
    ]
    assert [(one["measure"], one["number"], one["unit"]) for one in dossier.tables["measures"]] == [
        ("visitors", "", "visitors"),
        ("books", "", "books"),
        ("cost", "money", "GBP"),
    ]
    assert {one["name"] for one in dossier.package["muster"]["stances"]} == {"report"}

    bring(folder, sheet.replace(b"about 2,800", b"almost 2,900"))
    again = read_folder(folder).tables
    assert [one["high"] for one in again["figures"]] == ["2900", "", "12500000"]
    assert {name: len(rows) for name, rows in again.items()} == {name: len(dossier.tables[name]) for name in again}

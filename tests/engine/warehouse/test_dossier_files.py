"""Broken files are reported with file, row and column, all at once; harmless differences are read alike."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dashboard.engine.database import connection as database
from dashboard.engine.database.csv_structure import read_structure
from dashboard.engine.questions.checks import CheckReport, run_checks
from dashboard.engine.warehouse.build import build
from dashboard.engine.warehouse.dossier_files import find_dossier_files
from dashboard.errors import Problem
from dashboard.settings import settings
from tests.tiny_dossier import SLUG, TinyDossier


def check(tiny: TinyDossier) -> CheckReport:
    return run_checks(given=tiny.settings)


def rewrite(tiny: TinyDossier, table: str, change: Callable[[str], str]) -> None:
    path = tiny.path(table)
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8", newline="")


def without_column(text: str, name: str) -> str:
    rows = list(csv.DictReader(io.StringIO(text)))
    names = [column for column in rows[0] if column != name]
    out = io.StringIO()
    writer = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


# What is done to speakers.csv: (row, column, part of the message, part of the remedy).
Broken = tuple[Callable[[TinyDossier], object], int | None, str | None, str, str]
BROKEN: dict[str, Broken] = {
    "missing column": (
        lambda tiny: rewrite(tiny, "speakers", lambda text: without_column(text, "kind")),
        1,
        "kind",
        "missing",
        "Add it",
    ),
    "extra column": (
        lambda tiny: rewrite(
            tiny,
            "speakers",
            lambda text: "".join(
                f"{line},1\n" for line in text.replace("country", "country,age", 1).splitlines()
            ).replace("age,1", "age"),
        ),
        1,
        "age",
        "not in the schema",
        "Remove it",
    ),
    "misspelt column": (
        lambda tiny: rewrite(tiny, "speakers", lambda text: text.replace("country", "Country", 1)),
        1,
        "Country",
        "not in the schema",
        "Rename it to 'country'",
    ),
    "column twice": (
        lambda tiny: rewrite(tiny, "speakers", lambda text: text.replace("role", "name", 1)),
        1,
        "name",
        "stands 2 times",
        "Keep one",
    ),
    "column without a name": (
        lambda tiny: rewrite(tiny, "speakers", lambda text: text.replace("role", "", 1)),
        1,
        None,
        "no name",
        "Remove it",
    ),
    "row too short": (
        lambda tiny: rewrite(tiny, "speakers", lambda text: text + "third,Third\n"),
        4,
        None,
        "2 values, the header 5",
        "missing commas",
    ),
    "row too long": (
        lambda tiny: rewrite(tiny, "speakers", lambda text: text + "third,Third,a,person,RUS,extra\n"),
        4,
        None,
        "6 values, the header 5",
        "Quote values",
    ),
    "row empty": (
        lambda tiny: rewrite(tiny, "speakers", lambda text: text + "\nthird,Third,a,person,RUS\n"),
        4,
        None,
        "the row is empty",
        "Delete it",
    ),
    "quote not closed": (
        lambda tiny: rewrite(tiny, "speakers", lambda text: text + 'third,"Third,a,person,RUS\n'),
        4,
        None,
        "never closed",
        "Close it",
    ),
    "text after a quote": (
        lambda tiny: rewrite(tiny, "speakers", lambda text: text + 'third,"Third" one,a,person,RUS\n'),
        4,
        None,
        "text follows a closing quote",
        "twice",
    ),
    "value too long": (
        lambda tiny: rewrite(tiny, "speakers", lambda text: text + f"third,{'x' * 100_001},a,person,RUS\n"),
        4,
        None,
        "longer than 100,000 characters",
        "shorten",
    ),
    "Latin-1": (
        lambda tiny: tiny.path("speakers").write_bytes(
            tiny.path("speakers").read_bytes() + "x,Zoë,,person,\n".encode("latin-1")
        ),
        None,
        None,
        "line 4 (byte 121 of the file) holds the byte 0xEB",
        "UTF-8",
    ),
    "UTF-16": (
        lambda tiny: tiny.path("speakers").write_bytes(tiny.path("speakers").read_text().encode("utf-16")),
        None,
        None,
        "UTF-16",
        "UTF-8",
    ),
    "NUL bytes": (
        lambda tiny: tiny.path("speakers").write_bytes(tiny.path("speakers").read_bytes() + b"\0"),
        None,
        None,
        "line 4 (byte 117 of the file) holds a NUL byte",
        "UTF-8",
    ),
    "an Excel workbook": (
        lambda tiny: tiny.path("speakers").write_bytes(b"PK\x03\x04rest"),
        None,
        None,
        "Excel",
        "Save it as CSV",
    ),
    "empty file": (lambda tiny: tiny.path("speakers").write_bytes(b""), None, None, "the file is empty", "first row"),
    "blank first row": (
        lambda tiny: tiny.path("speakers").write_bytes(b"\n\n"),
        1,
        None,
        "the first row is empty",
        "speaker_id,name",
    ),
    "semicolons": (
        lambda tiny: rewrite(tiny, "speakers", lambda text: text.replace(",", ";")),
        1,
        None,
        "separated by semicolons",
        "commas",
    ),
    "no header": (
        lambda tiny: rewrite(tiny, "speakers", lambda text: text.split("\n", 1)[1]),
        1,
        None,
        "none of the columns",
        "speaker_id,name",
    ),
    "file missing": (lambda tiny: tiny.path("speakers").unlink(), None, None, "missing", "speaker_id,name"),
    "a folder in its place": (
        lambda tiny: make_folder(tiny.path("speakers")),
        None,
        None,
        "this is a folder, not a file",
        "Put a file there",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_is_named_with_place_and_remedy(name: str, tiny: TinyDossier) -> None:
    break_it, row, column, message, remedy = BROKEN[name]
    break_it(tiny)
    found = [problem for problem in check(tiny).unusable if problem.file == f"data/dossiers/{SLUG}/speakers.csv"]
    assert found, check(tiny)
    assert any(
        (problem.row, problem.column) == (row, column) and message in problem.message and remedy in problem.remedy
        for problem in found
    ), found


def test_problems_of_all_files_are_reported_at_once(tiny: TinyDossier) -> None:
    tiny.path("speakers").write_bytes(b"")
    tiny.path("events").write_bytes(b"\xff\xfe")
    rewrite(tiny, "terms", lambda text: text + "left\nleft\n")
    (tiny.folder / "datapackage.json").write_text("{")
    found = [(problem.file.rpartition("/")[2], problem.row) for problem in check(tiny).unusable]
    assert found == [
        ("datapackage.json", None),
        ("events.csv", None),
        ("speakers.csv", None),
        ("terms.csv", 5),
        ("terms.csv", 6),
    ]


def test_thousand_broken_rows_are_counted_not_listed(tiny: TinyDossier) -> None:
    rewrite(tiny, "terms", lambda text: text + "left\n" * 1000)
    found = check(tiny).unusable
    assert len(found) == 51
    assert "950 more rows" in found[-1].message


PACKAGES = {
    "none": (None, "no data package"),
    "not JSON": ("{,}", "not valid JSON"),
    "not UTF-8": (b"\xff\xff", "not valid JSON"),
    "a list": ("[]", "not a JSON object"),
    "without our keys": ('{"name": "a", "title": "b", "reviewed_on": "2022", "resources": []}', "'muster' is missing"),
    "empty": ("{}", "'title' is missing"),
    "with a resource that does not exist": (
        '{"name": "a", "title": "b", "reviewed_on": "2022", "resources": [{"path": "more.csv"}], "muster": {}}',
        "'more.csv' does not exist",
    ),
    "nested beyond reason": ("[" * 100_000, "not valid JSON"),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_data_package_that_is(name: str, tiny: TinyDossier) -> None:
    content, message = PACKAGES[name]
    path = tiny.folder / "datapackage.json"
    path.unlink()
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert any(message in problem.message for problem in check(tiny).unusable)


def test_data_package_with_a_byte_order_mark_is_read(tiny: TinyDossier) -> None:
    path = tiny.folder / "datapackage.json"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert check(tiny).problems == ()


def test_odd_licences_never_end_in_a_traceback(tmp_path: Path) -> None:
    odd: list[object] = ["CC-BY-4.0", ["CC-BY-4.0"], 5, None, [], [{}]]
    for number, licences in enumerate(odd):
        tiny = TinyDossier(tmp_path, f"tiny-{number}")
        tiny.package["licenses"] = licences
        tiny.write()
    assert {problem.file.rpartition("/")[2] for problem in check(tiny).problems} <= {"datapackage.json"}


def test_stray_table_is_pointed_out(tiny: TinyDossier) -> None:
    shutil.copy(tiny.path("figures"), tiny.folder / "figure.csv")
    shutil.copy(tiny.path("speakers"), tiny.folder / "speakers.parquet")
    found = {problem.file.rpartition("/")[2] for problem in check(tiny).unusable}
    assert found == {"figure.csv", "speakers.parquet"}


def test_other_dossiers_are_still_checked(tiny: TinyDossier) -> None:
    shutil.copytree(tiny.folder, tiny.folder.parent / "second")
    tiny.path("speakers").write_bytes(b"")
    report = check(tiny)
    assert report.dossiers == ("second",)
    assert len(report.unusable) == 1


def test_unknown_dossier_names_those_that_there_are(tiny: TinyDossier) -> None:
    report = run_checks("tinny", tiny.settings)
    assert "'tinny'" in report.problems[0].message
    assert SLUG in report.problems[0].remedy


def in_another_order(data: bytes) -> bytes:
    """The same columns, from the last to the first."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(row[::-1] for row in csv.reader(io.StringIO(data.decode())))
    return out.getvalue().encode()


HARMLESS: dict[str, Callable[[bytes], bytes]] = {
    "columns in another order": in_another_order,
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "Windows newlines": lambda data: data.replace(b"\n", b"\r\n"),
    "old Mac newlines": lambda data: data.replace(b"\n", b"\r"),
    "mixed newlines": lambda data: data.replace(b"\n", b"\r\n", 2),
    "no newline at the end": lambda data: data.rstrip(b"\n"),
    "empty lines at the end": lambda data: data + b"\n\n\n",
    "quotes around everything": lambda data: b"\n".join(
        b",".join(b'"' + value + b'"' for value in line.split(b",")) for line in data.rstrip(b"\n").split(b"\n")
    ),
}


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Problem], dict[str, list[Any]]]:
    """What a check finds in one folder with a dossier for each harmless difference, and the speakers of each."""
    folder, plain = tmp_path_factory.mktemp("alike"), lambda data: data
    for name, change in {"plain": plain, **HARMLESS}.items():
        tiny = TinyDossier(folder, name.replace(" ", "-"))
        path = tiny.path("speakers")
        path.write_bytes(change(path.read_bytes()))
    found = find_dossier_files(tiny.data)
    with closing(database.open_for_building(None, tiny.settings)) as connection:
        problems = [*found.problems, *build(connection, found, tiny.settings, "test")]
        speakers = connection.execute("from speakers").fetchall()
    return problems, {slug: [row[1:] for row in speakers if row[0] == slug] for slug in found.dossiers}


@pytest.mark.parametrize("name", HARMLESS)
def test_file_is_read_alike_with(name: str, alike: tuple[list[Problem], dict[str, list[Any]]]) -> None:
    problems, speakers = alike
    assert problems == []
    assert speakers["plain"]
    assert speakers[name.replace(" ", "-")] == speakers["plain"]


texts = st.text(st.sampled_from("ab1\",\n\r\t ;\\'#é\u0416\u2028\ufeff\x0b\x85🙂"), max_size=6)


@given(rows=st.lists(st.tuples(texts, texts, texts), max_size=5), newline=st.sampled_from(["\n", "\r\n"]))
@hypothesis_settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sql_reads_the_rows_that_the_intake_counted(rows: list[tuple[str, ...]], newline: str, tmp_path: Path) -> None:
    path = tmp_path / "any.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator=newline, quoting=csv.QUOTE_ALL)
        writer.writerows([("a", "b", "c"), *rows])
    structure = read_structure(path, "any.csv", ("a", "b", "c"))
    assert (structure.problems, structure.count_rows) == ((), len(rows))
    assert _read_as_the_tables_do(path) == [tuple(value or None for value in row) for row in rows]


def _read_as_the_tables_do(path: Path) -> Any:
    """The read_csv of queries/tables/, over three columns."""
    sql = (settings.queries_folder / "tables" / "13_csv_rows.sql").read_text(encoding="utf-8")
    call = sql[sql.index("from read_csv(") :]
    with closing(duckdb.connect()) as connection:
        database.set_variable(connection, "path", str(path))
        database.set_variable(connection, "columns", dict.fromkeys("abc", "VARCHAR"))
        return connection.execute(call).fetchall()


def test_new_column_of_a_schema_reaches_the_warehouse_with_no_sql_changed(tiny: TinyDossier) -> None:
    tables = ("figures", "speakers", "events")
    for table in tables:
        path = tiny.data / "schema" / f"{table}.json"
        schema = json.loads(path.read_text(encoding="utf-8"))
        schema["fields"].append({"name": "shelf", "type": "string", "description": "Where the paper lies."})
        path.write_text(json.dumps(schema), encoding="utf-8")
        for row in tiny.rows[table]:
            row["shelf"] = "A 7"
    tiny.write()
    opened = tiny.store().open()
    assert opened.notice is None
    for table in tables:
        assert opened.cursor().execute(f"select distinct shelf from {table}").fetchall() == [("A 7",)]  # noqa: S608

"""Whatever lies where a file should be: `check` and `build` say one sentence that names it, and neither hangs."""

from __future__ import annotations

import csv
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.engine.questions.checks import run_checks
from dashboard.errors import DataError
from tests.tiny_dossier import SLUG, TinyDossier


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may have no more than 107 characters
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path.name)
    finally:
        os.chdir(here)


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def link_to_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


KINDS: dict[Callable[[Path], None], str] = {
    make_pipe: "this is a named pipe, not a file.",
    make_socket: "this is a socket, not a file.",
    link_to_itself: "(Too many levels of symbolic links)",
    link_to_device: "this is a device, not a file.",
    Path.mkdir: "this is a folder, not a file.",
}
TABLES = ["figures.csv", "terms.csv", "figures.parquet", "datapackage.json"]


def problems_of(tiny: TinyDossier) -> list[str]:
    """What `check` says, which is what `build` says."""
    checked = [str(problem) for problem in run_checks(SLUG, tiny.settings).problems]
    with pytest.raises(DataError) as built:
        tiny.store().open()
    assert [str(problem) for problem in built.value.problems] == checked
    return checked


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("make", KINDS)
def test_no_file_at_all(tiny: TinyDossier, make: Callable[[Path], None], name: str) -> None:
    path = tiny.folder / name
    path.unlink(missing_ok=True)
    make(path)

    (said,) = problems_of(tiny)
    assert said.startswith(f"data/dossiers/tiny/{name}: ")
    assert KINDS[make].rstrip(".") in said


def test_pipe_among_partitions(tiny: TinyDossier) -> None:
    tiny.path("figures").unlink()
    (tiny.folder / "figures").mkdir()
    os.mkfifo(tiny.folder / "figures" / "part-0.parquet")

    assert any("figures/part-0.parquet: this is a named pipe" in said for said in problems_of(tiny))


def test_pipe_among_releases(tiny: TinyDossier) -> None:
    (tiny.folder / "releases").mkdir(exist_ok=True)
    os.mkfifo(tiny.folder / "releases" / "2026-11-27.jsonl")

    assert run_checks(SLUG, tiny.settings).unusable == ()  # a broken history does not make the data unusable


def one_text(_: int) -> dict[str, str]:
    return {"note": "a" * 50_000}


def one_huge_text(_: int) -> dict[str, str]:
    return {"note": "é" * 1_000_000}


def nothing(_: int) -> dict[str, str]:
    return {}


@pytest.mark.parametrize(
    ("values", "rows", "said"),
    [
        (one_text, 3_000, "unpack to more than 100 MB"),
        (one_huge_text, 1, "a value is longer than 100,000 characters"),
        (nothing, 600_000, "unpack to more than 100 MB"),
    ],
)
def test_small_parquet_that_unpacks_to_much(
    tiny: TinyDossier, values: Callable[[int], dict[str, str]], rows: int, said: str
) -> None:
    with tiny.path("figures").open(newline="") as file:
        row = next(csv.DictReader(file))
    row |= values(0)
    columns = {
        name: pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), rows), [value])
        for name, value in row.items()
    }
    path = tiny.folder / "figures.parquet"
    pq.write_table(pa.table(columns), path, compression="zstd", store_schema=False)
    assert path.stat().st_size < 200_000

    (found,) = problems_of(tiny)
    assert found.startswith("data/dossiers/tiny/figures.parquet")
    assert said in found


@pytest.mark.parametrize("table", ["figures", "publications", "terms"])
def test_one_row_again_and_again(tiny: TinyDossier, table: str) -> None:
    head, first, *rest = tiny.path(table).read_text().splitlines(keepends=True)
    tiny.path(table).write_text("".join([head, *rest, *[first] * 5_000]))

    (found,) = problems_of(tiny)
    assert found.startswith(f"data/dossiers/tiny/{table}.csv: 5,000 rows have the same ")


def test_parquet_with_one_row_again_and_again(tiny: TinyDossier) -> None:
    with tiny.path("figures").open(newline="") as file:
        rows = [{**next(csv.DictReader(file)), "figure_id": "again"}] * 5_000
    pq.write_table(pa.Table.from_pylist(rows), tiny.folder / "figures.parquet")

    (found,) = problems_of(tiny)
    assert "figures.parquet: 5,000 rows have the same figure_id, such as 'again'." in found


def test_line_without_end(tiny: TinyDossier) -> None:
    with tiny.path("figures").open("a") as file:
        file.write("x" * 9_000_000)

    (found,) = problems_of(tiny)
    assert "figures.csv: line 10 has more than 4,000,000 bytes." in found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[" * 100_000, "its values are nested too deep"),
        ("9" * 10_000, "(a number in it has thousands of digits)"),
        ('{"name": ' + "9" * 5_000 + "}", "this is not valid JSON"),
        (" " * 10_000_001, "the file has 10 MB; at most 10 MB are read"),
    ],
)
@pytest.mark.parametrize("name", ["dossiers/tiny/datapackage.json", "schema/figures.json"])
def test_json_that_breaks_its_reader(tiny: TinyDossier, content: str, said: str, name: str) -> None:
    (tiny.data / name).write_text(content)

    (found,) = problems_of(tiny)
    assert found.startswith(f"data/{name}: ")
    assert said in found.replace("not a table schema", "not valid JSON")

"""The generator writes a dossier that is used as any other, says that it is synthetic, and is the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.engine.database import connection as database
from dashboard.engine.database import wording_udfs
from dashboard.engine.database.sql_files import read_sql_file
from dashboard.engine.partitions import synthetic
from dashboard.engine.questions.checks import run_checks
from dashboard.engine.warehouse.store import Store
from dashboard.errors import BuildError
from dashboard.settings import settings


def test_the_dossier_is_valid_labelled_and_deterministic(tmp_path: Path) -> None:
    once, again = (synthetic.generate_dossier(400, tmp_path / name, settings) for name in ("once", "again"))

    files = sorted(path.relative_to(once) for path in once.rglob("*") if path.is_file())
    for path in files:
        if path.suffix == ".parquet":
            assert pq.read_table(once / path).equals(pq.read_table(again / path))
        else:
            assert (once / path).read_bytes() == (again / path).read_bytes()
    given = replace(settings, data_folder=tmp_path / "once", cache_folder=tmp_path / "cache")
    report = run_checks(given=given)
    assert report.problems == ()
    assert report.query_errors == ()
    opened = Store(given).open()
    with opened.cursor() as cursor:
        ask = cursor.execute
        assert ask("select count(distinct figure_id) from partitioned_figures").fetchall() == [(400,)]
        assert ask("select bool_and(contains(lower(outlet), 'synthetic')) from publications").fetchall() == [(True,)]
        assert ask(
            "select starts_with(title, 'Synthetic'), licence, reviewed_on::varchar from dossiers"
        ).fetchall() == [(True, "CC0-1.0", "2025-12-31")]


def test_a_hundred_million_rows_would_be_files_of_a_good_size_without_gap_or_overlap() -> None:
    found = list(synthetic.plan_parts(10**8))

    assert sum(part.count_rows for part in found) == 10**8
    assert [part.first for part in found] == [
        sum(one.count_rows for one in found[:place]) for place in range(len(found))
    ]
    assert max(part.count_rows for part in found) <= 1_500_000
    assert len(found) < 200
    assert found[0].path == "subject=S01/year=2014/part-0.parquet"


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "dossiers" / synthetic.SLUG
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text("mine")

    with pytest.raises(BuildError, match="holds something else"):
        synthetic.generate_dossier(100, tmp_path, settings)
    assert (folder / "mine.txt").read_text() == "mine"


NUMBERS = st.one_of(st.integers(0, 10**12), st.integers(0, 999).map(lambda n: n * 1000), st.integers(0, 3000))


@pytest.fixture(scope="module")
def with_macros() -> Iterator[database.Connection]:
    """A connection that reads wordings as a build of partitions does."""
    text = read_sql_file(settings.queries_folder / "partitions" / "20_readings.sql").text
    macros = text[text.index("create or replace macro") : text.index("create temp table")]
    with database.open_for_building(None, settings) as connection:
        wording_udfs.register(connection, "bigint")
        database.run_script(connection, macros)
        yield connection
        wording_udfs.unregister(connection)


@given(numbers=st.lists(NUMBERS, min_size=1, max_size=40))
def test_a_plain_number_is_read_without_the_wording_reader_as_by_it(
    with_macros: database.Connection, numbers: list[int]
) -> None:
    rows = with_macros.execute(
        "select is_plain_number(wording, n, n, null), "
        "read_wording(wording, n, n, null, 'integer') = "
        "{'rule': 'exact', 'at_least': n, 'at_most': n, 'step': last_place_of(n)}, "
        "wording_disagreement(wording, n, n, 'integer') is null, wording_numbers(wording, 'integer') = [n] "
        "from (select unnest($numbers::bigint[]) as n) "
        "cross join lateral (select unnest([format('{:,}', n), n::varchar]) as wording)",
        {"numbers": numbers},
    ).fetchall()

    assert set(rows) == {(True, True, True, True)}

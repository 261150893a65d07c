"""What it costs to run a reader's query in a process of its own, beside the same query in a plain DuckDB in process."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import duckdb

from dashboard.engine.database import connection as database
from dashboard.engine.sandbox import Outcome, Query
from dashboard.engine.sandbox.pool import Pool
from dashboard.engine.warehouse.store import Warehouse
from dashboard.settings import settings
from tests.bench.report import Aim, Row
from tests.bench.servers import BenchError, memory_of

TINY = "select count(*) as rows from labels"
AGGREGATION = "select place, count(*) as rows, sum(value) as total, max(id) as last from readings group by place"
LONG = "select id, place, value, 'reading ' || id as label from readings limit 100000"
MANY = 100_000
READERS = (1, 4, 16)
_SECONDS_PER_CROWD = 4.0
_PAUSE_SECONDS = 0.15  # a idle worker takes less to be ready
ADDED, AGGREGATED, STREAMED = Aim(5, is_ratio=False), Aim(1.1), Aim(1.2)


def measure(scratch: Path, row_count: int, times: int, say: Callable[[str], None]) -> list[Row]:
    """Each query `times` times in both, in turn, over a table of `row_count` rows; then crowds of readers."""
    say(f"the sandbox: {row_count:,} rows")
    path = _warehouse(scratch, row_count)
    given = replace(settings, sql_seconds=60.0, sql_thread_count=settings.thread_count)
    with closing(database.open_for_answering(path, replace(given, memory_megabytes=1024))) as plain:
        opened = Warehouse("bench", path, None, plain)
        with closing(Pool(given, lambda: opened)) as pool:
            rows = _beside_plain(pool, plain, times)
            rows += _memory(pool)
            for count in READERS:
                say(f"{count} readers of the sandbox")
                rows.append(Row(f"queries a second, {count} readers at once", "", [_crowd(pool, count)], []))
    return rows


def _warehouse(scratch: Path, row_count: int) -> Path:
    path = scratch / "sandbox.duckdb"
    with closing(duckdb.connect(str(path))) as connection:
        connection.execute(
            "create table readings as select range as id, (hash(range) % 1000)::integer as place,"
            " (hash(range) % 100000) / 7.0 as value from range($rows)",
            {"rows": row_count},
        )
        connection.execute("create table labels as select range as id from range(100)")
    return path


def _beside_plain(pool: Pool, plain: duckdb.DuckDBPyConnection, times: int) -> list[Row]:
    taken: dict[str, tuple[list[float], list[float]]] = {sql: ([], []) for sql in (TINY, AGGREGATION, LONG)}
    for turn in range(times + 1):
        for sql, (ours, theirs) in taken.items():
            for samples, ask in ((ours, partial(_ask, pool, sql)), (theirs, partial(_plain, plain, sql))):
                time.sleep(_PAUSE_SECONDS)
                began = time.perf_counter()
                ask()
                if turn:  # the first of each does not count
                    samples.append((time.perf_counter() - began) * 1000)
    (tiny, tiny_plain), aggregated, long = taken.values()
    return [
        Row("tiny query", "ms", tiny, tiny_plain),
        Row("… added by the sandbox", "ms", [a - b for a, b in zip(tiny, tiny_plain, strict=True)], [], ADDED),
        Row("aggregation over all rows", "ms", *aggregated, AGGREGATED),
        Row(f"result of {MANY:,} rows", "ms", *long, STREAMED),
    ]


def _ask(pool: Pool, sql: str) -> None:
    result = pool.run(Query(sql, max_rows=MANY))
    if result.outcome is not Outcome.ANSWERED:
        raise BenchError(f"the sandbox did not answer: {result.message}")


def _plain(plain: duckdb.DuckDBPyConnection, sql: str) -> None:
    plain.cursor().sql(sql).to_arrow_table()


def _memory(pool: Pool) -> list[Row]:
    time.sleep(1)
    idle, fork_server = (memory_of(pid) for pid in pool.process_ids())
    return [
        Row("memory of an idle worker, its share", "MB", [idle.proportional], []),
        Row("… of it private", "MB", [idle.private], []),
        Row("memory of the process that bears workers, its share", "MB", [fork_server.proportional], []),
    ]


def _crowd(pool: Pool, count: int) -> float:
    """Queries a second that so many readers get answered, each asking again as soon as there is an answer."""
    answered = [0] * count
    until = time.monotonic() + _SECONDS_PER_CROWD

    def read(place: int) -> None:
        while time.monotonic() < until:
            job = pool.submit(Query(TINY), f"reader {place}")
            job.wait()
            answered[place] += job.result is not None and job.result.outcome is Outcome.ANSWERED

    readers = [threading.Thread(target=read, args=(place,)) for place in range(count)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sum(answered) / _SECONDS_PER_CROWD

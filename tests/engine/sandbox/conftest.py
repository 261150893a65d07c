"""Workers for tests: forked the way the product's are, over a small warehouse of their own."""

from __future__ import annotations

import hashlib
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import pytest

from dashboard.engine.sandbox import Query, Result, attach
from dashboard.engine.sandbox.fork_server import ForkServer
from dashboard.engine.sandbox.job import Job
from dashboard.engine.sandbox.worker_handle import Worker

MEBIBYTE = 1 << 20
PATIENCE_SECONDS = 60
TABLES = """
create table strengths as
select
    range as id,
    ['army', 'navy', 'guard', 'border'][1 + range % 4] as branch,
    date '2022-02-24' + (range % 300)::integer as known_on,
    (range * 37) % 1000 as low,
    (range * 37) % 1000 + 50 as high,
    case when range % 9 = 0 then null else 'note ' || range end as note
from range(1200);
create table speakers as
select range + 1 as speaker_id, 'Speaker ' || (range + 1) as name, ['x', 'y'] as tags, {'side': range % 2} as about
from range(12);
create table "odd names" as select 1 as "select", 'é' as "Größe €", date '2022-08-25' as "on";
create macro doubled(a) as a * 2;
create macro of_branch(name) as table select * from strengths where branch = name;
create sequence counter;
"""
COUNT = "select count(*) as n, sum(low)::integer as total, upper('a') as up from strengths"
COUNTED = [{"n": 1200, "total": 598_800, "up": "A"}]

Ask = Callable[..., Result]


class Farm:
    """Forks a worker for each query."""

    def __init__(self, warehouse: Path) -> None:
        self.warehouse = warehouse
        self.fork_server = ForkServer()
        self._forking = Lock()

    def limits(self, **others: Any) -> dict[str, Any]:
        """Those of a worker, but for the others."""
        return {
            "warehouse": self.warehouse.name,
            "folder": str(self.warehouse.parent),
            "seconds": 20.0,  # on a busy machine, too
            "memory_megabytes": 256,
            "threads": 2,
            "private": False,
            "guard": True,
            "locked": True,
            "confined": True,
        } | others

    def worker(self, **others: Any) -> Worker:
        limits = self.limits(**others)
        with self._forking:
            return Worker(self.fork_server.fork(limits), self.warehouse, limits)

    def ask(
        self,
        sql: str,
        parameters: dict[str, Any] | None = None,
        *,
        max_rows: int = 1_000,
        max_bytes: int = 16 * MEBIBYTE,
        explain: bool = False,
        **limits: Any,
    ) -> Result:
        worker = self._ready(**limits)
        try:
            query = Query(sql, parameters=parameters or {}, max_rows=max_rows, explain=explain)
            return worker.run(query, max_bytes)
        finally:
            worker.close()

    def _ready(self, **limits: Any) -> Worker:
        """One that could write must wait until the one before it has let go of the file."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (worker := self.worker(**limits)).wait_until_ready() is None:
            worker.close()
            assert time.monotonic() < deadline, "no worker gets ready"
        return worker

    def open_warehouse(self) -> duckdb.DuckDBPyConnection:
        """As a worker that could write has it, once the last of these has let go of the file."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return attach.open_warehouse(self.limits(locked=False))
            except duckdb.IOException:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    def fill(self, texts: Sequence[str]) -> list[str]:
        """The texts about the farm's own file and folder."""
        filled = [text.replace("{file}", str(self.warehouse)) for text in texts]
        return [text.replace("{folder}", str(self.warehouse.parent)) for text in filled]

    def ask_all(self, texts: Sequence[str], at_once: int = 2, **limits: Any) -> list[tuple[str, Result]]:
        """Each text with its result."""
        with ThreadPoolExecutor(at_once) as pool:
            return list(zip(texts, pool.map(lambda text: self.ask(text, **limits), self.fill(texts)), strict=True))

    def close(self) -> None:
        self.fork_server.close()


def make_warehouse(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    return path


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    farm = Farm(make_warehouse(tmp_path_factory.mktemp("warehouse") / "published.duckdb"))
    yield farm
    farm.close()


@pytest.fixture(scope="session")
def ask(farm: Farm) -> Ask:
    return farm.ask


@pytest.fixture
def throw_away(tmp_path: Path) -> Iterator[Farm]:
    """Over a copy of its own, for workers that could write."""
    farm = Farm(make_warehouse(tmp_path / "copy" / "published.duckdb"))
    yield farm
    farm.close()


def rows(result: Result) -> list[dict[str, Any]]:
    assert result.table is not None, f"{result.outcome}: {result.message}"
    found: list[dict[str, Any]] = result.table.to_pylist()
    return found


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, "it never came to pass"
        time.sleep(0.01)


def is_killed(job: Job) -> bool:
    """Kills whatever works on the job; one that has not got its query yet is replaced, so once may not be enough."""
    if job.worker is not None:
        with suppress(ProcessLookupError):
            os.kill(job.worker.pid, signal.SIGKILL)
    return job.state == "done"

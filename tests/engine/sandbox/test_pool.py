"""Readers' queries beside each other: nobody waits for ever, nobody is hurt by another, what is stopped has stopped."""

from __future__ import annotations

import os
import resource
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.engine.sandbox import Outcome, Query, Result
from dashboard.engine.sandbox.fork_server import Child
from dashboard.engine.sandbox.job import Job, Reader
from dashboard.engine.sandbox.pool import Pool
from dashboard.engine.sandbox.worker_handle import Worker
from dashboard.engine.warehouse.store import Store
from dashboard.settings import settings
from tests.engine.sandbox.conftest import PATIENCE_SECONDS, is_killed, until
from tests.engine.sandbox.queries import HUNGRY, QUICK, RUNAWAY

LIMITS = {"seconds": 5.0, "memory_megabytes": 256}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = Store(settings)
    yield opened
    opened.close()


@pytest.fixture
def pool_of(store: Store) -> Iterator[Callable[..., Pool]]:
    pools: list[Pool] = []

    def make(**changes: Any) -> Pool:
        pools.append(Pool(replace(settings, **{"sql_seconds": 20.0, "sql_at_once": 2, **changes}), store.open))
        return pools[-1]

    yield make
    for pool in pools:
        pool.close()


def pid_of(job: Job) -> int:
    until(lambda: job.worker is not None)
    assert job.worker is not None
    return job.worker.pid


def is_gone(pid: int) -> bool:
    """Whether the process has ended, reaped or not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


def done(job: Job) -> Result:
    assert job.wait(PATIENCE_SECONDS)
    assert job.result is not None
    return job.result


def test_query_is_answered_and_says_from_which_data(pool_of: Callable[..., Pool], store: Store) -> None:
    result = pool_of().run(QUICK)

    assert (result.outcome, result.message) == (Outcome.ANSWERED, "")
    assert result.table is not None
    assert result.table.to_pylist()[0]["n"] > 10
    assert result.data_version == store.open().data_version


def test_cancel_ends_the_process_and_the_next_query_is_served(pool_of: Callable[..., Pool]) -> None:
    pool = pool_of(sql_at_once=1)
    job = pool.submit(RUNAWAY, "anna")
    pid = pid_of(job)
    time.sleep(0.3)

    pool.cancel(job)

    assert (done(job).outcome, done(job).limit) == (Outcome.STOPPED, "cancelled")
    until(lambda: is_gone(pid))
    assert pool.run(QUICK).outcome is Outcome.ANSWERED


def test_new_query_of_a_session_replaces_the_one_before(pool_of: Callable[..., Pool]) -> None:
    pool = pool_of(sql_at_once=1)
    first = pool.submit(RUNAWAY, "anna")
    pid = pid_of(first)

    second = pool.submit(QUICK, "anna")

    assert done(second).outcome is Outcome.ANSWERED
    assert done(first).limit == "cancelled"
    until(lambda: is_gone(pid))


def test_query_that_never_ends_is_stopped_at_the_limit(pool_of: Callable[..., Pool]) -> None:
    pool = pool_of(sql_seconds=1.0)
    job = pool.submit(RUNAWAY, "anna")
    pid = pid_of(job)

    result = done(job)

    assert (result.outcome, result.limit) == (Outcome.STOPPED, "time")
    assert "1 second" in result.message
    until(lambda: is_gone(pid))


@pytest.mark.parametrize("harm", ["killed", "out of memory", "spinning"])
def test_other_sessions_go_on_while_one_comes_to_grief(pool_of: Callable[..., Pool], harm: str) -> None:
    pool = pool_of()
    victim = pool.submit(HUNGRY if harm == "out of memory" else RUNAWAY, "anna")
    if harm == "killed":
        until(lambda: is_killed(victim))

    assert all(done(pool.submit(QUICK, "boris")).outcome is Outcome.ANSWERED for _ in range(3))

    if harm == "spinning":
        assert victim.state == "running"
        pool.cancel(victim)
    assert done(victim).outcome is Outcome.STOPPED
    ends = {"killed": ("crash",), "out of memory": ("memory", "crash"), "spinning": ("cancelled",)}
    assert done(victim).limit in ends[harm]
    assert done(pool.submit(QUICK, "anna")).outcome is Outcome.ANSWERED


def test_whoever_waits_knows_the_place_and_gets_a_turn(pool_of: Callable[..., Pool]) -> None:
    pool = pool_of(sql_at_once=1, sql_waiting=2)
    first = pool.submit(RUNAWAY, "anna")
    pid_of(first)
    second, third = pool.submit(QUICK, "boris"), pool.submit(QUICK, "clara")

    assert [pool.position(job) for job in (first, second, third)] == [0, 1, 2]
    assert [job.state for job in (first, second, third)] == ["running", "waiting", "waiting"]
    refused = done(pool.submit(QUICK, "dora"))
    assert (refused.outcome, refused.limit) == (Outcome.STOPPED, "busy")

    pool.cancel(second)
    assert pool.position(third) == 1
    pool.cancel(first)
    assert done(third).outcome is Outcome.ANSWERED
    assert done(second).limit == "cancelled"


def test_one_session_asking_a_hundred_times_holds_one_place(pool_of: Callable[..., Pool]) -> None:
    pool = pool_of(sql_at_once=1)
    greedy = [pool.submit(RUNAWAY, "anna") for _ in range(100)]

    patient = pool.submit(QUICK, "boris")
    assert pool.position(patient) <= 2
    pool.cancel(greedy[-1])

    assert done(patient).outcome is Outcome.ANSWERED
    assert {done(job).limit for job in greedy} == {"cancelled"}


def test_one_address_with_many_sessions_waits_behind_others(pool_of: Callable[..., Pool]) -> None:
    pool = pool_of(sql_at_once=1, sql_waiting=8)
    crowd = Reader("192.0.2.1")
    greedy = [pool.submit(RUNAWAY, f"tab {number}", crowd) for number in range(20)]
    pid_of(greedy[0])
    assert sum(job.state == "waiting" for job in greedy) == 4  # half of the places
    assert {done(job).limit for job in greedy[5:]} == {"busy"}

    others = [pool.submit(QUICK, name, Reader(name)) for name in ("192.0.2.2", "192.0.2.3")]
    unknown = pool.submit(QUICK, "anna")  # without an address, each session stands for itself

    assert [pool.position(job) for job in (*others, unknown, *greedy[1:5])] == [1, 2, 3, 4, 5, 6, 7]
    pool.cancel(greedy[0])
    assert [done(job).outcome for job in (*others, unknown)] == [Outcome.ANSWERED] * 3


def test_query_ends_when_its_page_is_closed(pool_of: Callable[..., Pool]) -> None:
    pool = pool_of(sql_at_once=1)
    is_open = threading.Event()
    is_open.set()
    reader = Reader(is_here=is_open.is_set)
    running, waiting = pool.submit(RUNAWAY, "anna", reader), pool.submit(RUNAWAY, "boris", reader)
    patient = pool.submit(QUICK, "clara")
    pid = pid_of(running)

    is_open.clear()

    assert (done(running).limit, done(waiting).limit) == ("left", "left")
    assert done(patient).outcome is Outcome.ANSWERED
    until(lambda: is_gone(pid))
    until(lambda: pool.count_jobs() == (0, 0))
    is_open.set()
    again = pool.submit(RUNAWAY, "anna", reader)  # somebody looks again
    pid_of(again)
    is_open.clear()
    assert done(again).limit == "left"


def test_processes_killed_while_idle_cost_no_query(pool_of: Callable[..., Pool]) -> None:
    pool = pool_of()
    assert pool.run(QUICK).outcome is Outcome.ANSWERED
    idle, fork_server = pool.process_ids()

    os.kill(idle, signal.SIGKILL)
    until(lambda: is_gone(idle))
    assert pool.run(QUICK).outcome is Outcome.ANSWERED

    os.kill(fork_server, signal.SIGKILL)
    until(lambda: is_gone(fork_server))
    for _ in range(3):
        assert pool.run(QUICK).outcome is Outcome.ANSWERED


def test_a_process_with_many_open_files_still_asks(pool_of: Callable[..., Pool]) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(before[1], 4096), before[1]))
    with ExitStack() as stack:
        stack.callback(resource.setrlimit, resource.RLIMIT_NOFILE, before)
        for _ in range(1100):
            stack.enter_context(Path(os.devnull).open())
        assert pool_of().run(QUICK).outcome is Outcome.ANSWERED


def test_a_nursery_that_says_nothing_is_replaced(pool_of: Callable[..., Pool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.engine.sandbox.fork_server._TIMEOUT_SECONDS", 3.0)
    pool = pool_of()
    assert pool.run(QUICK).outcome is Outcome.ANSWERED
    _, fork_server = pool.process_ids()

    os.kill(fork_server, signal.SIGSTOP)

    assert [pool.run(QUICK).outcome for _ in range(3)] == [Outcome.ANSWERED] * 3
    assert is_gone(fork_server)


def test_nothing_of_one_query_reaches_the_next(pool_of: Callable[..., Pool]) -> None:
    pool = pool_of(sql_at_once=1)
    for attempt in ("set variable a = 1", "create temp table a as select 1", "create temp macro upper(x) as 'a'"):
        assert pool.run(Query(attempt)).outcome is Outcome.REFUSED

    table = pool.run(Query("select upper('a') as letter")).table
    assert table is not None
    assert table.to_pylist() == [{"letter": "A"}]
    assert pool.run(Query("from a")).outcome is Outcome.WRONG


def test_health_tells_the_walls_and_the_limits(pool_of: Callable[..., Pool]) -> None:
    health = pool_of().health()

    assert set(health["confined"]) >= {"rlimits", "no_new_privs", "landlock", "seccomp"}
    assert health["limits"]["memory_megabytes"] == settings.sql_memory_megabytes


def _worker_that_says(content: bytes) -> tuple[Worker, socket.socket]:
    ours, theirs = socket.socketpair()

    def say() -> None:
        with suppress(OSError):
            theirs.sendall(content)
            theirs.shutdown(socket.SHUT_WR)

    threading.Thread(target=say, daemon=True).start()
    return Worker(Child(0, None, ours), Path("warehouse"), LIMITS), theirs


@pytest.mark.parametrize(
    ("content", "query"),
    [
        (b"", Query("select 1")),  # says nothing
        ((1 << 20).to_bytes(8, "little") + b"{", Query("select 1")),  # says half of it
        (b"", Query("select 1 -- " + "x" * (4 << 20))),  # does not even read
    ],
)
def test_a_worker_that_is_late_is_given_up(content: bytes, query: Query) -> None:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    with theirs:
        theirs.sendall(content)
        worker = Worker(Child(0, None, ours), Path("warehouse"), {"seconds": 0.01, "memory_megabytes": 256})
        assert worker.run(query, 1 << 20).limit == "time"
        worker.close()


frame = st.binary(max_size=200) | st.sampled_from([
    b'{"outcome": "answered", "types": ["INTEGER"]}', b'{"outcome": "answered"}', b'{"outcome": "wrong"}', b"[]", b"",
    b'{"outcome": "stopped", "limit": "\\u0000"}', b'{"outcome": "wrong", "message": 1, "place": 2}', b"null", b"7",
    b'{"rows": 1, "total_rows": "x", "truncated": []}', b'{"outcome": "answered", "plan": {}}',
])  # fmt: skip


def _framed(content: bytes) -> bytes:
    return len(content).to_bytes(8, "little") + content


def _stream() -> bytes:
    table = pa.table({"n": [1, None, 3], "words": ["a", "b", None], "lists": [[1], [2, 3], None]})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


@example([(29, 255)])  # a first message that is no schema
@example([(20, 127)])
@given(st.lists(st.tuples(st.integers(0, len(_stream()) - 1), st.integers(0, 255)), max_size=4))
def test_a_forged_table_is_refused_or_whole(changes: list[tuple[int, int]]) -> None:
    forged = bytearray(_stream())
    for place, value in changes:
        forged[place] = value
    head, tail = b'{"outcome": "answered", "types": []}', b'{"total_rows": 3, "truncated": null}'
    worker, theirs = _worker_that_says(b"".join(map(_framed, (head, bytes(forged), b"", tail))))
    with theirs:
        result = worker.run(QUICK, 1 << 16)
        worker.close()

    if result.table is not None:
        result.table.to_pylist()
    else:
        assert result.limit == "crash"


@given(st.lists(frame.map(_framed) | st.binary(max_size=20), max_size=5))
@example([_framed(b'{"outcome": "answered", "types": ["INTEGER"]}'), _framed(b""), _framed(b"[]")])
def test_a_worker_gone_wild_is_only_a_query_without_an_answer(parts: list[bytes]) -> None:
    worker, theirs = _worker_that_says(b"".join(parts))
    with theirs:
        result = worker.run(QUICK, 1 << 16)
        worker.close()

    assert result.outcome is not Outcome.ANSWERED or result.plan

"""What readers may write ends as it must, whichever wall is left out, and nobody after them notices."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from dashboard.engine.sandbox import Outcome, Result, attach, errors, guard
from tests.engine.sandbox.cases import BOUNDED, CHANGES, FILES, NETWORK, REFUSED, SECRETS, SETTINGS
from tests.engine.sandbox.conftest import COUNT, COUNTED, Farm, fingerprint, rows

LEFT_BEHIND = [Path(f"/tmp/muster-pwn{ending}") for ending in ("", ".csv", ".duckdb", ".json", ".log")]  # noqa: S108
# These tell of a plan, of an empty table or of the error itself.
_MAY_ANSWER = ("explain", "with x", "select json_serialize_plan")
SECONDS_OF_GRACE = 10
OF_FILES = ("root:x:", "127.0.0.1\t")


def traces(result: Result, farm: Farm) -> list[str]:
    """What of the machine shows in a result."""
    told = f"{result.message} {result.hint} {result.table.to_pylist() if result.table else ''}"
    secrets = [str(farm.warehouse.parent), "root:x:", "/root", "/home/", "Traceback", "site-packages"]
    return [secret for secret in secrets if secret in told]


def brief(text: str) -> str:
    return text if len(text) < 150 else f"{text[:150]}…"


@pytest.mark.parametrize("group", REFUSED)
def test_what_is_not_one_statement_that_reads_is_refused(farm: Farm, group: str) -> None:
    before = fingerprint(farm.warehouse)
    for text, result in farm.ask_all(REFUSED[group][::4]):  # the guard alone refuses the others below
        assert result.outcome is Outcome.REFUSED, f"{brief(text)}: {result}"
        assert result.message.endswith("."), brief(text)
        assert result.table is None
        assert not traces(result, farm), brief(text)
    assert fingerprint(farm.warehouse) == before
    assert not [path for path in LEFT_BEHIND if path.exists()]
    assert rows(farm.ask(COUNT)) == COUNTED


@pytest.mark.parametrize("group", BOUNDED)
def test_what_wants_too_much_ends_soon(farm: Farm, group: str) -> None:
    started = time.monotonic()
    for text, result in farm.ask_all(BOUNDED[group], seconds=0.5):
        assert result.outcome is Outcome.ANSWERED or result.message.endswith("."), f"{brief(text)}: {result}"
        assert len(result.message) <= 2_000, brief(text)
        assert not traces(result, farm), brief(text)
    assert time.monotonic() - started < len(BOUNDED[group]) * (1.0 + SECONDS_OF_GRACE)
    assert rows(farm.ask(COUNT)) == COUNTED


@pytest.mark.parametrize("group", REFUSED)
def test_the_guard_alone_refuses_it_all(throw_away: Farm, group: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a worker checks it; every tenth text in a worker."""
    monkeypatch.chdir(throw_away.warehouse.parent)
    before = fingerprint(throw_away.warehouse)
    for text, result in throw_away.ask_all(REFUSED[group][::10], at_once=1, locked=False, confined=False):
        assert result.outcome is Outcome.REFUSED, f"{brief(text)}: {result}"
    with closing(throw_away.open_warehouse()) as connection:
        for text in throw_away.fill(REFUSED[group]):
            with pytest.raises((guard.RefusedError, RecursionError, duckdb.Error)) as raised:
                guard.check_statement(connection, text)
            if isinstance(raised.value, duckdb.Error):
                assert errors.explain_error(raised.value, sql=text, shift=0).outcome is Outcome.REFUSED, brief(text)
            elif isinstance(raised.value, guard.RefusedError):
                assert str(raised.value).endswith("."), brief(text)
    assert fingerprint(throw_away.warehouse) == before
    assert not [path for path in LEFT_BEHIND if path.exists()]


@pytest.mark.parametrize("group", [SETTINGS, SECRETS], ids=lambda group: brief(group[0]))
def test_without_the_guard_nothing_comes_of_it(farm: Farm, group: list[str]) -> None:
    """Some of it is answered then, as of a view that only this worker has; but no file is read, written or changed."""
    before = fingerprint(farm.warehouse)
    environment = {"PATH": "/usr/bin:/bin"}["PATH"]
    for text, result in farm.ask_all(group, guard=False, seconds=1.0):
        told = f"{result.message} {result.table.to_pylist() if result.table else ''}"
        assert not [secret for secret in (*OF_FILES, environment) if secret in told], brief(text)
    assert fingerprint(farm.warehouse) == before
    assert not [path for path in LEFT_BEHIND if path.exists()]
    assert rows(farm.ask(COUNT)) == COUNTED


@pytest.mark.parametrize("group", [FILES, NETWORK, CHANGES], ids=lambda group: brief(group[0]))
def test_the_lock_alone_keeps_files_shut(throw_away: Farm, group: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB runs each text as it is, on a connection that is locked as in a worker."""
    monkeypatch.chdir(throw_away.warehouse.parent)
    before = fingerprint(throw_away.warehouse)
    for text in throw_away.fill(group):
        with closing(attach.open_warehouse(throw_away.limits(seconds=1.0))) as connection:
            attach.disable_files(connection)
            attach.lock_settings(connection)
            try:
                answer = connection.execute(text).fetchall()
            except duckdb.Error as error:
                answer = [(str(error),)]
            else:
                assert group is CHANGES or not answer or text.startswith(_MAY_ANSWER), f"{text}: {answer}"
        assert not [secret for secret in OF_FILES if secret in str(answer)], text
    assert fingerprint(throw_away.warehouse) == before
    assert not [path for path in LEFT_BEHIND if path.exists()]


@pytest.mark.parametrize("group", [FILES, NETWORK], ids=lambda group: brief(group[0]))
def test_confinement_alone_keeps_files_shut(throw_away: Farm, group: list[str]) -> None:
    before = fingerprint(throw_away.warehouse)
    for text, result in throw_away.ask_all(group, at_once=1, guard=False, locked=False, seconds=1.0):
        told = f"{result.message} {result.table.to_pylist() if result.table else ''}"
        assert not [secret for secret in OF_FILES if secret in told], text
    assert fingerprint(throw_away.warehouse) == before
    assert not [path for path in LEFT_BEHIND if path.exists()]


def test_nothing_stays_for_the_next_reader(farm: Farm) -> None:
    shadows = [
        "create temp macro sum(x) as 42",
        "create temp macro upper(x) as 'x'",
        "create or replace temp view strengths as select 0 as low",
        "set search_path = 'memory.main'",
        "set variable v = 1",
        "prepare p as select 1",
        "begin",
    ]
    for text, _ in farm.ask_all(shadows, guard=False):
        assert rows(farm.ask(COUNT)) == COUNTED, text

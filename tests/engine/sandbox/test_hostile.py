"""What strangers write ends as it must, whichever wall is left out, and nobody after them notices."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dashboard.engine.sandbox import Outcome, Result
from tests.engine.sandbox.cases import BOUNDED, CHANGES, FILES, NETWORK, REFUSED, SECRETS, SETTINGS
from tests.engine.sandbox.conftest import COUNT, COUNTED, Farm, fingerprint, rows

LEFT_BEHIND = [Path(f"/tmp/muster-pwn{ending}") for ending in ("", ".csv", ".duckdb", ".json", ".log")]  # noqa: S108
# These tell of a plan, of an empty table or of the error itself.
_MAY_ANSWER = ("explain", "with x", "select json_serialize_plan")
SECONDS_OF_GRACE = 1.5


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
    for text, result in farm.ask_all(REFUSED[group]):
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
    for text, result in farm.ask_all(BOUNDED[group]):
        assert result.outcome is Outcome.ANSWERED or result.message.endswith("."), f"{brief(text)}: {result}"
        assert len(result.message) <= 2_000, brief(text)
        assert not traces(result, farm), brief(text)
    assert time.monotonic() - started < len(BOUNDED[group]) * (1.0 + SECONDS_OF_GRACE)
    assert rows(farm.ask(COUNT)) == COUNTED


@pytest.mark.parametrize("group", REFUSED)
def test_the_guard_alone_refuses_it_all(throw_away: Farm, group: str) -> None:
    before = fingerprint(throw_away.warehouse)
    for text, result in throw_away.ask_all(REFUSED[group], at_once=1, locked=False, confined=False):
        assert result.outcome is Outcome.REFUSED, f"{brief(text)}: {result}"
    assert fingerprint(throw_away.warehouse) == before
    assert not [path for path in LEFT_BEHIND if path.exists()]


@pytest.mark.parametrize("group", [SETTINGS, CHANGES, FILES, NETWORK, SECRETS], ids=lambda group: brief(group[0]))
def test_without_the_guard_nothing_comes_of_it(farm: Farm, group: list[str]) -> None:
    """Some of it is answered then, as of a view that only this worker has; but no file is read, written or changed."""
    before = fingerprint(farm.warehouse)
    environment = {"PATH": "/usr/bin:/bin"}["PATH"]
    for text, result in farm.ask_all(group, guard=False):
        told = f"{result.message} {result.table.to_pylist() if result.table else ''}"
        assert not [secret for secret in ("root:x:", environment, "127.0.0.1\t") if secret in told], brief(text)
        has_rows = result.table is not None and result.table.num_rows > 0 and "Count" not in result.table.column_names
        if group is FILES or group is NETWORK:
            assert not has_rows or text.startswith(_MAY_ANSWER), f"{text}: {told}"
    assert fingerprint(farm.warehouse) == before
    assert not [path for path in LEFT_BEHIND if path.exists()]
    assert rows(farm.ask(COUNT)) == COUNTED


@pytest.mark.parametrize(
    ("wall", "group"),
    [("locked", FILES), ("locked", NETWORK), ("locked", CHANGES), ("confined", FILES), ("confined", NETWORK)],
    ids=lambda given: given if isinstance(given, str) else brief(given[0]),
)
def test_of_the_other_walls_each_keeps_files_shut_alone(throw_away: Farm, wall: str, group: list[str]) -> None:
    before = fingerprint(throw_away.warehouse)
    walls = {"guard": False, "locked": False, "confined": False, wall: True}
    for text, result in throw_away.ask_all(group, at_once=1, **walls):
        told = f"{result.message} {result.table.to_pylist() if result.table else ''}"
        assert "root:x:" not in told, text
        assert "127.0.0.1\t" not in told, text
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

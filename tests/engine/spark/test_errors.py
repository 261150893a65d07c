"""The endpoint away, slow, restarted, or with another token: one sentence each, and soon."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent import futures
from dataclasses import replace
from typing import Any

import grpc
import pytest
from pyspark.sql.connect.client.retries import DefaultPolicy
from pyspark.sql.connect.session import SparkSession

from dashboard.engine.questions.engine import DuckDBEngine
from dashboard.engine.spark import errors
from dashboard.engine.spark.endpoint import RETRIES, Endpoint
from dashboard.engine.spark.engine import SparkEngine
from dashboard.engine.verification.comparison import find_difference
from dashboard.engine.warehouse.files import Warehouse
from dashboard.errors import EngineError
from dashboard.settings import Settings
from tests.engine.spark import forms

COUNT = "select count(*) as n from speakers"
TOKEN = "a-secret-token"  # noqa: S105
# Some seconds long. Sail goes on with it after it is stopped: one without an end would slow all tests that follow.
LONG = """
select count(*) as n
from figures as a cross join figures as b cross join figures as c
where a.at_least + b.at_least + c.at_least = 7
"""


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_retries_end_within_seconds() -> None:
    policy = DefaultPolicy(**RETRIES)
    waits = [min(RETRIES["initial_backoff"] * policy.backoff_multiplier**n, RETRIES["max_backoff"]) for n in range(3)]
    assert RETRIES["max_retries"] == len(waits)
    assert sum(waits) + len(waits) * policy.jitter < 5_000


def test_endpoint_that_is_away_is_named_and_not_tried_again_at_once(
    opened: Warehouse, on_spark_uncached: Settings, closed_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = SparkEngine(opened, replace(on_spark_uncached, engine=f"sc://127.0.0.1:{closed_port}"))
    tried: list[Endpoint] = []
    open_session = Endpoint.open

    def counted(endpoint: Endpoint) -> SparkSession:
        tried.append(endpoint)
        return open_session(endpoint)

    monkeypatch.setattr(Endpoint, "open", counted)
    for _ in range(3):
        with pytest.raises(EngineError, match=rf"127\.0\.0\.1:{closed_port} cannot be reached\. Start it"):
            engine.query(COUNT, {})
    assert len(tried) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[INVALID_HANDLE.SESSION_NOT_FOUND] The handle is invalid.",
        "[INVALID_HANDLE.OPERATION_NOT_FOUND] The handle is invalid.",
        "invalid argument: operation not found: b318a053",
    ],
)
def test_what_a_restarted_server_says_asks_for_a_new_session(text: str) -> None:
    assert errors.needs_new_session(RuntimeError(text))
    assert not errors.needs_new_session(RuntimeError("[TABLE_LIMIT] No more tables."))


def test_slow_question_is_stopped_and_the_next_one_answered(
    opened: Warehouse, local: DuckDBEngine, on_spark_uncached: Settings
) -> None:
    engine = SparkEngine(opened, on_spark_uncached)
    try:
        assert engine.query(COUNT, {}).to_pylist() == local.query(COUNT, {}).to_pylist()
        engine._connection._seconds = 0.05  # the session is open and warm
        with pytest.raises(EngineError, match=r"did not answer within 0\.05 seconds.*MUSTER_ENGINE_SECONDS"):
            engine.query(LONG, {})
        engine._connection._seconds = 60
        assert not find_difference(local.query(f"{COUNT} where true", {}), engine.query(f"{COUNT} where true", {}))
    finally:
        engine.close()


def test_restarted_server_is_found_again(
    opened: Warehouse, local: DuckDBEngine, on_spark_uncached: Settings, closed_port: int
) -> None:
    server = pytest.importorskip("pysail.spark").SparkConnectServer
    engine = SparkEngine(opened, replace(on_spark_uncached, engine=f"sc://127.0.0.1:{closed_port}"))
    for name in ("by_source", "facets"):  # the second finds neither the session nor its views
        running = server("127.0.0.1", closed_port)
        running.start(background=True)
        sql, parameters = forms.read(name)
        try:
            assert not find_difference(local.query(sql, parameters), engine.query(sql, parameters))
            if name == "facets":
                engine.close()
        finally:
            running.stop()


class _Refusing(grpc.GenericRpcHandler):  # type: ignore[misc]  # grpc has no types
    """Refuses every call, as a server does that wants another token; keeps what it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def service(self, details: Any) -> Any:
        self.given += [value for name, value in details.invocation_metadata if name == "authorization"]

        def refuse(_: Any, context: Any) -> None:
            context.abort(grpc.StatusCode.UNAUTHENTICATED, f"Invalid token {TOKEN}")

        return grpc.unary_unary_rpc_method_handler(refuse)


@pytest.fixture
def refusing() -> Iterator[tuple[_Refusing, int]]:
    handler = _Refusing()
    server = grpc.server(futures.ThreadPoolExecutor(2), handlers=[handler])
    port = server.add_secure_port("localhost:0", grpc.local_server_credentials())
    server.start()
    yield handler, port
    server.stop(None)


def test_wrong_token_is_named_but_not_shown(
    opened: Warehouse, on_spark_uncached: Settings, refusing: tuple[_Refusing, int]
) -> None:
    handler, port = refusing
    settings = replace(on_spark_uncached, engine=f"sc://localhost:{port}", engine_token=TOKEN)
    with pytest.raises(EngineError, match=r"refuses the token in MUSTER_ENGINE_TOKEN") as refused:
        SparkEngine(opened, settings).query(COUNT, {})
    assert handler.given == [f"Bearer {TOKEN}"]
    assert TOKEN not in f"{refused.value} {settings} {Endpoint.from_settings(settings)}"


def test_token_never_goes_out_without_tls(opened: Warehouse, on_spark_uncached: Settings, on_spark: Settings) -> None:
    """The server at hand speaks no TLS, so the token is not sent, and the question not answered."""
    engine = SparkEngine(opened, replace(on_spark_uncached, engine=on_spark.engine, engine_token=TOKEN))
    with pytest.raises(EngineError, match=r"cannot be reached over TLS"):
        engine.query(COUNT, {})

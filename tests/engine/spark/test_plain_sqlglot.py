"""What the rewrites are for: without them, sqlglot alone fails these forms, or has them answered otherwise."""

from __future__ import annotations

import sqlglot

from dashboard.engine.questions.engine import DuckDBEngine, NotPortable
from dashboard.engine.spark.connection import Connection
from dashboard.engine.spark.endpoint import Endpoint
from dashboard.engine.spark.engine import read_declarations
from dashboard.engine.spark.result_schema import cast_to_contract
from dashboard.engine.spark.translation import translate
from dashboard.engine.spark.views import Views
from dashboard.engine.verification.comparison import find_difference
from dashboard.engine.warehouse.files import Warehouse
from dashboard.errors import EngineError
from dashboard.settings import Settings
from tests.engine.spark import forms

FAIL = {
    "asof_join",
    "asof_join_next",
    "by_source",
    "dates",
    "lists",
    "numbers",
    "pivot",
    "qualify_order_limit",
    "quantiles",
    "texts",
}


def test_plain_sqlglot_fails(opened: Warehouse, local: DuckDBEngine, on_spark: Settings) -> None:
    connection = Connection(Endpoint.from_settings(on_spark), Views(opened), 60)
    try:
        failing = {name for name in FAIL if not _is_answered(name, opened, local, connection)}
    finally:
        connection.close()
    assert failing == FAIL


def _is_answered(name: str, opened: Warehouse, local: DuckDBEngine, connection: Connection) -> bool:
    sql, parameters = forms.read(name)
    expected = local.query(sql, parameters)
    tables = translate(sql, read_declarations(opened)).tables
    try:
        plain = sqlglot.transpile(sql, read="duckdb", write="spark", comments=False)[0]
        used = {key: value for key, value in parameters.items() if f":{key}" in plain}
        answer = cast_to_contract(connection.ask(plain, used, tables), expected.schema)
    except (sqlglot.errors.SqlglotError, EngineError, NotPortable):
        return False
    return not find_difference(expected, answer)

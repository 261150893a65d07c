"""The steps from DuckDB SQL to Spark SQL."""

from __future__ import annotations

from dataclasses import dataclass

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify
from sqlglot.schema import MappingSchema

from dashboard.engine.questions.engine import NotPortable
from dashboard.engine.spark.translation.declared import Declared
from dashboard.engine.spark.translation.dialect import Portable
from dashboard.engine.spark.translation.fields import type_fields
from dashboard.engine.spark.translation.macros import inline_macros
from dashboard.engine.spark.translation.refusing import refuse_unportable
from dashboard.engine.spark.translation.rewrites import AFTER_NAMES, any_of, by_name, dates, pivot
from dashboard.engine.spark.translation.sources import expand_views


@dataclass(frozen=True, slots=True)
class Translated:
    """A question in Spark SQL, with `:name` for parameters; the names of these, and of the tables that it reads."""

    sql: str
    parameters: frozenset[str]
    tables: frozenset[str]


def translate(sql: str, declared: Declared) -> Translated:
    """The same question in Spark SQL. Raises NotPortable."""
    tree = rewrite(sql, declared)
    parameters, tables = frozenset(node.name for node in tree.find_all(exp.Placeholder)), _find_tables(tree)
    strict = sqlglot.ErrorLevel.RAISE
    try:
        text = tree.sql(Portable, copy=False, identify=True, comments=False, pretty=True, unsupported_level=strict)
    except SqlglotError as error:
        raise NotPortable(_one_line(error)) from error
    return Translated(text, parameters, tables)


def rewrite(sql: str, declared: Declared) -> exp.Expr:
    """The syntax tree after all rewrites, in whatever dialect it will be written. Raises NotPortable."""
    tree = inline_macros(expand_views(_parse(sql), declared), declared)
    tree = name_columns(any_of.rewrite(pivot.rewrite(tree)), declared)
    for table in sorted(_find_tables(tree) - declared.tables.keys()):
        raise NotPortable(f"the warehouse has no table {table}")
    refuse_unportable(tree)
    for rewrite in AFTER_NAMES:
        tree = rewrite(tree)
    for named_query in tree.find_all(exp.CTE):
        named_query.set("materialized", None)  # advice to DuckDB's planner, which the others do not know
    return tree


def _find_tables(tree: exp.Expr) -> frozenset[str]:
    """Tables outside the text; functions that stand like a table are left to the conditions."""
    local = {node.alias for node in tree.find_all(exp.CTE)}
    named = (node for node in tree.find_all(exp.Table) if isinstance(node.this, exp.Identifier))
    return frozenset(node.name.lower() for node in named if node.name not in local)


def _parse(sql: str) -> exp.Expr:
    try:
        trees = sqlglot.parse(sql, read="duckdb")
    except SqlglotError as error:
        raise NotPortable(f"it cannot be read: {_one_line(error)}", _error_line(error)) from error
    if len(trees) != 1 or not isinstance(trees[0], exp.Query):
        raise NotPortable("it is not one SELECT")
    return trees[0]


def name_columns(tree: exp.Expr, declared: Declared) -> exp.Expr:
    """Each column with its table and its type; stars and aliases written out. Raises NotPortable."""
    tables: dict[str, object] = {table: dict(columns) for table, columns in declared.tables.items()}
    schema = MappingSchema(tables, dialect="duckdb")  # made once: each step would make its own
    try:
        tree = by_name.rewrite(qualify(tree, schema=schema, dialect="duckdb", quote_identifiers=False))
        tree = type_fields(annotate_types(tree, schema=schema, dialect="duckdb"))
        tree = dates.differences(annotate_types(tree, schema=schema, dialect="duckdb"))
        return annotate_types(tree, schema=schema, dialect="duckdb")  # again: a difference is a number
    except SqlglotError as error:
        raise NotPortable(f"its names cannot be resolved: {_one_line(error)}", _error_line(error)) from error


def _one_line(error: Exception) -> str:
    """The library's message without marks for a terminal."""
    return str(error).split("\n", maxsplit=1)[0].split("\x1b", maxsplit=1)[0].strip()


def _error_line(error: SqlglotError) -> int:
    details = getattr(error, "errors", None) or [{}]
    return int(details[0].get("line") or 1)

"""Logarithms, quotients of decimals, and numbers of rows."""

from __future__ import annotations

from sqlglot import exp

from dashboard.engine.spark.translation.types import DECIMAL, kind

_ALL_ROWS = 2_147_483_647


def rewrite(tree: exp.Expr) -> exp.Expr:
    """log() is to base 10 in DuckDB and natural in Spark; decimals are divided as floating numbers in DuckDB alone.

    LIMIT NULL is no limit, and Spark wants a plain integer.
    """
    for log in list(tree.find_all(exp.Log)):
        log.replace(exp.Anonymous(this="LOG10", expressions=[log.this.copy()]))
    for division in list(tree.find_all(exp.Div)):
        for side in (division.this, division.expression):
            if kind(side) == DECIMAL:
                side.replace(exp.cast(side.copy(), exp.DType.DOUBLE))
    for node in tree.find_all(exp.Limit, exp.Offset):
        none = _ALL_ROWS if isinstance(node, exp.Limit) else 0
        if not isinstance(node.expression, exp.Literal):
            whole = exp.cast(node.expression.copy(), exp.DType.INT)
            node.set("expression", exp.func("COALESCE", whole, exp.Literal.number(none)))
    return tree

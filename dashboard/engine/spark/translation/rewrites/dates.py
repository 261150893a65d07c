"""Arithmetic and names of dates."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from dashboard.engine.spark.translation.types import DATE, INTEGER, kind


def differences(tree: exp.Expr) -> exp.Expr:
    """Date less date as date_diff('day', …): a number of days in DuckDB, an interval in Spark."""
    for node in reversed(list(tree.find_all(exp.Sub))):
        if kind(node.this) == DATE and kind(node.expression) == DATE:
            days = exp.DateDiff(this=node.this.copy(), expression=node.expression.copy(), unit=exp.var("DAY"))
            node.replace(days)
    return tree


def rewrite(tree: exp.Expr) -> exp.Expr:
    """Every date function that is counted or called otherwise."""
    return tree.transform(_rewritten, copy=False)


def _rewritten(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.DateDiff):
        return _difference(node.args["unit"].name.upper(), node.this, node.expression)
    if isinstance(node, (exp.Add, exp.Sub)) and kind(node.this) == DATE:
        return _days(node)
    for of_kind, written in _CALLS.items():
        if isinstance(node, of_kind):
            return written(node.this)
    return node


def _days(node: exp.Add | exp.Sub) -> exp.Expr:
    """Date and number of days; with an interval it is the same everywhere."""
    if kind(node.expression) == INTEGER:
        return _call("DATE_ADD" if isinstance(node, exp.Add) else "DATE_SUB", node.this, _whole(node.expression))
    return node


def _whole(days: exp.Expr) -> exp.Expr:
    """DATE_ADD takes no bigint."""
    return exp.cast(days.copy(), exp.DType.INT)


def _difference(unit: str, later: exp.Expr, earlier: exp.Expr) -> exp.Expr:
    """DuckDB counts the boundaries crossed, Spark whole units."""
    if unit == "DAY":
        return _call("DATEDIFF", later, earlier)
    years = exp.paren(exp.Sub(this=_call("YEAR", later), expression=_call("YEAR", earlier)))
    if unit == "YEAR":
        return years
    months = exp.paren(exp.Sub(this=_call("MONTH", later), expression=_call("MONTH", earlier)))
    return exp.paren(exp.Add(this=exp.Mul(this=years, expression=exp.Literal.number(12)), expression=months))


def _weekday_from_monday(day: exp.Expr) -> exp.Expr:
    shifted = exp.paren(exp.Add(this=_call("DAYOFWEEK", day), expression=exp.Literal.number(5)))
    return exp.paren(
        exp.Add(this=exp.Mod(this=shifted, expression=exp.Literal.number(7)), expression=exp.Literal.number(1))
    )


def _weekday_from_sunday(day: exp.Expr) -> exp.Expr:
    return exp.paren(exp.Sub(this=_call("DAYOFWEEK", day), expression=exp.Literal.number(1)))


def _call(name: str, *given: exp.Expr) -> exp.Anonymous:
    return exp.Anonymous(this=name, expressions=[each.copy() for each in given])


_CALLS: dict[type[exp.Expr], Callable[[exp.Expr], exp.Expr]] = {
    exp.DayOfWeek: _weekday_from_sunday,  # DuckDB counts it as 0, Spark as 1
    exp.DayOfWeekIso: _weekday_from_monday,  # Sail's WEEKDAY is wrong on Sundays
    exp.Week: lambda day: _call("WEEKOFYEAR", day),
    exp.WeekOfYear: lambda day: _call("WEEKOFYEAR", day),
    exp.Monthname: lambda day: _call("DATE_FORMAT", day, exp.Literal.string("MMMM")),  # Spark's MONTHNAME is short
    exp.Dayname: lambda day: _call("DATE_FORMAT", day, exp.Literal.string("EEEE")),
}

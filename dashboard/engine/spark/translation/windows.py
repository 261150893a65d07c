"""Conditions of window functions."""

from __future__ import annotations

from sqlglot import exp

from dashboard.engine.spark.translation.refusal import refuse

_BY_PLACE = (
    exp.RowNumber,
    exp.Rank,
    exp.DenseRank,
    exp.PercentRank,
    exp.CumeDist,
    exp.Ntile,
    exp.Lag,
    exp.Lead,
    exp.FirstValue,
    exp.LastValue,
    exp.NthValue,
)


def window(node: exp.Window) -> None:
    """Spark counts places only where rows are ordered, and has neither FILTER nor most of DISTINCT in a window."""
    function, order = node.this, _part(node, "order")
    if isinstance(function, exp.Identifier):  # a window of the WINDOW clause, looked at where it is used
        return
    if isinstance(function, exp.Filter):
        raise refuse(node, "FILTER in a window is not known everywhere: put CASE into the aggregate")
    if isinstance(function, _BY_PLACE) and order is None:
        raise refuse(node, f"{function.sql_name().lower()}() needs ORDER BY: engines find rows in another order")
    is_distinct = isinstance(function.this, exp.Distinct)
    if is_distinct and (not isinstance(function, exp.Count) or order is not None or len(function.this.expressions) > 1):
        raise refuse(node, "DISTINCT in a window is portable for count() of one column, without ORDER BY")


def frame(node: exp.WindowSpec) -> None:
    """Sail 0.7 sums wrongly over RANGE frames of an interval; GROUPS is unknown to Spark."""
    edges = (node.args.get("start"), node.args.get("end"))
    if (node.args.get("kind") or "ROWS").upper() != "ROWS" and any(isinstance(edge, exp.Expr) for edge in edges):
        raise refuse(node, "a window's frame must count ROWS")


def _part(node: exp.Window, name: str) -> exp.Expr | None:
    """A part of the window itself, or of the one of the WINDOW clause that it names."""
    given: exp.Expr | None = node.args.get(name)
    select = node.find_ancestor(exp.Select)
    if given is None and node.alias and select is not None:
        for defined in select.args.get("windows") or []:
            if defined.name.lower() == node.alias.lower():
                given = defined.args.get(name)
    return given

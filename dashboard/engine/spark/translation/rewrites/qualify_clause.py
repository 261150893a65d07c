"""QUALIFY → a subquery with the condition as a column, and WHERE around it. Spark before 4.2 and Sail have none.

sqlglot does the same, but leaves ORDER BY and LIMIT inside: `QUALIFY … LIMIT 2` would then count before it filters.
"""

from __future__ import annotations

from sqlglot import exp

from dashboard.engine.spark.translation.refusal import refuse

_PASSES, _INNER, _KEY = "_passes", "_qualified", "_order_"


def rewrite(tree: exp.Expr) -> exp.Expr:
    """Every SELECT with QUALIFY as two. Raises NotPortable."""
    for select in reversed(list(tree.find_all(exp.Select))):
        if select.args.get("qualify"):
            if select.args.get("distinct"):
                raise refuse(select.args["qualify"], "QUALIFY beside DISTINCT is not in the portable set")
            if select is tree:
                tree = _around(select)
            else:
                place = select.replace(exp.Select())
                place.replace(_around(select))
    return tree


def _around(inner: exp.Select) -> exp.Select:
    """The SELECT that stands around this one. Nothing is copied, since conditions with macros in them are long."""
    names = [column.alias_or_name for column in inner.expressions]
    condition = inner.args["qualify"].this.pop()
    outer = exp.select(*[exp.column(name, table=_INNER) for name in names])
    inner.set("qualify", None)
    for part in ("with_", "limit", "offset"):
        if kept := inner.args.get(part):
            inner.set(part, None)
            outer.set(part, kept)
    if order := inner.args.get("order"):
        inner.set("order", None)
        outer.set("order", exp.Order(expressions=[_lifted(key, inner, names) for key in order.expressions]))
    passes = condition.transform(_column_behind, inner, copy=False)
    inner.select(exp.alias_(passes, _PASSES, copy=False), copy=False)
    within = inner.subquery(_INNER, copy=False)
    return outer.from_(within, copy=False).where(exp.column(_PASSES, table=_INNER), copy=False)


def _column_behind(node: exp.Expr, select: exp.Select) -> exp.Expr:
    """The expression behind the name of a column that the same SELECT makes."""
    if isinstance(node, exp.Column) and not node.table:
        for column in select.expressions:
            if column.alias_or_name.lower() == node.name.lower():
                return exp.Paren(this=column.unalias().copy())
    return node


def _lifted(key: exp.Ordered, inner: exp.Select, names: list[str]) -> exp.Ordered:
    """What to order by outside: a column of the result, or a new one that carries the expression out."""
    lifted = key.copy()
    is_name = isinstance(key.this, exp.Column) and not key.this.table and key.this.name in names
    if is_name:
        lifted.set("this", exp.column(key.this.name, table=_INNER))
    elif isinstance(key.this, exp.Literal) and not key.this.is_string:
        lifted.set("this", exp.column(names[int(key.this.name) - 1], table=_INNER))
    else:
        name = f"{_KEY}{len(inner.expressions)}"
        inner.select(exp.alias_(key.this.copy(), name), copy=False)
        lifted.set("this", exp.column(name, table=_INNER))
    return lifted

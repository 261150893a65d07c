"""arg_max(x, y) passes over rows whose x is NULL; MAX_BY does not. arg_max_null(x, y) is MAX_BY as it is."""

from __future__ import annotations

from sqlglot import exp

_WITH_NULLS: dict[str, type[exp.AggFunc]] = {"arg_max_null": exp.ArgMax, "arg_min_null": exp.ArgMin}


def rewrite(tree: exp.Expr) -> exp.Expr:
    """Both of each pair, and the same for arg_min."""
    for node in list(tree.find_all(exp.ArgMax, exp.ArgMin)):
        is_there = exp.Not(this=exp.Is(this=node.this.copy(), expression=exp.Null()))
        if isinstance(node.parent, exp.Filter):
            condition = node.parent.expression.this
            node.parent.expression.set("this", exp.and_(condition.copy(), is_there))
        else:
            node.replace(exp.Filter(this=node.copy(), expression=exp.Where(this=is_there)))
    for call in list(tree.find_all(exp.Anonymous)):
        if kind := _WITH_NULLS.get(call.name.lower()):
            call.replace(kind(this=call.expressions[0].copy(), expression=call.expressions[1].copy()))
    return tree

"""LIKE, and texts put together."""

from __future__ import annotations

from sqlglot import exp

_NO_ESCAPE = "\x01"  # a sign that no text holds


def rewrite(tree: exp.Expr) -> exp.Expr:
    """A backslash in LIKE is a backslash, as in DuckDB; concat() takes a NULL as an empty text."""
    for node in list(tree.find_all(exp.Like, exp.ILike)):
        is_not = node.args.pop("negate", None)
        literal = node.expression.unnest()
        if isinstance(literal, exp.Literal) and "\\" not in literal.name:
            if is_not:
                node.set("negate", is_not)
            continue
        escaped: exp.Expr = exp.Escape(this=node.copy(), expression=exp.Literal.string(_NO_ESCAPE))
        node.replace(exp.Not(this=escaped) if is_not else escaped)
    for call in tree.find_all(exp.Concat):
        if not isinstance(call, exp.ConcatWs):  # which passes over NULL everywhere
            call.set("expressions", [_or_empty(each) for each in call.expressions])
            call.set("coalesce", False)
    return tree


def _or_empty(part: exp.Expr) -> exp.Expr:
    return exp.func("COALESCE", exp.cast(part.copy(), exp.DType.TEXT), exp.Literal.string(""))

"""ASOF JOIN: each row with the last (or next) one of the other table. Spark and Sail have none.

The other table gets a column with the place of its next row, by LEAD or LAG over the equal keys. A row then meets the
one whose stretch it lies in: at most one, without ties, as a plain join that an engine can spread by its keys.
"""

from __future__ import annotations

from sqlglot import exp

from dashboard.engine.spark.translation.refusal import refuse

_NEXT = "_asof_next"
_Comparison = exp.GTE | exp.GT | exp.LTE | exp.LT
_MIRRORED: dict[type[exp.Expr], type[exp.Binary]] = {
    exp.GTE: exp.LTE,
    exp.GT: exp.LT,
    exp.LTE: exp.GTE,
    exp.LT: exp.GT,
}
_BEFORE_NEXT: dict[type[exp.Expr], type[exp.Binary]] = {
    exp.GTE: exp.LT,
    exp.GT: exp.LTE,
    exp.LTE: exp.GT,
    exp.LT: exp.GTE,
}


def rewrite(tree: exp.Expr) -> exp.Expr:
    """Every ASOF JOIN of the tree as a plain join. Raises NotPortable."""
    for join in list(tree.find_all(exp.Join)):
        if "ASOF" in (str(join.args.get("method") or "").upper(), str(join.args.get("kind") or "").upper()):
            _plain(join)
    return tree


def _plain(join: exp.Join) -> None:
    equal, (left, right, operator) = _conditions(join)
    alias = join.this.alias_or_name
    place = _inside(right)
    step = exp.Lead(this=place.copy()) if operator in (exp.GTE, exp.GT) else exp.Lag(this=place.copy())
    order = exp.Order(expressions=[exp.Ordered(this=place.copy(), nulls_first=False)])
    following = exp.Window(this=step, partition_by=[_inside(_side_of(each, alias)) for each in equal], order=order)
    source = join.this.copy()
    source.set("alias", exp.TableAlias(this=exp.to_identifier("_asof")))
    placed = (
        exp.select("*", exp.alias_(following, _NEXT))
        .from_(source)
        .where(exp.Not(this=exp.Is(this=place.copy(), expression=exp.Null())))
    )
    next_place = exp.column(_NEXT, table=alias)
    is_last = exp.Is(this=next_place.copy(), expression=exp.Null())
    is_before = _BEFORE_NEXT[operator](this=left.copy(), expression=next_place)
    stretch = exp.and_(operator(this=left.copy(), expression=right.copy()), exp.or_(is_last, is_before))
    join.set("this", placed.subquery(alias))
    join.set("on", exp.and_(*[each.copy() for each in equal], stretch))
    join.set("method", None)
    if str(join.args.get("kind") or "").upper() == "ASOF":
        join.set("kind", None)


def _conditions(join: exp.Join) -> tuple[list[exp.EQ], tuple[exp.Expr, exp.Expr, type[exp.Binary]]]:
    """Equal keys; and left side, right side and operator of the one comparison, the joined table on the right."""
    on, alias = join.args.get("on"), join.this.alias_or_name
    if on is None:
        raise refuse(join, "an ASOF JOIN needs ON with one comparison")
    parts = [part.unnest() for part in (on.flatten() if isinstance(on, exp.And) else [on])]
    equal = [part for part in parts if isinstance(part, exp.EQ)]
    rest = [part for part in parts if not isinstance(part, exp.EQ)]
    if len(rest) != 1 or not isinstance(rest[0], _Comparison):
        raise refuse(join, "an ASOF JOIN needs exactly one comparison with >=, >, <= or <")
    left, right = rest[0].this, rest[0].expression
    operator: type[exp.Binary] = type(rest[0])
    if _reads(left, alias):
        left, right, operator = right, left, _MIRRORED[operator]
    if _reads(left, alias) or any(_reads(each.this, alias) == _reads(each.expression, alias) for each in equal):
        raise refuse(join, "each condition of an ASOF JOIN must hold one side against the other")
    return equal, (left, right, operator)


def _reads(node: exp.Expr, alias: str) -> bool:
    return any(column.table == alias for column in node.find_all(exp.Column))


def _side_of(equal: exp.EQ, alias: str) -> exp.Expr:
    side: exp.Expr = equal.this if _reads(equal.this, alias) else equal.expression
    return side


def _inside(node: exp.Expr) -> exp.Expr:
    """The expression as it reads within the joined table."""
    return node.copy().transform(
        lambda each: exp.column(each.name, table="_asof") if isinstance(each, exp.Column) else each
    )

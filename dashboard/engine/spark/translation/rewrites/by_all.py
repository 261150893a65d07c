"""GROUP BY ALL and ORDER BY ALL → the columns written out. Sail has neither."""

from __future__ import annotations

from sqlglot import exp


def rewrite(tree: exp.Expr) -> exp.Expr:
    """Each ALL as a list of places of columns."""
    for select in tree.find_all(exp.Select):
        group, order = select.args.get("group"), select.args.get("order")
        if group is not None and group.args.get("all"):
            keys = [exp.Literal.number(place) for place in _without_aggregates(select)]
            select.set("group", exp.Group(expressions=keys) if keys else None)
        if order is not None and len(order.expressions) == 1 and _is_all(order.expressions[0].this):
            places = range(1, len(select.expressions) + 1)
            select.set("order", exp.Order(expressions=[_ordered(order.expressions[0], place) for place in places]))
    return tree


def _without_aggregates(select: exp.Select) -> list[int]:
    """Places, counted from 1, of columns that no aggregate makes."""
    return [
        place
        for place, column in enumerate(select.expressions, start=1)
        if not any(each.find_ancestor(exp.Window, exp.Select) is select for each in column.find_all(exp.AggFunc))
        and not column.find(exp.Window)
    ]


def _is_all(node: exp.Expr) -> bool:
    return isinstance(node, (exp.Var, exp.Column)) and node.name.upper() == "ALL"


def _ordered(given: exp.Ordered, place: int) -> exp.Ordered:
    return exp.Ordered(
        this=exp.Literal.number(place), desc=given.args.get("desc"), nulls_first=given.args.get("nulls_first") or False
    )

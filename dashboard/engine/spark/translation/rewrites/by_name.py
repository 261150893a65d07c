"""UNION BY NAME → the columns in one order, then UNION. Sail does not know it."""

from __future__ import annotations

from sqlglot import exp

from dashboard.engine.spark.translation.refusal import refuse


def rewrite(tree: exp.Expr) -> exp.Expr:
    """Every union by name as one by place; names are resolved, so that no star hides any. Raises NotPortable."""
    for union in reversed(list(tree.find_all(exp.SetOperation))):
        if not union.args.get("by_name"):
            continue
        right, wanted = union.expression.unnest(), union.this.named_selects
        if not isinstance(right, exp.Select) or set(right.named_selects) != set(wanted):
            raise refuse(union, "UNION BY NAME is portable where both sides have the same columns")
        by_name = {column.alias_or_name: column for column in right.expressions}
        right.set("expressions", [by_name[name] for name in wanted])
        union.set("by_name", None)
    return tree

"""string_agg([DISTINCT] x, sep ORDER BY x) → the texts collected, sorted, joined.

Spark 4.2 fails at LISTAGG(DISTINCT …) beside COUNT(DISTINCT …), and Sail has no LISTAGG with an order.
"""

from __future__ import annotations

from sqlglot import exp


def rewrite(tree: exp.Expr) -> exp.Expr:
    """Every string_agg of the tree; `conditions` holds that each is ordered by its own text."""
    for node in list(tree.find_all(exp.GroupConcat)):
        order = node.this
        is_distinct = isinstance(order.this, exp.Distinct)
        text = order.this.expressions[0] if is_distinct else order.this
        around = node.parent if isinstance(node.parent, exp.Filter) else node
        collected: exp.Expr = exp.Anonymous(
            this="COLLECT_SET" if is_distinct else "COLLECT_LIST", expressions=[text.copy()]
        )
        count: exp.Expr = exp.Count(this=text.copy())
        if isinstance(around, exp.Filter):  # it belongs to each aggregate, not to what is made of them
            collected = exp.Filter(this=collected, expression=around.expression.copy())
            count = exp.Filter(this=count, expression=around.expression.copy())
        is_rising = exp.Boolean(this=not order.expressions[0].args.get("desc"))
        sorted_texts = exp.Anonymous(this="SORT_ARRAY", expressions=[collected, is_rising])
        joined = exp.Anonymous(this="ARRAY_JOIN", expressions=[sorted_texts, node.args["separator"].copy()])
        # Of no text DuckDB makes NULL, and an empty list would be an empty text.
        around.replace(exp.Case().when(exp.GT(this=count, expression=exp.Literal.number(0)), joined))
    return tree

"""`x = ANY (SELECT …)`, as DuckDB prints IN in views and macros, → IN; the others know it for lists only."""

from __future__ import annotations

from sqlglot import exp


def rewrite(tree: exp.Expr) -> exp.Expr:
    """Every comparison with any or all rows that is IN or NOT IN; what is left is refused later."""
    comparisons: list[exp.EQ | exp.NEQ] = list(tree.find_all(exp.EQ, exp.NEQ))
    for node in reversed(comparisons):
        quantified = node.expression
        if not isinstance(quantified, exp.Any if isinstance(node, exp.EQ) else exp.All):
            continue
        rows = quantified.this.unnest()
        if isinstance(rows, exp.Query):
            is_in = exp.In(this=node.this.copy(), query=rows.subquery())
            node.replace(is_in if isinstance(node, exp.EQ) else exp.Not(this=is_in))
    return tree

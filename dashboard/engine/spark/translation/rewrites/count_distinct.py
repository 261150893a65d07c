"""count(DISTINCT x) OVER (…) → the size of the set of all x. Spark has no DISTINCT in windows."""

from __future__ import annotations

from sqlglot import exp


def rewrite(tree: exp.Expr) -> exp.Expr:
    """Every one of the tree; a set holds no NULL, which is not counted either."""
    for node in list(tree.find_all(exp.Window)):
        count = node.this
        if isinstance(count, exp.Count) and isinstance(count.this, exp.Distinct):
            windowed = node.copy()
            windowed.set("this", exp.Anonymous(this="COLLECT_SET", expressions=[count.this.expressions[0].copy()]))
            node.replace(exp.Anonymous(this="SIZE", expressions=[windowed]))
    return tree

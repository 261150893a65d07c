"""Default deny: every node of the tree must be listed in `allowed`, and hold the conditions of its kind."""

from __future__ import annotations

from sqlglot import exp

from dashboard.engine.spark.translation.allowed import FUNCTIONS, NODES, PARTS
from dashboard.engine.spark.translation.conditions import CONDITIONS
from dashboard.engine.spark.translation.refusal import refuse


def refuse_unportable(tree: exp.Expr) -> None:
    """Raises NotPortable for the first thing that is not sure to give the same elsewhere; the tree is annotated."""
    for node in tree.walk():
        if isinstance(node, exp.Anonymous):
            if node.name.lower() not in FUNCTIONS:
                raise refuse(node, f"the function {node.name}() is not in the portable set")
            continue
        if type(node) not in NODES:
            what = f"the function {node.sql_name().lower()}()" if isinstance(node, exp.Func) else f"{node.key}"
            raise refuse(node, f"{what} is not in the portable set")
        if condition := CONDITIONS.get(type(node)):
            condition(node)
        _refuse_unportable_parts(node)


def _refuse_unportable_parts(node: exp.Expr) -> None:
    if (parts := PARTS.get(type(node))) is None:
        return
    for name, value in node.args.items():
        if value not in (None, False, []) and name not in parts:
            raise refuse(node, f"{name.strip('_').replace('_', ' ')} in a {node.key} is not in the portable set")

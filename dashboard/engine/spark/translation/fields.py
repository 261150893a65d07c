"""Fields of structs and values of maps, each with its type, which the syntax tree alone does not tell."""

from __future__ import annotations

from sqlglot import exp


def type_fields(tree: exp.Expr) -> exp.Expr:
    """`struct.field`, `struct['field']` and `map[key]`, cast to the type that they have anyway."""
    nodes: list[exp.Expr] = list(tree.find_all(exp.Dot, exp.Bracket))
    for node in reversed(nodes):
        if (kind := _type_of(node)) is not None and not isinstance(node.parent, exp.Dot):
            node.replace(exp.Cast(this=node.copy(), to=kind.copy()))
    return tree


def is_map(node: exp.Expr) -> bool:
    """Whether it looks something up in a map."""
    return isinstance(node, exp.Bracket) and node.this.type is not None and node.this.type.this == exp.DType.MAP


def _type_of(node: exp.Expr) -> exp.DataType | None:
    holder = node.this.type
    if holder is None:
        return None
    if is_map(node) and len(holder.expressions) == 2:
        value: exp.DataType = holder.expressions[1]
        return value
    if holder.this != exp.DType.STRUCT:
        return None
    field = node.expression if isinstance(node, exp.Dot) else node.expressions[0]
    kinds = {each.name.lower(): each.args.get("kind") for each in holder.expressions if isinstance(each, exp.ColumnDef)}
    return kinds.get(field.name.lower())

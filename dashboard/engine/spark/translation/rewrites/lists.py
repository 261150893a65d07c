"""Lists with NULL in them, and fields of structs."""

from __future__ import annotations

from sqlglot import exp

from dashboard.engine.spark.translation.fields import is_map
from dashboard.engine.spark.translation.refusal import refuse


def rewrite(tree: exp.Expr) -> exp.Expr:
    """list_contains(): where Spark cannot know because of a NULL in the list, DuckDB says no.

    list_position() gives NULL where nothing is found, ARRAY_POSITION 0. struct['field'] becomes struct.field,
    and map[key] a function that gives NULL where there is no such key.
    """
    for node in list(tree.find_all(exp.ArrayContains)):
        missing = exp.or_(_is_null(node.this), _is_null(node.expression))
        found = exp.func("COALESCE", node.copy(), exp.false())
        node.replace(exp.Case().when(exp.not_(missing), found))
    for call in list(tree.find_all(exp.Anonymous)):
        if call.name.lower() == "list_position":
            if len(call.expressions) != 2:
                raise refuse(call, "list_position() takes a list and a value")
            found = exp.Anonymous(this="ARRAY_POSITION", expressions=[each.copy() for each in call.expressions])
            whole = exp.cast(found, exp.DType.INT)
            call.replace(exp.Nullif(this=whole, expression=exp.Literal.number(0)))
    for field in list(tree.find_all(exp.Bracket)):
        if is_map(field):  # a key that is not there is NULL
            parts = [field.this.copy(), field.expressions[0].copy()]
            field.replace(exp.Anonymous(this="TRY_ELEMENT_AT", expressions=parts))
            continue
        name = exp.to_identifier(field.expressions[0].name)
        field.replace(exp.Dot(this=field.this.copy(), expression=name))
    return tree


def _is_null(node: exp.Expr) -> exp.Expr:
    return exp.Is(this=node.copy(), expression=exp.Null())

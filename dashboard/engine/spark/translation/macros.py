"""Macros of the warehouse, put in place of their calls, since a remote engine does not know them.

A macro is an expression over its parameters, so putting it in place changes nothing. One that reads tables or columns
of its own is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from dashboard.engine.spark.translation.declared import Declared, Macro
from dashboard.engine.spark.translation.refusal import line_of, refuse

_DEEPEST = 20
_READS_TABLES = re.compile(r"\bselect\b", re.IGNORECASE)
_QUOTED_CALL = re.compile(r'"(\w+)"\(')  # DuckDB writes "if"(…), which is the function if


def inline_macros(tree: exp.Expr, declared: Declared) -> exp.Expr:
    """The tree without calls of macros. Raises NotPortable."""
    for _ in range(_DEEPEST):
        calls = [call for call in tree.find_all(exp.Anonymous) if call.name.lower() in declared.macros]
        if not calls:
            return tree
        for call in reversed(calls):  # the innermost first: it stands in the arguments of others
            call.replace(_inline_call(call, declared.macros[call.name.lower()]))
    raise refuse(calls[0], f"the macro {calls[0].name}() calls itself, or others too deeply")


def _inline_call(call: exp.Anonymous, macro: Macro) -> exp.Expr:
    arguments = _name_arguments(call, macro)
    if _READS_TABLES.search(macro.body):
        raise refuse(call, f"the macro {call.name}() reads tables")
    try:
        body = sqlglot.parse_one(_QUOTED_CALL.sub(r"\1(", macro.body), read="duckdb")
    except SqlglotError as error:
        raise refuse(call, f"the macro {call.name}() cannot be read") from error
    if body.find(exp.Lambda):
        raise refuse(call, f"the macro {call.name}() runs over lists")
    line = line_of(call)
    placed = exp.Paren(this=body).transform(_replace_argument, arguments, call, copy=False)
    for node in placed.walk():
        if node.meta.get("line") and not node.meta.get("given"):
            node.meta["line"] = line
    return _simplify(placed)


def _name_arguments(call: exp.Anonymous, macro: Macro) -> dict[str, exp.Expr]:
    """What is given for each parameter, by place or as `parameter := value`."""
    by_place = [each for each in call.expressions if not isinstance(each, exp.PropertyEQ)]
    by_name = {each.name.lower(): each.expression for each in call.expressions[len(by_place) :]}
    arguments = dict(zip(macro.parameters, by_place, strict=False)) | by_name
    if len(call.expressions) != len(macro.parameters) or {*arguments} != {*macro.parameters}:
        raise refuse(call, f"the macro {call.name}() is called with other than its {len(macro.parameters)} parameters")
    return arguments


def _replace_argument(node: exp.Expr, arguments: Mapping[str, exp.Expr], call: exp.Anonymous) -> exp.Expr:
    """A parameter becomes what was given for it; `parameter.field` a field of that, or the column of a table."""
    if not isinstance(node, exp.Column) or node.meta.get("given"):
        return node
    name = (node.table or node.name).lower()
    if name not in arguments:
        raise refuse(call, f"the macro {call.name}() reads the column {name}")
    given = arguments[name].copy()
    for each in given.walk():
        each.meta["given"] = True
    if node.table and isinstance(given, exp.Column) and not given.table:
        column = exp.column(node.this.copy(), table=given.this.copy())
        column.meta["given"] = True
        return column
    whole: exp.Expr = given if isinstance(given, (exp.Column, exp.Literal)) else exp.Paren(this=given)
    return exp.Dot(this=whole, expression=node.this.copy()) if node.table else whole


def _simplify(tree: exp.Expr) -> exp.Expr:
    """`{a: x, b: y}.a` and `{a: x, b: y}['a']` are x: most structs of macros go away with that."""
    nodes: list[exp.Expr] = list(tree.find_all(exp.Dot, exp.Bracket))
    for node in reversed(nodes):
        field = _field_of(node)
        struct = node.this.unnest()
        if field is None or not isinstance(struct, exp.Struct):
            continue
        values = {each.this.name.lower(): each.expression for each in struct.expressions}
        if field in values:
            node.replace(exp.Paren(this=values[field].copy()))
    for each in tree.walk():
        each.meta.pop("given", None)
    return tree


def _field_of(node: exp.Expr) -> str | None:
    if isinstance(node, exp.Dot):
        return str(node.expression.name).lower()
    index = node.expressions[0] if len(node.expressions) == 1 else None
    return index.name.lower() if isinstance(index, exp.Literal) and index.is_string else None

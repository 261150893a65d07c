"""PIVOT with a literal list → one aggregate with FILTER for each value. Spark's PIVOT groups by other columns."""

from __future__ import annotations

from sqlglot import exp

from dashboard.engine.spark.translation.refusal import refuse


def rewrite(tree: exp.Expr) -> exp.Expr:
    """Every PIVOT (… FOR x IN (…) GROUP BY …) of the tree as a grouped SELECT. Raises NotPortable."""
    for node in list(tree.find_all(exp.Pivot)):
        source = node.parent
        if node.args.get("unpivot") or not isinstance(source, (exp.Table, exp.Subquery)):
            raise refuse(node, "UNPIVOT, and PIVOT as a statement, are not in the portable set")
        alias = node.args.get("alias")
        alias = alias.copy() if alias else exp.TableAlias(this=exp.to_identifier("_pivoted"))
        source.replace(exp.Subquery(this=_grouped(node, source), alias=alias))
    return tree


def _grouped(node: exp.Pivot, source: exp.Table | exp.Subquery) -> exp.Select:
    fields, group = node.args.get("fields") or [], node.args.get("group")
    field = fields[0] if len(fields) == 1 else None
    if not isinstance(field, exp.In) or not field.expressions or group is None:
        raise refuse(node, "a PIVOT needs one FOR column, IN with a literal list, and GROUP BY")
    base = source.copy()
    base.set("pivots", None)
    if not base.alias:
        base.set("alias", exp.TableAlias(this=exp.to_identifier("_pivot")))
    keys = [each.copy() for each in group.expressions]
    cells = [
        exp.alias_(_cell(aggregate, field.this, value), _name(aggregate, value, node), quoted=True)
        for value in field.expressions
        for aggregate in node.expressions
    ]
    return exp.select(*keys, *cells).from_(base).group_by(*[key.copy() for key in keys])


def _cell(aggregate: exp.Expr, column: exp.Expr, value: exp.Expr) -> exp.Expr:
    of_value = exp.EQ(this=column.copy(), expression=value.unalias().copy())
    return exp.Filter(this=aggregate.unalias().copy(), expression=exp.Where(this=of_value))


def _name(aggregate: exp.Expr, value: exp.Expr, node: exp.Pivot) -> str:
    """As DuckDB calls the column: the value, with the aggregate's name behind where that has one or there are many."""
    of_value = value.alias or value.name
    if not aggregate.alias and len(node.expressions) == 1:
        return str(of_value)
    return f"{of_value}_{aggregate.alias or aggregate.sql('duckdb').lower()}"

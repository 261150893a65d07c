"""Kinds of values, as far as they decide what a translation may do."""

from __future__ import annotations

from sqlglot import exp

TEXT, LIST = "text", "list"
INTEGER, DECIMAL, FLOAT, BOOLEAN = "integer", "decimal", "float", "boolean"
DATE, TIMESTAMP, INTERVAL = "date", "timestamp", "interval"
GIVEN, UNKNOWN = "given", "unknown"
NUMBERS = frozenset({INTEGER, DECIMAL, FLOAT})

_INTEGERS = {
    exp.DType.TINYINT,
    exp.DType.SMALLINT,
    exp.DType.INT,
    exp.DType.BIGINT,
    exp.DType.INT128,  # a sum of bigint: what does not fit into a bigint is an error on both sides
}
_KINDS = {
    **dict.fromkeys(exp.DataType.TEXT_TYPES, TEXT),
    **dict.fromkeys(_INTEGERS, INTEGER),
    exp.DType.DECIMAL: DECIMAL,
    exp.DType.FLOAT: FLOAT,
    exp.DType.DOUBLE: FLOAT,
    exp.DType.BOOLEAN: BOOLEAN,
    exp.DType.DATE: DATE,
    exp.DType.TIMESTAMP: TIMESTAMP,
    exp.DType.TIMESTAMPNTZ: TIMESTAMP,
    exp.DType.DATETIME: TIMESTAMP,
    exp.DType.INTERVAL: INTERVAL,
    exp.DType.ARRAY: LIST,
    exp.DType.LIST: LIST,
}


def kind(node: exp.Expr) -> str:
    """The kind of an annotated node; GIVEN for a bare `$parameter`, whose value decides."""
    bare = node.unnest()
    if isinstance(bare, exp.Placeholder):
        return GIVEN
    if isinstance(bare, exp.Interval):
        return INTERVAL
    if isinstance(bare, exp.Array):
        return LIST
    if isinstance(bare, (exp.Ceil, exp.Floor)) and kind(bare.this) == DECIMAL:  # sqlglot names no type of these
        return DECIMAL
    return kind_of(bare.type)


def kind_of(given: exp.DataType | None) -> str:
    """The kind of a type."""
    return _KINDS.get(given.this, UNKNOWN) if given is not None else UNKNOWN


def is_null(node: exp.Expr) -> bool:
    """Whether it is a literal NULL, which is of any kind."""
    return isinstance(node.unnest(), exp.Null)


def positive_number(node: exp.Expr | None) -> bool:
    """Whether it is a literal number above zero."""
    return isinstance(node, exp.Literal) and not node.is_string and float(node.name) > 0

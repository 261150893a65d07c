"""What may stand in a portable question. All else is refused: a new function is added here with a test, or not at all.

Each name was held against DuckDB 2.0 on Spark 4.2 and Sail 0.7, and gives the same there as it is, under the conditions
of `conditions`, or by one of the `rewrites`.
"""

from __future__ import annotations

from sqlglot import exp

_CLAUSES = """
Select From Join Where Group Having Qualify Order Ordered Limit Offset Distinct With CTE Subquery Table TableAlias
Union Intersect Except Paren Alias Column Identifier Star Literal Null Boolean Placeholder Tuple
DataType DataTypeParam ColumnDef Interval Var Window WindowSpec Filter Dot Struct PropertyEQ Hint
"""
_OPERATORS = """
And Or Not EQ NEQ GT GTE LT LTE NullSafeEQ NullSafeNEQ Is In Between Like ILike Add Sub Mul Div IntDiv Mod Neg DPipe
Case If Coalesce Nullif Cast TryCast Exists Any
"""
_AGGREGATES = """
Count CountIf Sum Avg Min Max Median PercentileCont PercentileDisc StddevSamp StddevPop Variance VariancePop
ArgMax ArgMin LogicalAnd LogicalOr GroupConcat
"""
_WINDOWS = "RowNumber Rank DenseRank PercentRank CumeDist Ntile Lag Lead FirstValue LastValue NthValue"
_NUMBERS = "Abs Sign Ceil Floor Round Sqrt Cbrt Ln Log Exp Pow Greatest Least"
_TEXTS = """
Lower Upper Length Trim Substring Left Right Concat ConcatWs Replace Reverse SplitPart StartsWith Contains StrPosition
RegexpLike RegexpExtract RegexpReplace MD5
"""
_DATES = """
Year Quarter Month Week WeekOfYear Day DayOfMonth DayOfYear DayOfWeek DayOfWeekIso Hour Minute Second Monthname Dayname
DateDiff TimestampTrunc DateTrunc LastDay DateFromParts TimeToStr
"""
_LISTS = "Array ArrayContains ArrayToString Bracket Explode"

NODES = frozenset(
    getattr(exp, name)
    for group in (_CLAUSES, _OPERATORS, _AGGREGATES, _WINDOWS, _NUMBERS, _TEXTS, _DATES, _LISTS)
    for name in group.split()
)
# DuckDB's functions that sqlglot has no name for.
FUNCTIONS = frozenset({"arg_max_null", "arg_min_null", "list_position"})

# Parts of a clause that may be there; what is not named, such as a sample, a lock or a lateral view, is refused.
_SET_OPERATION = "with_ this expression distinct order limit offset"
_PARTS: dict[type[exp.Expr], str] = {
    exp.Select: "with_ expressions from_ joins where group having qualify order limit offset distinct windows hint",
    exp.Union: _SET_OPERATION,
    exp.Intersect: _SET_OPERATION,
    exp.Except: _SET_OPERATION,
    exp.Table: "this alias",
    exp.Subquery: "this alias with_",
    exp.Join: "this on using kind side method",
    exp.Group: "expressions all",
    exp.Distinct: "expressions",
    exp.With: "expressions",
    exp.CTE: "this alias materialized",
    exp.Window: "this partition_by order spec over alias",
    exp.WindowSpec: "kind start start_side end end_side",
    exp.Star: "",
}
PARTS = {node: frozenset(names.split()) for node, names in _PARTS.items()}

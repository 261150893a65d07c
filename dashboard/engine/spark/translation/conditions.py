"""Under which conditions an allowed node gives the same on every engine; each says what would differ."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sqlglot import exp

from dashboard.engine.spark.translation import windows
from dashboard.engine.spark.translation.refusal import refuse
from dashboard.engine.spark.translation.types import (
    BOOLEAN,
    DATE,
    DECIMAL,
    GIVEN,
    INTEGER,
    INTERVAL,
    LIST,
    NUMBERS,
    TEXT,
    TIMESTAMP,
    UNKNOWN,
    is_null,
    kind,
    kind_of,
    positive_number,
)

Condition = Callable[[Any], None]

_DATE_LETTERS = frozenset("YmdHMSbByaA")
# Signs, classes such as [0-9], and groups. \d, \w, \s and . hold more in one engine than in another, and $ a line end.
_PLAIN_PATTERN = re.compile(r"(?:[^\\($.\[]|\\[^\w\s]|\[\^?[^\[\]\\&]+\]|\((?!\?)|\(\?:)*")
_TRUNCATED_TO = frozenset({"YEAR", "QUARTER", "MONTH", "WEEK", "DAY"})


def division(node: exp.Div | exp.IntDiv | exp.Mod) -> None:
    """x / 0 is infinite in DuckDB, an error in Spark and NULL in Sail."""
    divisor = node.expression.unnest()
    is_number = isinstance(divisor, exp.Literal) and not divisor.is_string and float(divisor.name) != 0
    if not (is_number or isinstance(divisor, exp.Nullif)):
        raise refuse(node, "engines disagree on x / 0: divide by nullif(x, 0)")
    if isinstance(node, exp.IntDiv) and DECIMAL in (kind(node.this), kind(node.expression)):
        raise refuse(node, "// over decimals keeps a fraction in DuckDB: use floor(x / y)")
    arithmetic(node)


def arithmetic(node: exp.Binary) -> None:
    """Dates count days in DuckDB and intervals in Spark, so the types of both sides must be known."""
    kinds = (kind(node.this), kind(node.expression))
    if any(is_null(side) for side in (node.this, node.expression)):
        return
    if set(kinds) <= NUMBERS | {GIVEN}:
        return
    is_sum = isinstance(node, (exp.Add, exp.Sub))
    if is_sum and kinds in ((DATE, INTERVAL), (TIMESTAMP, INTERVAL), (DATE, INTEGER)):
        return
    raise refuse(
        node, f"arithmetic over {kinds[0]} and {kinds[1]} differs between engines: cast both to a number or date"
    )


def interval(node: exp.Interval) -> None:
    """Only whole days, weeks, months and years are the same everywhere."""
    unit = node.args.get("unit")
    number = node.this
    is_whole = isinstance(number, exp.Literal) and re.fullmatch(r"-?\d+", number.name)
    if not is_whole or unit is None or unit.name.upper().rstrip("S") not in _TRUNCATED_TO:
        raise refuse(node, "an interval must be a literal number of days, weeks, months or years")


def cast(node: exp.Cast | exp.TryCast) -> None:
    """Fractions are rounded in DuckDB and cut off in Spark; numbers, times and lists are spelt differently as text."""
    source, target, inner = kind(node.this), kind_of(node.to), node.this.unnest()
    if is_null(inner) or source == target or isinstance(inner, (exp.Dot, exp.Bracket)):  # `fields` tells their own type
        return
    if target == UNKNOWN:
        raise refuse(node, f"a cast to {node.to.sql('duckdb')} is not in the portable set")
    if source == GIVEN:  # a value that was given has the type it is cast to, or is text that spells it
        return
    if target == TEXT and source not in (INTEGER, BOOLEAN, DATE):
        raise refuse(node, f"a cast of {source} to text is spelt differently by each engine: use strftime() or round()")
    whole = isinstance(inner, (exp.Round, exp.Floor, exp.Ceil)) and not inner.args.get("decimals")
    if target == INTEGER and not (source in (INTEGER, BOOLEAN) or whole):
        raise refuse(node, "a cast to an integer rounds in DuckDB and cuts off in Spark: use round() or floor() inside")
    if target in (DATE, TIMESTAMP) and source == TEXT and not isinstance(inner, exp.Literal):
        raise refuse(node, "texts that are no dates are read differently: keep a date column beside the text")
    if target in (BOOLEAN, INTERVAL) or (target in NUMBERS and source not in NUMBERS | {BOOLEAN}):
        raise refuse(node, f"a cast of {source} to {target} differs between engines")


def concatenation(node: exp.DPipe | exp.Concat | exp.ConcatWs) -> None:
    """What is no text is spelt differently; a list is spread by one function and not by another."""
    parts = [node.this, node.expression] if isinstance(node, exp.DPipe) else node.expressions
    for part in parts:
        if kind(part) not in (TEXT, INTEGER, DATE, BOOLEAN, GIVEN) and not is_null(part):
            raise refuse(
                node, f"joining {kind(part)} to a text is spelt differently by each engine: cast it to varchar"
            )


def like(node: exp.Like | exp.ILike) -> None:
    """Spark takes a backslash as an escape; the rewrite takes that away, where no other one is named."""
    if isinstance(node.parent, exp.Escape):
        raise refuse(node, "ESCAPE is not in the portable set")


def pattern(node: exp.RegexpLike | exp.RegexpExtract | exp.RegexpReplace) -> None:
    """RE2, Java and Rust agree on plain patterns only, so the pattern must be there to be read."""
    given = node.expression
    if not (isinstance(given, exp.Literal) and given.is_string and _PLAIN_PATTERN.fullmatch(given.name)):
        raise refuse(
            node, "a regular expression must be literal and plain, [0-9] and not \\d: engines read the rest differently"
        )
    group = node.args.get("group")
    if group is not None and not (isinstance(group, exp.Literal) and not group.is_string):
        raise refuse(node, "the group of a regular expression must be a literal number")
    flags = {"modifiers", "parameters", "flag", "options"} & {name for name, value in node.args.items() if value}
    if isinstance(node, exp.RegexpReplace):
        modifiers = node.args.get("modifiers")
        replacement = node.args.get("replacement")
        if modifiers is None or modifiers.name != "g":
            raise refuse(node, "regexp_replace() needs the option 'g': Spark always replaces all")
        if not isinstance(replacement, exp.Literal) or re.search(r"[\\$]", replacement.name):
            raise refuse(node, "the replacement must be literal, without groups: they are written differently")
    elif flags:
        raise refuse(node, "options of a regular expression are not in the portable set")


def date_format(node: exp.TimeToStr) -> None:
    """%j has leading zeros in one engine and not in the other, and so on."""
    given = node.args["format"]
    codes = re.findall(r"%(.?)", given.name) if isinstance(given, exp.Literal) else [""]
    plain = re.sub(r"%.", "", given.name)
    if not set(codes) <= _DATE_LETTERS or re.search(r"[A-Za-z']", plain):
        raise refuse(node, "a date's format must be literal, of %Y %m %d %H %M %S %b %B %y %a %A and signs")
    if kind(node.this) not in (DATE, TIMESTAMP):
        raise refuse(node, "strftime() needs a date column")


def date_difference(node: exp.DateDiff) -> None:
    """Weeks and hours are counted by boundaries in one engine, and as whole ones in the other."""
    unit = node.args.get("unit")
    if unit is None or unit.name.upper() not in ("DAY", "MONTH", "YEAR") or kind(node.this) != DATE:
        raise refuse(node, "date_diff() is portable for days, months and years between dates")


def truncated(node: exp.TimestampTrunc | exp.DateTrunc) -> None:
    """Units are named differently beyond these."""
    unit = node.args.get("unit")
    if unit is None or unit.name.upper().split("(")[0] not in _TRUNCATED_TO:
        raise refuse(node, "date_trunc() is portable for year, quarter, month, week and day")


def length(node: exp.Length) -> None:
    """len() of a list is another function elsewhere."""
    if kind(node.this) not in (TEXT, GIVEN):
        raise refuse(node, "length() is portable for texts")


def part_of_text(node: exp.Expr) -> None:
    """Counting from zero or from the end differs."""
    names: dict[type[exp.Expr], str] = {exp.Substring: "start", exp.SplitPart: "part_index"}
    number = node.args[names[type(node)]] if type(node) in names else node.expression
    if not positive_number(number):
        raise refuse(node, "places in a text must be literal numbers from 1")
    if isinstance(node, exp.SplitPart) and not (
        isinstance(node.args["delimiter"], exp.Literal) and node.args["delimiter"].name
    ):
        raise refuse(node, "split_part() needs a literal separator")


def logarithm(node: exp.Ln | exp.Log) -> None:
    """The logarithm of zero is minus infinity in DuckDB and NULL in Spark."""
    if isinstance(node, exp.Log) and node.expression:
        raise refuse(node, "log() of a base is not in the portable set: use ln() or log10()")
    if not isinstance(node.this.unnest(), exp.Nullif):
        raise refuse(node, "engines disagree on the logarithm of 0: take it of nullif(x, 0)")


def join(node: exp.Join) -> None:
    """NATURAL, POSITIONAL, SEMI and ANTI joins are not known everywhere."""
    method, kind_of_join = (str(node.args.get(name) or "").upper() for name in ("method", "kind"))
    if method not in ("", "ASOF") or kind_of_join not in ("", "INNER", "OUTER", "CROSS"):
        raise refuse(node, f"a {method} {kind_of_join} join is not in the portable set")
    if isinstance(node.this, exp.Lateral):
        raise refuse(node, "a lateral join is not in the portable set")


def table(node: exp.Table) -> None:
    """A table function would let a question read files of the cluster."""
    if not isinstance(node.this, exp.Identifier):
        raise refuse(node, "table functions are not in the portable set: name a table of the warehouse")


def aggregate_order(node: exp.Expr) -> None:
    """Which value a group gives first is up to each engine."""
    if isinstance(node.this, exp.Order):
        raise refuse(node, "an aggregate with ORDER BY is portable for string_agg() only")


def text_joined(node: exp.GroupConcat) -> None:
    """Without an order the texts come as they are found; ordered by another column, ties do."""
    order = node.this
    separator = node.args.get("separator")
    if not isinstance(order, exp.Order) or len(order.expressions) != 1:
        raise refuse(node, "string_agg() needs ORDER BY the same expression: engines find rows in another order")
    text = order.this.expressions[0] if isinstance(order.this, exp.Distinct) else order.this
    if order.expressions[0].this != text or kind(text) != TEXT:
        raise refuse(node, "string_agg() needs ORDER BY the same text that it joins")
    if not isinstance(separator, exp.Literal):
        raise refuse(node, "string_agg() needs a literal separator")


def quantile(node: exp.PercentileCont | exp.PercentileDisc | exp.Median) -> None:
    """Lists of quantiles, or one that a column gives, are not known everywhere; decimals are rounded otherwise."""
    share, of = node.expression, kind(node.this)
    is_literal = isinstance(share, exp.Literal) and not share.is_string and 0 <= float(share.name) <= 1
    if not (is_literal or isinstance(node, exp.Median)):
        raise refuse(node, "a quantile must be a literal number from 0 to 1")
    if of not in NUMBERS:
        raise refuse(node, "quantiles are portable for numbers")
    if of == DECIMAL and not isinstance(node, exp.PercentileDisc):
        raise refuse(node, "engines round what lies between two decimals differently: cast them to double")


def distinct(node: exp.Distinct) -> None:
    """DISTINCT ON keeps a row of its own choice."""
    if node.args.get("on"):
        raise refuse(node, "DISTINCT ON: use QUALIFY row_number() … = 1")


def looked_up(node: exp.Bracket) -> None:
    """Members of a list are counted from 1 in DuckDB and from 0 in Spark."""
    if node.this.type is None or node.this.type.this not in (exp.DType.STRUCT, exp.DType.MAP):
        raise refuse(node, "[…] is portable for the fields of a struct and the keys of a map")


def compared(node: exp.Binary) -> None:
    """Rows with NULLs are compared in different ways; so are a text and a number."""
    if any(isinstance(side, exp.Tuple) for side in (node.this, node.expression)):
        raise refuse(node, "rows in brackets are compared differently: compare their columns")
    sides = [node.this, node.expression]
    kinds = {kind(side) for side in sides if not is_null(side)} - {GIVEN, UNKNOWN}
    is_spelt = any(isinstance(side.unnest(), exp.Literal) for side in sides) and kinds in (
        {TEXT, DATE},
        {TEXT, TIMESTAMP},
    )
    if len(kinds) > 1 and not (kinds <= NUMBERS or kinds <= {DATE, TIMESTAMP} or is_spelt):
        raise refuse(node, f"{' and '.join(sorted(kinds))} are compared differently: cast one of them")


def rows_of_list(node: exp.Explode) -> None:
    """Beside another list, or where rows are grouped or sorted, it is spread at different times."""
    column = node.parent if isinstance(node.parent, exp.Alias) else node
    select = column.parent
    if not isinstance(select, exp.Select) or sum(bool(each.find(exp.Explode)) for each in select.expressions) > 1:
        raise refuse(node, "unnest() is portable as a column of its own, once in a SELECT")
    if any(select.args.get(part) for part in ("group", "having", "qualify", "order", "limit", "distinct", "windows")):
        raise refuse(node, "unnest() is portable in a SELECT of FROM and WHERE alone")
    if kind(node.this) != LIST:
        raise refuse(node, "unnest() needs a list column, or a parameter that is cast to a list")


def list_member(node: exp.ArrayContains) -> None:
    """Only lists of texts and numbers."""
    if kind(node.this) not in (LIST, GIVEN):
        raise refuse(node, "list_contains() needs a list column or a parameter that is cast to a list")


CONDITIONS: dict[type[exp.Expr], Condition] = {
    **dict.fromkeys((exp.Div, exp.IntDiv, exp.Mod), division),
    **dict.fromkeys((exp.Add, exp.Sub, exp.Mul), arithmetic),
    **dict.fromkeys((exp.Cast, exp.TryCast), cast),
    **dict.fromkeys((exp.DPipe, exp.Concat, exp.ConcatWs), concatenation),
    **dict.fromkeys((exp.Like, exp.ILike), like),
    **dict.fromkeys((exp.RegexpLike, exp.RegexpExtract, exp.RegexpReplace), pattern),
    **dict.fromkeys((exp.TimestampTrunc, exp.DateTrunc), truncated),
    **dict.fromkeys((exp.Substring, exp.SplitPart, exp.Left, exp.Right), part_of_text),
    **dict.fromkeys((exp.Ln, exp.Log), logarithm),
    **dict.fromkeys((exp.PercentileCont, exp.PercentileDisc, exp.Median), quantile),
    **dict.fromkeys((exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.NullSafeEQ, exp.NullSafeNEQ), compared),
    **dict.fromkeys((exp.Sum, exp.Avg, exp.Min, exp.Max, exp.ArgMax, exp.ArgMin), aggregate_order),
    exp.Interval: interval,
    exp.Bracket: looked_up,
    exp.TimeToStr: date_format,
    exp.DateDiff: date_difference,
    exp.Length: length,
    exp.Window: windows.window,
    exp.WindowSpec: windows.frame,
    exp.Join: join,
    exp.Table: table,
    exp.GroupConcat: text_joined,
    exp.Distinct: distinct,
    exp.ArrayContains: list_member,
    exp.Explode: rows_of_list,
}

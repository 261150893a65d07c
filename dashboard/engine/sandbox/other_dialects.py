"""What DuckDB calls that other databases call differently: functions, types, tables and a few words of syntax."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from dashboard.engine.sandbox.result import Edit
from dashboard.engine.sandbox.tokens import Token

_MIN_LIKENESS = 0.8  # of a name and one that may be misspelt
# Another name for the same, with the same arguments: it can be put in the place of the name.
SAME = {
    "nvl": "coalesce", "iif": "if", "getdate": "current_date", "sysdate": "current_date", "curdate": "current_date",
    "systimestamp": "current_timestamp", "sysdatetime": "current_timestamp", "getutcdate": "current_date",
    "curtime": "current_time", "mid": "substr", "percentile_approx": "approx_quantile",
    "date_format": "strftime", "str_to_date": "strptime", "from_unixtime": "to_timestamp",
    "to_unixtime": "epoch", "timestampdiff": "date_diff", "datefromparts": "make_date", "date_from_parts": "make_date",
    "eomonth": "last_day", "regexp_like": "regexp_matches", "regexp_substr": "regexp_extract", "replicate": "repeat",
    "newid": "uuid", "safe_cast": "try_cast", "stdev": "stddev", "stdevp": "stddev_pop", "varp": "var_pop",
    "percentile": "quantile_cont", "approx_percentile": "approx_quantile", "average": "avg", "rand": "random",
    "truncate": "trunc", "collect_list": "list", "array_join": "array_to_string", "wm_concat": "string_agg",
    "concatenate": "concat",
    "explode": "unnest", "size": "len", "array_size": "len", "datalength": "strlen", "char": "chr", "nchar": "chr",
    "number": "decimal", "money": "decimal", "varchar2": "varchar", "nvarchar2": "varchar",
    "clob": "varchar", "ntext": "varchar", "datetime2": "timestamp", "smalldatetime": "timestamp", "int64": "bigint",
    "float64": "double", "byteint": "tinyint",
}  # fmt: skip
# What to write instead, where more than the name changes.
INSTEAD = {
    "isnull": "x is null, or coalesce(x, y) for another value",
    "isnotnull": "x is not null",
    "notnull": "x is not null",
    "nvl2": "if(x is not null, y, z)",
    "decode": "case x when 1 then 'a' else 'b' end",
    "to_char": "strftime(day, '%Y-%m-%d') for a date, or x::varchar",
    "to_varchar": "x::varchar",
    "text": "x::varchar",
    "str": "x::varchar",
    "cstr": "x::varchar",
    "to_number": "x::double",
    "to_date": "x::date, or strptime(x, '%d.%m.%Y')",
    "convert": "cast(x as type)",
    "charindex": "strpos(text, part)",
    "locate": "strpos(text, part)",
    "patindex": "regexp_matches(text, pattern)",
    "substring_index": "split_part(text, '.', 1)",
    "space": "repeat(' ', n)",
    "dateadd": "day + interval 1 month",
    "date_add": "day + interval 1 month",
    "adddate": "day + interval 1 day",
    "subdate": "day - interval 1 day",
    "timestampadd": "moment + interval 1 hour",
    "add_months": "day + interval 1 month",
    "months_between": "date_diff('month', first, last)",
    "unix_timestamp": "epoch(now())",
    "isnumeric": "try_cast(x as double) is not null",
    "isdate": "try_cast(x as date) is not null",
    "safe_divide": "x / nullif(y, 0)",
    "listagg": "string_agg(x, ',' order by y)",
    "zeroifnull": "coalesce(x, 0)",
    "nullifzero": "nullif(x, 0)",
    "collect_set": "list(distinct x)",
    "count_distinct": "count(distinct x)",
    "parse_json": "text::json",
    "rownum": "row_number() over (), or limit",
    "dual": "the query without FROM",
    "user_tables": "show tables",
    "all_tables": "show tables",
    "initcap": "upper(text[1]) || lower(text[2:])",
}
# Columns by words that say the same; a name holds only where the tables of the query have that column.
COLUMNS = {
    **dict.fromkeys(("value", "amount", "number", "count", "total"), ("low", "high")),
    **dict.fromkeys(("date", "day", "when"), ("as_of_first", "stated_first", "known_on")),
    **dict.fromkeys(("source", "publisher", "newspaper"), ("outlet", "publication_id")),
    **dict.fromkeys(("country", "side", "nation", "object"), ("subject",)),
    **dict.fromkeys(("person", "who", "author", "said_by"), ("speaker", "speaker_id")),
    **dict.fromkeys(("text", "words", "phrase"), ("wording",)),
    **dict.fromkeys(("link", "address", "uri", "href"), ("url",)),
    **dict.fromkeys(("id", "key"), ("figure_id", "publication_id", "speaker_id")),
    **dict.fromkeys(("kind_of_number", "metric", "indicator", "category"), ("measure",)),
}
_DATE_FUNCTIONS = {"datediff", "date_diff", "dateadd", "date_add", "date_part", "datepart", "date_trunc", "datetrunc"}
_DATE_PARTS = {"year", "quarter", "month", "week", "day", "hour", "minute", "second"}


def name_equivalent(name: str) -> tuple[str, list[str]]:
    """What DuckDB has for a name of another database, as a hint and as names to put in its place; ("", []) for none."""
    if other := SAME.get(name.lower()):
        return f'Did you mean "{other}"?', [other]
    if text := INSTEAD.get(name.lower()):
        return f"Write {text}.", []
    return "", []


def name_misspelt(name: str) -> tuple[str, list[str]]:
    """The same for what is almost such a name: "isnul"."""
    close = get_close_matches(name.lower(), [*SAME, *INSTEAD], 1, _MIN_LIKENESS)
    return name_equivalent(close[0]) if close else ("", [])


def quote_date_part(tokens: Sequence[Token], at: int) -> tuple[str, list[Edit]]:
    """For datediff(day, …): the part of a date is a text here."""
    is_part = at >= 2 and tokens[at].word in _DATE_PARTS and tokens[at - 1].text == "("
    if not is_part or tokens[at - 2].word not in _DATE_FUNCTIONS:
        return "", []
    part = f"'{tokens[at].word}'"
    return f"The part of a date is a text: {part}.", [Edit(tokens[at].start, tokens[at].end, part)]


def rewrite_syntax(tokens: Sequence[Token], at: int) -> str:
    """What DuckDB has for a word of another database's syntax, near the place of a syntax error; "" for none."""
    for place in (at, at - 1):
        if not 0 <= place < len(tokens):
            continue
        word, before = tokens[place].word, tokens[place - 1].word if place else ""
        if word == "top" and before in {"select", "distinct"}:
            return "Write limit and the number at the end of the query instead of top."
        if word == "minus":
            return "Write except instead of minus."
        if word in {"rlike", "regexp"}:
            return f"Write regexp_matches(text, pattern) instead of {word}."
        if word == "as" and any(token.word == "safe_cast" for token in tokens):
            return "Write try_cast instead of safe_cast."
        if tokens[place].text == "," and place >= 2 and tokens[place - 2].word == "limit":
            return "Write limit and the number of rows, then offset and how many to leave out."
    return ""

"""What cannot be translated faithfully is refused, with a reason and the line."""

from __future__ import annotations

import pytest

from dashboard.engine.spark.translation import Declared, NotPortable, translate
from dashboard.engine.spark.translation.declared import Macro

COLUMNS = {
    "figure_id": "VARCHAR",
    "at_least": "BIGINT",
    "share": "DOUBLE",
    "cost": "DECIMAL(38,12)",
    "as_of": "DATE",
    "note": "VARCHAR",
    "flags": "VARCHAR[]",
}
DECLARED = Declared(
    {"figures": COLUMNS, "others": COLUMNS},
    {
        "found": Macro(("words",), "(SELECT count(*) FROM figures)"),
        "endless": Macro(("x",), "endless(x)"),
        "doubled": Macro(("x",), "(x + x)"),
        "leaking": Macro(("x",), "(x + share)"),
    },
)


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("share / at_least", r"divide by nullif"),
        ("at_least % share", r"divide by nullif"),
        ("share::int", r"rounds in DuckDB and cuts off in Spark"),
        ("share::varchar", r"spelt differently"),
        ("note::date", r"texts that are no dates"),
        ("'x' || share", r"spelt differently"),
        ("cost::varchar", r"spelt differently"),
        ("cost // 7", r"keeps a fraction in DuckDB"),
        ("median(cost)", r"cast them to double"),
        ("quantile_cont(cost, 0.5)", r"cast them to double"),
        ("random()", r"rand\(\) is not in the portable set"),
        ("list(note)", r"array_agg\(\) is not in the portable set"),
        ("any_value(note)", r"not in the portable set"),
        ("flags[1]", r"fields of a struct"),
        ("strftime(as_of, '%G-W%V')", r"date's format"),
        ("strptime(note, '%Y')", r"not in the portable set"),
        ("regexp_replace(note, 'a', 'b')", r"option 'g'"),
        ("regexp_matches(note, figure_id)", r"must be literal and plain"),
        ("regexp_matches(note, '(?i)a')", r"must be literal and plain"),
        ("regexp_matches(note, '\\p{L}')", r"must be literal and plain"),
        ("regexp_matches(note, '\\d')", r"must be literal and plain"),  # é is a letter of \w in Sail alone
        ("regexp_matches(note, 'a$')", r"must be literal and plain"),
        ("ln(share)", r"logarithm of 0"),
        ("date_diff('week', as_of, as_of)", r"days, months and years"),
        ("as_of - interval (at_least) day", r"literal number of days"),
        ("string_agg(note, ', ')", r"needs ORDER BY"),
        ("string_agg(note, ', ' order by as_of)", r"needs ORDER BY the same text"),
        ("left(note, -1)", r"literal numbers from 1"),
        ("note = at_least", r"compared differently"),
        ("(note, at_least) = ('a', 1)", r"compare their columns"),
        ("current_date", r"current_date\(\) is not in the portable set"),
        ("sum(at_least) over (order by as_of range between interval 3 days preceding and current row)", r"count ROWS"),
        ("row_number() over (partition by note)", r"row_number\(\) needs ORDER BY"),
        ("lag(note) over ()", r"lag\(\) needs ORDER BY"),
        ("count(distinct note) over (order by as_of)", r"DISTINCT in a window"),
        ("count(*) filter (note > 'a') over (order by as_of)", r"FILTER in a window"),
        ("found(note)", r"macro found\(\) reads tables"),
        ("endless(at_least)", r"calls itself"),
        ("doubled(at_least, x := at_least)", r"other than its 1 parameters"),
        ("doubled(nothing := at_least)", r"other than its 1 parameters"),
        ("leaking(at_least)", r"reads the column share"),
        ("levenshtein(note, figure_id)", r"not in the portable set"),  # DuckDB counts bytes, the others letters
        ("nobody_knows(note)", r"nobody_knows\(\) is not in the portable set"),
    ],
)
def test_expression_is_refused_with_the_reason(what: str, reason: str) -> None:
    with pytest.raises(NotPortable, match=reason):
        translate(f"select {what} as answer from figures", DECLARED)  # noqa: S608


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("select * from read_parquet('/etc/passwd')", r"table functions"),
        ("select f.note from 'figures.csv' as f", r"no table figures.csv|cannot be resolved"),
        ("select nothing from figures", r"cannot be resolved"),
        ("select note from figures; drop table figures", r"not one SELECT"),
        ("drop table figures", r"not one SELECT"),
        ("select distinct on (note) note from figures", r"DISTINCT ON"),
        ("select note from figures union all by name select as_of from others", r"both sides have the same columns"),
        ("select note, unnest(flags) as flag from figures order by note", r"FROM and WHERE alone"),
        ("select unnest(flags) as one, unnest(flags) as two from figures", r"once in a SELECT"),
        ("select note from figures using sample 10 rows", r"sample in a select"),
        ("with recursive r as (select 1 as n union all select n + 1 from r) select n from r", r"recursive in a with"),
        ("select f.note from figures as f semi join others as o using (note)", r"SEMI"),
        ("select f.note from figures as f asof join others as o using (note, as_of)", r"ASOF JOIN"),
        ("select note, count(*) from figures group by rollup (note)", r"rollup"),
        ("pivot figures on note using count(*)", r"not one SELECT|not in the portable set"),
        ("select * from figures pivot (count(*) for note in ('a'))", r"PIVOT needs"),
        ("select from where", r"cannot be read"),
    ],
)
def test_clause_is_refused_with_the_reason(sql: str, reason: str) -> None:
    with pytest.raises(NotPortable, match=reason):
        translate(sql, DECLARED)


def test_refusal_knows_its_line() -> None:
    with pytest.raises(NotPortable) as refused:
        translate("-- a comment\nselect\n    note,\n    share / at_least as part\nfrom figures", DECLARED)
    assert refused.value.line == 4


def test_no_value_is_pasted_into_the_text() -> None:
    translated = translate("select note from figures where note = $note and at_least > $least::bigint", DECLARED)
    assert translated.parameters == {"note", "least"}
    assert translated.tables == {"figures"}
    assert ":note" in translated.sql

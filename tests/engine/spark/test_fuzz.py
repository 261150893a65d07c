"""Rewrites and translation over random rows: in DuckDB itself where they stay plain SQL, else on both engines."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import duckdb
import pytest

from dashboard.engine.questions.engine import DuckDBEngine
from dashboard.engine.spark.engine import SparkEngine, read_declarations
from dashboard.engine.spark.translation import Declared
from dashboard.engine.spark.translation.translate import rewrite
from dashboard.engine.verification.comparison import find_difference
from dashboard.engine.warehouse.files import Warehouse
from dashboard.settings import Settings

NUMBERS = Declared({name: {"id": "BIGINT", "k": "BIGINT", "t": "BIGINT"} for name in ("l", "r")})
KINDS = [f"{operator} {side}" for operator, side in product((">=", ">", "<=", "<"), ("", "left"))]


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def _fill(database: duckdb.DuckDBPyConnection, chance: random.Random) -> None:
    """`l` may have ties; `r` has none within a key, else DuckDB's own answer is open."""
    left = [(i, chance.randrange(3), chance.choice([None, *range(20)])) for i in range(15)]
    right = [(10 * k + t, k, t) for k in range(3) for t in chance.sample(range(20), 6)] + [(99, 1, None)]
    for name, rows in (("l", left), ("r", right)):
        database.execute(f"create or replace table {name} (id bigint, k bigint, t bigint)")
        database.executemany(f"insert into {name} values (?, ?, ?)", rows)  # noqa: S608


@pytest.mark.parametrize("kind", KINDS)
def test_asof_join_as_duckdb_joins(kind: str, database: duckdb.DuckDBPyConnection) -> None:
    operator, _, side = kind.partition(" ")
    texts = [
        f"select l.id, r.id as other from l asof {side} join r on l.k = r.k and l.t {operator} r.t order by l.id",  # noqa: S608
        f"select l.id, r.id as other from l asof {side} join (select * from r where k = 1) as r on l.t {operator} r.t "  # noqa: S608
        "order by l.id",
    ]
    plain = [rewrite(text, NUMBERS).sql("duckdb") for text in texts]
    assert not any("ASOF" in text for text in plain)
    chance = random.Random(kind)  # noqa: S311
    for _ in range(6):
        _fill(database, chance)
        for text, other in zip(texts, plain, strict=True):
            assert database.execute(other).fetchall() == database.execute(text).fetchall()


@pytest.mark.parametrize(
    "text",
    [
        "select k, count(*) as n, max(t) as m from l group by all order by all",
        "select k, id % 2 as odd, max(t) - min(t) as span from l group by all order by all desc",
        "select id, t from l qualify row_number() over (partition by k order by t desc, id) = 1 order by t, id limit 2",
        "select *, rank() over (order by k, id) as place from l qualify place > 3 order by -t, id offset 1",
        "from l qualify lag(t) over (order by id) is null order by id",
        "select * from l pivot (count(*) as n, max(t) as m for k in (0, 1 as one, 7) group by id) order by id",
    ],
)
def test_clauses_as_duckdb_reads_them(text: str, database: duckdb.DuckDBPyConnection) -> None:
    plain = rewrite(text, NUMBERS).sql("duckdb")
    assert not any(word in plain for word in ("QUALIFY", "PIVOT", "BY ALL"))
    chance = random.Random(text)  # noqa: S311
    for _ in range(6):
        _fill(database, chance)
        expected, given = database.sql(text), database.sql(plain)
        assert given.columns == expected.columns
        assert given.fetchall() == expected.fetchall()


QUERIES = [
    "select k, quantile_cont(n, {share}) as q, quantile_disc(n, {share}) as d, quantile_cont(x, {share}) as qx, "
    "median(n) as m, stddev_pop(n) as s from rows group by k order by k",
    "select id, date_diff('month', d, e) as months, date_diff('year', d, e) as years, e - d as days, isodow(d) as i, "
    "dayofweek(e) as w, week(d) as wk, monthname(e) as mn, dayname(d) as dn, date_trunc('week', d)::date as monday, "
    "date_trunc('quarter', e)::date as q, d + interval 1 month as later, d + n::int as moved, "
    "strftime(d, '%d %b %y') as f, last_day(e) as l, dayofyear(d) as y from rows order by id",
    "select id, replace(s, 'a', s) as r, substring(s, 2, {place}) as p, split_part(s, '-', {place}) as w, "
    "s like '%\\%' as b, s ilike u as i, starts_with(s, u) as st, strpos(s, 'é') as pos, "
    "length(s) as l, reverse(s) as rev, lower(s) as lo, "
    "trim(s) as t, ltrim(s, '-') as lt, concat(s, u, k) as c, concat_ws('|', s, u) as cw, s || u as both_, "
    "regexp_replace(s, '[a-c]+', '_', 'g') as rx, regexp_extract(s, '([a-zé])-', 1) as ex, left(s, {place}) as le, "
    "s < u as lt2, greatest(s, u) as g from rows order by id",
    "select k, string_agg(distinct s, ';' order by s desc) as t, string_agg(u, '' order by u) as o, "
    "arg_max(s, id) as a, arg_min_null(n, id) as b, count(distinct n) as c, sum(n) as t2, bool_and(n > 0) as p, "
    "bool_or(n > 0) as q, max(s) as m, avg(x) as av from rows group by k order by k",
    "select id, sum(n) over (partition by k order by id rows between {place} preceding and 1 following) as s, "
    "first_value(n) over (partition by k order by d nulls last, id) as f, ntile(4) over (order by x, id) as q, "
    "cume_dist() over (order by n, id) as c, lead(s, {place}) over (order by id) as l, "
    "dense_rank() over (partition by k order by n desc) as r from rows order by id",
    "select id, n // 3 as i, n % 4 as m, round(x, 2) as r, floor(x)::bigint as f, ceil(x)::bigint as c, abs(n) as a, "
    "log(nullif(abs(n), 0)) as l, x / nullif(n, 0) as d, n in (1, 2, null) as w, n not in (1, 2) as nw, "
    "case when n > 0 then 'more' when n = 0 then 'none' end as t, n is distinct from k as x2, coalesce(n, k) as o, "
    "nullif(n, k) as z, sqrt(abs(x)) as q, power(x, 2) as p from rows order by id",
]


@pytest.mark.parametrize("seed", [1, 2])
def test_random_rows_are_answered_the_same(seed: int, on_spark_uncached: Settings, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311
    connection = duckdb.connect()
    connection.execute(
        "create table rows (id bigint, k bigint, n bigint, x double, d date, e date, s varchar, u varchar)"
    )
    connection.executemany("insert into rows values (?, ?, ?, ?, ?, ?, ?, ?)", [_row(i, chance) for i in range(300)])
    opened = Warehouse(f"random-{seed}", tmp_path / "none", None, connection)
    local, remote = DuckDBEngine(opened), SparkEngine(opened, replace(on_spark_uncached, engine_seconds=120.0))
    try:
        for query in QUERIES:
            sql = query.format(share=chance.choice([0, 0.1, 0.5, 0.77, 1]), place=chance.randrange(1, 4))
            assert not find_difference(local.query(sql, {}), remote.query(sql, {}))
    finally:
        remote.close()
    assert read_declarations(opened).tables["rows"]["d"] == "DATE"


def _row(number: int, chance: random.Random) -> tuple[object, ...]:
    def day() -> date:
        return date(2019, 12, 25) + timedelta(days=chance.randrange(800))

    def text() -> str:
        return "".join(
            chance.choice(["a", "b", "é", "É", "-", "\\", "%", "_", " ", "я"]) for _ in range(chance.randrange(6))
        )

    values = [chance.randrange(5), chance.randrange(-6, 9), chance.uniform(-9, 9), day(), day(), text(), text()]
    return (number, *(None if chance.random() < 0.15 else value for value in values))

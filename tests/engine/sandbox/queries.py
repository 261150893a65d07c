"""Queries for tests: one that never ends, one that wants all memory, one that is quick."""

from __future__ import annotations

from dashboard.engine.sandbox import Query

RUNAWAY = Query(
    "select count(*) from range(10000000) as a, range(10000000) as b where hash(a.range, b.range) % 1000 = 1"
)
HUNGRY = Query("select len(list_transform(range(300000000), lambda x: x * 2)) as n")
QUICK = Query("select count(*) as n from figures where measure = 'killed'")

"""One worker of two killed in mid-query: the other does its part again, and the answer is the same."""

from __future__ import annotations

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from dashboard.engine.questions.engine import DuckDBEngine
from dashboard.engine.spark.engine import SparkEngine
from dashboard.engine.verification.comparison import find_difference
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.settings import settings
from tests.cluster.cluster import Cluster

# Some ten seconds of two cores: 15 million digests.
HEAVY = """
select a.stance, count(*) as pairs, count(*) filter (md5(a.figure_id || b.figure_id || c.figure_id) < '8') as low
from statements as a
cross join statements as b
cross join statements as c
where c.stance = 'independent_estimate'
group by a.stance
order by a.stance
"""
_INTO_THE_QUERY_SECONDS = 3.0


def same_answer_without_a_worker(running: Cluster) -> tuple[str, bool]:
    """What happened, in words, and whether all is well."""
    opened = open_warehouse()
    expected = DuckDBEngine(opened).query(HEAVY, {})
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as threads:
        given = replace(settings, engine=running.address, engine_seconds=240.0, cache_folder=Path(folder))
        engine = SparkEngine(opened, given)
        engine.query("select count(*) as n from statements", {})  # the session is open, the table sent
        started = time.monotonic()
        asked = threads.submit(engine.query, HEAVY, {})
        time.sleep(_INTO_THE_QUERY_SECONDS)
        was_running = not asked.done()
        running.kill("worker-2")
        answer = asked.result()
        seconds = time.monotonic() - started
        engine.close()
    if not was_running:
        return "The question was answered before the worker could be killed: nothing was proved.", False
    if found := find_difference(expected, answer):
        return f"The answer changed: {found}.", False
    return (
        f"A worker was killed {_INTO_THE_QUERY_SECONDS:g} s into it; the same answer came after {seconds:.0f} s.",
        True,
    )

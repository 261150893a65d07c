"""Pages go on while readers' queries come to grief: the process that serves them has no part in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from dashboard.engine.sandbox import Outcome, Query
from dashboard.engine.sandbox.job import Job
from dashboard.engine.sandbox.pool import Pool
from dashboard.settings import settings
from tests.app_pages.visit import visit
from tests.engine.sandbox.conftest import PATIENCE_SECONDS, is_killed, until
from tests.engine.sandbox.queries import HUNGRY, QUICK, RUNAWAY


@pytest.fixture
def pool() -> Iterator[Pool]:
    """One whose queries outlast a page on a busy machine."""
    with closing(Pool(replace(settings, sql_seconds=60.0))) as made:
        yield made


@pytest.fixture
def running(pool: Pool) -> Iterator[Callable[[Query], list[Job]]]:
    """As many of the query as run at once, each of another reader, all at work."""
    jobs: list[Job] = []

    def run(query: Query) -> list[Job]:
        jobs.extend(pool.submit(query, f"reader {place}") for place in range(settings.sql_at_once))
        until(lambda: all((job.worker and job.elapsed > 0.3) or job.state == "done" for job in jobs))
        return jobs

    yield run
    for job in jobs:
        pool.cancel(job)


@pytest.mark.parametrize("harm", ["spinning", "killed", "out of memory"])
def test_another_reader_gets_a_page_and_the_next_query(
    pool: Pool, running: Callable[[Query], list[Job]], harm: str
) -> None:
    visit("by_source", measure="killed")  # what is slow but once is not to outlast the queries
    jobs = running(HUNGRY if harm == "out of memory" else RUNAWAY)
    if harm == "killed":
        until(lambda: all(is_killed(job) for job in jobs))

    visitor = visit("by_source", measure="killed")

    assert visitor.get("plotly_chart")
    if harm == "spinning":
        assert {job.state for job in jobs} == {"running"}
        for job in jobs:
            pool.cancel(job)
    assert all(job.wait(PATIENCE_SECONDS) and job.result and job.result.outcome is Outcome.STOPPED for job in jobs)
    assert pool.run(QUICK).outcome is Outcome.ANSWERED

"""Pages go on while readers' queries come to grief: the process that serves them has no part in it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from dashboard.engine.sandbox import Outcome, Query
from dashboard.engine.sandbox.job import Job
from dashboard.engine.sandbox.pool import shared_pool
from dashboard.settings import settings
from tests.app_pages.visit import visit
from tests.engine.sandbox.queries import HUNGRY, QUICK, RUNAWAY


@pytest.fixture
def running() -> Iterator[Callable[[Query], list[Job]]]:
    """As many of the query as run at once, each of another reader, all at work."""
    jobs: list[Job] = []

    def run(query: Query) -> list[Job]:
        jobs.extend(shared_pool().submit(query, f"reader {place}") for place in range(settings.sql_at_once))
        deadline = time.monotonic() + 30
        while not all((job.worker is not None and job.elapsed > 0.3) or job.state == "done" for job in jobs):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        return jobs

    yield run
    for job in jobs:
        shared_pool().cancel(job)


@pytest.mark.parametrize("harm", ["spinning", "killed", "out of memory"])
def test_another_reader_gets_a_page_and_the_next_query(running: Callable[[Query], list[Job]], harm: str) -> None:
    visit("by_source", measure="killed")  # what is slow but once is not to outlast the queries
    jobs = running(HUNGRY if harm == "out of memory" else RUNAWAY)
    if harm == "killed":
        for job in jobs:
            assert job.worker is not None
            os.kill(job.worker.pid, signal.SIGKILL)

    visitor = visit("by_source", measure="killed")

    assert visitor.get("plotly_chart")
    if harm == "spinning":
        assert {job.state for job in jobs} == {"running"}
        for job in jobs:
            shared_pool().cancel(job)
    assert all(job.wait(30) and job.result and job.result.outcome is Outcome.STOPPED for job in jobs)
    assert shared_pool().run(QUICK).outcome is Outcome.ANSWERED

"""What a process has done, as Prometheus reads it; made again whenever it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, InfoMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from dashboard.engine.database.telemetry import BOUNDS, Tally, tally
from dashboard.engine.sandbox.pool import shared_pool
from dashboard.engine.warehouse import store

_LE = [*map(str, BOUNDS), "+Inf"]


def format_metrics(sessions: int) -> bytes:
    """All metrics of this process as text. `sessions`: open pages, which only the web server knows."""
    registry = CollectorRegistry()
    registry.register(_Muster(tally, sessions))
    ProcessCollector(registry=registry)
    return generate_latest(registry)


class _Muster(Collector):
    def __init__(self, counted: Tally, sessions: int) -> None:
        self._counted, self._sessions = counted, sessions

    def collect(self) -> Iterator[Metric]:
        """Every metric with its values as they are now."""
        yield from self._questions()
        yield from self._data()
        running, waiting = shared_pool().count_jobs()
        yield GaugeMetricFamily("muster_sessions", "Pages that readers have open.", self._sessions)
        yield GaugeMetricFamily("muster_sql_running", "Queries of readers that run now.", running)
        yield GaugeMetricFamily("muster_sql_waiting", "Queries of readers that wait for their turn.", waiting)

    def _questions(self) -> Iterator[Metric]:
        asked = CounterMetricFamily(
            "muster_questions",
            "Questions asked; 'sql' is readers' own queries, whose outcome may be what stopped them.",
            labels=["question", "engine", "outcome", "cache"],
        )
        for key, count in self._counted.asked().items():
            asked.add_metric([key.question, key.engine, key.outcome, "hit" if key.is_kept else "miss"], count)
        yield asked
        took = HistogramMetricFamily(
            "muster_question_seconds",
            "Time of questions whose answer was not in the cache.",
            labels=["question", "engine"],
        )
        for labels, durations in self._counted.durations().items():
            buckets = list(zip(_LE, durations.cumulative(), strict=True))
            took.add_metric(labels, buckets, durations.total)
        yield took

    def _data(self) -> Iterator[Metric]:
        opened, is_building = store.peek()
        version = opened.data_version if opened else ""
        is_old = bool(opened and opened.notice)
        yield InfoMetricFamily("muster_data", "The state of the data that is shown.", {"version": version})
        yield GaugeMetricFamily(
            "muster_data_is_last_good", "1 where the newest data cannot be used, so that older is shown.", is_old
        )
        yield GaugeMetricFamily("muster_build_in_progress", "1 while a newer state of the data is built.", is_building)

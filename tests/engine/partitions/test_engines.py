"""Over figures in partitions, another engine gives the answers of DuckDB, or is not asked."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dashboard.engine.answers import not_portable
from dashboard.engine.catalogue import Question
from dashboard.engine.engines import DuckDBEngine, Engine, engine_for
from dashboard.engine.partitions.siblings import each
from dashboard.engine.remote.comparing import difference
from dashboard.engine.remote.portability import portability
from dashboard.engine.remote.spark import declared
from dashboard.engine.remote.verifying import endpoint
from dashboard.engine.warehouse import Warehouse
from dashboard.settings import Settings, settings
from tests.engine.partitions.test_same_answers import draw
from tests.engine.partitions.twins import PARTS, Twins


@pytest.fixture(scope="module")
def elsewhere(twins: Twins, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings with a Spark Connect endpoint, and a cache that nothing is in."""
    with endpoint(replace(settings, engine="")) as address:
        yield replace(twins.settings, engine=address, cache_folder=tmp_path_factory.mktemp("elsewhere"))


def asked(question: Question, opened: Warehouse, elsewhere: Settings) -> Engine | None:
    """The other engine, where this question goes there."""
    engine = engine_for(opened, question, elsewhere)
    return None if isinstance(engine, DuckDBEngine) else engine


def test_no_page_asks_what_the_other_engine_cannot_be_asked(opened: Warehouse, elsewhere: Settings) -> None:
    told = {one.question.path: one.refusal for one in portability(declared(opened), elsewhere) if one.refusal}
    written = [question for question in each(elsewhere) if question.path in told]
    assert written
    refused = {question: told[question.path] for question in written if asked(question, opened, elsewhere) is not None}
    assert not [str(not_portable(*one)) for one in refused.items()]


def test_what_goes_out_comes_back_as_duckdb_answers_it(opened: Warehouse, twins: Twins, elsewhere: Settings) -> None:
    ids = [row["figure_id"] for row in twins.figures]
    names = []
    for question in each(elsewhere):
        if (there := asked(question, opened, elsewhere)) is None:
            continue
        names.append(question.name)
        drawn = random.Random(question.name)  # noqa: S311
        for _ in range(3):
            given = dict.fromkeys(question.params) | draw(question, drawn, ids) | {"dossier": PARTS}
            here = DuckDBEngine(opened).query(question.sql, given)
            assert not difference(here, there.query(question.sql, given)), (question.name, given)
    assert "by_speaker" in names
    assert len(names) >= 4

"""Over figures in partitions, another engine gives the answers of DuckDB, or is not asked."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dashboard.engine.questions.catalogue import Question
from dashboard.engine.questions.engine import DuckDBEngine, Engine
from dashboard.engine.questions.partitioned import list_questions
from dashboard.engine.questions.routing import engine_for
from dashboard.engine.verification.comparison import find_difference
from dashboard.engine.verification.verify import open_endpoint
from dashboard.engine.warehouse.store import Warehouse
from dashboard.settings import Settings, settings
from tests.engine.partitions.test_same_answers import draw
from tests.engine.partitions.twins import PARTS, Twins


@pytest.fixture(scope="module")
def elsewhere(twins: Twins, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings with a Spark Connect endpoint, and a cache that nothing is in."""
    with open_endpoint(replace(settings, engine="")) as address:
        yield replace(twins.settings, engine=address, cache_folder=tmp_path_factory.mktemp("elsewhere"))


def asked(question: Question, opened: Warehouse, elsewhere: Settings) -> Engine | None:
    """The other engine, where this question goes there."""
    engine = engine_for(opened, question, elsewhere, PARTS)
    return None if isinstance(engine, DuckDBEngine) else engine


@pytest.mark.parametrize("question", list_questions(settings), ids=lambda question: question.name)
def test_what_goes_out_comes_back_as_duckdb_answers_it(
    question: Question, opened: Warehouse, twins: Twins, elsewhere: Settings
) -> None:
    """One that cannot be translated fails here: mend it, or say '-- engine: duckdb' in its header."""
    if (there := asked(question, opened, elsewhere)) is None:
        return
    ids = [row["figure_id"] for row in twins.figures]
    drawn = random.Random(question.name)  # noqa: S311
    given = dict.fromkeys(question.params) | draw(question, drawn, ids) | {"dossier": PARTS}
    here = DuckDBEngine(opened).query(question.sql, given)
    assert not find_difference(here, there.query(question.sql, given)), given


def test_several_questions_go_out(opened: Warehouse, elsewhere: Settings) -> None:
    names = {question.name for question in list_questions(elsewhere) if asked(question, opened, elsewhere)}
    assert "by_speaker" in names
    assert len(names) >= 4

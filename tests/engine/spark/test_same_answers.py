"""Both engines give the same answer: values, order, names and Arrow types, over rows that are hard to get right."""

from __future__ import annotations

from contextlib import closing

import pytest

from dashboard.engine.questions import catalogue
from dashboard.engine.questions.catalogue import Question
from dashboard.engine.questions.engine import DuckDBEngine, NotPortable
from dashboard.engine.spark import views
from dashboard.engine.spark.engine import SparkEngine
from dashboard.engine.verification.comparison import find_difference
from dashboard.engine.verification.verify import list_cases, values_of
from dashboard.engine.warehouse.files import Warehouse
from dashboard.settings import Settings
from tests.engine.spark import forms

QUESTIONS = {each.name: each for each in catalogue.read_every_question() if isinstance(each, Question)}
# The heart of the pages: where one of these is refused, a rewrite is missing.
STAY_PORTABLE = {"agreement", "by_speaker", "events", "filter_values", "known_as_of", "statements_over_time"}


@pytest.mark.parametrize("name", forms.FILES)
def test_form_is_answered_the_same(name: str, local: DuckDBEngine, remote: SparkEngine) -> None:
    sql, parameters = forms.read(name)
    expected = local.query(sql, parameters)
    assert expected.num_rows > 0
    assert not find_difference(expected, remote.query(sql, parameters))
    of_nothing = forms.finding_nothing(parameters)
    assert not find_difference(local.query(sql, of_nothing), remote.query(sql, of_nothing))


@pytest.mark.parametrize("name", QUESTIONS)
def test_question_is_answered_the_same_or_refused(
    name: str, opened: Warehouse, local: DuckDBEngine, remote: SparkEngine
) -> None:
    question = QUESTIONS[name]
    parameters = next(list_cases(question, values_of(opened)))
    try:
        given = remote.query(question.sql, parameters)
    except NotPortable:
        assert name not in STAY_PORTABLE
        return
    assert not find_difference(local.query(question.sql, parameters), given)


def test_large_table_that_a_big_one_is_joined_with_is_read_from_a_file(
    opened: Warehouse, on_spark_uncached: Settings, local: DuckDBEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "_LARGEST_SENT_BYTES", 0)
    sql = """
        select big.figure_id, speakers.name, figures.flags, figures.known_on
        from partitioned_figures as big
        inner join speakers using (dossier, speaker_id)
        inner join figures using (dossier, figure_id)
        order by big.figure_id
    """
    with closing(SparkEngine(opened, on_spark_uncached)) as engine:
        answer = engine.query(sql, {})
    assert answer.num_rows > 100
    assert not find_difference(local.query(sql, {}), answer)
    assert {path.name.split(".")[1] for path in opened.path.parent.glob("hard.*.parquet")} == {"speakers", "figures"}

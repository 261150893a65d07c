"""Both engines give the same answer: values, order, names and Arrow types, over rows that are hard to get right."""

from __future__ import annotations

import pytest

from dashboard.engine import catalogue
from dashboard.engine.catalogue import Question
from dashboard.engine.engines import DuckDBEngine
from dashboard.engine.remote.comparing import difference
from dashboard.engine.remote.not_portable import NotPortable
from dashboard.engine.remote.portability import portability
from dashboard.engine.remote.spark import SparkEngine, declared
from dashboard.engine.remote.verifying import cases
from dashboard.engine.warehouse_files import Warehouse
from dashboard.settings import settings
from tests.engine.remote import forms

QUESTIONS = {each.name: each for each in catalogue.each() if isinstance(each, Question)}
PORTABLE_AT_LEAST = 30


@pytest.mark.parametrize("name", forms.FILES)
def test_form_is_answered_the_same(name: str, local: DuckDBEngine, remote: SparkEngine) -> None:
    sql, parameters = forms.read(name)
    expected = local.query(sql, parameters)
    assert expected.num_rows > 0
    assert not difference(expected, remote.query(sql, parameters))
    of_nothing = forms.finding_nothing(parameters)
    assert not difference(local.query(sql, of_nothing), remote.query(sql, of_nothing))


@pytest.mark.parametrize("name", QUESTIONS)
def test_question_is_answered_the_same_or_refused(
    name: str, opened: Warehouse, local: DuckDBEngine, remote: SparkEngine
) -> None:
    question = QUESTIONS[name]
    asked = list(cases(question, opened))[:: max(1, len(question.params))]
    for parameters in asked:
        try:
            given = remote.query(question.sql, parameters)
        except NotPortable:
            return
        assert not difference(local.query(question.sql, parameters), given)


def test_many_questions_are_portable(opened: Warehouse) -> None:
    translated = [one for one in portability(declared(opened), settings) if one.translated]
    assert len(translated) >= PORTABLE_AT_LEAST

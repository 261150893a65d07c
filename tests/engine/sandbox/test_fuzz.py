"""Whatever is sent, it ends in one of the four ways and changes nothing; and the tokenizer reads anything."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard.engine.sandbox.parameters import find_parameters
from dashboard.engine.sandbox.pivots import replace_pivot_values
from dashboard.engine.sandbox.tokens import tokenize
from tests.engine.sandbox.conftest import COUNT, COUNTED, Farm, fingerprint, rows
from tests.engine.sandbox.fuzz import end_of, texts


def test_any_text_ends_in_one_of_the_four_ways(farm: Farm) -> None:
    before = fingerprint(farm.warehouse)

    @settings(max_examples=150, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(texts)
    def run(text: str) -> None:
        end_of(farm, text)

    run()
    assert fingerprint(farm.warehouse) == before
    assert rows(farm.ask(COUNT)) == COUNTED


@given(st.one_of(texts, st.text(st.characters(), max_size=300)))
def test_any_text_can_be_taken_apart(text: str) -> None:
    found = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    find_parameters(text)
    replace_pivot_values(text)

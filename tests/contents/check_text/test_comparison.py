"""A number of a text is held against a figure by the same rules as one figure against another."""

from __future__ import annotations

from contextlib import closing
from dataclasses import fields

import pytest

from dashboard.contents.check_text.comparison import CLOSE, CONTRADICTION, RANGES_OVERLAP, Comparison, Said
from dashboard.contents.check_text.known_figures import KnownFigure
from dashboard.engine.questions.ask import answer
from dashboard.engine.warehouse.store import Warehouse, open_warehouse
from dashboard.settings import settings

# A report on each 45th figure, as a text could have it, beside all figures.
PAIRS = """
    with said as (
        select low, high, at_least, at_most, step, rule, as_of, as_of_first as first, as_of_last as last
        from figures_of($dossier)
        where coalesce(at_least, at_most) is not null
        qualify row_number() over (order by figure_id) % 45 = 1
    ),
    pairs as (
        select
            said.*,
            figure_id,
            comparable(
                null::varchar, 'report', kind, []::varchar[], scope, period, period_stretch, said.as_of, said.first,
                said.last, said.last, null::date, null::date, null::date, said.low, said.high, said.at_least,
                said.at_most, said.step, said.rule, number_form
            ) as said_so,
            comparable(
                speaker_id, stance_kind, kind, flags, scope, period, period_stretch, known.as_of, as_of_first,
                as_of_last, known_on, stated_first, stated_last, effective_first, known.low, known.high, known.at_least,
                known.at_most, known.step, known.rule, number_form
            ) as compared
        from said, figures_of($dossier) as known
        where repeats is null
    )
    select
        low, high, at_least, at_most, step, rule, first, last, figure_id,
        days_between(said_so, compared) as days_apart,
        disagreement_between(said_so, compared) as disagreement,
        reason_in_words(disagreement, days_apart, said_so, compared) as reason
    from pairs
    where as_of is null or length(as_of) > 4
"""


@pytest.mark.parametrize(("dossier", "least"), [("russian-armed-forces", 2_000), ("hs2-cost", 80)])
def test_texts_and_figures_are_compared_by_the_same_rules(dossier: str, least: int) -> None:
    assert count_compared_alike(open_warehouse(), dossier) > least


def count_compared_alike(opened: Warehouse, dossier: str) -> int:
    """How many pairs of reports and figures are compared, each in one way."""
    columns = [field.name for field in fields(KnownFigure)]
    rows = answer(opened, "figures_for_texts", {"dossier": dossier}, settings).select(columns).to_pylist()
    figures = {row["figure_id"]: KnownFigure(**row) for row in rows}
    with closing(opened.cursor()) as cursor:
        pairs = cursor.execute(PAIRS, {"dossier": dossier}).fetchall()
    for *said, name, days_apart, disagreement, reason in pairs:
        given = Comparison(Said(*said), figures[name])
        found = (given.days_apart, given.disagreement)
        assert found == (days_apart, disagreement), (said, name)
        if disagreement in (CONTRADICTION, RANGES_OVERLAP, CLOSE):
            assert given.reason == reason, (said, name)
    return len(pairs)

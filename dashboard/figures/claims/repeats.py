"""A number that stands in a text again: what the text said of it before may hold."""

from __future__ import annotations

from dataclasses import replace

from dashboard.figures.amounts import Amount, magnitude_of
from dashboard.figures.claims.claim import Claim, form_of

_LEAST = 100  # of smaller numbers, two may be the same by chance

_Key = tuple[str, Amount | None, Amount | None]


class Repeats:
    """The numbers that a text has given so far."""

    def __init__(self) -> None:
        self._first: dict[_Key, Claim] = {}

    def complete(self, claim: Claim) -> Claim:
        """The claim, with what the text said of the same number before where its sentence does not say it."""
        quantity = claim.quantity
        numbers = [end for end in (quantity.low, quantity.high) if end is not None]
        if not form_of(quantity) or not numbers or magnitude_of(numbers[0]) < _LEAST:
            return claim
        first = self._first.setdefault((form_of(quantity), quantity.low, quantity.high), claim)
        if first is claim or claim.is_measure_sure or claim.is_subject_said:
            return claim
        return replace(
            claim,
            measures=tuple(dict.fromkeys([*claim.measures, *first.measures])),
            subjects=tuple(dict.fromkeys([*claim.subjects, *first.subjects])),
            days=claim.days if claim.is_day_said else tuple(dict.fromkeys([*claim.days, *first.days])),
        )

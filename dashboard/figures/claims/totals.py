"""Totals and differences inside a text: "A dead and B wounded, C in all", "it was given A and took B, C more"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from dashboard.figures.claims.claim import Claim, form_of
from dashboard.figures.quantities.changes import BY, FROM, LEVEL, TO

_AFTER = re.compile(
    r"(?:\s[^\W\d_]+)?,?\s"  # the noun that is counted
    r"(?:in all|in total|all told|altogether|taken together|combined|всего|в общей сложности|загалом|разом)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:in all|in total|together|all told|altogether|makes|made|making|totalling|totaling|a total of|adds? up to|"
    r"итого|всего|"
    r"в общей сложности|загалом|разом),?\s(?:that\s|it\s|some\s|about\s)?$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s(?:over|more|higher|extra|больше|більше)\b(?!\sthan)", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\b(?:difference|gap|разница|разницу|різниця|різницю)\s(?:of\s|is\s|в\s|у\s|[—–-]\s)?$", re.IGNORECASE
)
_LONGEST_LEAD = 24  # letters
_MOST_PARTS = 4
_NEAR = 5  # what differs from a sum by at most a fifth is meant to be that sum


def check_total(claims: Sequence[Claim], place: int, text: str) -> Claim:
    """The claim at a place: with the sum, or the difference, of those just before it, where it is said to be that.

    A total is wrong where its sentence gives nothing but its parts, and they come to a number near it.
    """
    claim = claims[place]
    parts = _parts_before(claims, place)
    start = claim.quantity.start
    is_more = claim.quantity.role == BY or _MORE.match(text, claim.quantity.end)
    if len(parts) > 1 and (is_more or _DIFFERENCE.search(text, max(start - _LONGEST_LEAD, 0), start)):
        return _check_difference(claim, parts)
    if len(parts) < 2 or not _is_total(claim, text):
        return claim
    for count in range(2, min(len(parts), _MOST_PARTS) + 1):
        if _holds(claim, _add(parts[-count:])):
            return _with_sum(claim, parts[-count:])
    own = [one for one in parts if one.quantity.sentence == claim.quantity.sentence]
    is_whole = len(own) == len(parts) == 2 and all(one.quantity.rule == "exact" for one in [*own, claim])
    least, most = _add(own) if is_whole else (Fraction(0), Fraction(0))
    is_near = is_whole and abs(Fraction(claim.quantity.low or 0) - least) * _NEAR <= most
    return replace(_with_sum(claim, own), is_wrong_sum=True) if is_near else claim


def _parts_before(claims: Sequence[Claim], place: int) -> list[Claim]:
    """The numbers of the same form just before it, in its sentence or the one before."""
    claim = claims[place]
    return [
        one
        for one in claims[max(place - _MOST_PARTS, 0) : place]
        if claim.quantity.sentence - one.quantity.sentence < 2
        and form_of(one.quantity) == form_of(claim.quantity)
        and _bounds(one)
        and not one.is_denied
    ]


def _is_total(claim: Claim, text: str) -> bool:
    start, end = claim.quantity.start, claim.quantity.end
    return bool(_AFTER.match(text, end) or _BEFORE.search(text, max(start - _LONGEST_LEAD, 0), start))


def _check_difference(claim: Claim, parts: Sequence[Claim]) -> Claim:
    first, last = parts[-2:]
    lows, highs = _bounds(first), _bounds(last)
    are_levels = first.quantity.role in (LEVEL, FROM) and last.quantity.role in (LEVEL, TO)
    if claim.arithmetic or not are_levels or lows is None or highs is None:
        return claim
    printed = Fraction(last.quantity.low or 0) - Fraction(first.quantity.low or 0)
    if claim.quantity.low is None or printed <= 0 or abs(Fraction(claim.quantity.low)) != printed:
        return claim
    return replace(claim, arithmetic=f"{last.quantity.text} less {first.quantity.text} is {claim.quantity.text}.")


def _bounds(claim: Claim) -> tuple[Fraction, Fraction] | None:
    least, most = claim.quantity.at_least, claim.quantity.at_most
    return None if least is None or most is None else (Fraction(least), Fraction(most))


def _add(parts: Sequence[Claim]) -> tuple[Fraction, Fraction]:
    bounds = [each for one in parts if (each := _bounds(one))]
    return sum((least for least, _ in bounds), Fraction(0)), sum((most for _, most in bounds), Fraction(0))


def _holds(claim: Claim, total: tuple[Fraction, Fraction]) -> bool:
    size = _bounds(claim)
    return size is not None and size[0] <= total[1] and total[0] <= size[1]


def _with_sum(claim: Claim, parts: Sequence[Claim]) -> Claim:
    least, most = _add(parts)
    shown = " to ".join(dict.fromkeys(_show(each) for each in (least, most)))
    arithmetic = f"{' plus '.join(one.quantity.text for one in parts)} is {shown}."
    return replace(claim, arithmetic=arithmetic, is_subject_said=False)  # it is of more than what was named last


def _show(number: Fraction) -> str:
    return f"{float(number):,.2f}".rstrip("0").rstrip(".")

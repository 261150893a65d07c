"""Sums inside a text: "rose from A to B by C" holds or does not, and so do percentages of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from dashboard.figures.claims.claim import Claim
from dashboard.figures.claims.totals import check_total
from dashboard.figures.quantities.changes import BY, FROM, TO
from dashboard.figures.quantities.words import PERCENT

_NEAR = 2  # sentences
_OR = re.compile(r",?\s(?:or|или|або|oder|ou|o)\s", re.IGNORECASE)
_MOST_BEFORE = 5  # numbers


def check_sums(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims of `text`, those that are a total or the size of a change with the sum that they are part of."""
    checked = list(claims)
    for place, first, last in _changes(claims):
        lows, highs = _ends(first), _ends(last)
        if lows is None or highs is None:
            continue
        least, most = highs[0] - lows[1], highs[1] - lows[0]
        if least > most:
            least, most = most, least
        checked[place] = _judge(claims[place], first, last, (least, most), lows)
    for place, claim in enumerate(checked):
        if claim.quantity.kind == PERCENT and not claim.arithmetic:
            checked[place] = _find_percent(claims, place, text)
    return [check_total(checked, place, text) for place in range(len(checked))]


def _changes(claims: Sequence[Claim]) -> Iterator[tuple[int, Claim, Claim]]:
    """Each size of a change with the levels before and after it, in the same sentence or the one before."""
    for place, claim in enumerate(claims):
        # "By 418,360, or 1,146 a day"
        is_rate = claim.is_of_stretch and any(one.quantity.role == BY for one in claims[max(0, place - 1) : place])
        if claim.quantity.role != BY or claim.quantity.rule == "order_of_magnitude" or is_rate:
            continue
        near = [
            one
            for one in claims[max(0, place - 6) : place + 6]
            if 0 <= claim.quantity.sentence - one.quantity.sentence < _NEAR
        ]
        same = [one for one in near if one.quantity.sentence == claim.quantity.sentence]
        for those in (same, near):
            first = next((one for one in reversed(those) if one.quantity.role == FROM), None)
            last = next((one for one in reversed(those) if one.quantity.role == TO), None)
            if first and last and _is_one_sum(claim, first, last):
                yield place, first, last
                break


def _is_one_sum(claim: Claim, first: Claim, last: Claim) -> bool:
    if first.quantity.sentence != last.quantity.sentence:
        return False
    units = {first.quantity.unit, last.quantity.unit}
    return len(units) == 1 and (claim.quantity.kind == PERCENT or claim.quantity.unit in units)


def _ends(claim: Claim) -> tuple[Fraction, Fraction] | None:
    least, most = claim.quantity.at_least, claim.quantity.at_most
    return None if least is None or most is None else (Fraction(least), Fraction(most))


def _judge(
    claim: Claim, first: Claim, last: Claim, change: tuple[Fraction, Fraction], before: tuple[Fraction, Fraction]
) -> Claim:
    """Whether the size of the change is within what the levels leave, and the sum in words."""
    quantity = claim.quantity
    size = _ends(claim)
    if size is None or before[0] <= 0:
        return claim
    least, most = change
    names = f"{last.quantity.text} less {first.quantity.text}"
    if quantity.kind == PERCENT:
        least, most = sorted((100 * least / before[1], 100 * most / before[0]))
        unit, half = " %", Fraction(quantity.step or 1) / 2
    else:
        unit, half = "", Fraction(0)
    sizes = sorted((abs(size[0]), abs(size[1])))
    limits = sorted((abs(least), abs(most))) if least * most > 0 else [Fraction(0), max(abs(least), abs(most))]
    holds = sizes[0] - half <= limits[1] and limits[0] <= sizes[1] + half
    shown = " to ".join(dict.fromkeys(_show(limit, unit) for limit in limits))
    return replace(claim, arithmetic=f"{names} is {shown}.", is_wrong_sum=not holds)


def _find_percent(claims: Sequence[Claim], place: int, text: str) -> Claim:
    """The claim of a percentage, with the numbers near it that it follows from.

    "By 9,000, or 8.1 %", on a level named before; "8,000, a fall of 8.1 % on 9,000".
    """
    claim, near = claims[place], claims[max(place - _MOST_BEFORE, 0) : place + 2]
    sizes = {one: abs(ends[0]) for one in near if (ends := _ends(one)) and ends[0] == ends[1]}
    printed, half = sizes.pop(claim, None), Fraction(claim.quantity.step or 1) / 2
    for part in (one for one in sizes if one.number == claim.number - 1):
        is_same = _OR.fullmatch(text, part.quantity.end, claim.quantity.start)  # "28, or 4.6 %"
        if claim.quantity.role != BY and not is_same:
            continue
        for base, whole in sizes.items():
            is_base = base is not part and base.quantity.unit == part.quantity.unit and base.quantity.role != BY
            if not is_base or not whole or printed is None:
                continue
            is_size, size = part.quantity.role == BY or bool(is_same), sizes[part]
            change = size if is_size else abs(size - whole)
            # "8,000, a fall of 8.1 % on 9,000", and "9,000, against 8,000 a year earlier, a rise of 8.1 %".
            percents = (100 * change / each for each in (whole, *(() if is_size else (size,))) if each)
            percent = next((each for each in percents if abs(each - printed) <= half), None)
            if percent is not None:
                larger, smaller = (part, base) if size > whole else (base, part)
                difference = f"{larger.quantity.text} less {smaller.quantity.text} is {_show(percent, ' %')}."
                share = f"{part.quantity.text} is {_show(percent, ' %')} of {base.quantity.text}."
                return replace(claim, arithmetic=share if is_size else difference)
    return claim


def _show(number: Fraction, unit: str) -> str:
    return f"{float(number):,.1f}{unit}" if unit else f"{round(number):,}"

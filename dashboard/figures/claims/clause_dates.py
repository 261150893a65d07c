"""The dates of a sentence that may be those of one of its numbers, by brackets, semicolons and turns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dashboard.figures.claims.text_days import THEN_AFTER
from dashboard.figures.quantities.changes import LEVEL
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.quantities.words import COUNT, DATE, MONEY, YEAR

_SHORTEST_TURNS = 3  # numbers and dates
_THAT_WAS = re.compile(r"[^;]*;\s(?:that|this|it) was\s[^;,]*$", re.IGNORECASE)  # "9,000; that was in May"


def dates_of_clause(text: str, quantity: Quantity, beside: Sequence[Quantity]) -> list[Quantity]:
    """Those of the quantities of a sentence that no semicolon parts from a number.

    What stands in brackets without a date is of the last one before them: "in May 2022 (9,000), in May 2023 (8,000)".
    """
    start = text.rfind("(", beside[0].start if beside else 0, quantity.start)
    end = text.find(")", quantity.end)
    is_within = (
        start >= 0 and ")" not in text[start : quantity.start] and end >= 0 and "(" not in text[quantity.end : end]
    )
    dates = [one for one in beside if one.kind in (DATE, YEAR)]
    if is_within and not any(start < one.start < end for one in dates):
        before = [one for one in dates if one.end <= start]
        return before[-1:]
    beside = [
        one
        for one in beside
        if not _is_in_brackets_of_another(text, one, quantity, beside)
        and not _is_in_brackets_with_number(text, one, quantity, beside)
        # "9,000, the most since 2016, when it was 8,000"
        and not (one.start >= quantity.end and one.kind in (DATE, YEAR) and THEN_AFTER.match(text, one.end))
    ]
    near = [
        one
        for one in beside
        if ";" not in (between := text[min(quantity.end, one.end) : max(quantity.start, one.start)])
        or (one.start > quantity.end and _THAT_WAS.match(between))
    ]
    return _find_turn(quantity, near) or near


def _is_in_brackets_of_another(text: str, one: Quantity, quantity: Quantity, beside: Sequence[Quantity]) -> bool:
    """Whether a date stands in the brackets just after an earlier number: "9,000 (May 2023), 8,000"."""
    start = text.rfind("(", 0, one.start)
    is_open = one.kind in (DATE, YEAR) and start >= 0 and ")" not in text[start : one.start]
    is_open = is_open and ")" in text[one.end : quantity.start]
    return is_open and any(each.kind in (COUNT, MONEY) and each.end <= start <= each.end + 1 for each in beside)


def _is_in_brackets_with_number(text: str, one: Quantity, quantity: Quantity, beside: Sequence[Quantity]) -> bool:
    """Whether a date stands in brackets after the number, with a number of its own: "9,000 (2023: 8,000)"."""
    start = text.rfind("(", quantity.end, one.start)
    end = text.find(")", one.end)
    if one.kind not in (DATE, YEAR) or start < 0 or end < 0 or ")" in text[start : one.start]:
        return False
    return any(each.kind in (COUNT, MONEY) and start < each.start < end for each in beside)


def _find_turn(quantity: Quantity, near: Sequence[Quantity]) -> list[Quantity]:
    """The date on the same side of each number where they take turns: "in 2021 it was 9,000, in 2022 8,000"."""
    listed = [one for one in near if one.kind in (COUNT, MONEY) or (one.kind in (DATE, YEAR) and one.day)]
    are_dates = [one.kind in (DATE, YEAR) for one in listed]
    take_turns = len(listed) > _SHORTEST_TURNS and all(one != other for one, other in pairwise(are_dates))
    if not take_turns or len(listed) % 2 or any(one.role != LEVEL for one in near) or quantity not in listed:
        return []
    place = listed.index(quantity)
    return [listed[place - 1 if are_dates[0] else place + 1]]

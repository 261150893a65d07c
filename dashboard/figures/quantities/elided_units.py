"""Sums of money whose currency, or the sum that they are for, stands only beside another number near them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.figures.normalize import normalize, words
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.quantities.words import COUNT, COUNTED, MONEY
from dashboard.figures.scale_words import SCALES

RATE = "/"  # in the unit of a sum for each unit of money: "GBP/GBP"
_LEAST_SCALE, _BILLION = 1_000_000, 1_000_000_000
_NEAR, _NEAR_RATES = 1, 3  # sentences
_LIKE_RATES = 10  # times as much
# What may follow a number that counts nothing but money; any other word may be a noun.
_NO_NOUNS = words(
    "for on in by to and at from with without or but as than so is was were would will if plus more extra went goes "
    "на за в у с з по до и і та й из із для без от від к а но але или або чи это це был было була було ще еще больше "
    "більше für im und auf pour sur et en para por y"
)
_NEXT_WORD = re.compile(r"[ \u00a0\u202f]*([^\W\d_]+|\S)?")
_EVERY = r"(?:every|each|кажд\w+|кожен|кожн\w+|jede\w*|chaque|cada)\s"
_EACH = (
    rf"(?:(?:for|per|on|in|на|за|pro|pour|por)\s(?:{_EVERY}|(?:one|a|один)\s)?|\b{_EVERY})(?:public\s)?"
    r"(?:[£$€]1\b|(?:pound|dollar|euro|фунт|доллар|долар|евро|євро|pfund|livre|libra)\w*\b)"
)
_FOR_EACH_AFTER = re.compile(rf"\s(?:[^\W\d_]+\s(?:of\s[^\W\d_]+\s)?)?{_EACH}", re.IGNORECASE)
_FOR_EACH_BEFORE = re.compile(rf"{_EACH}(?:,?\s[^\W\d_]+){{0,3}},?\s$", re.IGNORECASE)
_LONGEST_LEAD = 60  # letters


def settle_money(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """The quantities of a text, with the currency of "£9bn: 5bn for one and 4bn for the other" at all of its sums."""
    settled: list[Quantity] = []
    last, rate = None, None
    for at, one in enumerate(found):
        given = one
        if one.kind == MONEY:
            if _is_for_each(one, text) or (rate and _is_like(one, rate)):
                given = rate = replace(one, unit=f"{one.unit}{RATE}{one.unit}")
            else:
                last = one
        elif _is_bare(one, text):
            beside = last or next((later for later in found[at + 1 : at + 3] if later.kind == MONEY), None)
            if beside and abs(one.sentence - beside.sentence) <= _NEAR and _scale_of(one) == _scale_of(beside):
                given = last = replace(one, kind=MONEY, unit=beside.unit)
        settled.append(given)
    return settled


def _is_for_each(one: Quantity, text: str) -> bool:
    lead = text[max(one.start - _LONGEST_LEAD, 0) : one.start]
    return bool(_FOR_EACH_AFTER.match(text, one.end) or _FOR_EACH_BEFORE.search(lead))


def _is_like(one: Quantity, rate: Quantity) -> bool:
    """Whether it is a small sum soon after one that is for each unit: "£2.30 for every pound, later £1.50"."""
    sums = [float(each.low or each.high or 0) for each in (one, rate)]
    return one.sentence - rate.sentence <= _NEAR_RATES and 0 < max(sums) < _LIKE_RATES * min(sums)


def _is_bare(one: Quantity, text: str) -> bool:
    following = _NEXT_WORD.match(text[one.end : one.end + _LONGEST_LEAD])
    word = normalize(following[1]) if following and following[1] else ""
    # Few things but money are counted in billions.
    is_bare = not word.isalpha() or word in _NO_NOUNS or (_scale_of(one) >= _BILLION and not COUNTED.has(word))
    return one.kind == COUNT and _scale_of(one) >= _LEAST_SCALE and is_bare


def _scale_of(one: Quantity) -> int:
    """What the last word of a number multiplies it by; 0 for one without such a word."""
    for word in re.findall(r"[^\W\d_]+", normalize(one.text)):
        if (scale := int(SCALES.get(word, 0))) >= _LEAST_SCALE:
            return scale
    return 0

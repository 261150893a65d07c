"""Reads the quantities of a running text, sentence by sentence, in time that grows with its length alone.

What is no quantity is passed over in silence: "one of them", "the second time", list numbers, addresses of the web.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from dashboard.figures.interval import Interval
from dashboard.figures.joint_words import BETWEEN_WORDS
from dashboard.figures.numerals import Margin, Number, NumberSpan, find_margins, find_ranges
from dashboard.figures.quantities.ages import end_of_age_group, find_age
from dashboard.figures.quantities.bounds import ORDER, RANGE, bound_number, plain, rule_of
from dashboard.figures.quantities.changes import BY, TO, find_change
from dashboard.figures.quantities.codes import find_hidden
from dashboard.figures.quantities.dates import read_day
from dashboard.figures.quantities.elided_units import settle_money
from dashboard.figures.quantities.halves import read_half
from dashboard.figures.quantities.identifiers import read_name
from dashboard.figures.quantities.idioms import end_of_idiom, end_of_thread_mark, is_in_compound, is_name_of_several
from dashboard.figures.quantities.joined_units import join_units
from dashboard.figures.quantities.name_words import STREETS_FIRST
from dashboard.figures.quantities.near_hedges import UP_TO, NearHedges
from dashboard.figures.quantities.numbers import FoundNumber, read_number
from dashboard.figures.quantities.orders import read_order
from dashboard.figures.quantities.pairs import are_two_levels, gives_unit, is_range, may_share_unit, takes_percent
from dashboard.figures.quantities.parts_of_wholes import read_part
from dashboard.figures.quantities.plain_text import (
    PlainText,
    Sentence,
    count_capitals,
    cut_sentences,
    read_plain,
)
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.quantities.times import is_after_name
from dashboard.figures.quantities.words import (
    AGE,
    BOUNDED,
    COUNT,
    COUNTED,
    IDENTIFIER,
    MAKES,
    PERCENT,
    TIME,
)
from dashboard.figures.tokens import text_at
from dashboard.figures.wording import LOWER_BOUNDING, UPPER_BOUNDING

_RANGE_WORDS = BETWEEN_WORDS | {"від", "от"}
_BEGIN_NOTHING = frozenset(".,;:!?'\"()[]{}<>|_*=^")
MOST_NUMBERS = 2_000  # that are read of one text; an article as long as may be has a few hundred


def find_quantities(
    text: str, is_counted: Callable[[str], bool] = COUNTED.has, is_make: Callable[[str], bool] = MAKES.has
) -> list[Quantity]:
    """The quantities of a text in the order of print; the words as for `cut_sentences`. Never raises."""
    plain = read_plain(text)
    return read_quantities(plain, cut_sentences(plain, is_counted, is_make))


def read_quantities(plain: PlainText, sentences: Sequence[Sentence]) -> list[Quantity]:
    """The same for a text that is cut into its sentences already; at most the first `MOST_NUMBERS`."""
    hidden = find_hidden(plain.plain)
    found: list[Quantity] = []
    for number, sentence in enumerate(sentences):
        if len(found) >= MOST_NUMBERS:
            break
        while hidden and hidden[0][1] <= sentence.start:
            hidden.pop(0)
        found += _SentenceReader(plain, sentence, number, hidden).read()
    return settle_money(found[:MOST_NUMBERS], plain.given)


class _SentenceReader:
    """Reads one sentence from left to right."""

    def __init__(self, text: PlainText, sentence: Sentence, number: int, hidden: list[tuple[int, int, str]]) -> None:
        self.text, self.parts, self.sentence, self.number = text, sentence.parts, sentence, number
        self.hidden = [one for one in hidden[:50] if one[0] < sentence.end]
        self.capitals = count_capitals(text, sentence.parts)
        self.hedges = NearHedges(sentence.parts, text.plain)
        self.found: list[Quantity] = []
        self.numbers: list[FoundNumber] = []

    def read(self) -> list[Quantity]:
        """The quantities of the sentence."""
        position = 0
        while position < len(self.parts):
            position = self._read_at(position)
        self.found += self._read_numbers()
        return sorted(self.found, key=lambda one: one.start)

    def _read_at(self, position: int) -> int:
        """Reads what starts at a token; the token after it."""
        part = self.parts[position]
        for start, end, kind in self.hidden:
            if start <= part.start < end:
                return self._hide(position, end, kind)
        if part.text in _BEGIN_NOTHING:
            return position + 1
        if end := self._end_of_silence(position):
            return end
        half = read_half(self.parts, position)
        if not half and (end := self._read_other(position)):
            return end
        if number := half or read_order(self.parts, position) or read_number(self.parts, position):
            self.numbers.append(number)
            return number.end
        return position + 1

    def _end_of_silence(self, position: int) -> int:
        """The token after number words that count nothing; 0 where none start here."""
        if position == 0 and (end := end_of_thread_mark(self.parts, self.capitals)):
            return end
        if end := end_of_idiom(self.parts, position):
            return end
        is_compound = is_in_compound(self.parts, position, self.text.plain) and not read_part(self.parts, position)
        is_silent = is_compound or is_name_of_several(self.parts, position, self.capitals)
        return position + 1 if is_silent else 0

    def _read_other(self, position: int) -> int:
        """Notes an age of a group, a day, a part or a name, and gives the token after it; 0 where none starts here."""
        if end := end_of_age_group(self.parts, position):
            self._add(AGE, position, end)
            return end
        if day := read_day(self.parts, position, is_capital=self._is_capital(position)):
            is_name = text_at(self.parts, position - 1) in STREETS_FIRST  # "Rua 25 de Março"
            is_name |= day.kind == TIME and is_after_name(self.parts, self.capitals, position)
            self._add(IDENTIFIER if is_name else day.kind, position, day.end, day=day.day)
            return day.end
        is_make = self.capitals[position] and self.parts[position].text in ("x", "х")  # "a BMW X5"
        if not is_make and (share := read_part(self.parts, position)):
            start, rule = self.hedges.before_share(position)  # "almost double"
            self._add(share.kind, start, share.end, value=share.value, rule=rule)
            self.hedges.ends_of_shares.append(share.end)
            return share.end
        if name := read_name(self.parts, position, self.capitals, is_first=not self.numbers):
            self._add(name.kind, name.start, name.end)
            return name.end
        return 0

    def _hide(self, position: int, end: int, kind: str) -> int:
        """Passes over an address of the web, or notes a phone number."""
        after = position
        while after < len(self.parts) and self.parts[after].start < end:
            after += 1
        if kind:
            self._add(kind, position, after)
        return after

    def _is_capital(self, position: int) -> bool:
        return position >= 0 and self.capitals[position] > 0

    def _add(
        self, kind: str, start: int, end: int, *, value: Fraction | None = None, rule: str = "", day: str = ""
    ) -> None:
        amount = None if value is None else plain(value)
        self.found.append(self._quantity(start, end, kind=kind, low=amount, high=amount, rule=rule, day=day))

    def _quantity(self, first: int, after: int, **values: Any) -> Quantity:
        start, end = self.text.span(self.parts[first].start, self.parts[after - 1].end)
        return Quantity(
            start, end, self.text.given[start:end], sentence=self.number, paragraph=self.sentence.paragraph, **values
        )

    def _read_numbers(self) -> Iterator[Quantity]:
        self.numbers = join_units(self.parts, self.numbers)
        spans = [
            NumberSpan(
                Number(plain(one.printed.value), plain(one.printed.step), one.printed.is_rounded), one.start, one.end
            )
            for one in self.numbers
        ]
        ranges = find_ranges(self.parts, spans)
        margins = find_margins(self.parts, spans)
        roles: list[str] = []
        skipped = -1
        for index, (one, span) in enumerate(zip(self.numbers, spans, strict=True)):
            if index == skipped:
                continue
            margin = next((margin for margin in margins if margin.centre == span), None)
            other = self.numbers[index + 1] if index + 1 < len(spans) else None
            start = self.hedges.start_of(one.start)
            role, direction = find_change(self.parts, start, one.end, roles)
            start += 2 * (role == TO and [part.text for part in self.parts[start : start + 2]] == ["up", "to"])
            is_pair = other is not None and (span, spans[index + 1]) in ranges and may_share_unit(one, other)
            is_pair = is_pair and not (other and are_two_levels(self.parts, start, one, other))
            if is_pair and other is not None and is_range(self.parts, start, one, other, role):
                skipped = index + 1
                yield self._range(start - self._is_after(start, _RANGE_WORDS), one, other, role, direction)
            elif margin is not None:
                skipped = index + 1 if other is not None and other.start < margin.end else -1
                yield self._margin(start, one, other if skipped > 0 else None, margin)
            else:
                hedges = [] if is_pair else self.hedges.find(self.numbers, index, role)
                start -= hedges[:1] == ["up_to"] and self._is_after(start, UP_TO)
                roles.append(role)
                is_bare = other is not None and gives_unit(self.parts, one, other, role)
                kind, unit = self._kind(other if is_bare and other is not None else one)
                if index and takes_percent(self.parts, self.numbers[index - 1], one, role):
                    kind, unit = PERCENT, "%"
                yield self._one(start, replace(one, kind=kind, unit=unit), hedges, role, direction)

    def _is_after(self, start: int, words: frozenset[str]) -> bool:
        return start > 0 and self.parts[start - 1].text in words

    def _one(self, start: int, one: FoundNumber, hedges: list[str], role: str, direction: str) -> Quantity:
        kind, unit = self._kind(one)
        if kind == AGE and self.parts[one.end : one.end + 1] and self.parts[one.end].text in ("old", "olds"):
            one = replace(one, end=one.end + 1)
        one = replace(one, end=one.end + self._length_of_ending(one.end))
        has_minus = one.is_negative and start == one.start and self.parts[start - 1].is_dash
        start -= has_minus and self.parts[start - 1].touches(self.parts[start])
        if one.rule == ORDER:
            return self._quantity(
                start, one.end, kind=kind, unit=unit, rule=ORDER, at_least=one.at_least, at_most=one.at_most,
                step=plain(one.printed.step), role=role, direction=direction,
            )  # fmt: skip
        sign = -1 if (role == BY and direction == "down") or one.is_negative else 1
        rule = rule_of(hedges, one.printed)
        if one.rule == "about" and rule == "rounded":
            rule = "about"
        number = one.printed._replace(value=sign * one.printed.value)
        bounds = bound_number(rule, number) if kind in BOUNDED else Interval(None, None)
        value = plain(number.value)
        return self._quantity(
            start, one.end, kind=kind, unit=unit, rule=rule,
            low=None if rule in UPPER_BOUNDING else value, high=None if rule in LOWER_BOUNDING else value,
            at_least=bounds.at_least, at_most=bounds.at_most, step=plain(number.step), role=role, direction=direction,
        )  # fmt: skip

    def _length_of_ending(self, end: int) -> int:
        """How many tokens "+", "-plus" or "-strong" takes, where it touches a number: "a 9,000-strong army"."""
        texts = [part.text for part in self.parts[end : end + 2]]
        if texts[:1] in (["strong"], ["odd"], ["plus"]):  # whose hyphen is left out
            return int(
                self.parts[end].start == self.parts[end - 1].end + 1
                and self.text.plain[self.parts[end].start - 1] == "-"
            )
        length = (
            1
            if texts[:1] == ["+"]
            else 2
            if texts[1:] in (["plus"], ["strong"], ["odd"]) and self.parts[end].is_dash
            else 0
        )
        return length if length and self.parts[end - 1].touches(self.parts[end]) else 0

    def _range(self, start: int, one: FoundNumber, other: FoundNumber, role: str, direction: str) -> Quantity:
        kind, unit = self._kind(other, opened=one.start)
        if kind == COUNT and self._kind(one)[0] != COUNT:
            kind, unit = self._kind(one)
        low, high = sorted((plain(one.printed.value), plain(other.printed.value)))
        is_bounded = kind in BOUNDED
        return self._quantity(
            start, other.end, kind=kind, unit=unit, rule=RANGE, low=low, high=high,
            at_least=low if is_bounded else None, at_most=high if is_bounded else None,
            step=plain(min(one.printed.step, other.printed.step)), role=role, direction=direction,
        )  # fmt: skip

    def _margin(self, start: int, one: FoundNumber, other: FoundNumber | None, margin: Margin) -> Quantity:
        if other is not None and one.kind == COUNT and (one.printed.value <= 100 or other.kind != PERCENT):
            kind, unit = self._kind(other, opened=one.start)
        else:
            kind, unit = self._kind(one)
        return self._quantity(
            start, margin.end, kind=kind, unit=unit, rule=RANGE, low=plain(one.printed.value),
            high=plain(one.printed.value), at_least=margin.least, at_most=margin.greatest, step=plain(one.printed.step),
        )  # fmt: skip

    def _kind(self, one: FoundNumber, opened: int | None = None) -> tuple[str, str]:
        """The kind and unit of a number; `opened` is where the range starts that it ends."""
        if find_age(self.parts, one.start if opened is None else opened, one):
            return AGE, "year"
        return one.kind, one.unit

"""What a number counts, and who says it, by its sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from dashboard.figures.claims.around_number import (
    ARTICLES,
    CLAUSE_STARTS,
    JOINS,
    LEADS,
    OWN,
    SUBCLAUSE,
    AroundNumber,
)
from dashboard.figures.claims.mentions import Mention
from dashboard.figures.normalize import words
from dashboard.figures.tokens import Token, text_at

FARTHEST = 24  # tokens between a number and what it counts
_SURELY_NEAR, _FAR = 16, 30
_AFTER_COLON = 4  # tokens that it counts before a colon
_LOOSE = 8  # tokens that a loose phrase counts farther
_LINKS = words("at of to is was were") | {":", "—", "–"}
_LONGEST_LEAD = 4  # tokens: "at as many as"
_SHOULD = words(
    "should must ought propose proposes proposed proposing aims aimed intends intended wants wanted "
    "должно должны должен должна предложил предложила предложили предлагает предлагается хочет намерен намерены "
    "повинно повинні має мають запропонував запропонувала запропонували пропонує хоче планував планує"
)
_OR = words("or или либо або чи")
_OF_THOSE = {("of", "the"), ("of", "those"), ("of", "these"), ("из", "тех"), ("із", "тих")}
_ADDING = words(
    "with without added adds adding с со з із зі includes counts including excluding plus besides thanks due because "
    "вместе включая благодаря разом включно завдяки"
)
_WHEN = words("when after until когда после пока коли після поки")
_LONGEST_CLAUSE = 6  # tokens between "when" and what happened then
_NOT = words("not не nicht pas")
_ADDED = words("included excluded inbegriffen")


class Nearest(AroundNumber):
    """What a sentence says of one number, but for whose it is."""

    def __init__(
        self,
        parts: list[Token],
        mentions: Sequence[Mention],
        first: int,
        after: int,
        others: Sequence[tuple[int, int]],
    ) -> None:
        """`others` are where the other numbers stand."""
        super().__init__(parts, mentions, first, after, others)
        self.is_measure_said = self.are_speakers_named = False
        self.count_nearest = 1
        self.beside: tuple[str, ...] = ()

    def measures(
        self, is_of_kind: Callable[[str], bool], plans: frozenset[str], *, is_age: bool
    ) -> tuple[tuple[str, ...], bool]:
        """The measures that it may be of, and whether there is no choice; `plans` are those of what is only meant.

        "They planned 9,000 recruits": recruits, or a plan of some.
        """
        near = (
            (self._distance(one) if not is_age else abs(one.end - self.first), one)
            for one in self.mentions
            if one.kind == "measure"
            and self._is_near(one)
            and is_of_kind(one.name)
            and text_at(self.parts, one.start - 1) not in _NOT  # "9,000 casualties, not dead"
            and not self._tells_when(one)
        )
        found = sorted(near, key=lambda each: (each[0], -each[1].start, each[1].name))
        if not found or self._is_out_of_brackets(found[0][1]):
            return (), False
        distance, nearest = found[0]
        names = [one.name for _, one in found if (one.start, one.end) == (nearest.start, nearest.end)]
        self.is_measure_said = distance < _FAR and not self._is_added(nearest)
        if nearest.is_loose and 0 <= nearest.start - self.after <= 1 and not self._leads_to_next(nearest):
            self.beside = tuple(names)
        is_sure = not nearest.is_loose and len(set(names)) == 1 and distance <= _SURELY_NEAR
        is_sure = is_sure and not (nearest.start >= self.after and self.break_before(nearest))
        is_sure = is_sure and not self._is_joined(nearest)
        is_sure = is_sure and not self._is_added(nearest) and not self._is_of_those(nearest)
        is_sure = is_sure and not any(part.text in _SHOULD for part in self.parts)  # it may be a plan
        between = {part.text for part in self.parts[nearest.end : self.first]}
        # "Dead, and that 9,000 signed"
        is_sure = is_sure and not ("," in between and between & SUBCLAUSE) and not self._is_before_that(nearest)
        is_sure = is_sure and not self._is_of_next_statement(nearest)
        # "41,000 mobilised men were in combat units": they may be counted as either.
        also = [one.name for _, one in found if one.start > nearest.start >= self.after and self._is_said_too(one)]
        if nearest.start >= self.after:
            also += [one.name for _, one in found if self._is_said_before(one)]
        also += [one.name for _, one in found if one.name in plans and self.before <= one.start < self.next]
        return tuple(dict.fromkeys([*names, *also])), is_sure and set(also) <= set(names)

    def _is_before_that(self, one: Mention) -> bool:
        """Whether "and that" stands between it and the number: "8,000 had died and that 9,000 had signed"."""
        texts = [part.text for part in self.parts[one.end : self.first]]
        return any(pair[0] in JOINS and pair[1] in SUBCLAUSE for pair in pairwise(texts))

    def _is_of_next_statement(self, one: Mention) -> bool:
        """Whether ", and" and some words stand between the number and it: "9,000, and papers printed them as dead"."""
        texts = [part.text for part in self.parts[self.after : max(one.start - _LONGEST_LEAD + 1, self.after)]]
        return any(pair[0] == "," and pair[1] in JOINS for pair in pairwise(texts))

    def _is_out_of_brackets(self, one: Mention) -> bool:
        """Whether it stands after the brackets that hold the number: "they sign (9,000 in May), and many return"."""
        texts = [part.text for part in self.parts[self.after : one.start]]
        return ")" in texts and "(" not in texts[: texts.index(")")]

    def _is_joined(self, one: Mention) -> bool:
        """Whether "and" joins it to another measure: "the armed forces and paramilitary units"."""
        is_joined = text_at(self.parts, one.start - 1) in (JOINS | _OR) - {","}
        # "9,000 soldiers, professional and mobilised, died"
        is_description = is_joined and text_at(self.parts, one.end) == "," == text_at(self.parts, one.start - 3)
        return (is_description and one.start > self.after) or (is_joined and self._ends_with_measure(one.start - 1))

    def _ends_with_measure(self, end: int) -> bool:
        return any(other.kind == "measure" and other.end == end for other in self.mentions)

    def _is_added(self, one: Mention) -> bool:
        """Whether it is only counted in, or left out: "with volunteers, 9,000", "9,000, volunteers included"."""
        return text_at(self.parts, one.end) in _ADDED or any(
            text_at(self.parts, one.start - step) in _ADDING for step in (1, 2)
        )

    def _tells_when(self, one: Mention) -> bool:
        """Whether it stands in a clause of time, before its number or the end of it: "by the time his son signed"."""
        for at in range(one.start - 1, max(one.start - _LONGEST_CLAUSE, -1), -1):
            is_the_time = self.parts[at].text == "time" and text_at(self.parts, at - 2) == "by"
            if is_the_time or self.parts[at].text in _WHEN:
                return True
            if not self.parts[at].is_word:
                return False
        return False

    def _is_of_those(self, one: Mention) -> bool:
        """Whether it only tells of whom the number is a part: "9,000 of those mobilised are there"."""
        texts = tuple(text_at(self.parts, self.after + step) for step in range(2))
        return one.start > self.after and texts in _OF_THOSE

    def _is_said_too(self, one: Mention) -> bool:
        """Whether a measure is named in the same clause after the number, with no other number between."""
        return not one.is_loose and one.start < self.next and not self.break_before(one)

    def _is_said_before(self, one: Mention) -> bool:
        """Whether a measure leads to the number: "to the front were sent 9,000 mobilised men"."""
        between = self.parts[one.end : self.first]
        is_parted = any(part.text in JOINS - {","} or part.is_literal for part in between)
        return not one.is_loose and one.start < self.first and not is_parted

    def _is_near(self, one: Mention) -> bool:
        return -FARTHEST <= one.start - self.first <= FARTHEST + (self.after - self.first)

    def _distance(self, one: Mention) -> int:
        """Fewer is nearer: what follows comes first, what another number parts from it comes last."""
        loose = _LOOSE if one.is_loose or self._is_added(one) else 0
        if one.start >= self.after - 1:
            is_of_next = one.start >= self.next or self._leads_to_next(one) or self._begins_next_clause(one)
            return loose + one.start - self.after + (60 if is_of_next else 0) + self.break_before(one)
        is_of_number_before = (
            0 < self.before <= one.start <= self.before + 1
        )  # "2,039,758 overall, including 1,150,628"
        if one.end == self.first - 1 and self.parts[one.end].text in _LINKS:
            # "Put the dead at 1,351 and the wounded at 3,825"; "killed: 9,000", but "losses: 9,000 men killed".
            return loose + (_AFTER_COLON if self.parts[one.end].text == ":" else 1)
        away = 30 if one.end <= self.before else 10 if is_of_number_before else 0
        return loose + 6 + self.first - one.end + away

    def _leads_to_next(self, one: Mention) -> bool:
        """Whether the next number is said to be that: "at 9,000 and the wounded at 8,000"."""
        if one.start > self.after and one.end == self.next:  # "At 9,000 and the wounded 8,000"
            joins = (text_at(self.parts, one.start - 1), text_at(self.parts, one.start - 2))
            return joins[0] in JOINS or (joins[0] in ARTICLES and joins[1] in JOINS)
        is_near = one.end < self.next <= one.end + _LONGEST_LEAD
        if text_at(self.parts, one.end) == "of" and self.next == one.end + 1:  # "9,000, against a budget of 8,000"
            return one.start > self.after and text_at(self.parts, one.start - 1) in ARTICLES | OWN
        return one.start > self.after and is_near and text_at(self.parts, one.end) in LEADS | {":", "—", "–"}

    def _begins_next_clause(self, one: Mention) -> bool:
        """Whether a comma parts it from the number, and nothing from the next one: "9,000, on contracts 8,000"."""
        before, following = self.parts[self.after : one.start], self.parts[one.end : self.next]
        is_joined = any(part.text in JOINS or part.text in ".;:()—–" for part in following)
        return self.next < len(self.parts) and any(part.text == "," for part in before) and not is_joined

    def speakers(self) -> tuple[str, ...]:
        """Those whom the sentence names, the nearest first, but for those of a later number in a clause of its own."""
        named = sorted(
            (one.is_loose, abs(one.start - self.first), one.name)
            for one in self.mentions
            if one.kind == "speaker" and not self._is_of_later_clause(one)
        )
        self.are_speakers_named = bool(named) and not named[0][0]
        self.count_nearest = max(
            len({name for *place, name in named if tuple(place) == named[0][:2]}) if named else 1, 1
        )
        return tuple(dict.fromkeys(name for *_, name in named))

    def _is_of_later_clause(self, one: Mention) -> bool:
        """Whether "but" or the like stands between, and one more number follows: "9,000, but Smith said 8,000"."""
        between = self.parts[self.after : one.start]
        is_parted = any(part.text == ";" or part.text in CLAUSE_STARTS for part in between)
        return is_parted and self.next < len(self.parts) and self.next > one.start - FARTHEST

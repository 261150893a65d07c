"""Whose a number is, by its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.figures.claims.around_number import ARTICLES, HARD_BREAK, JOINS, LEADS, OWN, SUBCLAUSE, AroundNumber
from dashboard.figures.claims.mentions import Mention
from dashboard.figures.normalize import words
from dashboard.figures.tokens import Token, text_at

_SELF = words("his her own собственные собственных собственным собственную власні власних власними власну")
_OURS = words("our ours наших наши нашим нашими нашего нашої наша unsere unserer nos nôtres")
_PLACES = words(
    "in into inside across within near around to toward towards against for with at on over from "
    "v в во на против под около для с со з із зі из от у проти під для біля від до"
)
_LONGEST_NAME = 4  # tokens: "the line's new terminus at X"
_DESTINATIONS = words("to into toward towards against")  # "sent to Ukraine" is of no Ukrainians
_PLACE_NOUNS = words(
    "border borders territory границ границе границы границам территории кордону кордонів кордоні території"
)
_WITHOUT = words("no without excluding excludes except counting bar minus leaves leaving omits omitting без кроме крім")
_NOT_OF = _DESTINATIONS | _WITHOUT | words("out including plus")
_LEFT_OUT = {("left", "out"), ("not", "included"), ("not", "counted")}
_TIMES = words("since until before during amid")
_FOR = words("for у для für pour")
_CLAUSE_SIGNS = words("and и а і") | {*";:,.—–"}


class NearestSubject(AroundNumber):
    """The subject that a sentence names for one number.

    `is_said`: it is named as more than a place; `is_of_speaker`: it is that of the speaker, whoever that is.
    """

    def __init__(
        self,
        parts: list[Token],
        mentions: Sequence[Mention],
        first: int,
        after: int,
        others: Sequence[tuple[int, int]],
        *,
        found: Sequence[Mention],
        parts_of: frozenset[tuple[str, str]],
    ) -> None:
        """`found` are the subjects of the sentence, `parts_of` those that are a part of another, with it."""
        super().__init__(parts, mentions, first, after, others)
        self.found, self.parts_of = found, parts_of
        self.is_said = self.is_of_speaker = False

    def find(self) -> tuple[str, ...]:
        """The subject that is named nearest and is neither a place nor a speaker."""
        found = self.found
        fitting = [one for one in found if not self._is_left_out(one)]
        named = [one for one in fitting if not self._is_place(one)]
        self.is_said, named = bool(named), named or fitting
        # "The ministry of X said that its soldiers", "X's staff put its own dead at 1,351 and Y's at 30,000".
        before = [one for one in self.mentions if one.kind == "subject" and one.start < self.first]
        ends = {one.end: one for one in self.mentions if one.kind == "subject"}
        owner = next((ends[at] for at, part in enumerate(self.parts) if part.text == "own" and at in ends), None)
        if owner is not None and self.before <= owner.start < self.first:  # "X's own commander put his losses at 9,000"
            self.is_said = True
            return (owner.name,)
        is_own = any(part.text in OWN for part in self.parts[self.before : self.first])
        is_of_person = not is_own and any(part.text in _SELF for part in self.parts[self.before : self.first])
        # "9,000 of theirs and 8,000 of ours"
        near = [*self.parts[max(self.first - 2, self.before) : self.first], *self.parts[self.after : self.after + 3]]
        is_ours = any(part.text in _OURS for part in near)
        if is_ours or (is_of_person and any(one.kind == "speaker" and one.start < self.first for one in self.mentions)):
            self.is_of_speaker = True  # whose they are is not said: "the president put his own losses at 9,000"
            return ()
        speaking = [one for one in before if one not in found and one.start >= self.before]
        if is_own and speaking and named and named[-1].end <= speaking[-1].start:
            named, self.is_said = (
                speaking[-1:],
                False,
            )  # "X's dead, and the president of Y put its own at 9,000"
        elif is_own and before and not any(one.start < self.first for one in named):
            named, self.is_said = before, False
        elif not named and any(part.text in OWN or part.text == "it" for part in self.parts):  # "X says it has 9,000"
            named = [one for one in self.mentions if one.kind == "subject"]
        if not named:
            return ()
        nearest = min(named, key=self._subject_distance)
        # What is said of the next number alone is not said of this one.
        if self._subject_distance(nearest) >= HARD_BREAK:
            self.is_said = False
            return ()
        return (self._part_beside(nearest).name,)

    def _part_beside(self, whole: Mention) -> Mention:
        """The part of a subject that is named just beside it: "the line's terminus at X" is X."""
        for one in self.mentions:
            between = self.parts[min(one.end, whole.end) : max(one.start, whole.start)]
            is_beside = len(between) <= _LONGEST_NAME and all(part.is_word for part in between)
            if one.kind == "subject" and (one.name, whole.name) in self.parts_of and is_beside:
                return whole if self._is_left_out(one) else one
        return whole

    def _is_left_out(self, one: Mention) -> bool:
        """Whether it is named as what does not count: "without the station", "the station left out"."""
        following = text_at(self.parts, one.end), text_at(self.parts, one.end + 1)
        is_out = following in _LEFT_OUT or following[0] in ("excluded", "aside", "excepted")
        before = text_at(self.parts, one.start - 1), text_at(self.parts, one.start - 2)
        return is_out or before[0] in _NOT_OF or before[1] in _WITHOUT

    def _is_place(self, one: Mention) -> bool:
        """Whether a subject is only where something is; "for X it gives 9,000" names whose they are."""
        before, earlier = text_at(self.parts, one.start - 1), text_at(self.parts, one.start - 2)
        # Also "9,000 for X and 8,000 for Y".
        starts = (1, self.after + 1, self.before + 1)
        is_start = before in _FOR and (one.start in starts or earlier in _CLAUSE_SIGNS | LEADS)
        is_time = (earlier if before in ARTICLES else before) in _TIMES  # "since X's invasion", "before the X attack"
        is_there = before in _PLACE_NOUNS or earlier in _PLACE_NOUNS  # "at the borders of X"
        return (before in _PLACES and not is_start) or is_time or is_there

    def _subject_distance(self, one: Mention) -> int:
        if one.start >= self.after:
            is_of_next = one.start >= self.next or self._begins_next(one) or self.break_before(one)
            is_of_next = is_of_next or self._stands_before_next(one)
            return one.start - self.after + (HARD_BREAK if is_of_next else 0)
        # "54bn for X, 30bn spent": the comma ends what is said of X.
        is_ended = one.end == self.first - 1 and self.parts[one.end].text == ","
        is_of_last = (
            0 < self.before < one.start and is_ended and text_at(self.parts, one.start - 1) not in _CLAUSE_SIGNS
        )
        is_of_last = is_of_last or (one.end <= self.before and self._begins_statement())
        away = HARD_BREAK if is_of_last else 10 if one.end <= self.before else 0
        return 1 + self.first - one.end + away

    def _begins_statement(self) -> bool:
        """Whether ", and that" stands between the number before and this one: what was said before is of that one."""
        texts = [part.text for part in self.parts[self.before : self.first]]
        return any(one in JOINS and other in SUBCLAUSE for one, other in pairwise(texts))

    def _stands_before_next(self, one: Mention) -> bool:
        """Whether ", and" parts a subject from the number, and the next one follows it: "9,000, and saw X at 8,000"."""
        texts = [part.text for part in self.parts[self.after : one.start]]
        is_parted = any(pair[0] == "," and pair[1] in JOINS for pair in pairwise(texts))
        return is_parted and one.end <= self.next <= one.end + 2

    def _begins_next(self, one: Mention) -> bool:
        """Whether a subject after "and" begins what is said of the next number: "9,000 dead and Ukraine 8,000"."""
        at = one.start - 1
        for skipped in (ARTICLES, _FOR):  # "9bn for X and for the Y 8bn"
            at -= text_at(self.parts, at) in skipped
        before = text_at(self.parts, at)
        if before == "(" and self.next <= one.end + 2:  # "9,000 (Ukraine: 8,000)"
            return True
        joined = text_at(self.parts, one.start - 2) if before in ("that", "что", "що") else before
        return self.next < len(self.parts) and joined in JOINS and text_at(self.parts, one.end) not in JOINS

"""What a sentence names around one number: what it counts, whose it is, and who says it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from dashboard.figures.claims.mentions import Mention
from dashboard.figures.claims.subjects import find_subjects
from dashboard.figures.normalize import words
from dashboard.figures.tokens import Token, text_at

FARTHEST = 24  # tokens between a number and what it counts
_SURELY_NEAR, _FAR = 16, 30
_LOOSE = 8  # tokens that a loose phrase counts farther
_OWN = words("its their своих своїх")
_SELF = words("his her own собственные собственных собственным собственную власні власних власними власну")
_OURS = words("our ours наших наши нашим нашими нашего нашої наша unsere unserer nos nôtres")
_PLACES = words(
    "in into inside across within near to toward towards against for with at on over from "
    "v в во на против под около для с у проти під для біля від до"
)
_CLAUSE_STARTS = words(
    "which while whereas but who where though although а но который которая которые хотя тогда але який яка які хоча "
    "und aber während dont qui mais mientras pero mentre ma"
)
_LINKS = words("at of to is was were") | {":", "—", "–"}
_LEADS = words("at to is was were")
_LONGEST_NAME = 4  # tokens: "the line's new terminus at X"
_LONGEST_LEAD = 4  # tokens: "at as many as"
_DESTINATIONS = words("to into toward towards against")  # "sent to Ukraine" is of no Ukrainians
_PLACE_NOUNS = words(
    "border borders territory границ границе границы границам территории кордону кордонів кордоні території"
)
_WITHOUT = words("without excluding excludes except counting bar minus leaves leaving omits omitting без кроме крім")
_NOT_OF = _DESTINATIONS | _WITHOUT | words("out including plus")
_SHOULD = words(
    "should must ought propose proposes proposed proposing aims aimed intends intended wants wanted "
    "должно должны должен должна предложил предложила предложили предлагает предлагается хочет намерен намерены "
    "повинно повинні має мають запропонував запропонувала запропонували пропонує хоче планував планує"
)
_LEFT_OUT = {("left", "out"), ("not", "included"), ("not", "counted")}
_PARTS = words("whom which them these those них")  # "of whom", "из них": what follows is of a part of the number
_OF_THOSE = {("of", "those"), ("of", "these"), ("из", "тех"), ("із", "тих")}
_PART_STARTS = words("of among including из среди із з серед")
_ADDING = words(
    "with without includes counts including excluding plus besides thanks due because вместе включая благодаря разом "
    "включно завдяки"
)
_SUBCLAUSE = words("that что що dass que")
_NOT = words("not не nicht pas")
_ADDED = words("included excluded inbegriffen")
_JOINS = words("and и та і й und et y e") | {","}
_TIMES = words("since until before during amid")
_ARTICLES = words("the a an der die das den dem des le la les")
_FOR = words("for у для für pour")
_CLAUSE_SIGNS = words("and и а і") | {*";:,.—–"}
_HARD_BREAK, _SOFT_BREAK = 40, 12  # tokens that the end of a clause counts as


class Nearest:
    """What a sentence names around one number."""

    def __init__(
        self,
        parts: list[Token],
        mentions: Sequence[Mention],
        first: int,
        after: int,
        others: Sequence[tuple[int, int]],
        *,
        parts_of: frozenset[tuple[str, str]],
    ) -> None:
        """`others` are where the other numbers stand; `parts_of` the subjects that are a part of another, with it."""
        self.parts_of = parts_of
        self.parts, self.first, self.after = parts, first, after
        self.mentions, self.is_subject_said = mentions, False
        self.is_of_speaker = self.is_measure_said = False
        self.beside: tuple[str, ...] = ()
        self.next = min((start for start, _ in others if start >= after), default=len(parts))
        self.before = max((end for _, end in others if end <= first), default=0)

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
        )
        found = sorted(near, key=lambda each: (each[0], -each[1].start, each[1].name))
        if not found:
            return (), False
        distance, nearest = found[0]
        names = [one.name for _, one in found if (one.start, one.end) == (nearest.start, nearest.end)]
        self.is_measure_said = distance < _FAR
        if nearest.is_loose and 0 <= nearest.start - self.after <= 1:
            self.beside = tuple(names)
        is_sure = not nearest.is_loose and len(set(names)) == 1 and distance <= _SURELY_NEAR
        is_sure = is_sure and not (nearest.start >= self.after and self._break_before(nearest))
        is_sure = is_sure and not self._is_joined(nearest)
        is_sure = is_sure and not self._is_added(nearest) and not self._is_of_those(nearest)
        is_sure = is_sure and not any(part.text in _SHOULD for part in self.parts)  # it may be a plan
        between = {part.text for part in self.parts[nearest.end : self.first]}
        is_sure = is_sure and not ("," in between and between & _SUBCLAUSE)  # "dead, and that 9,000 signed"
        # "41,000 mobilised men were in combat units": they may be counted as either.
        also = [one.name for _, one in found if one.start > nearest.start >= self.after and self._is_said_too(one)]
        if nearest.start >= self.after:
            also += [one.name for _, one in found if self._is_said_before(one)]
        also += [one.name for _, one in found if one.name in plans and self.before <= one.start < self.next]
        return tuple(dict.fromkeys([*names, *also])), is_sure and set(also) <= set(names)

    def _is_joined(self, one: Mention) -> bool:
        """Whether "and" joins it to another measure: "the armed forces and paramilitary units"."""
        is_joined = text_at(self.parts, one.start - 1) in _JOINS - {","}
        return is_joined and any(other.kind == "measure" and other.end == one.start - 1 for other in self.mentions)

    def _is_added(self, one: Mention) -> bool:
        """Whether it is only counted in, or left out: "with volunteers, 9,000", "9,000, volunteers included"."""
        return text_at(self.parts, one.end) in _ADDED or any(
            text_at(self.parts, one.start - step) in _ADDING for step in (1, 2)
        )

    def _is_of_those(self, one: Mention) -> bool:
        """Whether it only tells of whom the number is a part: "9,000 of those mobilised are there"."""
        texts = tuple(text_at(self.parts, self.after + step) for step in range(2))
        return one.start > self.after and texts in _OF_THOSE

    def _is_said_too(self, one: Mention) -> bool:
        """Whether a measure is named in the same clause after the number, with no other number between."""
        return not one.is_loose and one.start < self.next and not self._break_before(one)

    def _is_said_before(self, one: Mention) -> bool:
        """Whether a measure leads to the number: "to the front were sent 9,000 mobilised men"."""
        between = self.parts[one.end : self.first]
        is_parted = any(part.text in _JOINS or part.is_literal for part in between)
        return not one.is_loose and one.start < self.first and not is_parted

    def _is_near(self, one: Mention) -> bool:
        return -FARTHEST <= one.start - self.first <= FARTHEST + (self.after - self.first)

    def _distance(self, one: Mention) -> int:
        """Fewer is nearer: what follows comes first, what another number parts from it comes last."""
        loose = _LOOSE if one.is_loose or self._is_added(one) else 0
        if one.start >= self.after - 1:
            is_of_next = one.start >= self.next or self._leads_to_next(one)
            return loose + one.start - self.after + (60 if is_of_next else 0) + self._break_before(one)
        is_of_number_before = (
            0 < self.before <= one.start <= self.before + 1
        )  # "2,039,758 overall, including 1,150,628"
        if one.end == self.first - 1 and self.parts[one.end].text in _LINKS:
            return loose + 1  # "put the dead at 1,351 and the wounded at 3,825", "killed: 9,000"
        away = 30 if one.end <= self.before else 10 if is_of_number_before else 0
        return loose + 6 + self.first - one.end + away

    def _leads_to_next(self, one: Mention) -> bool:
        """Whether the next number is said to be that: "at 9,000 and the wounded at 8,000"."""
        is_near = one.end < self.next <= one.end + _LONGEST_LEAD
        if text_at(self.parts, one.end) == "of" and self.next == one.end + 1:  # "9,000, against a budget of 8,000"
            return one.start > self.after and text_at(self.parts, one.start - 1) in _ARTICLES | _OWN
        return one.start > self.after and is_near and text_at(self.parts, one.end) in _LEADS | {":", "—", "–"}

    def _break_before(self, one: Mention) -> int:
        """How far the end of a clause puts off what follows the number."""
        between = self.parts[self.after : one.start]
        if any(part.text in ";:" for part in between):
            return _HARD_BREAK
        starts = (
            text_at(self.parts, at + 1) in _CLAUSE_STARTS or is_start_of_part(self.parts, at + 1)
            for at in range(self.after, one.start)
        )
        commas = (part.text == "," for part in between)
        return _SOFT_BREAK if any(comma and start for comma, start in zip(commas, starts, strict=True)) else 0

    def subjects(self) -> tuple[str, ...]:
        """The subject that is named nearest and is neither a place nor a speaker."""
        found = find_subjects(self.parts, self.mentions)
        fitting = [one for one in found if not self._is_left_out(one)]
        named = [one for one in fitting if not self._is_place(one)]
        self.is_subject_said, named = bool(named), named or fitting
        # "The ministry of X said that its soldiers", "X's staff put its own dead at 1,351 and Y's at 30,000".
        before = [one for one in self.mentions if one.kind == "subject" and one.start < self.first]
        ends = {one.end: one for one in self.mentions if one.kind == "subject"}
        owner = next((ends[at] for at, part in enumerate(self.parts) if part.text == "own" and at in ends), None)
        if owner is not None and self.before <= owner.start < self.first:  # "X's own commander put his losses at 9,000"
            self.is_subject_said = True
            return (owner.name,)
        is_own = any(part.text in _OWN for part in self.parts[self.before : self.first])
        is_of_person = not is_own and any(part.text in _SELF for part in self.parts[self.before : self.first])
        # "9,000 of theirs and 8,000 of ours"
        near = [*self.parts[max(self.first - 2, self.before) : self.first], *self.parts[self.after : self.after + 3]]
        is_ours = any(part.text in _OURS for part in near)
        if is_ours or (is_of_person and any(one.kind == "speaker" and one.start < self.first for one in self.mentions)):
            self.is_of_speaker = True  # whose they are is not said: "the president put his own losses at 9,000"
            return ()
        speaking = [one for one in before if one not in found and one.start >= self.before]
        if is_own and speaking and named and named[-1].end <= speaking[-1].start:
            named, self.is_subject_said = (
                speaking[-1:],
                False,
            )  # "X's dead, and the president of Y put its own at 9,000"
        elif is_own and before and not any(one.start < self.first for one in named):
            named, self.is_subject_said = before, False
        elif not named and any(part.text in _OWN or part.text == "it" for part in self.parts):  # "X says it has 9,000"
            named = [one for one in self.mentions if one.kind == "subject"]
        if not named:
            return ()
        nearest = min(named, key=self._subject_distance)
        # What is said of the next number alone is not said of this one.
        if self._subject_distance(nearest) >= _HARD_BREAK:
            self.is_subject_said = False
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
        is_start = before in _FOR and (one.start in starts or earlier in _CLAUSE_SIGNS | _LEADS)
        is_time = (earlier if before in _ARTICLES else before) in _TIMES  # "since X's invasion", "before the X attack"
        is_there = before in _PLACE_NOUNS or earlier in _PLACE_NOUNS  # "at the borders of X"
        return (before in _PLACES and not is_start) or is_time or is_there

    def _subject_distance(self, one: Mention) -> int:
        if one.start >= self.after:
            is_of_next = one.start >= self.next or self._begins_next(one) or self._break_before(one)
            is_of_next = is_of_next or self._stands_before_next(one)
            return one.start - self.after + (_HARD_BREAK if is_of_next else 0)
        # "54bn for X, 30bn spent": the comma ends what is said of X.
        is_ended = one.end == self.first - 1 and self.parts[one.end].text == ","
        is_of_last = (
            0 < self.before < one.start and is_ended and text_at(self.parts, one.start - 1) not in _CLAUSE_SIGNS
        )
        is_of_last = is_of_last or (one.end <= self.before and self._begins_statement())
        away = _HARD_BREAK if is_of_last else 10 if one.end <= self.before else 0
        return 1 + self.first - one.end + away

    def _begins_statement(self) -> bool:
        """Whether ", and that" stands between the number before and this one: what was said before is of that one."""
        texts = [part.text for part in self.parts[self.before : self.first]]
        return any(one in _JOINS and other in _SUBCLAUSE for one, other in pairwise(texts))

    def _stands_before_next(self, one: Mention) -> bool:
        """Whether ", and" parts a subject from the number, and the next one follows it: "9,000, and saw X at 8,000"."""
        texts = [part.text for part in self.parts[self.after : one.start]]
        is_parted = any(pair[0] == "," and pair[1] in _JOINS for pair in pairwise(texts))
        return is_parted and one.end <= self.next <= one.end + 2

    def _begins_next(self, one: Mention) -> bool:
        """Whether a subject after "and" begins what is said of the next number: "9,000 dead and Ukraine 8,000"."""
        at = one.start - 1
        for skipped in (_ARTICLES, _FOR):  # "9bn for X and for the Y 8bn"
            at -= text_at(self.parts, at) in skipped
        before = text_at(self.parts, at)
        joined = text_at(self.parts, one.start - 2) if before in ("that", "что", "що") else before
        return self.next < len(self.parts) and joined in _JOINS and text_at(self.parts, one.end) not in _JOINS

    def speakers(self) -> tuple[str, ...]:
        """Those whom the sentence names, the nearest first, but for those of a later number in a clause of its own."""
        named = sorted(
            (abs(one.start - self.first), one.name)
            for one in self.mentions
            if one.kind == "speaker" and not self._is_of_later_clause(one)
        )
        return tuple(dict.fromkeys(name for _, name in named))

    def _is_of_later_clause(self, one: Mention) -> bool:
        """Whether "but" or the like stands between, and one more number follows: "9,000, but Smith said 8,000"."""
        between = self.parts[self.after : one.start]
        is_parted = any(part.text == ";" or part.text in _CLAUSE_STARTS for part in between)
        return is_parted and self.next < len(self.parts) and self.next > one.start - FARTHEST


def is_start_of_part(parts: Sequence[Token], at: int) -> bool:
    """Whether what follows is of a part of the number before: "of whom", "including"."""
    text = text_at(parts, at)
    return text == "including" or (text in _PART_STARTS and text_at(parts, at + 1) in _PARTS)

"""The place of a number in its sentence, and where the clause that it stands in ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.figures.claims.mentions import Mention
from dashboard.figures.normalize import words
from dashboard.figures.tokens import Token, text_at

CLAUSE_STARTS = words(
    "which while whereas but who where though although а но который которая которые хотя тогда але який яка які хоча "
    "und aber während dont qui mais mientras pero mentre ma"
)
_PARTS = words("whom which them these those них которых яких")  # "of whom": a part of the number follows
_PART_STARTS = words("of among including из среди із з серед")
_AMONG = {("том", "числе"), ("тому", "числі")}
LEADS = words("at to is was were")
OWN = words("its their своих своїх")
SUBCLAUSE = words("that что що dass que")
JOINS = words("and и та і й und et y e") | {","}
ARTICLES = words("the a an der die das den dem des le la les")
HARD_BREAK, _SOFT_BREAK = 40, 12  # tokens that the end of a clause counts as


_AGAINST = words("against versus vs gegen contre contra против проти замість вместо")
_AGAINST_OF = {("instead", "of"), ("rather", "than"), ("compared", "with"), ("compared", "to")}
_LONGEST_NAME = 6  # tokens between "against" and the number


class AroundNumber:
    """A sentence around one number: `next` and `before` are where the next number begins and the one before ends."""

    def __init__(
        self,
        parts: list[Token],
        mentions: Sequence[Mention],
        first: int,
        after: int,
        others: Sequence[tuple[int, int]],
    ) -> None:
        """`others` are where the other numbers stand."""
        self.parts, self.mentions, self.first, self.after = parts, mentions, first, after
        self.next = min((start for start, _ in others if start >= after), default=len(parts))
        self.before = max((end for _, end in others if end <= first), default=0)

    def break_before(self, one: Mention) -> int:
        """How far the end of a clause puts off what follows the number."""
        between = self.parts[self.after : one.start]
        if any(part.text in ";:" for part in between):
            return HARD_BREAK
        starts = (
            text_at(self.parts, at + 1) in CLAUSE_STARTS or is_start_of_part(self.parts, at + 1)
            for at in range(self.after, one.start)
        )
        commas = (part.text == "," for part in between)
        is_ended = any(comma and start for comma, start in zip(commas, starts, strict=True))
        # "9bn, and that inflation adds 1bn"
        is_next = any(one in JOINS and other in SUBCLAUSE for one, other in pairwise(part.text for part in between))
        return _SOFT_BREAK if is_ended or is_next else 0


def is_compared(parts: Sequence[Token], first: int) -> bool:
    """Whether another number is held against the one from token `first`: "9bn, against 8bn"."""
    start = first - 1
    while start > max(first - _LONGEST_NAME, 0) and parts[start].is_word and parts[start].text not in _AGAINST:
        start -= 1  # "against the government's view of 8bn"
    return text_at(parts, start) in _AGAINST or (text_at(parts, first - 2), text_at(parts, first - 1)) in _AGAINST_OF


def is_start_of_part(parts: Sequence[Token], at: int) -> bool:
    """Whether what follows is of a part of the number before: "of whom", "including"."""
    text = text_at(parts, at)
    if text in ("в", "у") and (text_at(parts, at + 1), text_at(parts, at + 2)) in _AMONG:
        return True
    return text == "including" or (text in _PART_STARTS and text_at(parts, at + 1) in _PARTS)

"""The hedges around a number in running text."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.hedge_search import HEDGES_AFTER_ALONE, LONGEST_HEDGE, find_hedges
from dashboard.figures.hedge_words import HEDGES, HEDGES_AFTER
from dashboard.figures.normalize import words
from dashboard.figures.quantities.changes import TO
from dashboard.figures.quantities.numbers import FoundNumber
from dashboard.figures.quantities.plain_text import first_clause, last_clause
from dashboard.figures.quantities.words import DURATION, MULTIPLE
from dashboard.figures.tokens import Token, text_at
from dashboard.figures.vocabulary import ODD_WORDS

UP_TO = frozenset(("до", "do", "hasta", "ate"))
_NO_PARTS = {(word,) for word in (*UP_TO, "as", "estimate", "estimates")}  # of the phrase: "they estimate 9,000"
_BEFORE_ESTIMATED = words("a an the its their his this that of at by to with for in from and or than about")
_ARTICLES = words(
    "a an the un une una um uma ein eine eines einem einer een egy jedna jedną die der la las le o a de het"
)
_INSIDE = words("в у на un um")
_ENGLISH = words("the and of is are were has have they")
_FARTHEST = 9  # tokens between a number and its hedge, both included
_BEYOND = frozenset(("than", "above", "over", "below", "under", "beyond"))


class NearHedges:
    """Finds the hedges of a sentence, whose tokens are `parts` of the plain text."""

    def __init__(self, parts: Sequence[Token], plain: str) -> None:
        self.parts, self.plain = list(parts), plain
        is_english = any(part.text in _ENGLISH for part in parts)
        self.no_hedges = frozenset(("do",)) if is_english else frozenset[str]()  # "they do 12 months"
        self.ends_of_shares: list[int] = []

    def find(self, numbers: Sequence[FoundNumber], index: int, role: str) -> list[str]:
        """The hedges of one of the numbers of the sentence, nearest first, within its clause."""
        one = numbers[index]
        if any(part.text in ODD_WORDS for part in self.parts[one.start : one.end]):
            return ["more_than"]
        first = max(numbers[index - 1].end if index else 0, self._end_of_share(one.start))
        last = numbers[index + 1].start if index + 1 < len(numbers) else len(self.parts)
        before = last_clause(self.parts[max(first, one.start - _FARTHEST) : one.start])
        before = [part for part in before if not self._closes_a_tag(part) and part.text not in self.no_hedges]
        before = [part for part in before if part.text not in UP_TO or part.end == before[-1].end]  # "до того: 9"
        if len(before) > 1 and before[-1].text == "the" and before[-2].text in _BEYOND:  # "above the 9,000 of May"
            before = []
        # "Around the town, 9,000 of them": a hedge is not parted from its number by a comma.
        before = before[max((at + 1 for at, part in enumerate(before) if part.text == ","), default=0) :]
        if last < len(self.parts):
            # "43,000 in May and more than 46,000", "450,000, plus 40,000": the hedge is that of the next one.
            last = self.start_of(last)
            last -= text_at(self.parts, last - 1) == "plus"
        after = first_clause(self.parts[one.end : min(last, one.end + _FARTHEST)])
        after = [part for part in after if part.text != "+" or part is after[0]]  # "9,000+", not "9,000, UTC+3"
        if one.kind in (MULTIPLE, DURATION) and text_at(after, 0) == "plus":  # "trois fois plus", "un an plus tard"
            after = []
        known_after = HEDGES_AFTER if last == len(self.parts) else HEDGES_AFTER_ALONE
        hedges = find_hedges(before, HEDGES, is_before=True)[::-1] + find_hedges(after, known_after, is_before=False)
        is_reached = role == TO and text_at(self.parts, one.start - 1) not in _BEYOND
        return [hedge for hedge in hedges if hedge != "up_to"] if is_reached else hedges

    def before_share(self, start: int) -> tuple[int, str]:
        """Where the hedge directly before a fraction or multiple begins, and its rule: "more than a third"."""
        is_apart = text_at(self.parts, start - 1) in _ARTICLES and self.start_of(start) == start
        at = start - is_apart
        first = self.start_of(at)
        first -= first == at and text_at(self.parts, at - 1) in UP_TO
        hedges = find_hedges(self.parts[first:at], HEDGES, is_before=True)
        return (first, hedges[-1]) if hedges else (start, "")

    def _end_of_share(self, start: int) -> int:
        """The end of the fraction or multiple before a token, whose hedges are its own: "almost double the 9,000"."""
        return max((end for end in self.ends_of_shares if end <= start), default=0)

    def start_of(self, start: int) -> int:
        """Where the hedges directly before a number begin: of "had estimated some 9,000", at "some"."""
        number = start
        while True:
            lengths = range(min(LONGEST_HEDGE, start), 0, -1)
            texts = {length: tuple(part.text for part in self.parts[start - length : start]) for length in lengths}
            length = next((length for length in lengths if texts[length] in HEDGES), 0)
            length = 0 if HEDGES.get(texts.get(length, ())) == "none" else length
            if not length and start == number and self._has_hedge_apart(start):
                start -= 1
                continue
            is_other = texts.get(length) in _NO_PARTS or (length == 1 and self._is_other(start - 1))
            is_apart = start < number and length in (1, 3) and texts[length][-1] in ("estimated", "as")
            if not length or is_other or is_apart:
                return start
            start -= length

    def _has_hedge_apart(self, start: int) -> bool:
        """Whether a preposition stands between a number and its hedge: "примерно в 600"."""
        rule = HEDGES.get((text_at(self.parts, start - 2),), "none")
        return text_at(self.parts, start - 1) in _INSIDE and rule in ("about", "almost", "more_than", "at_least")

    def _is_other(self, position: int) -> bool:
        """Whether one word is no hedge here: "Smith estimated 9,000" has a verb, "an estimated 9,000" has none."""
        before = text_at(self.parts, position - 1)
        is_verb = self.parts[position].text == "estimated" and before.isalpha() and before not in _BEFORE_ESTIMATED
        return is_verb or self._closes_a_tag(self.parts[position])

    def _closes_a_tag(self, part: Token) -> bool:
        """Whether a sign is no hedge, since it touches what stands before it: "<b>9,000", "HbA1c 8.1"."""
        return part.text in "<>c" and part.start > 0 and not self.plain[part.start - 1].isspace()

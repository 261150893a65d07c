"""Tells what each quantity of a text is said of, from its sentence, then from the sentences before it.

What stands after a number and before the next one counts first, then what stands before it. Where nothing is near, the
sentence before says; where it does not, what is said of stays open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dashboard.figures.claims.claim import Claim, ReadText, form_of
from dashboard.figures.claims.denials import is_chance_name, is_denied
from dashboard.figures.claims.mentions import Mention, Phrase, Words
from dashboard.figures.claims.sums import check_sums
from dashboard.figures.claims.text_days import days_of, find_dateline
from dashboard.figures.quantities.plain_text import PlainText, Sentence, cut_sentences, read_plain
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.quantities.reader import read_quantities
from dashboard.figures.quantities.words import AGE, COUNT, DURATION, MEASURE, MONEY, PERCENT, words
from dashboard.figures.tokens import Token, text_at

LONGEST_TEXT = 50_000  # letters
CHECKED = (COUNT, MONEY, PERCENT, MEASURE, AGE, DURATION)
_FARTHEST = 24  # tokens between a number and what it counts
_SURELY_NEAR = 16
_LOOSE = 8  # tokens that a loose phrase counts farther
_OWN = words("its their своих своїх")
_PLACES = words(
    "in into inside across within near to toward towards against for with at on over from "
    "v в во на против под около для с у проти під для біля від до"
)
_RESPECTIVELY = words("respectively соответственно відповідно")
_SAYING = words(
    "said says say told according claims claimed claim reported reports estimated estimates estimate announced "
    "announces "
    "заявил заявила заявили сообщил сообщила сообщили сообщает оценил оценили утверждает сказал "
    "заявив заявила заявили повідомив повідомила повідомили повідомляє сказав оцінює"
)


def read_text(text: str, words_of_dossier: Words, known_on: date | None = None) -> ReadText:
    """The claims of a text, of at most `LONGEST_TEXT` letters. Never raises."""
    text = text[:LONGEST_TEXT]
    plain = read_plain(text)
    sentences = cut_sentences(plain, words_of_dossier.is_counted)
    quantities = read_quantities(plain, sentences)
    dated = find_dateline(text, quantities) or known_on
    seen: dict[str, list[Phrase]] = {}
    mentions = [_find_mentions(words_of_dossier, plain, one.parts, seen) for one in sentences]
    reader = _Reader(mentions, sentences, quantities, dated, words_of_dossier.forms)
    claims: list[Claim] = []
    for quantity in quantities:
        if quantity.kind in CHECKED:
            claims.append(reader.read(len(claims), quantity, plain.places))
    return ReadText(text, tuple(quantities), tuple(check_sums(claims)), dated)


def _find_mentions(
    words_of_dossier: Words, plain: PlainText, parts: list[Token], seen: dict[str, list[Phrase]]
) -> list[Mention]:
    """What a sentence names, without common words that happen to be the names of speakers."""

    def is_chance(one: Mention) -> bool:
        is_capital = plain.given[plain.places[parts[one.start].start]].isupper()
        return is_chance_name(parts, one, is_capital=is_capital, saying=_SAYING)

    return [one for one in words_of_dossier.find(parts, seen) if not is_chance(one)]


class _Reader:
    """Reads the claims of a text in the order of print; each sentence may pass on what it was about."""

    def __init__(
        self,
        mentions: Sequence[Sequence[Mention]],
        sentences: Sequence[Sentence],
        quantities: Sequence[Quantity],
        dated: date | None,
        forms: Mapping[str, str],
    ) -> None:
        self.mentions, self.sentences, self.dated = mentions, sentences, dated
        self.quantities: dict[int, list[Quantity]] = {}
        for one in quantities:
            self.quantities.setdefault(one.sentence, []).append(one)
        self.forms = forms
        self.last: Claim | None = None
        self.claims: dict[int, list[Claim]] = {}
        self.at = -1
        self.spans: dict[Quantity, tuple[int, int]] = {}

    def read(self, number: int, quantity: Quantity, places: list[int]) -> Claim:
        """The claim of one quantity."""
        parts = self.sentences[quantity.sentence].parts
        if quantity.sentence != self.at:
            self.at, self.spans = quantity.sentence, self._spans(quantity.sentence, places)
        first, after = self.spans[quantity]
        others = [span for one, span in self.spans.items() if one is not quantity]
        nearest = _Nearest(parts, self.mentions[quantity.sentence], first, after, others)
        measures, is_sure = nearest.measures(self._is_of_kind(quantity), is_age=quantity.kind == AGE)
        claim = Claim(
            number,
            quantity,
            measures,
            is_sure,
            nearest.subjects(),
            nearest.speakers(),
            days_of(quantity, self.quantities[quantity.sentence], self.dated),
            is_denied=is_denied(parts, first),
        )
        claim = self._inherit(claim)
        self.last = claim
        self.claims.setdefault(quantity.sentence, []).append(claim)
        return claim

    def _is_of_kind(self, quantity: Quantity) -> Callable[[str], bool]:
        """Whether a measure can be what a quantity counts: years are no people, and people no pounds."""
        form = form_of(quantity)
        return lambda measure: self.forms.get(measure) == form

    def _spans(self, sentence: int, places: list[int]) -> dict[Quantity, tuple[int, int]]:
        """The first token of each checked quantity of a sentence, and the one after its last."""
        starts = [places[part.start] for part in self.sentences[sentence].parts]
        checked = (one for one in self.quantities[sentence] if one.kind in CHECKED)
        return {one: (bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in checked}

    def _inherit(self, claim: Claim) -> Claim:
        """What is not said again is that of the number before it, in the sentence or the one before."""
        last = self.last
        if last is None or claim.quantity.sentence - last.quantity.sentence > 1:
            return self._inherit_subject(claim)
        is_same_sentence = claim.quantity.sentence == last.quantity.sentence
        if claim.quantity.kind == COUNT and (respective := self._respective(claim)):
            claim = replace(claim, measures=respective.measures, is_measure_sure=respective.is_measure_sure)
        if not claim.is_measure_sure and is_same_sentence and form_of(claim.quantity) == form_of(last.quantity):
            # "617,000 were deployed, while others spoke of 450,000 troops": these are either.
            inherited = last.measures if last.is_measure_sure or not claim.measures else ()
            claim = replace(claim, measures=tuple(dict.fromkeys([*claim.measures, *inherited])))
        if not claim.subjects:
            claim = replace(claim, subjects=last.subjects)
        if not claim.speakers and is_same_sentence:
            claim = replace(claim, speakers=last.speakers)
        if not claim.days and claim.quantity.paragraph == last.quantity.paragraph:
            claim = replace(claim, days=last.days)
        return self._inherit_subject(claim)

    def _respective(self, claim: Claim) -> Claim | None:
        """The claim of the sentence before to which "respectively" refers."""
        sentence = claim.quantity.sentence
        if not any(part.text in _RESPECTIVELY for part in self.sentences[sentence].parts):
            return None
        place = len([one for one in self.claims.get(sentence, []) if one.quantity.kind == COUNT])
        before = [one for at in (2, 1) for one in self.claims.get(sentence - at, []) if one.quantity.kind == COUNT]
        return before[place] if place < len(before) else None

    def _inherit_subject(self, claim: Claim) -> Claim:
        """The subject that the nearest sentence before names, where its own names none."""
        if not claim.measures and claim.quantity.kind == COUNT and claim.quantity.sentence > 0:
            named = [one.name for one in self.mentions[claim.quantity.sentence - 1] if _is_firm(one)]
            claim = replace(claim, measures=tuple(named[-1:]))
        if claim.subjects:
            return claim
        for number in range(claim.quantity.sentence - 1, max(claim.quantity.sentence - 4, -1), -1):
            named = [one.name for one in self.mentions[number] if one.kind == "subject"]
            if named:
                return replace(claim, subjects=(named[0],))
        return claim


class _Nearest:
    """What a sentence names around one number."""

    def __init__(
        self,
        parts: list[Token],
        mentions: Sequence[Mention],
        first: int,
        after: int,
        others: Sequence[tuple[int, int]],
    ) -> None:
        self.parts, self.first, self.after = parts, first, after
        self.mentions = mentions
        self.next = min((start for start, _ in others if start >= after), default=len(parts))
        self.before = max((end for _, end in others if end <= first), default=0)

    def measures(self, is_of_kind: Callable[[str], bool], *, is_age: bool) -> tuple[tuple[str, ...], bool]:
        """The measures that it may be of, and whether there is no choice."""
        found = sorted(
            (self._distance(one) if not is_age else abs(one.end - self.first), one)
            for one in self.mentions
            if one.kind == "measure" and self._is_near(one) and is_of_kind(one.name)
        )
        if not found:
            return (), False
        distance, nearest = found[0]
        names = [one.name for _, one in found if (one.start, one.end) == (nearest.start, nearest.end)]
        is_sure = not nearest.is_loose and len(set(names)) == 1 and distance <= _SURELY_NEAR
        return tuple(dict.fromkeys(names)), is_sure

    def _is_near(self, one: Mention) -> bool:
        return -_FARTHEST <= one.start - self.first <= _FARTHEST + (self.after - self.first)

    def _distance(self, one: Mention) -> int:
        """Fewer is nearer: what follows comes first, what another number parts from it comes last."""
        loose = _LOOSE if one.is_loose else 0
        if one.start >= self.after - 1:
            return loose + one.start - self.after + (60 if one.start >= self.next else 0)
        is_of_number_before = (
            0 < self.before <= one.start <= self.before + 1
        )  # "2,039,758 overall, including 1,150,628"
        away = 30 if one.end <= self.before else 10 if is_of_number_before else 0
        return loose + 6 + self.first - one.end + away

    def subjects(self) -> tuple[str, ...]:
        """The subject that is named nearest and is neither a place nor a speaker."""
        speakers = [one for one in self.mentions if one.kind == "speaker"]
        fitting = [
            one
            for one in self.mentions
            if one.kind == "subject"
            and not any(each.start <= one.start < each.end for each in speakers)
            and text_at(self.parts, one.end) not in _SAYING
        ]
        named = [one for one in fitting if text_at(self.parts, one.start - 1) not in _PLACES] or fitting
        if not named and any(part.text in _OWN for part in self.parts):  # "the ministry of X said that its soldiers"
            named = [one for one in self.mentions if one.kind == "subject"]
        if not named:
            return ()
        nearest = min(named, key=self._subject_distance)
        return (nearest.name,)

    def _subject_distance(self, one: Mention) -> int:
        if one.start >= self.after:
            return one.start - self.after + (40 if one.start >= self.next else 0)
        return 1 + self.first - one.end + (10 if one.end <= self.before else 0)

    def speakers(self) -> tuple[str, ...]:
        """Those whom the sentence names, the nearest first."""
        named = sorted((abs(one.start - self.first), one.name) for one in self.mentions if one.kind == "speaker")
        return tuple(dict.fromkeys(name for _, name in named))


def _is_firm(one: Mention) -> bool:
    return one.kind == "measure" and not one.is_loose

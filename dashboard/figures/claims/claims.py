"""Tells what each quantity of a text is said of, from its sentence, then from the sentences before it.

What stands after a number and before the next one counts first, then what stands before it. Where nothing is near, the
sentence before says; where it does not, what is said of stays open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from dashboard.figures.claims.around_number import is_compared, is_start_of_part
from dashboard.figures.claims.claim import Claim, ReadText, form_of
from dashboard.figures.claims.days_of_numbers import DaysOfNumbers
from dashboard.figures.claims.denials import is_denied
from dashboard.figures.claims.found_names import drop_names_of_subjects, find_names
from dashboard.figures.claims.mentions import Mention, Words
from dashboard.figures.claims.nearest import FARTHEST, Nearest
from dashboard.figures.claims.nearest_subject import NearestSubject
from dashboard.figures.claims.of_now import is_of_now
from dashboard.figures.claims.other_times import find_other_time
from dashboard.figures.claims.repeats import Repeats
from dashboard.figures.claims.speakers import Speakers
from dashboard.figures.claims.stretches import is_of_stretch
from dashboard.figures.claims.subjects import find_subjects
from dashboard.figures.claims.sums import check_sums
from dashboard.figures.claims.text_days import drop_years_of_prices, find_dateline, settle_years
from dashboard.figures.normalize import words
from dashboard.figures.quantities.changes import FROM
from dashboard.figures.quantities.plain_text import (
    PlainText,
    Sentence,
    cut_sentences,
    find_headings,
    is_list_item,
    read_plain,
)
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.quantities.reader import read_quantities
from dashboard.figures.quantities.words import AGE, COUNT, DURATION, MEASURE, MONEY, PERCENT
from dashboard.figures.tokens import text_at

LONGEST_TEXT = 50_000  # letters
CHECKED = (COUNT, MONEY, PERCENT, MEASURE, AGE, DURATION)
_NEAR = 3  # sentences
_RESPECTIVELY = words("respectively соответственно відповідно")


def read_text(text: str, words_of_dossier: Words, known_on: date | None = None) -> ReadText:
    """The claims of a text, of at most `LONGEST_TEXT` letters. Never raises."""
    text = text[:LONGEST_TEXT]
    plain = read_plain(text)
    sentences = cut_sentences(plain, words_of_dossier.is_counted, words_of_dossier.is_make)
    quantities = read_quantities(plain, sentences)
    dated = find_dateline(text, quantities) or known_on
    mentions = find_names(words_of_dossier, plain, sentences)
    quantities = drop_names_of_subjects(settle_years(text, quantities, dated), mentions, sentences, plain)
    reader = _Reader(
        plain, mentions, sentences, drop_years_of_prices(text, quantities), dated, words_of_dossier=words_of_dossier
    )
    claims: list[Claim] = []
    for quantity in quantities:
        if quantity.kind in CHECKED:
            claims.append(reader.read(len(claims), quantity))
    return ReadText(text, tuple(quantities), tuple(check_sums(claims, text)), dated)


class _Reader:
    """Reads the claims of a text in the order of print; each sentence may pass on what it was about."""

    def __init__(
        self,
        plain: PlainText,
        mentions: Sequence[Sequence[Mention]],
        sentences: Sequence[Sentence],
        quantities: Sequence[Quantity],
        dated: date | None,
        *,
        words_of_dossier: Words,
    ) -> None:
        self.mentions, self.sentences, self.places = mentions, sentences, plain.places
        self.days = DaysOfNumbers(plain, sentences, quantities, dated)
        self.quantities = self.days.quantities
        self.words, self.headings = words_of_dossier, find_headings(sentences)
        counting = {at for at, ones in self.quantities.items() if any(one.kind in CHECKED for one in ones)}
        self.speakers = Speakers(mentions, sentences, counting)
        self.last: Claim | None = None
        self.found: list[Mention] = []
        self.claims: defaultdict[int, list[Claim]] = defaultdict(list)
        self.at = -1
        self.spans: dict[Quantity, tuple[int, int]] = {}
        self.repeats = Repeats()

    def read(self, number: int, quantity: Quantity) -> Claim:
        """The claim of one quantity."""
        parts = self.sentences[quantity.sentence].parts
        if quantity.sentence != self.at:
            self._begin(quantity.sentence)
        first, after = self.spans[quantity]
        # "9,000 men under 50 had died": an age parts no number from what it counts, nor does a length of time.
        others = [span for one, span in self.spans.items() if one is not quantity and one.kind not in (AGE, DURATION)]
        around = parts, self.mentions[quantity.sentence], first, after, others
        nearest, whose = Nearest(*around), NearestSubject(*around, found=self.found, parts_of=self.words.parts_of)
        measures, is_sure = nearest.measures(self._is_of_kind(quantity), self.words.plans, is_age=quantity.kind == AGE)
        days = self.days.of(quantity, self.spans)
        claim = Claim(
            number,
            quantity,
            measures,
            is_sure,
            subjects=whose.find(),
            speakers=self.speakers.of(quantity.sentence, nearest.speakers(), are_named=nearest.are_speakers_named),
            count_nearest=nearest.count_nearest,
            days=days or (),
            beside=nearest.beside,
            is_measure_said=nearest.is_measure_said,
            is_subject_said=whose.is_said,
            is_day_said=days is not None and not self.days.is_of_another(quantity, self.spans),
            is_day_apart=self.days.is_apart(quantity, self.spans),
            is_denied=is_denied(parts, first),
            is_of_stretch=is_of_stretch(parts, first, min(nearest.next, after + FARTHEST)),
            last_named=self.days.named.last(quantity.start),
        )
        claim = self._read_heading(self._inherit(self._open_compared(claim), has_days=days is not None))
        claim = self.repeats.complete(self._settle_names(claim, whose))
        given = claim.days
        at = find_other_time(parts, max(nearest.before, first - FARTHEST), first, after)
        claim = self._count_on(claim, at)
        claim = self._settle_now(claim, is_now=is_of_now(parts, nearest.mentions, claim, first, after))
        # "It was 9,000, against 8,000 a year before. It treated 7,000."
        self.last = claim if at is None or at < first else replace(claim, days=given)
        self.claims[quantity.sentence].append(claim)
        return claim

    def _begin(self, sentence: int) -> None:
        """Goes on to a sentence: what holds for all of its numbers."""
        self.at, self.spans = sentence, self._spans(sentence)
        self.days.begin(sentence)
        self.found = find_subjects(self.sentences[sentence].parts, self.mentions[sentence])

    def _open_compared(self, claim: Claim) -> Claim:
        """The claim, not sure of what and when where another number is held against it: "9bn, against 8bn"."""
        parts, first = self.sentences[claim.quantity.sentence].parts, self.spans[claim.quantity][0]
        if not is_compared(parts, first) or self.days.has_date_before(claim.quantity, len(parts) - 1):
            return claim
        return replace(claim, is_compared=True, is_measure_sure=False, is_day_said=False)

    def _count_on(self, claim: Claim, at: int | None) -> Claim:
        """The claim, of the time that "later" at token `at` tells; its sentence does not say what is counted on."""
        if at is None or self.days.has_date_before(claim.quantity, at):
            return claim
        days, is_named = self.days.count_on(claim.quantity, at)
        return replace(claim, days=days, is_day_said=is_named, is_compared=claim.is_compared or not days)

    def _settle_now(self, claim: Claim, *, is_now: bool) -> Claim:
        """The claim, of now where no day is named, else of the one day that the whole text names."""
        days = claim.days or (() if is_now or claim.is_compared else self.days.named.only(claim.quantity.start))
        return replace(claim, is_of_now=is_now and not days, days=days)

    def _settle_names(self, claim: Claim, whose: NearestSubject) -> Claim:
        """The claim without subjects of which it cannot be, and with the measure that alone it can be of."""
        if not claim.measures:
            claim = replace(claim, measures=self.words.only_of(form_of(claim.quantity)))
        if whose.is_of_speaker:
            return replace(claim, subjects=())
        if claim.is_subject_said or not claim.measures:
            return claim
        return replace(claim, subjects=self.words.keep_counted(claim.subjects, claim.measures))

    def _is_of_kind(self, quantity: Quantity) -> Callable[[str], bool]:
        """Whether a measure can be what a quantity counts: years are no people, and people no pounds."""
        form = form_of(quantity)
        return lambda measure: self.words.forms.get(measure) == form

    def _spans(self, sentence: int) -> dict[Quantity, tuple[int, int]]:
        """The first token of each checked quantity of a sentence, and the one after its last."""
        starts = [self.places[part.start] for part in self.sentences[sentence].parts]
        checked = (one for one in self.quantities[sentence] if one.kind in CHECKED)
        return {one: (bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in checked}

    def _inherit(self, claim: Claim, *, has_days: bool) -> Claim:
        """What is not said again is that of the number before it, in the sentence or the one before."""
        last = self.last
        if last is None or self._is_far(claim, last):
            days = claim.days if has_days else self.days.between(claim.quantity, claim.quantity.sentence - _NEAR)
            return self._inherit_subject(replace(claim, days=days))
        is_same_sentence = claim.quantity.sentence == last.quantity.sentence
        if claim.quantity.kind == COUNT and (respective := self._respective(claim)):
            claim = replace(claim, measures=respective.measures, is_measure_sure=respective.is_measure_sure)
        if self._is_part(claim, last):
            # "19,547 dead, of whom 17,175 had been prisoners": dead, and prisoners.
            claim = replace(claim, measures=_join(claim.measures, last.measures), is_measure_sure=False)
        is_near = is_same_sentence or claim.quantity.paragraph == last.quantity.paragraph
        if not claim.is_measure_sure and is_near and form_of(claim.quantity) == form_of(last.quantity):
            # "617,000 were deployed, while others spoke of 450,000 troops": these are either.
            # "Has passed 222,000 of a planned 300,000": what was counted before is what was planned.
            is_open = not claim.measures or self.words.plans.issuperset(claim.measures)
            inherited = last.measures if last.is_measure_sure or is_open else ()
            claim = replace(claim, measures=_join(claim.measures, inherited))
        if not claim.measures and form_of(claim.quantity) == form_of(last.quantity):
            claim = replace(claim, measures=last.measures)
        if not claim.subjects:
            claim = replace(claim, subjects=last.subjects if is_same_sentence else self._subjects_before(claim, last))
        is_before = claim.quantity.role == FROM  # what it was before is of no day that the text named last
        if (
            not has_days
            and not is_before
            and (claim.quantity.paragraph == last.quantity.paragraph or self._is_item(claim))
        ):
            claim = replace(claim, days=self.days.between(claim.quantity, last.quantity.sentence + 1) or last.days)
        return self._inherit_subject(claim)

    def _is_far(self, claim: Claim, last: Claim) -> bool:
        """Whether more than one sentence stands between, or one that names what is counted: "And now?" does not."""
        between = range(last.quantity.sentence + 1, claim.quantity.sentence)
        return len(between) > 1 or any(_is_firm(one) for at in between for one in self.mentions[at])

    def _read_heading(self, claim: Claim) -> Claim:
        """The claim with what the heading of its list names: "Losses as of 30 September, per the ministry:"."""
        number = self.headings.get(claim.quantity.sentence)
        if number is None:
            return claim
        mentions = self.mentions[number]
        firm = tuple(one.name for one in mentions if _is_firm(one) and self._is_of_kind(claim.quantity)(one.name))
        subjects, speakers = self._named(number), [one.name for one in mentions if one.kind == "speaker"]
        return replace(
            claim,
            measures=claim.measures if claim.is_measure_sure else _join(firm, claim.measures),
            subjects=claim.subjects if claim.is_subject_said else tuple(subjects[:1]) or claim.subjects,
            speakers=_join(claim.speakers, speakers),
            days=claim.days if claim.is_day_said else self.days.of_heading(claim.quantity, number) or claim.days,
        )

    def _is_item(self, claim: Claim) -> bool:
        """Whether a number stands in an item of a list, whose day is that of the items before it."""
        return is_list_item(self.sentences[claim.quantity.sentence])

    def _is_part(self, claim: Claim, last: Claim) -> bool:
        """Whether a number is a part of the one before it: "of whom 9,000", "of the 19,547 dead, 17,175"."""
        sentence = claim.quantity.sentence
        if form_of(claim.quantity) != form_of(last.quantity):
            return False
        if sentence != last.quantity.sentence:  # "• Of these, prisoners: 9,000"
            starts = self.sentences[sentence].parts[:3]
            return any(is_start_of_part(starts, at) for at in range(len(starts)))
        parts, whole, part = self.sentences[sentence].parts, self.spans[last.quantity], self.spans[claim.quantity]
        before = [text_at(parts, whole[0] - 2), text_at(parts, whole[0] - 1)]
        is_of_whole = before in (["of", "the"], ["of", "these"], ["of", "those"])
        # Also "9,000 died, 8,000 of them prisoners".
        return is_of_whole or any(is_start_of_part(parts, at) for at in (*range(whole[1], part[0]), part[1]))

    def _subjects_before(self, claim: Claim, last: Claim) -> tuple[str, ...]:
        """What the sentences before may be of: the subject of the last number, then all others that they name."""
        sentences = range(claim.quantity.sentence - 1, max(claim.quantity.sentence - 3, -1), -1)
        named = [name for at in sentences for name in self._named(at) or self._spoken(at)]
        # "It is 9bn, and 2bn for trains. In May it was 8bn": whose the first number is, this may be, too.
        beside = [name for one in self.claims[last.quantity.sentence] for name in one.subjects]
        return tuple(dict.fromkeys([*last.subjects, *named, *beside]))

    def _named(self, sentence: int) -> list[str]:
        """The subjects that a sentence names, but for those who speak."""
        return [one.name for one in find_subjects(self.sentences[sentence].parts, self.mentions[sentence])]

    def _spoken(self, sentence: int) -> list[str]:
        return [one.name for one in self.mentions[sentence] if one.kind == "subject"]

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
        at = claim.quantity.sentence
        near = range(at - 1, max(at - 1 - _NEAR, -1), -1)
        if not claim.measures and claim.quantity.kind == COUNT:
            firm = next((ones for each in near if (ones := list(filter(_is_firm, self.mentions[each])))), [])
            claim = replace(claim, measures=tuple(one.name for one in firm if one.start == firm[-1].start))
        if claim.subjects:
            return claim
        named = next((named for number in near if (named := self._named(number))), [])
        # Those who speak are seldom those of whom they speak, but for "the ministry of X admits 9,000 dead".
        spoken = [name for number in (at, *near) for name in self._spoken(number)]
        return replace(claim, subjects=tuple(named[:1] or dict.fromkeys(spoken)))


def _join(names: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*names, *others]))


def _is_firm(one: Mention) -> bool:
    return one.kind == "measure" and not one.is_loose

"""Finds a dossier's own words in a text: its measures, subjects and speakers.

A phrase is a word or several. "*" stands for the rest of a word: "погиб*". A phrase that begins with "~" is loose: it
may mean several things ("troops"), and counts only where nothing better stands near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from dashboard.figures.normalize import words
from dashboard.figures.quantities.words import COUNT, COUNTED, IDENTIFIER, MAKES, build_table
from dashboard.figures.spelling import fold
from dashboard.figures.tokens import Token, text_at, tokenize

LOOSE, REST = "~", "*"
COUNTED_KIND, MAKE_KIND = "counted", "make"
_SHORTEST_STEM = 3
_SHORTEST_ALIKE, _LONGEST_ENDING = 4, 2  # letters of a word that is searched for
_LEAST_ALIKE = 0.84  # from 0 to 1: one letter of seven, or one too few of six
_LEAST_ALIKE_BESIDE = 0.75  # one letter of four, where another word of the name fits
_HEADS = ("of", "в", "у")
_OWNERS = "'s"
_OURS = words("my our your his her its their")
_AND = words("and и і й та und et y e &")
_SHORTEST_RESPELLED = 6  # letters of a name: another spelling of "Moore" is "more", of "IISS" it is "is"


class Phrase(NamedTuple):
    """Words that name one thing of the dossier: `kind` is measure, subject or speaker."""

    kind: str
    name: str
    words: tuple[str, ...]
    is_loose: bool


class Mention(NamedTuple):
    """One thing named in a sentence, from token `start` up to, not including, `end`."""

    kind: str
    name: str
    start: int
    end: int
    is_loose: bool


class Words:
    """All phrases of a dossier, to be looked up by the first word.

    `forms`: what each measure counts, as `form_of`; `plans`: the measures of what is only meant to be; `figures`: each
    measure with each subject that has figures of it.

    Two kinds name nothing of the dossier: "counted" are nouns for what numbers count, "make" makes whose models have a
    number.
    """

    def __init__(
        self,
        phrases: Iterable[tuple[str, str, str]],
        forms: Mapping[str, str],
        plans: frozenset[str] = frozenset(),
        figures: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        self.forms, self.plans, self._figures = forms, plans, figures
        self._by_word: dict[str, list[Phrase]] = defaultdict(list)
        self._by_stem: dict[str, list[Phrase]] = defaultdict(list)
        listed: dict[str, list[str]] = {COUNTED_KIND: [], MAKE_KIND: []}
        for kind, name, text in phrases:
            if kind in listed:
                listed[kind].append(text)
            else:
                self._add(kind, name, text)
        self._counted = build_table((COUNT, COUNTED_KIND, ",".join(listed[COUNTED_KIND])))
        self._makes = build_table((IDENTIFIER, MAKE_KIND, ",".join(listed[MAKE_KIND])))

    def _add(self, kind: str, name: str, text: str) -> None:
        words = _cut(text.removeprefix(LOOSE))
        if not words:
            return
        phrase = Phrase(kind, name, words, text.startswith(LOOSE))
        first = words[0]
        if first.endswith(REST):
            self._by_stem[first[:-1][:_SHORTEST_STEM]].append(phrase)
        else:
            self._by_word[first].append(phrase)
            if kind == "speaker" and first == "the":
                for owner in _OURS:  # "your union" is the union
                    self._by_word[owner].append(phrase._replace(words=(owner, *words[1:])))
            if kind == "speaker" and len(words) == 1 and len(first) >= _SHORTEST_RESPELLED:
                self._by_word[fold(first)].append(phrase._replace(words=(fold(first),)))

    @cached_property
    def parts_of(self) -> frozenset[tuple[str, str]]:
        """Each subject that is a part of another by its name, with that one: "HS2 Phase One" and "HS2"."""
        named = [one for ones in self._by_word.values() for one in ones if one.kind == "subject"]
        return frozenset(
            (part.name, whole.name)
            for part in named
            for whole in named
            if part.name != whole.name
            and "+" not in part.name + whole.name
            and len(part.words) > len(whole.words)
            and part.words[: len(whole.words)] == whole.words
        )

    def only_of(self, form: str) -> tuple[str, ...]:
        """The one measure that counts what has a form, where there is but one: all dollars are its."""
        found = tuple(measure for measure, each in self.forms.items() if each == form and form != "count")
        return found if len(found) == 1 else ()

    def keep_counted(self, subjects: Sequence[str], measures: Sequence[str]) -> tuple[str, ...]:
        """Those of the subjects of which the dossier has a figure on one of the measures."""
        return tuple(
            one
            for one in subjects
            if any((measure, part) in self._figures for measure in measures for part in one.split("+"))
        )

    def is_counted(self, word: str) -> bool:
        """Whether a plain word is a noun for what numbers count: on any topic, or on this one."""
        return COUNTED.has(word) or self._counted.has(word)

    def is_make(self, word: str) -> bool:
        """Whether a plain word is a make whose models have a number: on any topic, or on this one."""
        return MAKES.has(word) or self._makes.has(word)

    def find(self, parts: Sequence[Token], seen: dict[str, list[Phrase]]) -> list[Mention]:
        """What a sentence names, the longest phrase at each place; things of one phrase are all found.

        Of two phrases that share words, it is the first, unless the later one is as long.

        `seen` keeps what was looked up for the words of one text; no text outlives its reading.
        """
        found: list[Mention] = []
        last = {"measure": (0, 0), "subject": (0, 0), "speaker": (0, 0)}
        for position in range(len(parts)):
            for kind, here in self._at(parts, position, seen).items():
                start, end = last[kind]
                # "Had been killed and wounded": the later phrase says more.
                is_more = here[0].end > end and here[0].end - position >= end - start
                if position >= end or is_more:
                    found = [one for one in found if one.kind != kind or one.end <= position]
                    found += here
                    last[kind] = position, here[0].end
                # "9bn over the budget of 27bn": the last word of a phrase names the next number.
                elif kind == "measure" and here[0].end == end and text_at(parts, end) in _HEADS:
                    found += here
        return found

    def find_alike(self, parts: Sequence[Token], found: Sequence[Mention]) -> list[Mention]:
        """What the words that name nothing name misspelt; where none does, what most of them are a part of."""
        covered = {position for one in found for position in range(one.start, one.end)}
        typed = [at for at, part in enumerate(parts) if at not in covered and len(part.text) >= _SHORTEST_ALIKE]
        phrases = [one for some in (*self._by_word.values(), *self._by_stem.values()) for one in some]
        holding = [] if found else [(one, [_place_in(one, parts[at].text) for at in typed]) for one in phrases]
        most = max((sum(place >= 0 for place in places) for _, places in holding), default=0)
        if most:
            kept = [(one, places) for one, places in holding if sum(place >= 0 for place in places) == most]
            alike = [_count_alike(one, [parts[at].text for at in typed], places) for one, places in kept]
            best = [entry for entry, count in zip(kept, alike, strict=True) if count == max(alike)]
            first = sorted((max(places), one) for one, places in best)
            return [Mention(one.kind, one.name, 0, 0, one.is_loose) for _, one in first]
        alone = {one.words[0].removesuffix(REST) for one in phrases if len(one.words) == 1}
        return [
            Mention(one.kind, one.name, at, at + 1, one.is_loose)
            for at in typed
            for name in get_close_matches(parts[at].text, alone, n=1, cutoff=_LEAST_ALIKE)
            for one in phrases
            if name[0] == parts[at].text[0] and one.words in ((name,), (name + REST,))  # "serve" is not "reserve"
        ]

    def _at(self, parts: Sequence[Token], position: int, seen: dict[str, list[Phrase]]) -> dict[str, list[Mention]]:
        """The longest phrases of each kind that start at a place."""
        found: dict[str, list[Mention]] = {}
        for phrase in self._starting(parts[position].text, seen):
            end = _end_of(phrase.words, parts, position)
            longest = found[phrase.kind][0].end if phrase.kind in found else 0
            if end > longest:
                found[phrase.kind] = []
            if end and end >= longest:
                found[phrase.kind].append(Mention(phrase.kind, phrase.name, position, end, phrase.is_loose))
        return found

    def _starting(self, word: str, seen: dict[str, list[Phrase]]) -> list[Phrase]:
        if word not in seen:
            owner = word.removesuffix(_OWNERS)
            stems = self._by_stem.get(word[:_SHORTEST_STEM], [])
            fitting = [one for one in stems if word.startswith(one.words[0][:-1])]
            folded = fold(word) if word.isalpha() else word
            seen[word] = [*self._by_word.get(word, []), *fitting]
            if folded != word:
                spelled = self._by_word.get(folded, [])  # of names alone: "military" is no "militari"
                same = (one for one in spelled if one.kind == "speaker" and one.words == (folded,))
                seen[word] += [one._replace(words=(word,)) for one in same]
            if owner != word:  # "Moore's figure"
                owners = (one for one in self._by_word.get(owner, []) if one.kind != "measure" and len(one.words) == 1)
                seen[word] += [one._replace(words=(word,)) for one in owners]
        return seen[word]


def _place_in(phrase: Phrase, word: str) -> int:
    """Which word of a phrase a word is, perhaps in another case: "штат" of "штатная численность"; -1 for none."""
    start = word[: max(_SHORTEST_ALIKE + 1, len(word) - _LONGEST_ENDING)]
    return next((at for at, part in enumerate(phrase.words) if part.startswith(start)), -1)


def _count_alike(phrase: Phrase, words: Sequence[str], places: Sequence[int]) -> int:
    """How many of the words that fit at no place of the phrase may be misspelt words of it."""
    own = [part.removesuffix(REST) for part in phrase.words]
    others = (word for word, place in zip(words, places, strict=True) if place < 0)
    return sum(bool(get_close_matches(word, own, 1, _LEAST_ALIKE_BESIDE)) for word in others)


def _cut(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, cut as those of a text are; "*" stays at the word that it stands for the rest of."""
    words: list[str] = []
    for word in phrase.split():
        words += [part.text for part in tokenize(word.removesuffix(REST))]
        if word.endswith(REST) and words:
            words[-1] += REST
    return tuple(words)


def _end_of(words: tuple[str, ...], parts: Sequence[Token], position: int) -> int:
    """The token after a phrase at a place; 0 where it does not stand there."""
    if position + len(words) > len(parts):
        return 0
    for word, part in zip(words, parts[position:], strict=False):
        is_word = word in (part.text, part.text.removesuffix(_OWNERS)) or (word in _AND and part.text in _AND)
        if not is_word and not (word.endswith(REST) and part.text.startswith(word[:-1])):
            return 0
    return position + len(words)

"""The dossier's own words in each sentence of a text, and which of them are no quantities."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.claims.denials import is_chance_name
from dashboard.figures.claims.mentions import Mention, Phrase, Words
from dashboard.figures.claims.subjects import SAYING
from dashboard.figures.quantities.plain_text import PlainText, Sentence
from dashboard.figures.quantities.quantity import Quantity
from dashboard.figures.quantities.words import IDENTIFIER, RANK
from dashboard.figures.tokens import Token


def find_names(words_of_dossier: Words, plain: PlainText, sentences: Sequence[Sentence]) -> list[list[Mention]]:
    """What each sentence names, without common words that happen to be the names of speakers."""
    seen: dict[str, list[Phrase]] = {}

    def is_chance(parts: Sequence[Token], one: Mention) -> bool:
        is_capital = plain.given[plain.places[parts[one.start].start]].isupper()
        return is_chance_name(parts, one, is_capital=is_capital, saying=SAYING)

    found = (
        [one for one in words_of_dossier.find(sentence.parts, seen) if not is_chance(sentence.parts, one)]
        for sentence in sentences
    )
    return [[one for one in here if not _is_in_name(one, here)] for here in found]


def _is_in_name(one: Mention, others: Sequence[Mention]) -> bool:
    """Whether a measure is only a part of the name of a speaker: "the Nurses' Union" counts no nurses."""
    return one.kind == "measure" and any(
        each.kind == "speaker" and each.start <= one.start and one.end <= each.end and one[2:4] != each[2:4]
        for each in others
    )


def drop_names_of_subjects(
    quantities: Sequence[Quantity],
    mentions: Sequence[Sequence[Mention]],
    sentences: Sequence[Sentence],
    plain: PlainText,
) -> list[Quantity]:
    """The quantities but for names of the dossier's own subjects: "HS2" on the railway of that name."""
    names: dict[int, list[tuple[int, int]]] = {}
    for number, (found, sentence) in enumerate(zip(mentions, sentences, strict=True)):
        ends = ((sentence.parts[one.start], sentence.parts[one.end - 1]) for one in found if one.kind == "subject")
        names[number] = [plain.span(first.start, last.end) for first, last in ends]
    return [
        one
        for one in quantities
        if one.kind not in (IDENTIFIER, RANK)
        or not any(start <= one.start and one.end <= end for start, end in names[one.sentence])
    ]

"""Number words that count nothing: "second to none", "nine to five", "two-faced", "the Big Four"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dashboard.figures.quantities.units import UNITS_AFTER
from dashboard.figures.scale_words import HALVES_OF_SCALES, SCALES
from dashboard.figures.tokens import Token, is_counted_at, text_at, tokenize
from dashboard.figures.vocabulary import HUNDREDS, ODD_WORDS, PARTS, PARTS_IN_PLURAL, UNITS, UNITS_BEFORE_SCALE

_PHRASES = (
    "at sixes and sevens, second to none, nine to five, cloud nine, on all fours, one by one, two by two, one to one, "
    "one on one, square one, number one, number two, number three, day one, one and all, one after another, one "
    "after the other, one another, "
    "one or the other, one way or another, two birds with one stone, two and two together, two left feet, two cents, "
    "of two minds, in two minds, takes two, six feet under, forty winks, zero hour, zero sum, ground zero, "
    "zero tolerance, net zero, thanks a million, one in a million, the whole nine yards, fifty fifty, 50 50, high "
    "five, "
    "double glazing, double bed, double room, triple jump, double act, "
    "six of one and half a dozen of the other, six figures, seven figures, six figure, seven figure, "
    "ten commandments, twelve apostles, seven wonders, seven seas, four seasons, five eyes, seven sisters, "
    "two to one, three to one, four to one, five to one, three musketeers, big three, big four, big five, big six, "
    "a thousand times, one size fits all, ten to one, the big one, two peas, two sides of, eight ball, "
    "one too many, one of a kind, one time, one and the same, one or two, on one hand, at one go, all in one, "
    "a thousand and one nights, two tier, phase two, plan b, "
    "один на один, семь пятниц, дважды два, двух словах, в два счета, на все сто, одним словом, один и тот же, "
    "ни один, ни одного, ни одна, один за другим, одна за другой, номер один, одно и то же, одна и та же, "
    "жодного разу, один за одним, один на одного, номер один, двох словах, одне й те саме, одного разу, "
    "auf allen vieren, unter vier augen, eins zu eins, un à un, quatre épingles, cada dos por tres, de dos en dos"
)
_QUOTES = frozenset('"“„«‘')
_SAYING = frozenset(("said", "says", "that", "сказал", "сказала", "заявил", "что", "що", "дит", "dijo", "disse"))
_JOINED = frozenset(("strong", "fold", "and", "to", "or", "hundred", "in", "out", "of"))
_BEFORE_NAMES = frozenset(("of", "the"))
_ACRONYM = 2  # in the count of capitals
_MOST_CAPITALS = 0.6  # of the words of a sentence: beyond, it is a headline in capitals

_IDIOMS: dict[str, list[tuple[str, ...]]] = defaultdict(list)
for _phrase in _PHRASES.split(","):
    _words = tuple(part.text for part in tokenize(_phrase))
    _IDIOMS[_words[0]].append(_words)


def end_of_idiom(parts: Sequence[Token], start: int) -> int:
    """The token after the fixed phrase that starts at a token; 0 where none does, or where it counts something."""
    for words in _IDIOMS.get(parts[start].text, ()):
        end = start + len(words)
        if words == tuple(part.text for part in parts[start:end]) and not _continues(parts, end):
            return end
    return 0


def is_in_compound(parts: Sequence[Token], start: int, plain: str) -> bool:
    """Whether a number word is only the first half of a word: "two-faced", not "two-week" nor "twenty-one"."""
    part = parts[start]
    if part.text not in UNITS or start + 1 >= len(parts):
        return False
    following = parts[start + 1]
    is_joined = following.start == part.end + 1 and not plain[part.end].isspace()
    if not is_joined or not following.is_word or is_counted_at(parts, start + 1):
        return False
    texts = tuple(each.text for each in parts[start + 1 : start + 5])
    return not (_is_of_number(following.text) or following.text in _JOINED or UNITS_AFTER.find(texts))


def end_of_thread_mark(parts: Sequence[Token], capitals: Sequence[int]) -> int:
    """The token after "2/" or "2/7", which number the posts of a thread at their start; 0 for others."""
    if not parts[0].is_literal or text_at(parts, 1) != "/":
        return 0
    end = 3 if text_at(parts, 2).isdigit() else 2
    return end if end < len(parts) and capitals[end] else 0


def is_name_of_several(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> bool:
    """Whether a number word in a capital is part of a name: "the Big Four", "the Group of Seven", "the Six-Day War".

    `capitals` tells of each token whether it begins with one.
    """
    if [text_at(parts, start - 2), text_at(parts, start - 1)] == ["group", "of"] and parts[start].is_literal:
        return capitals[start - 2] > 0 and not is_counted_at(parts, start + 1)  # "the Group of 77"
    if _is_in_title(parts, start, capitals):
        return True
    if start == 0 or parts[start].text not in UNITS or not capitals[start] or is_counted_at(parts, start + 1):
        return False
    words = [capital > 0 for part, capital in zip(parts, capitals, strict=True) if part.is_word and capital < _ACRONYM]
    is_after_name = parts[start - 1].is_word and (capitals[start - 1] > 0 or parts[start - 1].text in _BEFORE_NAMES)
    is_number = _is_of_number(text_at(parts, start + 1))
    return is_after_name and not is_number and sum(words) <= _MOST_CAPITALS * len(words)


def _is_in_title(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> bool:
    """Whether a number word opens a quoted name: "the film “Twelve Angry Men”", but not "he said “Ten died”"."""
    is_first = start > 1 and parts[start].text in UNITS and bool(capitals[start]) and parts[start - 1].text in _QUOTES
    return is_first and parts[start - 2].is_word and parts[start - 2].text not in _SAYING


def _continues(parts: Sequence[Token], end: int) -> bool:
    """ "one or two million", "nine to five thousand": numbers after all."""
    return text_at(parts, end) in SCALES or is_counted_at(parts, end)


def _is_of_number(text: str) -> bool:
    return any(
        text in known
        for known in (UNITS, UNITS_BEFORE_SCALE, SCALES, PARTS, PARTS_IN_PLURAL, ODD_WORDS, HUNDREDS, HALVES_OF_SCALES)
    )

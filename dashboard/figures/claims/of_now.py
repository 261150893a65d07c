"""Whether a sentence says nothing but how many of what there are now: "Russia has 2 million troops"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.claims.claim import Claim
from dashboard.figures.claims.mentions import Mention
from dashboard.figures.normalize import words
from dashboard.figures.tokens import Token

_PRESENT = words(
    "has have is are number numbers totals stands costs counts employs serve serves "
    "имеет имеется насчитывает составляет стоит служит служат у в "
    "має мається налічує становить коштує служить служать"
)
_LONGEST_LABEL = 4  # tokens
_SAYS_NO_MORE = words(
    "the a an in at of now currently today there people men women and also but altogether total all whole "
    "been suffered "
    "сейчас сегодня теперь всего людей человек людини зараз сьогодні нині всього людей"
)


def is_of_now(parts: Sequence[Token], mentions: Sequence[Mention], claim: Claim, first: int, after: int) -> bool:
    """Whether all words but the number, from token `first` up to `after`, name what the claim counts, of whom, or now.

    One word more, such as a place, a month or "reserve", may make the number that of a part or of another time.
    """
    named = {
        at
        for one in mentions
        # "9,000 soldiers have been killed": killed, and "soldiers" says no more.
        if one.kind == "subject" or one.name in claim.measures or (claim.is_measure_sure and one.is_loose)
        for at in range(one.start, one.end)
    }
    # "Claim: it has 9,000"
    start = next((at + 1 for at, part in enumerate(parts[:_LONGEST_LABEL]) if part.text == ":" and at < first), 0)
    places = (at for at in range(start, len(parts)) if not first <= at < after)
    others = [at for at in places if parts[at].is_word or parts[at].is_literal]
    return any(parts[at].text in _PRESENT for at in others) and all(
        at in named or parts[at].text in _PRESENT | _SAYS_NO_MORE for at in others
    )

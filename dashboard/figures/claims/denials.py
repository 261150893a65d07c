"""Words of a sentence that take back what they seem to say: "not 9,000", and a name that is a common word, too."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.claims.mentions import Mention
from dashboard.figures.normalize import words
from dashboard.figures.tokens import Token, text_at

_FARTHEST_NOT = 4  # tokens between "not" and its number
_NOT = words("not never neither nor cannot не ни ані ні") | {"no"}
_NOT_YET = words(  # what makes of "not" a limit, an order or an addition
    "only just merely simply even yet until till less more fewer least most exceed exceeds exceeding above below over "
    "under including counting только лишь менее более меньше больше превышает превысило тільки лише менше більше "
    "перевищує перевищило"
)
_BREAKS = words("but rather and or that what how whether because while who which но а что чтобы але що щоб як") | {
    *",;:()—–"
}
_COMMON_NAMES = words(
    "baker banks bell best bird black bond brown bush carter church cook cross day field fisher ford fox frost gates "
    "good grant gray green hand hill hope hunt king lane law little long love major march mason may miller moon moore "
    "park piper pope power price rich rose sharp short small smith snow stone strong summers swift turner walker ward "
    "waters weaver west white wild winter wise wolf wood woods young"
)
_TITLES = words(
    "mr mrs ms miss dr sir lord lady dame prof professor president minister secretary general gen colonel col admiral "
    "senator chairman chair chairwoman director chief executive"
)
_ALSO_NOUNS = words("claim claims estimate estimates")  # "wild claims"
_PRONOUNS = words("us it who")  # in small letters they are no country or organisation
_NEAR_NAME = 3  # tokens between such a name and its verb


def is_denied(parts: Sequence[Token], first: int) -> bool:
    """Whether the number at token `first` is the one that the sentence says it was not; "was it not 9,000?" asks."""
    if parts[-1].text == "?":
        return False
    for position in range(first - 1, max(first - 2 - _FARTHEST_NOT, -1), -1):
        text = parts[position].text
        if text in _BREAKS or text in _NOT_YET or parts[position].is_literal:
            return False
        if text == "no":
            return position == first - 1
        if text in _NOT or text.endswith("n't"):
            return True
    return False


def is_chance_name(parts: Sequence[Token], one: Mention, *, is_capital: bool, saying: frozenset[str]) -> bool:
    """Whether a name is only a common word here: "us" for the US, or a last name without a title that says nothing."""
    name = parts[one.start].text
    if one.kind == "subject" and one.end - one.start == 1 and name in _PRONOUNS:
        return not is_capital
    if one.kind != "speaker" or one.end - one.start > 1 or name not in _COMMON_NAMES:
        return False
    before = {text_at(parts, one.start - 1), text_at(parts, one.start - 2)}
    near = {part.text for part in parts[max(one.start - _NEAR_NAME, 0) : one.end + _NEAR_NAME]}
    return not (is_capital and (before & _TITLES or near & (saying - _ALSO_NOUNS)))

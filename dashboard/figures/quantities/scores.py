"""Finds scores and ratios: 3:2, "won 3-1", "a map at 1:25,000", "3 to 1"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.joint_words import FROM_WORDS
from dashboard.figures.quantities.name import Name, is_joined
from dashboard.figures.quantities.name_words import GAMES
from dashboard.figures.quantities.numbers import counts_something
from dashboard.figures.quantities.units import UNITS_AFTER
from dashboard.figures.quantities.words import DURATION, IDENTIFIER
from dashboard.figures.tokens import Token, is_counted_at, text_at

_LONGEST_SCORE = 3  # digits of each side
_FARTHEST_GAME = 8  # tokens between a verb of games and its score


def read_score(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> Name | None:
    """3:2, and 3-1 where it can be no range: the first is no smaller, or a game was won."""
    texts = [text_at(parts, start + step) for step in range(3)]
    if ratio := _read_ratio(parts, start, texts):
        return ratio
    is_whole = texts[0].isdigit() and texts[2].isdigit() and max(map(len, texts)) <= _LONGEST_SCORE
    is_glued = is_whole and _is_tight(parts, start)
    is_said = is_whole and texts[1] in ("a", "zu")  # "terminou 2 a 1"
    if not is_glued and not is_said:
        return None
    is_after_name = start > 1 and capitals[start - 1] and parts[start - 1].is_word  # "Zenit – Spartak 2:1"
    is_game = is_after_name or any(part.text in GAMES for part in parts[max(start - _FARTHEST_GAME, 0) : start])
    if texts[1] == ":" and (is_game or texts[2] != "1" or texts[0] in ("0", "1")):
        return Name(IDENTIFIER, start, start + 3)
    is_said = is_said and is_game and not counts_something(parts, start + 2)
    is_score = is_said or (parts[start + 1].is_dash and (is_game or int(texts[0]) >= int(texts[2])))
    is_last = text_at(parts, start + 3) not in ("-", "%") and not is_counted_at(parts, start + 3)
    return Name(IDENTIFIER, start, start + 3) if is_score and is_last else None


def _read_ratio(parts: Sequence[Token], start: int, texts: Sequence[str]) -> Name | None:
    """A map at 1:25,000, «1+1», "in 38:12 minutes", "by a margin of 3 to 1"."""
    is_tight = _is_tight(parts, start) and texts[2][:1].isdigit()
    is_scale = texts[:2] == ["1", ":"] and len(texts[2]) > _LONGEST_SCORE
    if is_tight and (is_scale or texts[1] == "+"):
        return Name(IDENTIFIER, start, start + 3)
    unit = UNITS_AFTER.find((text_at(parts, start + 3),))
    if is_tight and texts[1] == ":" and unit and unit[0].kind == DURATION:
        return Name(DURATION, start, start + 4)
    is_odds = texts[0].isdigit() and texts[1] == "to" and texts[2] in ("1", "one") and texts[0] != "1"
    is_odds = is_odds and not is_counted_at(parts, start + 3) and text_at(parts, start - 1) not in FROM_WORDS
    return Name(IDENTIFIER, start, start + 3) if is_odds else None


def _is_tight(parts: Sequence[Token], start: int) -> bool:
    """Whether three tokens touch."""
    return is_joined(parts, start) and is_joined(parts, start + 1)

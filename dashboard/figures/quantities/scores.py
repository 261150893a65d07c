"""Finds scores and ratios: 3:2, "won 3-1", "a map at 1:25,000", "3 to 1"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.joint_words import FROM_WORDS
from dashboard.figures.quantities.name import Name, is_joined
from dashboard.figures.quantities.name_words import GAMES
from dashboard.figures.quantities.words import IDENTIFIER
from dashboard.figures.tokens import Token, is_counted_at, text_at

_FARTHEST_GAME = 8  # tokens between a verb of games and its score


def read_score(parts: Sequence[Token], start: int, capitals: Sequence[int]) -> Name | None:
    """3:2, and 3-1 where it can be no range: the first is no smaller, or a game was won."""
    texts = [text_at(parts, start + step) for step in range(3)]
    is_scale = texts[:2] == ["1", ":"] and len(texts[2]) > 3 and texts[2][0].isdigit() and is_joined(parts, start)
    if is_scale and _is_tight(parts, start):  # "a map at 1:25,000"
        return Name(IDENTIFIER, start, start + 3)
    if texts[1] == "+" and texts[2].isdigit() and _is_tight(parts, start):
        return Name(IDENTIFIER, start, start + 3)  # «1+1»
    is_odds = texts[0].isdigit() and texts[1] == "to" and texts[2] in ("1", "one") and texts[0] != "1"
    if is_odds and not is_counted_at(parts, start + 3) and text_at(parts, start - 1) not in FROM_WORDS:
        return Name(IDENTIFIER, start, start + 3)  # "by a margin of 3 to 1"
    is_whole = texts[0].isdigit() and texts[2].isdigit() and len(texts[0]) <= 3 and len(texts[2]) <= 3
    is_glued = is_whole and _is_tight(parts, start)
    is_said = is_whole and texts[1] in ("a", "zu")  # "terminou 2 a 1"
    if not is_glued and not is_said:
        return None
    is_after_name = start > 1 and capitals[start - 1] and parts[start - 1].is_word  # "Zenit – Spartak 2:1"
    is_game = is_after_name or any(part.text in GAMES for part in parts[max(start - _FARTHEST_GAME, 0) : start])
    if texts[1] == ":" and (is_game or texts[2] != "1" or texts[0] in ("0", "1")):
        return Name(IDENTIFIER, start, start + 3)
    is_said = is_said and is_game and not text_at(parts, start + 3).isalpha()
    is_score = is_said or (parts[start + 1].is_dash and (is_game or int(texts[0]) >= int(texts[2])))
    is_last = text_at(parts, start + 3) not in ("-", "%") and not is_counted_at(parts, start + 3)
    return Name(IDENTIFIER, start, start + 3) if is_score and is_last else None


def _is_tight(parts: Sequence[Token], start: int) -> bool:
    """Whether three tokens touch."""
    return is_joined(parts, start) and is_joined(parts, start + 1)

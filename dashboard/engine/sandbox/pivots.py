"""Makes a PIVOT without values one that DuckDB can show as a tree, so that the guard can judge what else is in it."""

from __future__ import annotations

from dashboard.engine.sandbox.tokens import Token, tokens

_PIVOTS = {"pivot", "pivot_wider"}
_ENDS = {"using", "group", "order", "limit", "offset", "union", "except", "intersect", "qualify", "where", "having"}
_VALUES = " in (null) "


def with_values(sql: str) -> str:
    """The text with values for each column that a PIVOT spreads over columns without saying which.

    Only for judging: the text that is run is the reader's. What is put in holds no quote and no mark of a comment, so
    that it cannot hide anything of the text.
    """
    words = tokens(sql)
    places = [place for at, token in enumerate(words) if token.word in _PIVOTS for place in _places(words, at + 1)]
    for place in sorted(set(places), reverse=True):
        sql = sql[:place] + _VALUES + sql[place:]
    return sql


def _places(words: list[Token], at: int) -> list[int]:
    """Where the columns end that stand between ON and the end of one PIVOT, and have no IN."""
    places: list[int] = []
    depth = 0
    is_in_list = has_values = False
    last = None
    for token in words[at:]:
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.text, 0)
        is_over = depth < 0 or (depth == 0 and (token.word in _ENDS or token.text == ";"))
        if is_in_list and not has_values and last and (is_over or (depth == 0 and token.text == ",")):
            places.append(last.end)
        if is_over:
            return places
        if depth == 0 and token.word == "on":
            is_in_list, has_values, last = True, False, None
            continue
        if depth == 0 and token.text == ",":
            has_values, last = False, None
            continue
        if depth == 0 and token.word == "in":
            has_values = True
        last = token
    if is_in_list and not has_values and last:
        places.append(last.end)
    return places

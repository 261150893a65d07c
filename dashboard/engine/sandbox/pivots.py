"""Makes a PIVOT without values one that DuckDB can show as a tree, so that the guard can judge what else is in it."""

from __future__ import annotations

from dashboard.engine.sandbox.tokens import Token, tokenize

_PIVOTS = {"pivot", "pivot_wider"}
_ENDS = {"using", "group", "order", "limit", "offset", "union", "except", "intersect", "qualify", "where", "having"}
_BEFORE, _AFTER = " (", ") in (null) "


def add_pivot_values(sql: str) -> str:
    """The text with values for each column that a PIVOT spreads over columns without saying which.

    Only for judging: the text that is run is the reader's. What is put in holds no quote and no mark of a comment, so
    that it cannot hide anything of the text.
    """
    words = tokenize(sql)
    spans = [span for at, token in enumerate(words) if token.word in _PIVOTS for span in _find_spans(words, at + 1)]
    added = {(start, _BEFORE) for start, _ in spans} | {(end, _AFTER) for _, end in spans}
    for place, text in sorted(added, reverse=True):
        sql = sql[:place] + text + sql[place:]
    return sql


def _find_spans(words: list[Token], at: int) -> list[tuple[int, int]]:
    """Start and end of each column between ON and the end of one PIVOT that has no IN."""
    spans: list[tuple[int, int]] = []
    depth = 0
    column: list[Token] | None = None  # None before ON
    for token in words[at:]:
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.text, 0)
        is_over = depth < 0 or (depth == 0 and (token.word in _ENDS or token.text == ";"))
        if is_over:
            break
        if depth == 0 and (token.word == "on" or (column is not None and token.text == ",")):
            spans += _column_span(column)
            column = []
        elif column is not None:
            column.append(Token(token.kind, token.text if depth == 0 else "", token.start, token.end))
    return spans + _column_span(column)


def _column_span(column: list[Token] | None) -> list[tuple[int, int]]:
    if not column or any(token.word == "in" for token in column):
        return []
    return [(column[0].start, column[-1].end)]

"""Makes a PIVOT that looks for its values one that DuckDB can show as a tree, so that the guard can judge it."""

from __future__ import annotations

from dashboard.engine.sandbox import permissions
from dashboard.engine.sandbox.tokens import Token, tokenize

_PIVOTS = {"pivot", "pivot_wider"}
_ENDS = {"using", "group", "order", "limit", "offset", "union", "except", "intersect", "qualify", "where", "having"}
_BEFORE, _AFTER = " (", ") in (null) "
_Change = tuple[int, int, str]  # start, end, what stands there instead


def replace_pivot_values(sql: str) -> tuple[str, str, list[str]]:
    """The text with values for each PIVOT that has none, a mark, and the queries that gave values.

    Only for judging: the text that is run is the reader's. What is put in holds no quote and no mark of a comment, so
    that it cannot hide anything of the text. Where it stands for a query, it is the mark as a text: DuckDB's tree holds
    the mark once for each, if the place is to DuckDB what it is here.
    """
    words = tokenize(sql)
    number = 0
    while (mark := f"value{number}") in sql:
        number += 1
    changes: set[_Change] = set()
    for at, token in enumerate(words):
        if token.word in _PIVOTS:
            for column in _find_columns(words, at + 1):
                changes |= _replace_values(column, f"'{mark}'")
    cuts = sorted((start, end) for start, end, _ in changes if end > start)
    cuts = [cut for cut in cuts if not any(start < cut[0] and cut[1] < end for start, end in cuts)]
    queries = [sql[start:end] for start, end in cuts]
    outside = [one for one in changes if one[:2] in cuts or not any(start <= one[0] <= end for start, end in cuts)]
    for start, end, text in sorted(outside, reverse=True):
        sql = sql[:start] + text + sql[end:]
    return sql, mark, queries


def _find_columns(words: list[Token], at: int) -> list[list[Token]]:
    """The words of each column between ON and the end of one PIVOT."""
    columns: list[list[Token]] = []
    depth = 0
    for token in words[at:]:
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.text, 0)
        if depth < 0 or (depth == 0 and (token.word in _ENDS or token.text == ";")):
            break
        if depth == 0 and (token.word == "on" or (columns and token.text == ",")):
            columns.append([])
        elif columns:
            columns[-1].append(token)
    return [column for column in columns if column]


def _replace_values(column: list[Token], value: str) -> set[_Change]:
    depth = 0
    for at, token in enumerate(column):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.text, 0)
        if depth == 0 and token.word == "in":
            is_query = len(column) > at + 3 and column[at + 1].text == "(" and column[-1].text == ")"
            if is_query and column[at + 2].word in permissions.READING_WORDS:
                return {(column[at + 2].start, column[-1].start, value)}
            return set()
    return {(column[0].start, column[0].start, _BEFORE), (column[-1].end, column[-1].end, _AFTER)}

"""What may correct a syntax error: the keyword that was meant, or the bracket that was forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from dashboard.engine.sandbox.result import Edit
from dashboard.engine.sandbox.tokens import Token

_KEYWORDS = """
select distinct from where group having order limit offset union intersect except join left right inner outer full
cross semi anti asof positional using with recursive values between exists case when then else over partition filter
window qualify pivot unpivot describe summarize show explain analyze like ilike similar interval lateral natural
ascending descending nulls first last rows range unbounded preceding following current sample tablesample collate
""".split()  # noqa: SIM905 (a list would fill a page)
# Right as they are, though they are almost another keyword.
_OTHER_WORDS = {"and", "asc", "cast", "desc", "end", "false", "not", "null", "table", "tables", "true"}
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def suggest_keyword(tokens: Sequence[Token], at: int) -> tuple[str, list[Edit]]:
    """For a syntax error beside a word that is almost a keyword; else for brackets that do not match."""
    for number in (at - 1, at, at - 2, at + 1):
        word = tokens[number].word if 0 <= number < len(tokens) else ""
        if len(word) < 3 or word in _KEYWORDS or word in _OTHER_WORDS:
            continue
        if close := get_close_matches(word, _KEYWORDS, n=1, cutoff=0.7):
            edit = Edit(tokens[number].start, tokens[number].end, close[0])
            return f'Did you mean "{close[0]}" instead of "{word}"?', [edit]
    return _name_bracket(tokens), []


def _name_bracket(tokens: Sequence[Token]) -> str:
    """The first bracket that is closed but was not opened, or the last that is opened but not closed."""
    opened: list[str] = []
    for token in tokens:
        if token.text in _CLOSING:
            opened.append(token.text)
        elif token.text in _CLOSING.values() and (not opened or _CLOSING[opened.pop()] != token.text):
            return f'The bracket "{token.text}" was not opened.'
    return f'The bracket "{opened[-1]}" is not closed.' if opened else ""

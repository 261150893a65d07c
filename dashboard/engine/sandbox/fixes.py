"""Edits that may correct a reader's text: another name, other quotes, GROUP BY ALL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from dashboard.engine.sandbox.result import Edit, Span
from dashboard.engine.sandbox.tokens import Token

MIN_LIKENESS = 0.6  # of two names of which one may be meant by the other
_NAME = re.compile(r"""(?:\w+\.)*(?P<last>\w+|"(?:[^"]|"")+")""")
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NOT_BEFORE_GROUP_BY = {"with", "group", "having", "window", "qualify", "order", "limit", "offset", "using", "union",
                        "except", "intersect"}  # fmt: skip


def measure_likeness(name: str, other: str) -> float:
    """How alike two names are, from 0 to 1; what comes before their last dot does not count."""
    last, other_last = (each.rpartition(".")[2].strip('"').lower() for each in (name, other))
    return SequenceMatcher(None, last, other_last).ratio()


def list_columns(tokens: Iterable[Token], columns: Iterable[tuple[str, str]]) -> list[str]:
    """Those columns whose table is named; `columns` are of all tables."""
    named = {token.name for token in tokens}
    return list(dict.fromkeys(column for table, column in columns if table in named))


def replace_name(sql: str, span: Span, names: Iterable[str]) -> list[Edit]:
    """Each of the names in place of the last part of the one in the span; none where the span holds more."""
    match = _NAME.match(sql, span.start, span.end)
    if not match or sql[match.end() : span.end].lstrip()[:1] not in ("", "("):
        return []
    return [
        Edit(*match.span("last"), name if _PLAIN_NAME.fullmatch(name) else '"{}"'.format(name.replace('"', '""')))
        for name in names
        if name != match[0]
    ]


def is_compared_with(tokens: Sequence[Token], at: int, within: Sequence[Token]) -> bool:
    """Whether the place is one bare name after a comparison, as Putin in `speaker = Putin`."""
    before = "".join(token.text.lower() for token in tokens[max(at - 2, 0) : at])
    return len(within) == 1 and bool(within[0].word) and before.endswith(("=", "<>", "like"))


def quote_as_text(name: Token) -> Edit:
    """A name, or a "quoted name", as a 'text'."""
    text = name.text[1:-1].replace('""', '"') if name.text.startswith('"') else name.text
    text = text.replace("'", "''")
    return Edit(name.start, name.end, f"'{text}'")


def add_group_by(sql: str, tokens: Sequence[Token]) -> list[Edit]:
    """GROUP BY ALL at the end; none where more than the end of the text would have to change."""
    tokens = list(tokens)
    while tokens and tokens[-1].text == ";":
        tokens.pop()
    words = [token.word for token in tokens]
    if words.count("select") != 1 or "from" not in words or _NOT_BEFORE_GROUP_BY & {*words}:
        return []
    end = tokens[-1].end
    gap = "\n" if "\n" in sql[:end] else " "
    return [Edit(end, end, f"{gap}group by all")]

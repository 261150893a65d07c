"""Reads the words of a SQL text without understanding them: what is a string, a comment, a name, a `$parameter`.

Only for what DuckDB's parser does not report: places, parameters, suggestions. No statement is admitted because of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

_PARTS = re.compile(
    r"""
    (?P<space>[\s\ufeff\u200b-\u200d\u2060]+ | --[^\r\n]*)
  | (?P<comment>/\*)
  | (?P<escape>[eE]'(?:[^'\\]|\\.|'')*+(?:'|$))
  | (?P<string>'(?:[^']|'')*+(?:'|$))
  | (?P<quoted>"(?:[^"]|"")*+(?:"|$))
  | (?P<dollar>\$(?:[^\W\d]\w*)?\$)
  | (?P<parameter>\$[^\W\d]\w*)
  | (?P<place>\$\d+|\?\d*)
  | (?P<number>\d[\w.]*|\.\d[\w]*)
  | (?P<word>[^\W\d][\w$]*)
  | (?P<symbol>::|:=|.)
    """,
    re.VERBOSE | re.DOTALL,
)

# Longer texts are neither run nor read for parameters, nor does an address hold them.
MAX_CHARACTERS = 20_000
_COMMENT_MARKS = re.compile(r"/\*|\*/")


class Kind(Enum):
    """What sort of thing a token is."""

    WORD = auto()  # a keyword or a plain name
    QUOTED = auto()  # a "quoted name"
    STRING = auto()
    NUMBER = auto()
    PARAMETER = auto()  # $name
    POSITIONAL = auto()  # ? or $1
    SYMBOL = auto()


_KINDS = {
    "escape": Kind.STRING,
    "string": Kind.STRING,
    "quoted": Kind.QUOTED,
    "parameter": Kind.PARAMETER,
    "place": Kind.POSITIONAL,
    "number": Kind.NUMBER,
    "word": Kind.WORD,
    "symbol": Kind.SYMBOL,
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text from `start` to before `end`, in characters."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """In lower case if it is a plain word, else empty."""
        return self.text.lower() if self.kind is Kind.WORD else ""

    @property
    def name(self) -> str:
        """The name that a plain or quoted word stands for, in lower case, else empty."""
        if self.kind is Kind.QUOTED:
            return self.text[1:-1].replace('""', '"').lower()
        return self.word


def tokenize(sql: str) -> list[Token]:
    """All that is neither space nor comment, in order. What has no end goes to the end of the text; linear in time."""
    tokens = []
    position = 0
    while position < len(sql):
        match = _PARTS.match(sql, position)
        assert match  # any character is at least a symbol
        start, end, sort = position, match.end(), str(match.lastgroup)
        if sort == "comment":
            end = _find_comment_end(sql, end)
        elif sort == "dollar":
            closing = sql.find(match[0], end)
            end = len(sql) if closing < 0 else closing + len(match[0])
            tokens.append(Token(Kind.STRING, sql[start:end], start, end))
        elif sort != "space":
            tokens.append(Token(_KINDS[sort], match[0], start, end))
        position = end
    return tokens


def _find_comment_end(sql: str, position: int) -> int:
    """Comments may hold comments."""
    depth = 1
    for match in _COMMENT_MARKS.finditer(sql, position):
        depth += 1 if match[0] == "/*" else -1
        if depth == 0:
            return match.end()
    return len(sql)

"""How a question is refused; by itself, so that whoever catches it needs none of the packages that translate."""

from __future__ import annotations


class NotPortable(Exception):  # noqa: N818  not an error of the text: DuckDB answers it
    """The text cannot be translated faithfully: `reason`, and the `line` (counted from 1) where that can be told."""

    def __init__(self, reason: str, line: int = 1) -> None:
        self.reason, self.line = reason, line
        super().__init__(reason)

"""Reads `.sql` files and the `-- key: value` comments at their top."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from dashboard.errors import QueryError

_ENTRY = re.compile(r"--\s*(?P<key>[a-z]+):\s*(?P<value>.*)")
_END_OF_SENTENCE = re.compile(r"(?<=\.)\s")


@dataclass(frozen=True, slots=True)
class SqlFile:
    """One file: `headers` by key, `lines` the line that each header stands in, `text` the whole file unchanged."""

    path: Path
    headers: Mapping[str, str]
    lines: Mapping[str, int]
    text: str

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def first_comment(self) -> str:
        """The first sentence of a file that tells in free text what it does."""
        block = takewhile(lambda line: line.startswith("--"), self.text.splitlines())
        lines = takewhile(lambda line: not _ENTRY.fullmatch(line), block)
        return _END_OF_SENTENCE.split(" ".join(line.removeprefix("--").strip() for line in lines), maxsplit=1)[0]

    def require(self, key: str, example: str) -> str:
        """The header's value; QueryError with the line to write where it is missing or empty."""
        value = self.headers.get(key, "")
        if not value:
            raise QueryError(self.path, self.lines.get(key, 1), f"the header has no {key!r}. Add a line {example!r}.")
        return value

    def names(self, key: str, example: str) -> tuple[str, ...]:
        """A header that lists names, separated by commas; "none" is an empty list."""
        value = self.require(key, example)
        return () if value == "none" else tuple(name.strip() for name in value.split(","))


def read_sql_file(path: Path) -> SqlFile:
    """Headers are the `-- key: value` lines of the leading comment block; any other comment there is free text."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(path, 1, "the file is not UTF-8 text. Save it as UTF-8.") from error
    headers: dict[str, str] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("--"):
            break
        if entry := _ENTRY.fullmatch(line.rstrip()):
            key = entry["key"]
            if key in headers:
                raise QueryError(path, number, f"{key!r} stands twice in the header. Keep one.")
            headers[key], lines[key] = entry["value"].strip(), number
    return SqlFile(path, headers, lines, text)


def read_folder(folder: Path) -> list[SqlFile]:
    """Every `.sql` file directly in the folder, in the order of their names."""
    return [read_sql_file(path) for path in sorted(folder.glob("*.sql"))]

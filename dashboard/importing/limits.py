"""How much a file may hold: what a reader may meet is a setting, what only protects the process stands here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.errors import FileError
from dashboard.settings import Settings

# As data/schema/figures.json has them; a test holds them equal.
LONGEST_SCOPE, LONGEST_WORDING = 60, 120
_ROWS_BESIDES = 100  # headings and notes above and below the rows
MOST_UNPACKED_BYTES = 50_000_000
MOST_GROWTH = 50  # of what is packed and not small
MOST_PARTS = 200
_SHOWN_CHARACTERS = 40
_LARGE = "The file has {size:.1f} MB; at most {most:g} MB are read. Split it, or leave columns out."


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one file; `seconds` and `megabytes` of memory are those of its process."""

    file_bytes: int
    rows: int
    columns: int
    characters: int
    seconds: float
    memory_megabytes: int
    figures: int

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """The limits that the settings name."""
        return cls(
            settings.import_megabytes * 1_000_000,
            settings.import_rows,
            settings.import_columns,
            settings.import_characters,
            settings.import_seconds,
            settings.import_memory_megabytes,
            settings.import_figures,
        )

    @property
    def most_transferred(self) -> int:
        """Bytes of JSON between the processes: many short cells, or a packed workbook, make more than the file has."""
        return self.file_bytes * 20

    def as_json(self) -> dict[str, Any]:
        """By name, as a process takes them."""
        return asdict(self)

    def check_bytes(self, size: int) -> None:
        """Raises FileError for a file that is too large."""
        if size > self.file_bytes:
            raise FileError(_LARGE.format(size=size / 1e6, most=self.file_bytes / 1e6))

    def check_row(self, line: int, cells: Sequence[str]) -> None:
        """Raises FileError for too many cells, or one that is too long."""
        if len(cells) > self.columns:
            raise FileError(
                f"Line {line:,} has {len(cells):,} columns; at most {self.columns} are read. Delete those you do not "
                "need."
            )
        for cell in cells:
            if len(cell) > self.characters:
                raise FileError(
                    f"Line {line:,} has a cell of {len(cell):,} characters, “{cell[:_SHOWN_CHARACTERS]}…”; at most "
                    f"{self.characters:,} are read. Shorten it, or look for a quote that is not closed."
                )

    def check_count(self, rows: int) -> None:
        """Raises FileError for more rows than are read."""
        if rows > self.rows + _ROWS_BESIDES:
            raise FileError(f"The file has more than {self.rows:,} rows, the most that are read. Split it.")

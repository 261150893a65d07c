"""What a type checker knows of an answer: an Arrow table, and the type of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

Row = TypeVar("Row")


class Answer(Protocol[Row]):
    """A `pyarrow.Table` whose rows are of the type `Row`, one of `row_types`."""

    @property
    def num_rows(self) -> int:
        """How many rows there are."""

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in their order."""

    @property
    def schema(self) -> Any:
        """A `pyarrow.Schema`."""

    def column(self, name: str, /) -> Any:
        """One column, a `pyarrow.ChunkedArray`."""

    def select(self, names: Sequence[str], /) -> Any:
        """A `pyarrow.Table` of these columns only."""

    def slice(self, offset: int = 0, length: int | None = None) -> Answer[Row]:
        """The rows from `offset` on, at most `length` of them."""

    def to_pylist(self) -> list[Row]:
        """Each row as a dictionary."""

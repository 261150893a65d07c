"""The rows of a table as dictionaries, made once for all the sentences and pictures that a page makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyarrow as pa

_TABLES_KEPT, _MOST_ROWS_KEPT = 64, 1_000


@dataclass(frozen=True, slots=True)
class _Same:
    """A table by who it is: to compare what is in it would take as long as to read it."""

    table: pa.Table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.table is other.table


def read_rows(table: pa.Table) -> Sequence[Mapping[str, Any]]:
    """The rows of an answer, which nobody changes; those read last stay, but not very many."""
    return _read(_Same(table)) if table.num_rows <= _MOST_ROWS_KEPT else table.to_pylist()


@lru_cache(_TABLES_KEPT)
def _read(same: _Same) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = same.table.to_pylist()
    return rows

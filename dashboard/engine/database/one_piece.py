"""Rows in one piece of memory: DuckDB leaves room for two thousand rows in each column, however few there are."""

from __future__ import annotations

import pyarrow as pa

_MOST_BYTES = 1_000_000  # of more, the room beside them is little


def copy_rows(rows: pa.RecordBatch) -> pa.Table:
    """A copy in one go, not column by column, which holds nothing but these rows."""
    return pa.Table.from_batches([pa.ipc.read_record_batch(rows.serialize(), rows.schema)])


def shrink(table: pa.Table) -> pa.Table:
    """The same rows in as little memory as they need."""
    if not table.num_rows or table.nbytes > _MOST_BYTES or any(map(pa.types.is_dictionary, table.schema.types)):
        return table
    (rows,) = table.combine_chunks().to_batches()
    return copy_rows(rows)

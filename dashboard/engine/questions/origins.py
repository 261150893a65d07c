"""Which rows of an answer a reader brought: a column more, in warehouses of one reader's own figures."""

from __future__ import annotations

import pyarrow as pa

from dashboard.engine.database.text_column import build_text
from dashboard.engine.warehouse.store import Warehouse
from dashboard.figures.origins import OF_READER, OF_READERS_DOSSIER, ORIGIN


def add_origin(opened: Warehouse, rows: pa.Table) -> pa.Table:
    """The rows with the column `origin`, which is empty for rows of the dossier; as they are in any other warehouse.

    The rows of a dossier that is the reader's as a whole all say so. Rows that name no figure say nothing.
    """
    if opened.own_figures is None or not rows.num_rows:
        return rows
    if not opened.is_beside:
        return rows.append_column(ORIGIN, build_text([OF_READERS_DOSSIER] * rows.num_rows))
    if "figure_id" not in rows.column_names:
        return rows
    names = rows.column("figure_id").to_pylist()
    origins = [OF_READER if name in opened.own_figures else None for name in names]
    return rows.append_column(ORIGIN, build_text(origins)) if any(origins) else rows

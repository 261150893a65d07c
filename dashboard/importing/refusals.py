"""The refused numbers as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from dashboard.exports.formulas import defuse_formulas
from dashboard.importing.reading import Refusal


def write_refusals(refused: Iterable[Refusal]) -> bytes:
    """CSV with line, column, cell and reason; a cell that a spreadsheet would run as a formula gets an apostrophe."""
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(("line", "column", "cell", "reason"))
    for one in refused:
        writer.writerow((one.line, *map(defuse_formulas, (one.column, one.cell, one.reason))))
    return output.getvalue().encode("utf-8-sig")

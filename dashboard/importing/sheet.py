"""The sheet of a new dossier, in which a person types statements: who said which number, when, read where."""

from __future__ import annotations

import csv
import io

from dashboard.engine.warehouse.dossier_files import SHEET

__all__ = ["HEADINGS", "SHEET", "write_sheet"]
HEADINGS = ("who", "words", "what", "when", "where read", "whose", "note")


def write_sheet() -> bytes:
    """The sheet with its headings."""
    output = io.StringIO(newline="")
    csv.writer(output, lineterminator="\n").writerow(HEADINGS)
    return output.getvalue().encode("utf-8-sig")

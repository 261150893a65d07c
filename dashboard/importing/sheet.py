"""The sheet of a new dossier, in which a person types statements: who said which number, when, read where."""

from __future__ import annotations

import csv
import io

from dashboard.engine.warehouse.dossier_files import SHEET

__all__ = ["HEADINGS", "SHEET", "write_sheet"]
HEADINGS = {
    "who": "the speaker, such as The Mayor",
    "words": "the number as printed, with its unit: almost 9,000; €4.2 billion; 61.3%",
    "what": "what is counted, always in the same words: visitors",
    "when": "the day, month, quarter or year that the number is of: 2024-03-01, March 2024, Q1 2024",
    "where read": "the address of the page: https://gazette.example/a",
    "whose": "the place, company or group that the number is of: The library",
    "note": "anything else, or nothing",
}


def write_sheet() -> bytes:
    """The sheet with its headings."""
    output = io.StringIO(newline="")
    csv.writer(output, lineterminator="\n").writerow(HEADINGS)
    return output.getvalue().encode("utf-8-sig")

"""The numbers of a text as rows of `figures.csv`, for a dossier of the reader's own."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date

from dashboard.contents.check_text.checking import CheckedText, Judged
from dashboard.engine.questions.ask import ask


def write_statements(checked: CheckedText) -> bytes:
    """CSV with the columns of `figures.csv`, one row per number; what the text does not say stays empty.

    The wording is the phrase of the number alone.
    """
    meanings = ask("meanings_of_columns").to_pylist()
    file = io.StringIO()
    writer = csv.DictWriter(file, [row["column_name"] for row in meanings if row["table_name"] == "figures"])
    writer.writeheader()
    writer.writerows(_row(one, checked.read.dated) for one in checked.judged)
    return file.getvalue().encode()


def _row(one: Judged, dated: date | None) -> Mapping[str, object]:
    claim, quantity = one.claim, one.claim.quantity
    return {
        "figure_id": f"text-{claim.number + 1}",
        "subject": next(iter(claim.subjects), None),
        "measure": next(iter(claim.measures), None),
        "low": quantity.low,
        "high": quantity.high,
        "wording": " ".join(quantity.text.split()),
        "as_of": _write_day(*claim.days[0]) if claim.days else None,
        "stated_on": dated,
        "speaker_id": next(iter(claim.speakers), None),
    }


def _write_day(first: date, last: date) -> str:
    """A day, month or year, as precise as the text has it."""
    length = 10 if first == last else 7 if first.month == last.month else 4
    return first.isoformat()[:length]

"""The numbers of a text as rows of a reader's own: of `figures.csv`, or of the sheet that "Your figures" reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.contents.check_text.checking import CheckedText, Judged
from dashboard.contents.view import list_known_values
from dashboard.engine.questions.ask import ask
from dashboard.figures.quantities.words import COUNT


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


def list_statements(checked: CheckedText) -> list[dict[str, Any]]:
    """One row per number, in the dossier's words; `take` is set for counts that the text does not deny."""
    known = list_known_values(checked.dossier)

    def name(kind: str, found: Sequence[str]) -> str:
        return known[kind].get(found[0], "") if found else ""

    return [
        {
            "take": one.claim.quantity.kind == COUNT and not one.claim.is_denied,
            "words": " ".join(one.claim.quantity.text.split()),
            "who": name("speaker_id", one.claim.speakers),
            "what": name("measure", one.claim.measures),
            "whose": name("subject", one.claim.subjects),
            "when": _write_day(*one.claim.days[0]) if one.claim.days else "",
            "when_said": str(checked.read.dated or ""),
        }
        for one in checked.judged
    ]


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

"""What the choices over a file offer, in words for a person."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.importing.known import Known
from dashboard.importing.recipe import Column, Option

NO_COLUMN = Option("", "no column")
STANCES = ("report", "own", "opposed", "outside", "estimate", "count", "decides")
ACROSS = {
    "measure": "what is counted",
    "date": "dates",
    "subject": "whose number it is",
    "speaker": "who says it",
    "scope": "parts of one thing",
}
# What may be said of one column: "unit:Heading".
OF_COLUMN = ("measure", "label", "kind", "unit", "number", "factor", "scale", "value", "hedge", "scope", "definition")
ROLES = {
    "subject": "Which column says whose number it is?",
    "date": "Which column says when it was true?",
    "measure": "Which column says what is counted?",
    "scope": "Which column names a part, such as a type or an age?",
    "speaker": "Which column says who said it?",
    "unit": "Which column says the unit of its row, such as thousands?",
}
PRINTED = "Every figure needs one. Of a printed source, give the site, the archive or a library's entry of it."
DECIMALS = (
    Option(".", "a point: 1,234.5"),
    Option(",", "a comma: 1.234,5"),
    Option("·", "a raised point: 18·2"),
)
KINDS = (
    Option("stock", "levels: how many there are at a time"),
    Option("total", "running totals: all since a first day"),
    Option("flow", "sums for each day, month or year"),
    Option("change", "changes or corrections"),
    Option("plan", "plans"),
    Option("rule", "limits set by law"),
)


OF_NOTES = (Option("all", "yes"), Option("none", "no, the numbers are as they stand"))


def offer_measures(column: Column, known: Mapping[str, Mapping[str, str]]) -> list[Option]:
    """The measures of the dossier; before them a new one, where the column is none of them by name."""
    options = [Option(name, row["label"]) for name, row in known.items()]
    return options if column.measure in known else [Option(column.measure, f"{column.label} (new, of yours)"), *options]


def list_stances(known: Known) -> list[str]:
    """The positions of speakers that the dossier names, else the usual ones; a plain report first."""
    stances = list(known.stances or STANCES)
    return sorted(stances, key=lambda name: known.stances.get(name, name) != "report")

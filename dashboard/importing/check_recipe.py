"""Holds a recipe against its table: each column is there, and each value is one that can be used."""

from __future__ import annotations

import re

from dashboard.errors import QuestionError
from dashboard.figures.amounts import NUMBER_KINDS
from dashboard.importing.offers import KINDS, PRINTED
from dashboard.importing.recipe import Recipe
from dashboard.importing.shape import Frame
from dashboard.importing.values.dates import ORDERS
from dashboard.importing.values.numbers import DECIMAL_MARKS

_NEEDED = {
    "subject": "whose numbers these are",
    "speaker": "who says them",
    "url": "at which address",
}


def check_recipe(frame: Frame, recipe: Recipe) -> None:
    """Raises QuestionError for a column that the table lacks, an answer that is missing, or a value that is none."""
    _require_columns(frame, recipe)
    _require_answers(recipe)
    _require_values(recipe)


def _require_columns(frame: Frame, recipe: Recipe) -> None:
    wanted = [value for name in Recipe.__slots__ if name.endswith("_column") and (value := getattr(recipe, name))]
    wanted += [column.heading for column in recipe.numbers]
    if missing := [heading for heading in dict.fromkeys(wanted) if frame.place(heading) < 0]:
        raise QuestionError(
            f"The recipe names columns that the file has not: {', '.join(missing[:5])}. It has: "
            f"{', '.join(frame.headings[:20])}. Import the file without the recipe, or edit it."
        )


def _require_answers(recipe: Recipe) -> None:
    is_said = {
        "subject": recipe.subject_column or recipe.across == "subject" or all(one.subject for one in recipe.numbers),
        "speaker": recipe.speaker_column or recipe.across == "speaker",
        "url": recipe.url_column,
    }
    missing = {name: what for name, what in _NEEDED.items() if not (getattr(recipe, name) or is_said[name])}
    if missing:
        printed = f" {PRINTED}" if "url" in missing else ""
        raise QuestionError(
            f"The file does not say {', '.join(missing.values())}. Say it: {', '.join(missing)}.{printed}"
        )
    if recipe.url and not recipe.url.startswith(("http://", "https://")):
        raise QuestionError(f"url is {recipe.url[:60]!r}, but must be an address with http:// or https://.")


def _require_values(recipe: Recipe) -> None:
    """Raises QuestionError for a value that a person or a recipe made up."""
    allowed = {"decimal": DECIMAL_MARKS, "date_order": tuple(ORDERS), "zeros": ("keep", "skip")}
    wrong = [(name, getattr(recipe, name), values) for name, values in allowed.items()]
    wrong += [("number", column.number, NUMBER_KINDS) for column in recipe.numbers]
    wrong += [("kind", column.kind, tuple(option.value for option in KINDS)) for column in recipe.numbers]
    for name, value, values in wrong:
        if value not in values:
            raise QuestionError(f"{name} is {value[:40]!r}, but must be one of: {', '.join(values)}.")
    for column in recipe.numbers:
        if not re.fullmatch(r"\d{1,15}(\.\d{1,10})?", column.factor) or not float(column.factor):
            raise QuestionError(f"factor is {column.factor[:40]!r}, but must be a number above 0, such as 1000.")
        if not re.fullmatch(r"[a-z]+(_[a-z]+)*", column.measure):
            raise QuestionError(f"measure is {column.measure[:40]!r}, but must be small letters and underscores.")

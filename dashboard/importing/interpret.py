"""Makes figures of tables in a confined process, by guesses and a person's answers, or by a recipe."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from dashboard.importing.limits import Limits
from dashboard.importing.plain import pack_reading, pack_table, unpack_reading, unpack_recipe
from dashboard.importing.process import ask_worker, end_of
from dashboard.importing.raw_table import RawTable
from dashboard.importing.reading import Reading
from dashboard.importing.recipe import Column, Recipe
from dashboard.settings import settings


@dataclass(frozen=True, slots=True)
class Interpretation:
    """The recipe, None for a dossier, and what it makes of the rows; without a reading, `error` says why."""

    recipe: Recipe | None
    reading: Reading | None
    error: str = ""


def interpret_tables(
    tables: Sequence[RawTable],
    dossier: Reading | None = None,
    chosen: Mapping[str, str] | None = None,
    *,
    earlier: Sequence[Column] = (),
    recipe: bytes = b"",
) -> Interpretation:
    """What one table says, or the tables of a zip that Muster wrote.

    `dossier`: the one that the rows are to join. `chosen`: a person's answers by the name of the choice. `earlier`: the
    columns of a file brought before, whose measures count in the same way here. `recipe`: JSON by which the table is
    read, so that nothing is guessed. Raises QuestionError and FileError, in one sentence.
    """
    limits = Limits.of(settings)
    request = {
        "tables": [pack_table(table) for table in tables],
        "dossier": pack_reading(dossier) if dossier else None,
        "chosen": dict(chosen or {}),
        "earlier": [asdict(column) for column in earlier],
    }
    answer = ask_worker(limits, "interpret", {}, json.dumps(request).encode(), recipe)
    try:
        return Interpretation(
            unpack_recipe(answer["recipe"]) if answer["recipe"] else None,
            unpack_reading(answer["reading"]) if answer["reading"] else None,
            str(answer["error"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise end_of(limits, "fault") from None

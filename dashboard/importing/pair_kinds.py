"""Guesses a recipe for a file that stands beside another one: a short file shows too little of what its numbers are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dashboard.importing.guess import guess_recipe
from dashboard.importing.known import Known
from dashboard.importing.raw_table import RawTable
from dashboard.importing.recipe import Note, Recipe

_KIND = "kind"


def pair_kinds(table: RawTable, known: Known, chosen: Mapping[str, str], kinds: Mapping[str, str]) -> Recipe:
    """The recipe with the `kinds` that measures have in an earlier file, unless a person said another."""
    recipe = guess_recipe(table, known, chosen)
    paired = {one.key: kinds.get(one.measure, one.kind) for one in recipe.numbers}
    if _KIND in chosen or paired == {one.key: one.kind for one in recipe.numbers}:
        return recipe
    answers = {f"{_KIND}:{key}": kind for key, kind in paired.items()}
    if len(values := set(paired.values())) == 1:
        answers[_KIND] = values.pop()
    recipe = guess_recipe(table, known, {**answers, **chosen})
    return replace(recipe, notes=(*recipe.notes, Note("Numbers of a measure count here as in the file before")))

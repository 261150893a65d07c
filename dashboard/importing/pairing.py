"""Guesses a recipe for a file that stands beside another one, so that both count the same things in the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.importing.changes import name_change
from dashboard.importing.guess import guess_recipe
from dashboard.importing.known import Known
from dashboard.importing.raw_table import RawTable
from dashboard.importing.recipe import Choice, Column, Note, Option, Recipe

_KIND, _MEASURE = "kind", "measure"
_MOST_OFFERED = 3  # columns


def pair_recipe(table: RawTable, known: Known, chosen: Mapping[str, str], earlier: Sequence[Column]) -> Recipe:
    """The recipe with the kinds that measures have in an `earlier` file, unless a person said another.

    A column of another name may be a measure of that file: two files may both be headed "Value".
    """
    measures = {one.measure: one for one in earlier if one.measure not in known.measures}
    paired = {name: text for name, text in chosen.items() if name.startswith(f"{_MEASURE}:") and text in measures}
    recipe = _pair_kinds(table, known, {name: text for name, text in chosen.items() if name not in paired}, earlier)
    if recipe.across != _MEASURE or len(recipe.numbers) > _MOST_OFFERED:
        return recipe
    for column in recipe.numbers:
        if measures and column.measure not in measures:
            recipe = _offer_measures(recipe, column, measures, paired.get(f"{_MEASURE}:{column.key}", ""))
    return recipe


def _offer_measures(recipe: Recipe, column: Column, measures: Mapping[str, Column], value: str) -> Recipe:
    """The recipe with the choice of those measures for a column, and with the one that was chosen."""
    name = f"{_MEASURE}:{column.key}"
    own = Option(column.measure, f"a measure of its own: {column.label}")
    choice = Choice(name, f"What does “{column.key}” count?", column.measure, (own,), is_weighty=True)
    choice = next((one for one in recipe.choices if one.name == name), choice)
    more = tuple(Option(one.measure, f"{one.label}, as in the file before") for one in measures.values())
    choice = replace(choice, options=(*choice.options, *more), value=value or choice.value, is_weighty=True)
    choices = (*(one for one in recipe.choices if one.name != name), choice)
    if like := measures.get(value):
        alike = name_change(column, like)
        if column.kind != "change":
            alike = replace(alike, measure=like.measure, label=like.label, kind=like.kind)
        recipe = replace(recipe, numbers=tuple(alike if one is column else one for one in recipe.numbers))
    return replace(recipe, choices=choices)


def _pair_kinds(table: RawTable, known: Known, chosen: Mapping[str, str], earlier: Sequence[Column]) -> Recipe:
    """A short file shows too little of whether its numbers are running totals; changes of such are another measure."""
    before = {one.measure: one for one in earlier if one.kind != "change"}
    recipe = _name_changes(guess_recipe(table, known, chosen), before)
    paired = {one.key: before[one.measure].kind if one.measure in before else one.kind for one in recipe.numbers}
    if _KIND in chosen or paired == {one.key: one.kind for one in recipe.numbers}:
        return recipe
    answers = {f"{_KIND}:{key}": kind for key, kind in paired.items()}
    if len(values := set(paired.values())) == 1:
        answers[_KIND] = values.pop()
    recipe = _name_changes(guess_recipe(table, known, {**answers, **chosen}), before)
    return replace(recipe, notes=(*recipe.notes, Note("Numbers of a measure count here as in the file before")))


def _name_changes(recipe: Recipe, before: Mapping[str, Column]) -> Recipe:
    """The recipe with changes of what the file before counts as measures of their own."""

    def name(one: Column) -> Column:
        of = before.get(one.measure)
        return name_change(one, of) if of and one.kind == "change" else one

    return replace(recipe, numbers=tuple(map(name, recipe.numbers)))

"""From the table that was read to figures: guesses, a reader's answers, and what they make of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.app_pages.yours.brought import Brought
from dashboard.errors import MusterError
from dashboard.importing import (
    Choice,
    Known,
    Note,
    Option,
    Recipe,
    apply_recipe,
    guess_recipe,
    is_dossier,
    read_dossier,
)
from dashboard.importing.forms.delimited import DELIMITERS
from dashboard.importing.forms.encodings import ENCODINGS, name_encoding
from dashboard.importing.known_files import describe_folder, read_folder
from dashboard.settings import settings

ENCODING, DELIMITER, HEADER_ROW, KIND = "encoding", "delimiter", "header_row", "kind"


def interpret(file: Brought, earlier: Sequence[Brought] = ()) -> str:
    """Makes recipe and reading where an answer or a cell has changed; gives why that is not possible, or nothing.

    The last recipe stays then, so that a reader can answer in another way. There is no reading before all is answered
    that only a reader can say. `earlier`: files brought before, whose measures count in the same way here.
    """
    if file.reading is not None or file.opened is not None:
        return ""
    try:
        if is_dossier(file.tables):
            file.reading = read_dossier(file.tables)
            return ""
        _read_again(file)
        table, known = file.table, _read_known(file)
        if file.is_given and file.recipe:
            file.reading = apply_recipe(table, file.recipe, known)
            return ""
        file.recipe = _pair_kinds(guess_recipe(table, known, file.chosen), file, earlier, known)
        file.asked |= {choice.name for choice in file.recipe.choices if choice.is_needed}
        if any(choice.is_needed for choice in file.recipe.choices):
            return ""
        file.reading = apply_recipe(table, file.recipe, known)
    except MusterError as error:
        return str(error)
    return ""


def _pair_kinds(recipe: Recipe, file: Brought, earlier: Sequence[Brought], known: Known) -> Recipe:
    """The recipe with the kinds that an earlier file of the same measures has: a short file shows too little of it."""
    kinds = {one.measure: one.kind for other in reversed(earlier) if other.recipe for one in other.recipe.numbers}
    paired = {one.key: kinds.get(one.measure, one.kind) for one in recipe.numbers}
    if KIND in file.chosen or paired == {one.key: one.kind for one in recipe.numbers}:
        return recipe
    values = set(paired.values())
    chosen = {f"{KIND}:{key}": kind for key, kind in paired.items()} | (
        {KIND: values.pop()} if len(values) == 1 else {}
    )
    recipe = guess_recipe(file.table, known, {**chosen, **file.chosen})
    return replace(recipe, notes=(*recipe.notes, Note("Numbers of a measure count here as in the file before")))


def _read_known(file: Brought) -> Known:
    """What the dossier has that the rows are to join; nothing where they are a dossier of their own."""
    if not file.is_beside:
        return Known()
    return describe_folder(read_folder(settings.data_folder / "dossiers" / file.dossier))


def list_choices(file: Brought) -> tuple[list[Choice], list[Choice]]:
    """What only a reader can say, and what was guessed. An answer given stays where the question was."""
    if is_dossier(file.tables):
        return [], []
    recipe = file.recipe or Recipe()
    choices = list(recipe.choices) or [
        Choice(HEADER_ROW, "Which row holds the headings?", file.chosen.get(HEADER_ROW, ""))
    ]
    # A guess of whose numbers they are puts all of them beside those of somebody.
    shown = {*file.asked, "subject"}
    asked = [choice for choice in choices if choice.name in shown or choice.is_needed]
    return asked, [*_choices_of_text(file), *(choice for choice in choices if choice not in asked)]


def _choices_of_text(file: Brought) -> Sequence[Choice]:
    """Of a text file: how bytes stand for letters, and what separates cells."""
    table = file.table
    if not table.delimiter:
        return ()
    encodings = tuple(Option(name, name_encoding(name)) for name in ENCODINGS)
    delimiters = tuple(Option(sign, name) for sign, name in DELIMITERS.items())
    separated = Choice(DELIMITER, "What separates the cells?", table.delimiter, delimiters)
    if not table.encoding:
        return (separated,)
    return (Choice(ENCODING, "Which letters do its bytes stand for?", table.encoding, encodings), separated)


def _read_again(file: Brought) -> None:
    """Reads the tables in another encoding, or with another delimiter, where the reader chose one."""
    wanted = (file.chosen.get(ENCODING, ""), file.chosen.get(DELIMITER, ""))
    if wanted != file.read_as:
        file.tables = tuple(file.read(*wanted))
        file.read_as = wanted

"""From the table that was read to figures: guesses, a reader's answers, and what they make of the rows."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.app_pages.yours.imports import ImportedFile
from dashboard.errors import MusterError
from dashboard.importing import Choice, Column, Option, Reading, Recipe, interpret_tables, is_dossier
from dashboard.importing.forms.delimited import DELIMITERS
from dashboard.importing.forms.encodings import ENCODINGS, name_encoding
from dashboard.importing.known_files import read_folder
from dashboard.settings import settings

ENCODING, DELIMITER, HEADER_ROW = "encoding", "delimiter", "header_row"


def interpret(file: ImportedFile, earlier: Sequence[ImportedFile] = ()) -> str:
    """Makes recipe and reading where an answer or a cell has changed; gives why that is not possible, or nothing.

    The last recipe stays then, so that a reader can answer in another way. There is no reading before all is answered
    that only a reader can say. `earlier`: files brought before, whose measures count in the same way here.
    """
    if file.reading is not None or file.opened is not None:
        return ""
    try:
        _read_again(file)
        tables = file.tables if is_dossier(file.tables) else [file.table]
        found = interpret_tables(
            tables, _read_dossier(file), file.chosen, earlier=_list_columns(earlier), recipe=file.own_recipe
        )
    except MusterError as error:
        return str(error)
    file.recipe = found.recipe
    choices = found.recipe.choices if found.recipe else ()
    if needed := {choice.name for choice in choices if choice.is_needed}:
        file.required |= needed
        return ""
    file.reading = found.reading
    return found.error


def _list_columns(earlier: Sequence[ImportedFile]) -> list[Column]:
    """The columns of files brought before, one for each measure, which count in the same way here."""
    others = [other.recipe for other in reversed(earlier) if other.recipe]
    return list({one.measure: one for recipe in others for one in recipe.numbers}.values())


def _read_dossier(file: ImportedFile) -> Reading | None:
    """The dossier that the rows are to join; None where they are one of their own."""
    return read_folder(settings.data_folder / "dossiers" / file.dossier) if file.is_beside else None


def list_choices(file: ImportedFile) -> tuple[list[Choice], list[Choice]]:
    """What only a reader can say, and what was guessed. An answer given stays where the question was."""
    if is_dossier(file.tables):
        return [], []
    recipe = file.recipe or Recipe()
    choices = list(recipe.choices) or [
        Choice(HEADER_ROW, "Which row holds the headings?", file.chosen.get(HEADER_ROW, ""))
    ]
    required = [choice for choice in choices if choice.name in file.required or choice.is_needed or choice.is_weighty]
    return required, [*_choices_of_text(file), *(choice for choice in choices if choice not in required)]


def _choices_of_text(file: ImportedFile) -> Sequence[Choice]:
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


def _read_again(file: ImportedFile) -> None:
    """Reads the tables in another encoding, or with another delimiter, where the reader chose one."""
    wanted = (file.chosen.get(ENCODING, ""), file.chosen.get(DELIMITER, ""))
    if wanted != file.read_as:
        file.tables = tuple(file.read(*wanted))
        file.read_as = wanted

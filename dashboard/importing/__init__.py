"""Brings a reader's own figures: bytes become tables of text, a recipe says what is in them, and a dossier comes out.

    tables = read_file(name, data)               # in a confined process
    recipe = guess_recipe(tables[0], known)      # every guess is a choice: recipe.choices
    reading = apply_recipe(tables[0], recipe)    # the seven tables of a dossier; read = used + skipped + refused

Nothing here writes a file but `write_dossier`, keeps what it reads, or knows a topic.
"""

from dashboard.importing.apply import apply_recipe
from dashboard.importing.dossier import write_dossier
from dashboard.importing.dossier_zip import find_recipe, is_dossier, read_dossier
from dashboard.importing.guess import guess_recipe
from dashboard.importing.known import Known
from dashboard.importing.raw_table import RawTable
from dashboard.importing.read_file import read_file, read_text
from dashboard.importing.reading import Reading, Refusal
from dashboard.importing.recipe import Choice, Column, Note, Option, Recipe

__all__ = [
    "Choice",
    "Column",
    "Known",
    "Note",
    "Option",
    "RawTable",
    "Reading",
    "Recipe",
    "Refusal",
    "apply_recipe",
    "find_recipe",
    "guess_recipe",
    "is_dossier",
    "read_dossier",
    "read_file",
    "read_text",
    "write_dossier",
]

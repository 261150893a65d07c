"""Brings a reader's own figures: bytes become tables of text, a recipe says what is in them, and a dossier comes out.

    tables = read_file(name, data)
    found = interpret_tables(tables[:1])    # guesses are choices: found.recipe.choices
    found.reading                           # the seven tables of a dossier; read = used + skipped + refused

Both run in a confined process, as `open_zip` does; what they give is plain rows. Nothing here writes a file but
`write_dossier`, keeps what it reads, or knows a topic.
"""

from dashboard.importing.apply import apply_recipe
from dashboard.importing.dossier import write_dossier
from dashboard.importing.dossier_zip import is_dossier, read_dossier
from dashboard.importing.guess import guess_recipe
from dashboard.importing.interpret import Interpretation, interpret_tables
from dashboard.importing.known import Known
from dashboard.importing.raw_table import RawTable
from dashboard.importing.read_file import open_zip, read_file, read_text
from dashboard.importing.reading import Reading, Refusal
from dashboard.importing.recipe import Choice, Column, Note, Option, Recipe

__all__ = [
    "Choice",
    "Column",
    "Interpretation",
    "Known",
    "Note",
    "Option",
    "RawTable",
    "Reading",
    "Recipe",
    "Refusal",
    "apply_recipe",
    "guess_recipe",
    "interpret_tables",
    "is_dossier",
    "open_zip",
    "read_dossier",
    "read_file",
    "read_text",
    "write_dossier",
]

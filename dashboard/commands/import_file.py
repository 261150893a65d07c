"""`python -m dashboard import FILE`: makes a dossier, or only a recipe, of a file of figures."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from dashboard.commands.exit_codes import BROKEN, CLEAN
from dashboard.commands.given_file import find_file
from dashboard.commands.output import make_printable
from dashboard.errors import FileError, QuestionError
from dashboard.figures.display import format_count
from dashboard.importing import RawTable, Reading, Recipe, interpret_tables, is_dossier, read_file, write_dossier
from dashboard.importing.known_files import add_to_folder, read_folder
from dashboard.importing.offers import OF_COLUMN
from dashboard.importing.refusals import write_refusals
from dashboard.importing.sheet import SHEET
from dashboard.settings import settings

_SHOWN = 5
_OF_TEXT = ("encoding", "delimiter")


def run(options: argparse.Namespace) -> int:
    """Prints what was guessed and what became of each number; exit code 1 where some were refused."""
    if options.file is None:
        if not options.into:
            raise QuestionError("Name a file to import, or a dossier with --into, whose sheet is then read.")
        options.file = str(_find_folder(options.into) / SHEET)
    chosen = _read_answers(options.set)
    given = _read(options.recipe) if options.recipe else b""
    recipe = Recipe.from_json(given) if given else None
    tables = _read_tables(options, recipe, chosen)
    dossier = read_folder(_find_folder(options.into)) if options.into else None
    found = interpret_tables(tables, dossier, chosen, recipe=given)
    recipe = found.recipe
    _require_names(chosen, recipe, is_given=bool(given))
    if recipe and not given:
        _print_choices(recipe)
    if recipe and options.to_recipe:
        Path(options.to_recipe).write_text(recipe.to_json(), encoding="utf-8")
        print(f"Wrote {options.to_recipe}: use it with --recipe.")
    if not (options.new or options.into):
        return CLEAN
    if found.reading is None:
        raise QuestionError(found.error)
    reading = found.reading
    _print_result(reading)
    _write(reading, options.new or options.into, dossier)
    if options.refused and reading.refused:
        Path(options.refused).write_bytes(write_refusals(reading.refused))
    return BROKEN if reading.refused else CLEAN


def _read_answers(texts: Sequence[str]) -> dict[str, str]:
    """NAME=VALUE of --set; several values of one name stand one below the other."""
    answers: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise QuestionError(f"--set {text!r} has no value. Write --set NAME=VALUE.")
        answers[name] = f"{answers[name]}\n{value}" if name in answers else value
    return answers


def _require_names(chosen: Iterable[str], recipe: Recipe | None, *, is_given: bool) -> None:
    """Raises QuestionError, which lists the choices of this file, for an answer to none of them."""
    choices, columns, hint = list(_OF_TEXT), [], ""
    if recipe and is_given:
        hint = " The recipe answers all else: edit it."
    elif recipe:
        choices = [*(choice.name for choice in recipe.choices), "header_height", *choices]
        columns = [f"{name}:{column.key}" for column in recipe.numbers for name in OF_COLUMN]
        hint = f" Of one column: {', '.join(OF_COLUMN)}, such as {make_printable(''.join(columns[:1]))}."
    if wrong := [name for name in chosen if name not in (*choices, *columns)]:
        near = "".join(f" Did you mean {one}?" for one in difflib.get_close_matches(wrong[0], choices + columns, n=1))
        name, listed = make_printable(wrong[0])[:60], ", ".join(map(make_printable, choices))
        raise QuestionError(f"This file has no choice {name!r}.{near} There are: {listed}.{hint}")


def _read(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else find_file(file).read_bytes()
    except OSError as error:
        raise FileError(f"{file} cannot be read ({error.strerror}). Name a file, or - for stdin.") from error


def _read_tables(options: argparse.Namespace, recipe: Recipe | None, chosen: dict[str, str]) -> list[RawTable]:
    """The table that the recipe or --table names, else the first with numbers; all of a dossier's zip.

    Raises FileError, QuestionError.
    """
    path = Path(options.file)
    beside = path.with_name(f"{path.stem}.datapackage.json")
    tables = read_file(
        path.name,
        _read(options.file),
        encoding=chosen.get("encoding", recipe.encoding if recipe else ""),
        delimiter=chosen.get("delimiter", recipe.delimiter if recipe else ""),
        beside=beside.read_bytes() if options.file != "-" and beside.is_file() else b"",
    )
    if is_dossier(tables):
        return tables
    wanted = options.table or (recipe.table if recipe else "")
    if not wanted and len(tables) > 1:
        table = next((table for table in tables if table.has_numbers), tables[0])
        print(f"“{make_printable(table.name)}” is read. --table names another:", *_names(tables), sep="\n  ")
        return [table]
    for table in tables:
        if not wanted or table.name == wanted:
            return [table]
    raise QuestionError(f"There is no table {wanted!r}. There are: {', '.join(_names(tables))}.")


def _names(tables: Sequence[RawTable]) -> list[str]:
    return [make_printable(table.name) for table in tables]


def _print_choices(recipe: Recipe) -> None:
    print("Guessed; --set NAME=VALUE changes a line:")
    for choice in recipe.choices:
        value = make_printable(choice.value.replace("\n", " + ")) or "(nothing)"
        value = value if len(value) <= 90 else f"{value[:89]}…"
        print(f"  {choice.name:15} {value}{f'   {choice.note}' if choice.note else ''}")
    for note in recipe.notes:
        shown = ", ".join(map(make_printable, note.items[:_SHOWN]))
        rest = f" and {len(note.items) - _SHOWN:,} more" if len(note.items) > _SHOWN else ""
        print(f"  ! {make_printable(note.text)}{f': {shown}{rest}' if shown else ''}")


def _print_result(reading: Reading) -> None:
    print(
        f"Read {reading.read:,} = {reading.used:,} used + {reading.skipped:,} left out"
        f" + {len(reading.refused):,} refused."
    )
    for note in reading.notes:
        print(f"  {make_printable(note.text)}")
    for reason, group in reading.grouped.items():
        print(f"  Refused, {len(group):,}: {reason}")
        for one in group[:_SHOWN]:
            print(f"    line {one.line:,}, {make_printable(one.column)}: {make_printable(one.cell)[:60]}")


def _find_folder(slug: str) -> Path:
    """The folder of a dossier. Raises QuestionError for what is no name of one."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        raise QuestionError(f"{slug[:60]!r} is no name of a dossier. Use small letters, digits and hyphens.")
    return settings.data_folder / "dossiers" / slug


def _write(reading: Reading, slug: str, dossier: Reading | None) -> None:
    """Writes a new dossier, or one with more rows. Raises QuestionError."""
    folder = _find_folder(slug)
    if dossier is None and folder.exists():
        raise QuestionError(f"There is a dossier {slug} already. Choose another name for --new, or say --into.")
    try:
        if dossier is None:
            write_dossier(reading, folder)
        else:
            count = add_to_folder(dossier, reading, folder)
            print(f"{format_count(count, 'figure is', 'figures are')} new.")
    except OSError as error:
        raise QuestionError(f"{folder} cannot be written ({error.strerror}). Set MUSTER_DATA_FOLDER.") from error
    print(f"Wrote {folder}. Check it: python -m dashboard check {slug}")

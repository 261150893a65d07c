"""`python -m dashboard new SLUG`: writes an empty dossier, with a sheet of statements to fill in."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from datetime import date

from dashboard.commands.exit_codes import CLEAN
from dashboard.errors import QuestionError
from dashboard.importing import Reading, write_dossier
from dashboard.importing.apply import TABLES
from dashboard.importing.sheet import HEADINGS, SHEET, write_sheet
from dashboard.settings import settings

_QUESTIONS = {
    "title": ("What is the title of the dossier?", "Visits to the library"),
    "question": ("Which question does it answer?", "How many people use the library?"),
}


def run(options: argparse.Namespace) -> int:
    """Prints the path of the sheet. Raises QuestionError for a name that is taken or none, or a missing answer."""
    slug = options.slug
    folder = settings.data_folder / "dossiers" / slug
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        raise QuestionError(f"{slug[:60]!r} is no name of a dossier. Use small letters, digits and hyphens.")
    if folder.exists():
        raise QuestionError(f"There is a dossier {slug} already. Choose another name.")
    answers = {name: getattr(options, name) or _ask(name) for name in _QUESTIONS}
    try:
        write_dossier(_make_dossier(slug, answers), folder)
        (folder / SHEET).write_bytes(write_sheet())
    except OSError as error:
        raise QuestionError(f"{folder} cannot be written ({error.strerror}). Set MUSTER_DATA_FOLDER.") from error
    print(folder / SHEET)
    _explain(slug)
    return CLEAN


def _ask(name: str) -> str:
    """The answer on a terminal. Raises QuestionError where nobody can answer."""
    question, example = _QUESTIONS[name]
    if not sys.stdin.isatty():
        raise QuestionError(f'{question} Say it: --{name} "{example}".')
    answer = ""
    while not answer:
        print(f"{question} Such as: {example}", file=sys.stderr)
        answer = input("> ").strip()
    return answer


def _make_dossier(slug: str, answers: Mapping[str, str]) -> Reading:
    package = {
        "name": slug,
        "title": answers["title"],
        "description": answers["question"],
        "reviewed_on": date.today().isoformat(),  # noqa: DTZ011 - the reader's own day
        "muster": {"question": answers["question"]},
    }
    return Reading({table: [] for table in TABLES}, package, 0, 0)


def _explain(slug: str) -> None:
    print(
        "Fill in that sheet, one statement a row, in any program for tables:",
        *(f"  {heading:<11} {meaning}" for heading, meaning in HEADINGS.items()),
        "Then:",
        f"  python -m dashboard import --into {slug}",
        f"  python -m dashboard check {slug}",
        sep="\n",
        file=sys.stderr,
    )

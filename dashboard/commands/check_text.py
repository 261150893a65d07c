"""`python -m dashboard check-text FILE|-`: holds every number of a text against the figures."""

from __future__ import annotations

import argparse
import sys

from dashboard.commands.exit_codes import BROKEN, CLEAN
from dashboard.commands.given_file import find_file
from dashboard.commands.opening import open_with_notice
from dashboard.commands.output import make_printable, write_output
from dashboard.contents.check_text.checking import CheckedText
from dashboard.contents.check_text.report import FORMATS, explain
from dashboard.contents.check_text.requests import answer_check
from dashboard.errors import QuestionError
from dashboard.sharing.cards.checked_text import render_report


def run(options: argparse.Namespace) -> int:
    """Writes the verdicts; exit code 1 where a number is contradicted or a sum in the text does not hold."""
    text = _read(options.file)
    open_with_notice()
    checked = answer_check(text, options.dossier or "", options.known_on or "", options.chosen)
    write_output(_write(checked, options.format), options.to)
    print(checked.summary(), file=sys.stderr)
    return BROKEN if any(one.is_wrong for one in checked.judged) else CLEAN


def _read(file: str) -> str:
    try:
        content = sys.stdin.buffer.read() if file == "-" else find_file(file).read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise QuestionError(f"{file} cannot be read ({error.strerror}). Name a text file, or - for stdin.") from error
    except UnicodeDecodeError as error:
        raise QuestionError(f"{file} is not UTF-8 text. Save it as plain text in UTF-8.") from error
    return text


def _write(checked: CheckedText, form: str) -> bytes:
    if form == "html":
        return render_report(checked).encode()
    return _table(checked) if form == "table" else FORMATS[form](checked)


def _table(checked: CheckedText) -> bytes:
    """One line per number: verdict, number, why."""
    rows = [
        (one.verdict, make_printable(one.claim.quantity.text), make_printable(explain(one)))
        for one in checked.by_weight()
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(2)]
    lines = [f"{verdict:{widths[0]}}  {number:{widths[1]}}  {why}" for verdict, number, why in rows]
    return ("\n".join([*lines, "", checked.summary()]) + "\n").encode()

"""A text to check and what goes with it, as commands, programs and assistants give them."""

from __future__ import annotations

from datetime import date

from dashboard.contents.answers import choose_dossier
from dashboard.contents.check_text.checking import CheckedText, check_text
from dashboard.errors import QuestionError
from dashboard.figures.claims.claims import LONGEST_TEXT


def answer_check(text: str, dossier: str = "", known_on: str = "") -> CheckedText:
    """The verdicts on a text; without a name, by the dossier that pages open first.

    Raises NotFound for an unknown dossier, QuestionError for a day that is none and for a text that is too long.
    """
    if len(text) > LONGEST_TEXT:
        raise QuestionError(f"The text has {len(text):,} characters, more than {LONGEST_TEXT:,}. Check it in parts.")
    whole = text.encode("utf-8", "replace").decode()  # no halves of letters, which no file can hold
    return check_text(whole, choose_dossier(dossier or None), _read_day(known_on))


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise QuestionError(f"“known_on” is {text[:50]!r}, but must be a day such as 2022-08-25.") from None

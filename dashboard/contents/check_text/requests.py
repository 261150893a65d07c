"""A text to check and what goes with it, as commands, programs and assistants give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dashboard.contents.answers import choose_dossier
from dashboard.contents.check_text.checking import CheckedText, check_text
from dashboard.contents.view import list_known_values
from dashboard.errors import QuestionError
from dashboard.figures.claims.claims import LONGEST_TEXT

_CHOICE = re.compile(r"([0-9]{1,5})\.(measure|subject|as_of)\.(.{0,100})")


def answer_check(text: str, dossier: str = "", known_on: str = "", chosen: Sequence[str] = ()) -> CheckedText:
    """The verdicts on a text; without a name, by the dossier that pages open first.

    `chosen` as in links: "0.measure.killed" says what the first number counts. Raises NotFound for an unknown dossier,
    QuestionError for a day or choice that is none and for a text that is too long.
    """
    if len(text) > LONGEST_TEXT:
        raise QuestionError(f"The text has {len(text):,} characters, more than {LONGEST_TEXT:,}. Check it in parts.")
    whole = text.encode("utf-8", "replace").decode()  # no halves of letters, which no file can hold
    dossier = choose_dossier(dossier or None)
    for each in chosen:
        _check_choice(each, dossier)
    return check_text(whole, dossier, _read_day(known_on), read_choices(chosen, dossier))


def read_choices(chosen: Sequence[str], dossier: str) -> dict[int, dict[str, str]]:
    """What was chosen for each number, by its place in the text; what the dossier does not have is left out."""
    known = list_known_values(dossier)
    choices: dict[int, dict[str, str]] = {}
    for text in chosen:
        number, name, value = text.split(".", 2)
        if not value or name == "as_of" or value in known[name]:
            choices.setdefault(int(number), {})[name] = value
    return choices


def _check_choice(text: str, dossier: str) -> None:
    matched = _CHOICE.fullmatch(text)
    if not matched:
        raise QuestionError(f"“chosen” has {text[:50]!r}, but must have choices such as 0.measure.visits.")
    _, name, value = matched.groups()
    if name == "as_of":
        _read_day(value, "chosen")
    elif value and value not in list_known_values(dossier)[name]:
        raise QuestionError(f"“chosen” has the {name} {value[:50]!r}, which the dossier {dossier!r} does not have.")


def _read_day(text: str, name: str = "known_on") -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise QuestionError(f"“{name}” has {text[:50]!r}, but must be a day such as 2022-08-25.") from None

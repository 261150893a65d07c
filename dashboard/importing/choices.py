"""Keeps the choices over a file: each is a guess, unless a person has answered it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.errors import QuestionError
from dashboard.importing.recipe import Choice, Option


class Choices:
    """`chosen`: answers of a person by the name of the choice. `choices`: all choices so far, in their order."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        self.chosen = chosen
        self.choices: list[Choice] = []

    def choose(
        self,
        name: str,
        question: str,
        guess: str,
        options: Iterable[Option] = (),
        note: str = "",
        *,
        is_needed: bool = False,
        is_weighty: bool = False,
    ) -> str:
        """The answer of a person, else the guess; the choice is kept. Raises QuestionError."""
        value, offered = self.chosen.get(name, guess), tuple(options)
        if offered and value not in {option.value for option in offered}:
            known = ", ".join(option.value or "nothing" for option in offered[:20])
            raise QuestionError(f"{name} cannot be {value[:60]!r}. It may be: {known}.")
        choice = Choice(name, question, value, offered, note, is_needed=is_needed and not value, is_weighty=is_weighty)
        self.choices.append(choice)
        return value

    def choose_several(
        self, name: str, question: str, guess: Sequence[str], options: Sequence[str], note: str = ""
    ) -> tuple[str, ...]:
        """The same for an answer of several values. Raises QuestionError."""
        text = self.chosen.get(name)
        values = tuple(guess) if text is None else tuple(filter(None, text.split("\n")))
        offered_values = set(options)
        if wrong := [value for value in values if value not in offered_values]:
            raise QuestionError(f"{name} has {wrong[0][:60]!r}, which is not in the file. Choose what is.")
        offered = tuple(Option(value, value) for value in options)
        self.choices.append(Choice(name, question, "\n".join(values), offered, note, is_multiple=True))
        return values

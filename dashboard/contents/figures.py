"""What is to be said of one figure before its number is used: warnings, successors, dates, the speaker's office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.figures.display import format_day, format_number
from dashboard.figures.forms import form_of
from dashboard.figures.text_parts import preposition_of

Figure = Mapping[str, Any]
Meanings = Mapping[tuple[str, str], str]
# The flags that change how a figure may be used, by name; all flags are explained under "Definition".
WARNINGS = {
    "doctored": "Doctored copy",
    "error_in_print": "Error in print",
    "label_disputed": "Label disputed",
    "digits_disputed": "Digits disputed",
    "not_independent": "Not independent",
}


def list_warnings(figure: Figure, meanings: Meanings) -> Iterator[tuple[str, str]]:
    """What a reader must know before using the number: the name of it, and what it means."""
    for flag, name in WARNINGS.items():
        if ("flags", flag) in meanings:
            yield f"{name}.", f" {meanings['flags', flag]}"
    if figure["is_unconfirmed"]:
        yield "Unconfirmed.", f" {meanings['tier', figure['tier']]}"


def list_replacements(
    figure: Figure, sequence: Sequence[Figure], word: str = "decision"
) -> Iterator[tuple[str, str, Figure]]:
    """Where a later step or statement replaced this one: a sentence, then name and row of what holds now."""
    later = [row for row in sequence if row["place"] in ("after", "latest")]
    in_force = next((row for row in later if row["is_in_force"]), None)
    if in_force:
        text = f"No longer in force: the next {word} replaced it on {format_day(_force(later[0]))}."
        yield text, f"In force since {format_day(_force(in_force))}", in_force
    is_level = figure["kind"] == "stock" or figure["period_stretch"] == "running"
    is_other = later and any(later[-1][bound] != figure[bound] for bound in ("at_least", "at_most"))
    if is_other and not later[0]["is_step"] and (is_level or later[-1]["as_of"] == figure["as_of"]):
        text = f"Not the latest word: {figure['speaker']} gave another number later."
        yield text, f"Latest, {format_day(later[-1]['stated_on'])}", later[-1]


def list_dates(figure: Figure) -> list[tuple[str, str]]:
    """The dates that are known, by name: "True on" a day, "True in" a month or year."""
    named = {
        "True": figure["as_of"],
        "Said": figure["stated_on"],
        "In force from": figure["effective_from"],
        "Published": figure["published_on"],
        "Known since": figure["known_on"],
    }
    known = {label: date for label, date in named.items() if date}
    return [(label if " " in label else f"{label} {preposition_of(date)}", date) for label, date in known.items()]


def may_be_rounded(figure: Figure) -> bool:
    """Whether full digits end in zeros, and nothing says that they are exact."""
    return figure["rule"] == "exact" and figure["rounded_to"] is None and (figure["step"] or 1) > 1


def describe_exactness(figure: Figure) -> str:
    """Whether the printed number is known to be exact or rounded; empty for a range, an open bound and a hedge."""
    if figure["rounded_to"] == 1 and form_of(figure).kind in ("integer", "money"):
        return "Known to be exact: set so by law, or counted one by one."
    unit = format_number(figure["step"] or 1, form=form_of(figure))
    if figure["rounded_to"] or figure["rule"] == "rounded":
        return f"Rounded to {unit}."
    if may_be_rounded(figure):
        return f"It ends in zeros, and nothing says that it is exact: it may be rounded, to {unit} at most."
    return "Printed to the last digit." if figure["rule"] == "exact" else ""


def read_office(figure: Figure) -> str:
    """The speaker's office; what the data adds after a semicolon is for those who write it."""
    return (figure["speaker_role"] or "").partition(";")[0].removesuffix(" when speaking")


def _force(step: Figure) -> str | None:
    date: str | None = step["effective_from"] or step["stated_on"]
    return date

"""The parameters of a question as text, as a command line or an address gives them, and as the query wants them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.engine.questions.catalogue import Question
from dashboard.errors import QuestionError
from dashboard.figures.display import join_names

MOST_WHOLE = 999_999_999
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_WHOLE = re.compile(r"[1-9]\d{0,8}", re.ASCII)  # a page, or a number of rows
_MOST_PROBLEMS = 10
_EXAMPLES = {
    "date": "a day such as 2022-08-25",
    "boolean": "true or false",
    **dict.fromkeys(("bigint", "integer"), f"a whole number from 1 to {MOST_WHOLE:,}"),
}


def parameter_type(question: Question, param: str) -> str:
    """The type of the parameter, or of its members; "varchar" where the query casts it to none."""
    return question.type_of(param).removesuffix("[]")


def parse_value(question: Question, param: str, text: str, shown: str = "") -> Any:
    """One value as the query wants it. `shown` is what a message calls the parameter.

    Raises QuestionError with an example of what can be used.
    """
    shown = shown or param
    try:
        text.encode()
    except UnicodeEncodeError:  # bytes that are not UTF-8
        raise QuestionError(f"{shown} is {text!r}, which is not UTF-8 text. Write it in UTF-8.") from None
    if "\0" in text:
        raise QuestionError(f"{shown} holds a zero byte, which no text has. Leave it out.")
    if param == "sort" and text and text.removeprefix("-") not in question.sorts:
        raise QuestionError(f"{shown} is {text[:200]!r}, but must be {join_names(question.sorts, 'or')}.")
    kind = parameter_type(question, param)
    try:
        if kind == "date" and text:
            return date.fromisoformat(text)
        if kind in ("bigint", "integer") and text:
            return _parse_whole(text)
        return _TRUTHS[text.lower()] if kind == "boolean" and text else text
    except (ValueError, KeyError):
        raise QuestionError(f"{shown} is {text[:200]!r}, but must be {_EXAMPLES[kind]}.") from None


def parse_parameters(
    question: Question, texts: Mapping[str, Sequence[str]], beside: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The values of all parameters by name. `beside`: what else may be asked with, as a message names it.

    Raises QuestionError with a line for each that cannot be used; of very many, for the first.
    """
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name, members in texts.items():
        if name not in question.params:
            problems.append(_describe_unknown(question, name, beside))
        elif len(members) > 1 and name not in question.list_params:
            problems.append(f"{name} is there {len(members)} times, but takes one value.")
        else:
            try:
                parsed = [parse_value(question, name, text) for text in members]
                values[name] = parsed if name in question.list_params else parsed[0]
            except QuestionError as error:
                problems.append(str(error))
    if more := len(problems[_MOST_PROBLEMS:]):
        problems[_MOST_PROBLEMS:] = [f"{more:,} more cannot be used."]
    if problems:
        raise QuestionError("\n".join(problems))
    return values


def list_required(question: Question) -> list[str]:
    """The parameters without which there is no answer.

    Something must equal them, or they are arguments of a macro without a type, and NULL is not provided for.
    """
    return [
        name
        for name in question.params
        if re.search(
            rf"[^<>]=\s*\${name}\b|(unnest|list_contains)\(\${name}\b|[(\[,]\s*\${name}\s*[)\],]", question.sql
        )
        and not re.search(
            rf"\${name}\b[^,\n]{{0,12}}?\bis\s+(not\s+)?null|coalesce\([^()]*\${name}\b|distinct\s+from\s+\${name}\b",
            question.sql,
        )
    ]


def describe_parameters(parameters: Mapping[str, Any]) -> str:
    """ "dossier russian-armed-forces, measure killed, speaker_id csis or nato"; of long lists the first ten."""
    return ", ".join(
        f"{name} {_join_members(value) if isinstance(value, list) else value}" for name, value in parameters.items()
    )


def _parse_whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError
    return int(text)


def _describe_unknown(question: Question, name: str, beside: tuple[str, ...]) -> str:
    names = (*question.params, *beside)
    near = difflib.get_close_matches(name, names, n=1)
    remedy = f"Did you mean {near[0]}?" if near else f"It takes {', '.join(names) or 'none'}."
    return f"{question.name} has no parameter {name[:200]!r}. {remedy}"


def _join_members(members: Sequence[str]) -> str:
    more = f" or {len(members) - 10:,} more" if len(members) > 10 else ""
    return " or ".join(members[:10]) + more

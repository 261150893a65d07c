"""A question and its parameters as text in, the answer as a table to save out: for the API and for assistants."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.contents import dossiers
from dashboard.contents.view import list_known_values
from dashboard.engine.questions.ask import ask, ask_by_name, find, provenance
from dashboard.engine.questions.catalogue import Question
from dashboard.engine.questions.parameters import describe_parameters, list_required, parse_parameters
from dashboard.errors import QuestionError
from dashboard.exports.extract import Extract
from dashboard.figures.display import join_names
from dashboard.figures.search import parse_search
from dashboard.settings import settings


class NotFound(QuestionError):  # noqa: N818 - what HTTP calls it
    """Nothing of that name is there."""


def answer_question(name: str, texts: Mapping[str, Sequence[str]], most_rows: int) -> Extract:
    """The first rows of the answer, with all that a saved table says.

    `texts` holds the values of each parameter. A question with `words` and `numbers` also takes `q`, the words of the
    search box. Without `dossier`, the one that pages open first is asked. Raises NotFound for an unknown question,
    dossier or figure, and QuestionError with a line for each parameter that cannot be used: rows for a value that the
    dossier does not have would be none, which reads as if nobody had said a number.
    """
    try:
        question = find(name, settings)
    except QuestionError as error:
        raise NotFound(str(error)) from None
    texts = dict(texts)
    found = _search(texts.pop("q")) if "q" in texts and "words" in question.params else {}
    parameters = parse_parameters(question, texts, list_parameters(question)[len(question.params) :]) | found
    if "dossier" in question.params:
        parameters["dossier"] = choose_dossier(parameters.get("dossier"))
        _check_values(parameters)
    table = ask_by_name(name, **parameters)
    if not table.num_rows:
        _refuse_what_has_no_rows(question, parameters)
    words = describe_parameters(provenance(table).parameters)
    return Extract(
        question.question, name.replace("_", "-"), table.slice(0, most_rows), words, total_rows=table.num_rows
    )


def refuse_missing_values(question: Question, parameters: Mapping[str, Any]) -> None:
    """Raises QuestionError where the question has no rows without a value that was not given."""
    missing = [name for name in list_required(question) if parameters.get(name) in (None, "", [])]
    if missing:
        raise QuestionError(f"{question.name} has no rows without a value of {join_names(missing)}. Give it, too.")


def _refuse_what_has_no_rows(question: Question, parameters: Mapping[str, Any]) -> None:
    """Raises QuestionError where an answer has no rows since it needs more values, NotFound for an unknown figure."""
    refuse_missing_values(question, parameters)
    if question.name == "figure":
        dossier, figure_id = parameters["dossier"], parameters["figure_id"]
        near = ask("figure_nearest", dossier=dossier, figure_id=figure_id).to_pylist()
        elsewhere = [row["dossier"] for row in near if row["figure_id"] == figure_id]
        remedy = f" Ask for it with dossier={elsewhere[0]}." if elsewhere else ""
        raise NotFound(f"There is no figure {figure_id[:200]!r} in {dossier}.{remedy}")


def list_parameters(question: Question) -> tuple[str, ...]:
    """The names of what `answer_question` takes for a question."""
    return (*question.params, "q") if "words" in question.params else question.params


def choose_dossier(name: str | None) -> str:
    """The dossier of that name; without one, that which pages open first. Raises NotFound."""
    known = list(dossiers.list_dossiers())
    if name and name not in known:
        raise NotFound(f"There is no dossier {name[:200]!r}. There are: {', '.join(known)}.")
    return name or known[0]


def _check_values(parameters: Mapping[str, Any]) -> None:
    """Raises QuestionError where a filter has a value that the dossier does not have."""
    problems = []
    for name, known in list_known_values(parameters["dossier"]).items():
        given = parameters.get(name) or []
        for value in [given] if isinstance(given, str) else given:
            if value not in known:
                names = {label.lower(): each for each, label in known.items()} | {each.lower(): each for each in known}
                near = difflib.get_close_matches(value.lower(), names, n=1)
                remedy = f"Did you mean {names[near[0]]}?" if near else "The question filter_values lists them."
                problems.append(f"{parameters['dossier']} has no {name} {value[:200]!r}. {remedy}")
    if problems:
        raise QuestionError("\n".join(problems[:10]))


def _search(texts: Sequence[str]) -> dict[str, Any]:
    """Raises QuestionError for a search that holds nothing to search for: it would find everything."""
    text = " ".join(texts)[:1_000]
    words, numbers = parse_search(text)
    if text.strip() and not (words or numbers):
        raise QuestionError(f"The search {text[:200]!r} has neither a letter nor a digit. Give a word or a number.")
    return {"words": list(words), "numbers": list(numbers)}

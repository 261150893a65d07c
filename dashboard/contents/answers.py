"""A question and its parameters as text in, the answer as a table to save out: for the API and for assistants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.contents import dossiers
from dashboard.engine.questions.ask import ask_by_name, find, provenance
from dashboard.engine.questions.catalogue import Question
from dashboard.engine.questions.parameters import describe_parameters, parse_parameters
from dashboard.errors import QuestionError
from dashboard.exports.extract import Extract
from dashboard.figures.search import parse_search
from dashboard.settings import settings


class NotFound(QuestionError):  # noqa: N818 - what HTTP calls it
    """Nothing of that name is there."""


def answer_question(name: str, texts: Mapping[str, Sequence[str]], most_rows: int) -> Extract:
    """The first rows of the answer, with all that a saved table says.

    `texts` holds the values of each parameter. A question with `words` and `numbers` also takes `q`, the words of the
    search box. Without `dossier`, the one that pages open first is asked. Raises NotFound for an unknown question,
    dossier or figure, and QuestionError with a line for each parameter that cannot be used.
    """
    try:
        question = find(name, settings)
    except QuestionError as error:
        raise NotFound(str(error)) from None
    texts = dict(texts)
    found = _search(texts.pop("q")) if "q" in texts and "words" in question.params else {}
    parameters = parse_parameters(question, texts) | found
    if "dossier" in question.params:
        parameters["dossier"] = choose_dossier(parameters.get("dossier"))
    table = ask_by_name(name, **parameters)
    if name == "figure" and not table.num_rows:
        raise NotFound(f"There is no figure {parameters.get('figure_id', '')[:200]!r} in {parameters['dossier']}.")
    words = describe_parameters(provenance(table).parameters)
    return Extract(
        question.question, name.replace("_", "-"), table.slice(0, most_rows), words, total_rows=table.num_rows
    )


def list_parameters(question: Question) -> tuple[str, ...]:
    """The names of what `answer_question` takes for a question."""
    return (*question.params, "q") if "words" in question.params else question.params


def choose_dossier(name: str | None) -> str:
    """The dossier of that name; without one, that which pages open first. Raises NotFound."""
    known = list(dossiers.list_dossiers())
    if name and name not in known:
        raise NotFound(f"There is no dossier {name[:200]!r}. There are: {', '.join(known)}.")
    return name or known[0]


def _search(texts: Sequence[str]) -> dict[str, Any]:
    words, numbers = parse_search(" ".join(texts)[:1_000])
    return {"words": list(words), "numbers": list(numbers)}

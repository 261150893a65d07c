"""The tools and resources of an assistant: search, one figure, questions, a text to check, SQL, codebook.

Each answer is the JSON that pages save: rows with their sources, how to cite them, and how to keep a number's words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.contents.answers import answer_question, list_parameters
from dashboard.contents.check_text.report import NO_RATING, list_rows
from dashboard.contents.check_text.requests import answer_check
from dashboard.contents.dossiers import list_dossiers
from dashboard.contents.registry import SUMMARY
from dashboard.engine.questions.catalogue import all_questions
from dashboard.engine.sandbox import Outcome, Query
from dashboard.engine.sandbox.job import Reader
from dashboard.engine.sandbox.parameters import bind_values
from dashboard.engine.sandbox.pool import shared_pool
from dashboard.errors import QuestionError
from dashboard.exports.extract import Extract
from dashboard.exports.json_file import write_json
from dashboard.exports.query import extract_from_query
from dashboard.settings import settings

MOST_ROWS = 200
MOST_CHARACTERS = 1_000_000
_ASSISTANTS = Reader("assistants")  # take turns with readers as one of them
_USUAL_ROWS = 20
KEEP_THE_WORDS = (
    "Give each number with its speaker, date and publication, and with its own words: keep “almost”, “more than”, "
    "“about” and both ends of a range. Never average numbers of different speakers, and never join them into one."
)
INSTRUCTIONS = f"{SUMMARY} {KEEP_THE_WORDS}"
_LIST_COLUMNS = (
    "figure_id", "subject_name", "measure_label", "scope", "period", "wording", "at_least", "at_most", "as_of",
    "stated_on", "speaker", "stance", "outlet", "published_on", "url", "is_error", "flags", "note",
)  # fmt: skip
Values = Mapping[str, str | int | float | bool | list[str] | None]


def list_topics() -> str:
    """The dossiers (topics) that there are: name, title, question. The first one answers where none is named."""
    topics = [{name: about[name] for name in ("dossier", "title", "question")} for about in list_dossiers().values()]
    return json.dumps(topics, ensure_ascii=False)


def search_figures(  # noqa: PLR0917 - an assistant names them
    query: str = "",
    dossier: str = "",
    subject: str = "",
    measure: str = "",
    speaker_id: str = "",
    known_on: str = "",
    most: int = _USUAL_ROWS,
) -> str:
    """Figures that fit words and filters, each with wording, range, speaker, dates and publication.

    query: words or a number, such as "library 9,000" or "1.15 million". known_on: only what was known on that day
    (YYYY-MM-DD). Names of subjects, measures and speakers: `ask` with the question filter_values.
    """
    texts = {"q": query, "dossier": dossier, "subject": subject, "measure": measure, "speaker_id": speaker_id}
    texts |= {"known_on": known_on, "rows_a_page": str(max(1, min(most, MOST_ROWS)))}
    extract = answer_question("figures_found", _present(texts), MOST_ROWS)
    counted = answer_question("figures_count", _present({**texts, "rows_a_page": ""}), 1).table
    total = counted.column("count_figures")[0].as_py()
    columns = [name for name in _LIST_COLUMNS if name in extract.table.column_names]
    shown = Extract(extract.title, extract.name, extract.table.select(columns), extract.words, total)
    return _write(shown)


def get_figure(figure_id: str, dossier: str = "") -> str:
    """One figure with all that is known of it: number, words, dates, speaker, publication, reading, flags, notes."""
    return _write(answer_question("figure", _present({"figure_id": figure_id, "dossier": dossier}), 1))


def list_questions() -> str:
    """Every question that Muster answers, with its parameters and columns; `ask` answers them by name."""
    questions = all_questions(settings)
    return json.dumps(
        [
            {"name": each.name, "question": each.question, "rows": each.rows, "parameters": list_parameters(each)}
            for each in questions
        ],
        ensure_ascii=False,
    )


def ask(question: str, parameters: Values | None = None) -> str:
    """The answer to a question of `list_questions`. parameters: values by name; dates as YYYY-MM-DD."""
    texts = {name: _to_texts(value) for name, value in (parameters or {}).items() if value not in (None, "", [])}
    return _write(answer_question(question, texts, MOST_ROWS))


def check_text(text: str, dossier: str = "", known_on: str = "", chosen: Sequence[str] = ()) -> str:
    """A verdict on each number of a text (at most 50,000 characters), with the figure that decides; the gravest first.

    known_on: only what was known on that day (YYYY-MM-DD); by default on the day that the text bears. chosen: what the
    text leaves open, by place from 0, such as "0.measure.visits", "0.subject.TOWN" or "0.as_of.2022-08-22".
    """
    checked = answer_check(text, dossier, known_on, chosen)
    content = {"summary": checked.summary(), "no_rating": NO_RATING, "numbers": list_rows(checked)[:MOST_ROWS]}
    return _write_content(content)


def run_sql(sql: str, parameters: Values | None = None) -> str:
    """The rows of one read-only statement of DuckDB's SQL, over tables such as figures, statements and speakers.

    parameters: the value of each $name. Select figure_id, and the answer names the sources.
    """
    query = Query(sql, bind_values(sql, parameters or {}), max_rows=MOST_ROWS)
    result = shared_pool().run(query, _ASSISTANTS)
    if result.outcome is not Outcome.ANSWERED:
        place = f" (line {result.span.line}, column {result.span.column})" if result.span else ""
        raise QuestionError(" ".join(f"{result.message}{place} {result.hint}".split()))
    return _write(extract_from_query(query, result))


def read_codebook(dossier: str = "") -> str:
    """What the words of the columns mean (stances, flags, tiers, kinds), and how words become bounds."""
    words = answer_question("codebook_words", _present({"dossier": dossier}), 1_000).table.to_pylist()
    measures = answer_question("measures", _present({"dossier": dossier}), 1_000).table.to_pylist()
    rules = answer_question("wording_rules", {}, 1_000).table.to_pylist()
    return _write_content({"words": words, "measures": measures, "wording_rules": rules})


def read_codebook_of_first() -> str:
    """The codebook of the dossier that pages open first."""
    return read_codebook()


def read_figure(dossier: str, figure_id: str) -> str:
    """One figure of a dossier with all that is known of it."""
    return get_figure(figure_id, dossier)


def _write(extract: Extract) -> str:
    """The file of the rows."""
    content = json.loads(write_json(extract))
    content.pop("sql", None)
    return _write_content(content)


def _write_content(content: Mapping[str, Any]) -> str:
    """The sentence that keeps the words of numbers comes first, so that a cut leaves it there."""
    text = json.dumps({"how_to_quote": KEEP_THE_WORDS, **content}, ensure_ascii=False, default=str)
    if len(text) > MOST_CHARACTERS:
        raise QuestionError(f"The answer has more than {MOST_CHARACTERS:,} characters. Ask for less of each row.")
    return text


def _present(texts: Mapping[str, str]) -> dict[str, Sequence[str]]:
    return {name: [text] for name, text in texts.items() if text}


def _to_texts(value: Any) -> list[str]:
    members = value if isinstance(value, list) else [value]
    return [str(each).lower() if isinstance(each, bool) else str(each) for each in members]

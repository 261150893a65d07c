"""The result of a reader's own query, as a table that can be taken along like any answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.engine.questions.ask import Provenance, with_provenance
from dashboard.exports import arrow_text
from dashboard.exports.extract import OWN_TITLE, Extract

if TYPE_CHECKING:
    from dashboard.engine.sandbox import Query, Result


def extract_from_query(
    query: Query, result: Result, *, title: str = "", name: str = "query", words: str = ""
) -> Extract:
    """What the query gave, with its text, its parameters and the state of the data behind it.

    `title` and `words` (what it shows, which filter) are the reader's; without them the files say that a reader wrote
    the query. Raises ValueError for a result that holds no table.
    """
    if result.table is None:
        raise ValueError(f"Only an answered query has rows, and this one was {result.outcome}: {result.message}")
    parameters = {key: arrow_text.to_json(value) for key, value in query.parameters.items() if value is not None}
    # An empty text would look like an answer without a question.
    origin = Provenance("", parameters, result.data_version, query.sql or " ")
    table = with_provenance(result.table, origin)
    return Extract(title or OWN_TITLE, name, table, words, result.total_rows, is_cut=result.truncated is not None)

"""What is taken along: one table with its title and filter, and what every file says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dashboard.engine.questions.ask import ask, find, provenance
from dashboard.figures.addresses import build_public_url
from dashboard.figures.text_parts import join_parts
from dashboard.settings import settings

# name in the dossier's data package: (how people write it, address of its text)
LICENCES = {
    "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}
_OUR_LICENCE = "CC-BY-4.0"
OWN_TITLE = "Query of a reader"
OWN_FILTER = "a query that a reader wrote"
OWN_TEXT = "A reader's own query, given here as SQL. Its result is no statement of Muster."


@dataclass(frozen=True, slots=True)
class Extract:
    """One table to take along: an answer, so that it knows its question, or the result of a reader's own query.

    `name` is the stem of file names: small letters, digits, - and _. `words` is the filter as a reader says it.
    `total_rows` is the count of rows that fit the filter where the table may hold fewer; `is_cut` says that it does
    hold fewer although nobody has counted them.
    """

    title: str
    name: str
    table: pa.Table
    words: str
    total_rows: int | None = None
    is_cut: bool = False

    @property
    def first_rows(self) -> str:
        """ "First 1,000 of 50,000 rows." where the table is cut; empty where it is whole."""
        count = self.table.num_rows
        if self.total_rows is not None and self.total_rows > count:
            return f"First {count:,} of {self.total_rows:,} rows."
        return f"First {count:,} rows of more than were counted." if self.is_cut else ""


@dataclass(frozen=True, slots=True)
class About:
    """What every file says about its table, in the words that it uses. `licence` is the name in data packages.

    `name` is what a cite calls it: the title, unless that is only the beginning of some SQL.
    """

    title: str
    name: str
    question: str
    question_text: str
    parameters: Mapping[str, Any]
    filter: str
    data_version: str
    rows: str
    sql: str
    licence: str
    cite: str

    @property
    def licence_shown(self) -> str:
        """The licence as people write it, with its address where that is known."""
        shown, address = name_licence(self.licence)
        return f"{shown} ({address})" if address else shown

    def to_dict(self) -> dict[str, Any]:
        """What files for programs say, by its name there."""
        return {
            "title": self.title,
            "question": self.question,
            "question_text": self.question_text,
            "parameters": dict(self.parameters),
            "filter": self.filter,
            "data_version": self.data_version,
            "rows": self.rows,
            "sql": self.sql,
            "licence": self.licence_shown,
            "cite": self.cite,
        }


def describe_extract(extract: Extract) -> About:
    """What there is to say about the extract. Raises QuestionError for a table that is no answer."""
    origin = provenance(extract.table)
    question_text, sql = OWN_TEXT, origin.sql
    if origin.question:
        question = find(origin.question, settings)
        question_text, sql = question.question, question.sql
    dossier_title, licence = read_dossier_licence(str(origin.parameters.get("dossier", "")))
    words = " ".join(extract.words.split()) or (OWN_FILTER if origin.sql else "no filter")
    title = " ".join(extract.title.split()) or (OWN_TITLE if origin.sql else "")
    rows = describe_rows(extract.table.num_rows, extract.total_rows, is_cut=extract.is_cut)
    name = OWN_TITLE if origin.sql and _is_cut_sql(title, origin.sql) else title
    version = origin.data_version
    cite = build_citation(name, words, dossier_title=dossier_title, data_version=version, rows=rows, licence=licence)
    return About(
        title, name, origin.question, question_text, origin.parameters, words, version, rows, sql, licence, cite
    )


def _is_cut_sql(title: str, sql: str) -> bool:
    """Whether the title is only the beginning of the SQL."""
    whole = " ".join(sql.split()).rstrip("; ")
    return title.endswith("…") or (whole.startswith(title) and whole != title.rstrip("; "))


def name_licence(licence: str) -> tuple[str, str]:
    """A licence as people write it, and the address of its text, or "" where that is not known."""
    return LICENCES.get(licence, (licence, ""))


def describe_rows(count: int, total: int | None, *, is_cut: bool = False) -> str:
    """ "all 38 rows", "1 row", "no rows", "cut at 1,000 of 48,213 rows", or "cut at 1,000 rows, of more" """
    if total is not None and total > count:
        return f"cut at {count:,} of {total:,} rows"
    if is_cut:
        return f"cut at {count:,} rows, of more than were counted"
    return f"all {count:,} rows" if count > 1 else ("1 row" if count else "no rows")


def read_dossier_licence(dossier: str) -> tuple[str, str]:
    """The dossier's title and its licence; an empty title and our own licence where there is no such dossier."""
    rows = ask("licence_of_dossier", dossier=dossier).to_pylist()
    return (rows[0]["title"], rows[0]["licence"] or _OUR_LICENCE) if rows else ("", _OUR_LICENCE)


def build_citation(title: str, words: str, *, dossier_title: str, data_version: str, rows: str, licence: str) -> str:
    """How to cite a table: one line that names it so that it can be asked for again."""
    named = f"“{title}”" if (title, words) == (OWN_TITLE, OWN_FILTER) else f"“{title}” ({words})"
    parts = [named, dossier_title, f"data version {data_version}", rows]
    cite = f"Muster: {', '.join(part for part in parts if part)}. {name_licence(licence)[0]}."
    return join_parts(cite, build_public_url() or "", by=" ")


CITE_EACH = "Cite each number with its speaker, date and publication, as the sources give them."
CITE_EACH_ALONE = "Cite each number with its speaker, date and publication."  # in files without a list of sources

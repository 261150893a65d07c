"""The fact pack: one zip with the data of a page, the SQL that made it, sources, citations, checks and charts."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from dashboard.engine.questions.ask import Provenance, ask, find, provenance
from dashboard.exports import arrow_text, csv_file, file_names
from dashboard.exports.descriptor import Contents, Resource, build_descriptor
from dashboard.exports.extract import About, Extract, describe_extract, read_dossier_licence
from dashboard.exports.pack_readme import build_readme
from dashboard.exports.picture import Picture, write_svg
from dashboard.exports.sources import COLUMNS, figure_ids, sources_of
from dashboard.figures import citations
from dashboard.figures.addresses import build_figure_url
from dashboard.settings import settings

_MADE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip knows: the same bytes for the same parts
_READABLE_FILE = 0o100644 << 16


def build_fact_pack(title: str, dossier: str, extracts: Sequence[Extract], pictures: Sequence[Picture]) -> bytes:
    """Everything behind a page as one zip file, which opens as a Frictionless data package.

    The same bytes for the same parts. Raises QuestionError for a table that is no answer.
    """
    about = [describe_extract(extract) for extract in extracts]
    sources = _merge_sources(extracts)
    figures = figure_ids([sources])
    known_on = next((day for extract in extracts if (day := _known_on(extract))), None)
    checks = ask("checks_of_figures", dossier=dossier, figure_id=figures, known_on=known_on)
    derivations = ask("derivations_of_figures", dossier=dossier, figure_id=figures, known_on=known_on)
    version = ", ".join(sorted({one.data_version for one in about})) or provenance(checks).data_version
    dossier_title, licence = read_dossier_licence(dossier)
    contents = Contents(
        " ".join(title.split()) or "Fact pack",
        dossier_title,
        version,
        licence,
        (
            *_build_data_files(extracts, about),
            _build_resource("sources", "Who stated each figure of the data files, and where it was printed.", sources),
            _build_resource("checks", "What the rules of the dossier found about these figures.", checks),
            _build_resource("derivations", "The sums that use these figures, and whether they hold.", derivations),
        ),
        tuple(zip(file_names.make_distinct_names((one.name for one in pictures), "chart"), pictures, strict=True)),
    )
    members = {resource.path: resource.content for resource in contents.resources}
    members |= {f"charts/{name}.svg": write_svg(picture) for name, picture in contents.charts}
    statements = ask("statements_of_figures", dossier=dossier, figure_id=figures, known_on=known_on)
    members |= _build_citations(statements, version)
    behind = {
        "sources.csv": Provenance("sources_of_figures", {"dossier": dossier, "figure_id": figures}, version),
        "citations.bib and citations.csl.json": provenance(statements),
        "checks.csv": provenance(checks),
        "derivations.csv": provenance(derivations),
    }
    members |= _build_sql_files(contents.resources, behind)
    members["datapackage.json"] = build_descriptor(contents, sources)
    members["README.md"] = build_readme(contents).encode()
    return _zip(members)


def _known_on(extract: Extract) -> str | None:
    """The day by which its answer was known; None for what is known today."""
    day: str | None = provenance(extract.table).parameters.get("known_on")
    return day


def _build_data_files(extracts: Sequence[Extract], about: Sequence[About]) -> list[Resource]:
    stems = file_names.make_distinct_names((extract.name for extract in extracts), "table")
    return [
        Resource(
            f"data/{stem}.csv",
            one.title,
            f"{one.question_text} {one.filter}; {one.rows}.",
            csv_file.add_export_columns(extract),
            csv_file.write_raw(extract),
            one,
        )
        for stem, extract, one in zip(stems, extracts, about, strict=True)
    ]


def _build_resource(name: str, description: str, table: pa.Table) -> Resource:
    return Resource(f"{name}.csv", name.capitalize(), description, table, csv_file.write_table(table))


def _merge_sources(extracts: Sequence[Extract]) -> pa.Table:
    """The sources of every table, each once."""
    rows = [row for extract in extracts for row in sources_of(extract.table).table.to_pylist()]
    return arrow_text.build_table(list({tuple(row.values()): row for row in rows}.values()), COLUMNS)


def _build_sql_files(resources: Sequence[Resource], behind: Mapping[str, Provenance]) -> dict[str, bytes]:
    """One file per question: its text, and above it the files that it made with the parameters of each."""
    queries = {one.path: (_sql_name(one), one.about.parameters) for one in resources if one.about}
    queries |= {path: (origin.question, origin.parameters) for path, origin in behind.items()}
    own = {_sql_name(one): one.about.sql for one in resources if one.about and not one.about.question}
    files: dict[str, str] = {}
    for path, (question, parameters) in queries.items():
        # JSON keeps each value on one line, so that no value can end the comment.
        lines = [f"-- {path} with these parameters; those not named are null:"]
        lines += [f"--   {name} = {json.dumps(value)}" for name, value in parameters.items()]
        files[question] = files.get(question, "") + "\n".join(lines) + "\n"
    return {
        f"sql/{name}.sql": (text + (own.get(name) or find(name, settings).sql)).encode() for name, text in files.items()
    }


def _sql_name(resource: Resource) -> str:
    """The name of the question, or of the file that a reader's own query made."""
    assert resource.about is not None
    return resource.about.question or resource.path.removeprefix("data/").removesuffix(".csv") + ".reader"


def _build_citations(statements: pa.Table, version: str) -> dict[str, bytes]:
    """One entry per figure, as BibTeX and as CSL-JSON."""
    rows = statements.to_pylist()
    entries = [citations.build_bibtex(row, data_version=version, address=_figure_url(row)) for row in rows]
    items = [citations.build_csl_item(row, data_version=version, address=_figure_url(row)) for row in rows]
    return {
        "citations.bib": "\n".join(entries).encode(),
        "citations.csl.json": (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode(),
    }


def _figure_url(row: Mapping[str, Any]) -> str | None:
    return build_figure_url(row["dossier"], row["figure_id"])


def _zip(members: Mapping[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, content in sorted(members.items()):
            entry = zipfile.ZipInfo(name, _MADE)
            entry.create_system, entry.external_attr = 3, _READABLE_FILE  # the same on every system
            file.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return sink.getvalue()

"""README.md of a fact pack: what it is, what each file holds, and how to cite it."""

from __future__ import annotations

import re

from dashboard.exports.descriptor import Contents, Resource
from dashboard.exports.extract import CITE_EACH, build_citation, name_licence
from dashboard.figures.addresses import WHY_NO_LINK, build_public_url
from dashboard.figures.display import format_count

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~#!&$])")
# Marks that would turn the direction of the rest of the line.
_TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_GUIDE = """# {title}

A fact pack of Muster: what a page showed, with everything behind it.{dossier}

Data version: `{version}`. The same version gives the same numbers.

## Data

Each file is raw CSV, UTF-8, every value as answered. A spreadsheet may run text that looks like a formula: import the
columns as text there, or take the safe CSV or the workbook from the page instead. The last columns of each row say
which filter it fits, which data answered, and whether rows were cut.

| File | What it holds | Filter | Rows |
|---|---|---|---|
{data}

## Behind the data

| File | What it holds |
|---|---|
| `sources.csv` | Who stated each figure, in which words, and where it was printed: {sources}. |
| `citations.bib`, `citations.csl.json` | The same as citations, for BibTeX and for Zotero, Mendeley or pandoc. |
| `checks.csv` | What the rules of the dossier found about these figures: {checks}. |
| `derivations.csv` | The sums that use these figures, whether they hold, and the rest they leave: {derivations}. |
| `sql/` | The query of each file, with the parameters that it was asked with. |
| `charts/` | {charts} |
| `datapackage.json` | All of this for programs: a Frictionless data package with a schema for every CSV file. |

## How to cite

{cite}

{each}{links}

Licence of the data: {licence}
"""


def build_readme(contents: Contents) -> str:
    """The text of the README; whatever the data holds is shown in it, never obeyed."""
    files = [resource for resource in contents.resources if resource.about]
    counts = {resource.path: _counted(resource) for resource in contents.resources if not resource.about}
    shown, address = name_licence(contents.licence)
    return _GUIDE.format(
        title=escape_markdown(contents.title),
        dossier=f" Dossier: {escape_markdown(contents.dossier_title)}." if contents.dossier_title else "",
        version=contents.version,
        data="\n".join(map(_format_line, files)) or "| none | | | |",
        sources=counts["sources.csv"],
        checks=counts["checks.csv"],
        derivations=counts["derivations.csv"],
        charts="; ".join(f"`{name}.svg`: {escape_markdown(one.words.title)}" for name, one in contents.charts)
        or "No chart.",
        cite="\n".join(f"- {escape_markdown(_citation_of(contents, resource))}" for resource in files)
        or escape_markdown(_citation_of(contents, None)),
        each=CITE_EACH,
        links="" if build_public_url() else f" {escape_markdown(WHY_NO_LINK)}",
        licence=escape_markdown(shown) + (f", <{address}>" if address else ""),
    )


def escape_markdown(text: str) -> str:
    """Text of the data on one line of Markdown, shown as it is."""
    return _MARKDOWN.sub(r"\\\1", _TURNS.sub("", " ".join(text.split())))


def _format_line(resource: Resource) -> str:
    about = resource.about
    assert about is not None
    return f"| `{resource.path}` | {escape_markdown(about.title)} | {escape_markdown(about.filter)} | {about.rows} |"


def _citation_of(contents: Contents, resource: Resource | None) -> str:
    if resource and resource.about:
        return resource.about.cite
    return build_citation(
        contents.title,
        "no filter",
        dossier_title=contents.dossier_title,
        data_version=contents.version,
        rows="no rows",
        licence=contents.licence,
    )


def _counted(resource: Resource) -> str:
    return format_count(resource.table.num_rows, "row")

"""What the page of one figure says: the words as printed, how they are read, who said them, and how to cite them."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from dashboard.charts.stances import voice_of
from dashboard.contents import dossiers, figures, sources
from dashboard.contents.arithmetic import Work
from dashboard.contents.blocks import FigureBlock, NoteBlock, PageContents, TextBlock, TileBlock
from dashboard.contents.tiles import Tile
from dashboard.contents.view import View
from dashboard.engine.questions.ask import ask
from dashboard.engine.questions.row_types import FigureRow
from dashboard.errors import QuestionError
from dashboard.exports.extract import read_dossier_licence
from dashboard.figures import citations
from dashboard.figures.addresses import build_figure_url
from dashboard.figures.display import capitalize, format_bounds, format_day, humanize
from dashboard.figures.sentences import build_sentence
from dashboard.figures.text_parts import quote_text

_LONGEST_WORDING = 120


def build_figure(view: View) -> PageContents:
    """The figure in view. Raises QuestionError where there is none of that name."""
    parameters = {"dossier": view["dossier"], "figure_id": view["figure_id"]}
    rows = ask("figure", **parameters).to_pylist()
    if not rows:
        raise QuestionError(
            f"There is no figure {view['figure_id']!r} in {view['dossier']}. The page Statements lists all."
        )
    row = rows[0]
    what = f"{row['measure_label']}, {row['subject_name']}"
    wording = textwrap.shorten(row["wording"], _LONGEST_WORDING, placeholder=" …")
    version = dossiers.read_dossier(view["dossier"])["data_version"]
    title, _ = read_dossier_licence(view["dossier"])
    warnings = _list_warnings(row, parameters)
    sentence = build_sentence(row)
    address = build_figure_url(row["dossier"], row["figure_id"])
    return PageContents(
        title=f"{what}: {quote_text(wording)}",
        words=f"figure {row['figure_id']}",
        summary=textwrap.shorten(sentence, 300, placeholder=" …"),
        lead=(sentence, *((f"Note: {row['note']}",) if row["note"] and row["note"] not in sentence else ())),
        blocks=(
            *((NoteBlock("", warnings),) if warnings else ()),
            TileBlock("", tuple((tile, Work()) for tile in _tiles(row))),
            FigureBlock("The statement", (("", row),), f"{capitalize(humanize(row['counts']))}. {row['definition']}"),
            _texts(row, version),
        ),
        source=(
            f"{sources.describe_statement(row)}. {sources.describe_publication(row)}. {title}. "
            f"Muster, data {sources.short_version(view['dossier'])}."
        ),
        citation=(citations.cite_in_full(row, data_version=version, address=address),),
    )


def _list_warnings(row: FigureRow, parameters: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Warnings, and what came after the figure: what each says first, and the rest."""
    meanings = {
        (each["field"], each["word"]): each["meaning"] for each in ask("figure_words", **parameters).to_pylist()
    }
    word = dossiers.read_steps(parameters["dossier"]).word
    replacements = figures.list_replacements(row, ask("figure_sequence", **parameters).to_pylist(), word)
    return (
        *figures.list_warnings(row, meanings),
        *(
            (text, f" {name}: {quote_text(other['wording'])}, {sources.describe_source(other)}.")
            for text, name, other in replacements
        ),
    )


def _tiles(row: Mapping[str, Any]) -> list[Tile]:
    """As printed, read as, said by."""
    printed = textwrap.shorten(row["wording"], _LONGEST_WORDING, placeholder=" …")
    rule = f"Rule “{row['rule'].replace('_', ' ')}”: {row['rule_meaning']}"
    read = (rule, *filter(None, (figures.describe_exactness(row),)))
    dates = tuple(f"{label} {format_day(date)}" for label, date in figures.list_dates(row) if "Published" not in label)
    speaker = (", ".join(part for part in (figures.read_office(row), voice_of(row).label) if part), *dates)
    who = "Attributed to" if row["is_error"] else "Said by"
    return [
        Tile("as_printed", "As printed", quote_text(printed), (sources.describe_publication(row),), "figure", (row,)),
        Tile("read_as", "Means", format_bounds(row), read, "figure", (row,)),
        Tile("said_by", who, row["speaker"], speaker, "figure", (row,)),
    ]


def _texts(row: Mapping[str, Any], version: str) -> TextBlock:
    address = build_figure_url(row["dossier"], row["figure_id"])
    texts = (
        ("Sentence", build_sentence(row)),
        ("In-line citation", citations.cite_inline(row)),
        ("Full citation", citations.cite_in_full(row, data_version=version, address=address)),
        ("BibTeX", citations.build_bibtex(row, data_version=version, address=address)),
    )
    return TextBlock("Sentence and citations", texts)

"""Wrong in print: each published error beside what is right, why it is wrong, and a sentence to copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.contents import dossiers
from dashboard.contents.blocks import Block, FigureBlock, PageContents, TextBlock
from dashboard.contents.view import View, describe_filters, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.errors import QuestionError
from dashboard.figures.display import format_count
from dashboard.figures.sentences import build_correction

Figure = Mapping[str, Any]
FILTERS_OF_ERRORS = ("dossier", "subject", "measure", "known_on")
NONE_KNOWN = "No error in print is known in this view."
LEAD = "Errors stay in the data as they were printed, marked and never counted, beside the figure that is right."


@dataclass(frozen=True, slots=True)
class PublishedError:
    """A figure that was printed wrongly, and the right one; None where none is known in this view."""

    printed: Figure
    right: Figure | None

    @property
    def sentence(self) -> str:
        """What to write about it."""
        return build_correction(self.printed, self.right)


def list_errors(view: View) -> list[PublishedError]:
    """The errors of the view, by date of publication."""
    parameters = to_parameters(view, FILTERS_OF_ERRORS)
    named = ask("published_errors", **{name: parameters[name] for name in FILTERS_OF_ERRORS}).to_pylist()
    wanted = [name for row in named for name in (row["figure_id"], row["corrected_by"]) if name]
    figures = ask("statements_of_figures", dossier=view["dossier"], figure_id=wanted, known_on=parameters["known_on"])
    rows = {row["figure_id"]: row for row in figures.to_pylist()}
    errors = [(rows[row["figure_id"]], rows.get(row["corrected_by"] or "")) for row in named]
    return [
        PublishedError(printed, right if right and _is_known(right, parameters["known_on"]) else None)
        for printed, right in errors
    ]


def build_wrong_in_print(view: View) -> PageContents:
    """Each error with the right figure, as a card has it. Raises QuestionError where there is none."""
    errors = list_errors(view)
    if not errors:
        raise QuestionError(NONE_KNOWN)
    words = dossiers.date_words(describe_filters(view, FILTERS_OF_ERRORS), view["dossier"])
    blocks: list[Block] = []
    for error in errors:
        right = (("Right", error.right),) if error.right else ()
        headline = f"{error.printed['outlet']}: {error.printed['measure_label']}"
        blocks.append(FigureBlock(headline, (("Printed", error.printed), *right), error.printed["note"] or ""))
        blocks.append(TextBlock("", (("Sentence", error.sentence),)))
    count = format_count(len(errors), "error in print", "errors in print")
    return PageContents(f"Wrong in print: {words}", words, tuple(blocks), (f"{count}. {LEAD}",))


def _is_known(figure: Figure, known_on: Any) -> bool:
    return known_on is None or figure["known_on"] <= known_on

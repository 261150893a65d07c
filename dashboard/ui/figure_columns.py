"""The columns of the table of figures: heading, explanation, and what each shows of a figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dashboard.contents import periods, sources
from dashboard.figures.display import humanize
from dashboard.ui.figure_cells import show_day, show_stance, show_text
from dashboard.ui.html_table import Badge, Cell, Column

Figure = Mapping[str, Any]
DEFAULT_COLUMNS = ("wording", "reading", "subject", "measure", "speaker", "stance", "stated_on", "outlet")


def _printed(figure: Figure) -> Cell:
    """The words, and what keeps the row from being one more independent, good statement."""
    badges = []
    if figure["repeats"]:
        badges.append(Badge("repeat", help="Repeats what another figure states, so it is no further source"))
    if figure["is_error"]:
        badges.append(Badge("error in print", "red", "Kept as it was printed; the figure's page has the right one"))
    if figure["is_unconfirmed"]:
        badges.append(Badge("unconfirmed", "yellow", "The publication is of the weakest kind"))
    return Cell(f"“{figure['wording']}”", badges=tuple(badges))


def _publication(figure: Figure) -> Cell:
    return Cell(f"read later, in {figure['outlet']}" if figure["is_read_later"] else figure["outlet"], figure["url"])


def _code(name: str) -> Callable[[Figure], str]:
    return lambda figure: humanize(figure[name])


# By the name that the address and the question have for each: heading, cell, explanation.
_COLUMNS: dict[str, tuple[str, Callable[[Figure], Cell | str], str]] = {
    "wording": ("As printed", _printed, ""),
    "reading": (
        "Means",
        sources.describe_reading,
        "The range that the words allow, and the rule that says so; “as stated”: no rule reads the words",
    ),
    "subject": ("Whose", show_text("subject_name"), "Whose number it is"),
    "measure": ("What is counted", show_text("measure_label"), ""),
    "speaker": ("Speaker", show_text("speaker"), ""),
    "stance": ("Said by", show_stance, "How the speaker stands to what is counted"),
    "as_of": ("True on", show_day("as_of"), "When the number was true"),
    "stated_on": ("Said on", show_day("stated_on"), ""),
    "known_on": (
        "As known on",
        show_day("known_on"),
        "When it became public or was printed, whichever was first",
    ),
    "effective_from": ("In force from", show_day("effective_from"), "When a decision takes force"),
    "scope": ("Counts", show_text("scope"), "What is counted, where it is more or less than the measure"),
    "period": ("Counted over", periods.describe_period, "The period that a flow sums"),
    "rule": ("Rule", _code("rule"), "The rule that made the bounds of the words"),
    "outlet": ("Publication", _publication, ""),
    "published_on": ("Published on", show_day("published_on"), ""),
    "tier": ("Kind of publication", _code("tier"), "How near the publication is to the speaker"),
    "flags": ("Flags", _code("flags"), "What to know before using the number"),
    "note": ("Note", show_text("note"), ""),
    "figure_id": ("Name", show_text("figure_id"), "Its permanent name"),
}
COLUMNS: Mapping[str, Column[Figure]] = {
    name: Column(label, cell, sort_by=name, help=explanation) for name, (label, cell, explanation) in _COLUMNS.items()
}

"""The parameters of all addresses, in the order in which links write them."""

from __future__ import annotations

from typing import Any

from dashboard.charts.query.form import KINDS
from dashboard.contents.filters import FILTER_PARAMETERS, Parameter
from dashboard.contents.registry import CHARTS, PAGES, WORKBENCH, PageEntry

LONGEST_TEXT = 200
# Columns of the table of figures, in the order in which they are shown.
COLUMNS = (
    "wording",
    "reading",
    "subject",
    "measure",
    "speaker",
    "stance",
    "as_of",
    "stated_on",
    "known_on",
    "effective_from",
    "scope",
    "period",
    "rule",
    "outlet",
    "published_on",
    "tier",
    "flags",
    "note",
    "figure_id",
)

# Lists that are sorted apart from the table of figures, and the columns that a click on a heading sorts each by.
LISTS = {
    "speakers": (
        "speaker",
        "kind",
        "stances",
        "count_statements",
        "count_rows",
        "count_publications",
        "first_stated_on",
        "last_stated_on",
        "count_agree",
        "count_overlap",
        "count_contradict",
    ),
    "publications": (
        "outlet",
        "published_on",
        "tier",
        "credits",
        "speakers",
        "count_statements",
        "count_relays",
        "count_errors",
    ),
    "agreement": ("speaker", "other_speaker", "measure_label"),
    "rules": ("count_findings", "rule"),
    "sums": ("title", "state", "at_least", "residual_at_least"),
}


def _both_ways(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{sign}{name}" for name in columns for sign in ("", "-"))


PARAMETERS = {
    parameter.name: parameter
    for parameter in (
        *FILTER_PARAMETERS,
        Parameter("period", "Counted over", "one"),
        Parameter("compare_with", "Compare with", "one"),
        Parameter("q", "Search", "text"),
        Parameter("sort", "Sort by", "one", _both_ways(COLUMNS)),
        Parameter("columns", "Columns", "many", COLUMNS),
        Parameter("page", "Page", "number"),
        Parameter("figure_id", "Figure", "text"),
        Parameter(
            "chart", "Chart", "one", tuple(name for chart in CHARTS.values() for name in (chart.name, *chart.was))
        ),
        Parameter("open", "Opened", "parts"),
        Parameter("derivation_id", "Sum or difference", "text"),
        Parameter("tab", "Tab", "one", ("speakers", "publications")),
        Parameter("kind", "Kind", "text"),
        Parameter("tier", "Kind of publication", "text"),
        Parameter("differs", "How the other differs", "text"),
        Parameter("rules", "State of rules", "text"),
        Parameter("sums", "State of sums", "text"),
        *(Parameter(f"sort_{name}", f"Sort {name} by", "one", _both_ways(LISTS[name])) for name in LISTS),
        Parameter("folder", "Folder", "text"),
        Parameter("question", "Question", "name"),
        Parameter("sql", "SQL", "sql"),
        Parameter("text", "Text", "prose"),
        Parameter("chosen", "Chosen", "choices"),
        Parameter("part", "Part of the SQL", "span"),
        Parameter("p", "Parameter", "values"),
        Parameter("show", "Show", "one", ("table", "chart", "plan")),
        Parameter("form", "Form", "one", KINDS),
        Parameter("x", "Across", "text"),
        Parameter("y", "Up", "text"),
        Parameter("y_high", "Up to", "text"),
        Parameter("colour", "Colour", "text"),
        Parameter("rows", "Rows", "one", ("1000", "10000")),
        Parameter("data", "Data", "release"),
        Parameter("seen", "Values as shown", "seen"),
        Parameter("yours", "Figures in the link", "own"),
    )
}
# What every page may unfold.
UNFOLDED = ("open",)
# Choices within one page, reset when a reader leaves it.
CHOICES = tuple(name for name in PARAMETERS if name in UNFOLDED or any(name in page.choices for page in PAGES.values()))
# Which data a link was made from, what its sender saw, and what they brought; every address may have them.
SNAPSHOT = ("data", "seen", "yours")
# What pages with filters take over from each other.
SHARED = tuple(name for name in PARAMETERS if name not in (*WORKBENCH, *CHOICES, *SNAPSHOT))


def accepted_by(page: PageEntry) -> tuple[str, ...]:
    """The parameters that the address of a page may have."""
    return (*(SHARED if page.has_filters else page.parameters), *page.choices, *UNFOLDED, *SNAPSHOT)


def empty_view(dossier: str | None = None, /, **chosen: Any) -> dict[str, Any]:
    """The view of a dossier where nothing else is chosen."""
    return {name: parameter.empty for name, parameter in PARAMETERS.items()} | {"dossier": dossier} | chosen

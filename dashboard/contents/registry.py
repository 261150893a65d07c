"""Every page and chart, described once: for the menu, addresses, cards, and the values that a shared link carries.

Functions are named as "module:function" below `dashboard.contents` and imported when they are first called, so that the
menu does not wait for Plotly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from dashboard.contents.filters import FILTERS, FILTERS_BESIDE_MEASURE

if TYPE_CHECKING:
    from dashboard.contents.blocks import PageContents
    from dashboard.contents.charts.chart import Chart
    from dashboard.contents.view import View

# What Muster is, for anyone who has not opened it yet.
SUMMARY = "Muster shows who said which number, when, in which words, and how the numbers add up."
DEFAULT_PAGE = "overview"
EVIDENCE, ASK, ABOUT = "Evidence", "Ask the data", "About"  # groups of the menu
_FILTERS_IN_DOSSIER = FILTERS[1:]
_AND_PERIOD = (*_FILTERS_IN_DOSSIER, "period")
# What only a query and its result say.
WORKBENCH = ("question", "sql", "part", "p", "show", "form", "x", "y", "y_high", "colour", "rows")


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """A chart with an address of its own, `/chart?chart=<name>`, and with a card.

    `build`: see `build_chart`. `page` is the page that shows it among others; `parameters` change what it shows.
    `was`: its former names, which links have.
    """

    name: str
    page: str
    build: str
    parameters: tuple[str, ...]
    was: tuple[str, ...] = ()

    def build_chart(self, view: View) -> Chart | None:
        """The chart of this view; None where there is nothing to draw."""
        chart: Chart | None = _load(self.build)(view)
        return chart


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page, drawn by `dashboard/app_pages/<name>/<name>.py` (with underscores where its address has hyphens).

    `was`: its former names, which links have. `parameters` are what its address holds. `has_filters`: it shares the
    filters of the other pages. `choices` are parameters of this page alone, reset when a reader leaves it.

    `section`: the group of the menu that lists it; pages without one stand in the row itself.
    `contents`: see `build_contents`. A page that has it has cards, listed under `card_section` or its title.
    `values`: see `read_values`. `opens_on`: see `find_measure`. `shows_query_result`: known once its query has run.
    `follows_view`: all that it draws follows from the view, and may be sent again for the same view.
    `is_of_dossier_alone`: a reader's own figures beside the dossier do not count there.
    `shown_where`: a question about the dossier without whose rows the page is not in the menu. `needs`: a column of
    `dossiers` without which it is not there either.
    """

    name: str
    title: str
    help: str = ""
    section: str = ""
    is_in_menu: bool = True
    was: tuple[str, ...] = ()
    parameters: tuple[str, ...] = FILTERS
    has_filters: bool = True
    choices: tuple[str, ...] = ()
    contents: str = ""
    card_section: str = ""
    values: str = ""
    opens_on: str = ""
    shown_where: str = ""
    needs: str = ""
    shows_query_result: bool = False
    follows_view: bool = False
    is_of_dossier_alone: bool = False

    @property
    def path(self) -> str:
        """Its part of the address; empty for the page that opens first."""
        return "" if self.name == DEFAULT_PAGE else self.name

    @property
    def file(self) -> str:
        """Its script, seen from the folder of `app.py`."""
        folder = self.name.replace("-", "_")
        return f"app_pages/{folder}/{folder}.py"

    @property
    def card_parameters(self) -> tuple[str, ...]:
        """What changes its card, apart from the dossier."""
        return tuple(name for name in self.parameters if name != "dossier")

    def build_contents(self, view: View) -> PageContents:
        """What the page says of this view. Raises QuestionError where it names something unknown."""
        contents: PageContents = _load(self.contents)(view)
        return contents

    def find_measure(self, view: View) -> Any:
        """The name of what the page counts where nobody has chosen; None for the dossier's own measure."""
        return _load(self.opens_on)(view) if self.opens_on else None

    def read_values(self, view: View) -> Mapping[str, str]:
        """The values that the page shows, where they are others than those of its contents."""
        values: Mapping[str, str] = _load(self.values)(view)
        return values


def find_page(name: str) -> PageEntry | None:
    """The page of that name, of today or of earlier."""
    return next((page for page in PAGES.values() if name in (page.name, *page.was)), None)


def page_at(path: str) -> PageEntry:
    """The page with this part of the address."""
    return ADDRESSES[path]


def find_chart(name: str | None) -> ChartEntry | None:
    """The chart of that name, of today or of earlier."""
    return next((chart for chart in CHARTS.values() if name in (chart.name, *chart.was)), None)


def _load(name: str) -> Callable[[View], Any]:
    """A function by "module:function", the module below this package. Charts bring Plotly, which no menu waits for."""
    function: Callable[[View], Any] = resolve_name(f"{__package__}.{name}")
    return function


CHARTS: Mapping[str, ChartEntry] = {
    chart.name: chart
    for chart in (
        ChartEntry("step_ranges", "overview", "charts.overview:build_step_ranges", ("known_on",)),
        ChartEntry("steps", "overview", "charts.overview:build_steps", ("known_on",)),
        ChartEntry("compared", "overview", "charts.overview:build_compared", ("known_on",), ("people",)),
        ChartEntry("decisions", "over-time", "charts.over_time:build_steps", _FILTERS_IN_DOSSIER, ("decrees",)),
        ChartEntry("statements", "over-time", "charts.over_time:build_statements", _AND_PERIOD),
        ChartEntry("speakers", "by-source", "charts.by_source:build_speakers", (*_AND_PERIOD, "compare_with")),
        ChartEntry("side-by-side", "side-by-side", "charts.side_by_side:build_chosen", _AND_PERIOD, ("losses",)),
    )
}
# In the order of the menu.
PAGES: Mapping[str, PageEntry] = {
    page.name: page
    for page in (
        PageEntry(
            "overview",
            "Overview",
            help="How big, who says so, does it add up?",
            parameters=("dossier", "known_on"),
            choices=("derivation_id",),
            contents="overview.build:build_overview",
            follows_view=True,
            card_section="Pages",
            is_of_dossier_alone=True,
        ),
        PageEntry(
            "check",
            "Check a text",
            help="Hold every number of a text against the figures.",
            parameters=("dossier", "known_on", "text"),
            choices=("chosen",),
        ),
        PageEntry(
            "yours",
            "Your figures",
            help="Bring figures of your own: check, compare, take home.",
            parameters=("dossier",),
        ),
        PageEntry(
            "over-time",
            "Over time",
            help="Every statement by date.",
            parameters=(*FILTERS, "period"),
            contents="pages:build_over_time",
            follows_view=True,
        ),
        PageEntry(
            "side-by-side",
            "Side by side",
            help="The measures of one family, each by itself.",
            was=("losses",),
            parameters=(*FILTERS_BESIDE_MEASURE, "period"),
            contents="pages:build_side_by_side",
            follows_view=True,
            needs="side_by_side",
        ),
        PageEntry(
            "by-source",
            "Who says what",
            help="One row per speaker.",
            parameters=(*FILTERS, "period", "compare_with"),
            contents="pages:build_by_source",
            opens_on="charts.by_source:find_most_disputed",
            follows_view=True,
        ),
        PageEntry(
            "figures",
            "Statements",
            help="Every statement; search and sort.",
            section=EVIDENCE,
            parameters=("q", *FILTERS, "sort", "columns", "page"),
            values="visible_values:read_figure_list",
        ),
        PageEntry(
            "sources",
            "Sources",
            help="Speakers and publications.",
            section=EVIDENCE,
            parameters=("dossier", "known_on", "q"),
            choices=("tab", "kind", "tier", "differs", "sort_speakers", "sort_publications", "sort_agreement"),
            is_of_dossier_alone=True,
        ),
        PageEntry(
            "checks",
            "Checks",
            help="Every rule and sum, and what breaks it.",
            section=EVIDENCE,
            parameters=("dossier", "q"),
            choices=("rules", "sums", "sort_rules", "sort_sums"),
            is_of_dossier_alone=True,
        ),
        PageEntry(
            "wrong-in-print",
            "Wrong in print",
            help="Published errors, what is right, and why.",
            section=EVIDENCE,
            parameters=("dossier", "subject", "measure", "known_on"),
            contents="wrong_in_print:build_wrong_in_print",
            card_section="Pages",
            shown_where="published_errors",
            is_of_dossier_alone=True,
        ),
        PageEntry(
            "questions",
            "Questions",
            help="Every question with its SQL.",
            section=ASK,
            parameters=("dossier", "q", "question", "p", "show"),
            has_filters=False,
            choices=("folder",),
            shows_query_result=True,
        ),
        PageEntry(
            "sql",
            "SQL",
            help="Ask anything: a workbench for queries of your own.",
            section=ASK,
            parameters=("dossier", *WORKBENCH),
            has_filters=False,
            shows_query_result=True,
        ),
        PageEntry(
            "about",
            "About",
            help="Method, limits, licence, citation.",
            section=ABOUT,
            parameters=("dossier",),
            is_of_dossier_alone=True,
        ),
        PageEntry(
            "changes",
            "Changes",
            help="What was corrected when, and why.",
            section=ABOUT,
            parameters=("dossier", "q"),
            is_of_dossier_alone=True,
        ),
        PageEntry(
            "chart",
            "Chart",
            is_in_menu=False,
            parameters=("chart", *FILTERS, "period", "compare_with"),
            has_filters=False,
            contents="pages:build_chart",
            opens_on="pages:find_measure_of_chart",
            card_section="Charts",
        ),
        PageEntry(
            "figure",
            "Statement",
            is_in_menu=False,
            parameters=("dossier", "figure_id"),
            has_filters=False,
            contents="figure_page:build_figure",
            card_section="Figures",
            values="visible_values:read_figure",
        ),
    )
}
# By every part of an address that opens one.
ADDRESSES: Mapping[str, PageEntry] = {path: page for page in PAGES.values() for path in (page.path, *page.was)}

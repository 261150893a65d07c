"""What a card is asked for with: the name of a page or chart, or an address copied from the app."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from dashboard.contents import dossiers, periods
from dashboard.contents.charts.by_source import list_comparable
from dashboard.contents.filters import FILTERS
from dashboard.contents.registry import CHARTS, DEFAULT_PAGE, PAGES, PageEntry, find_chart, find_page
from dashboard.contents.view import View, fill_defaults, list_known_values, to_parameters
from dashboard.errors import QuestionError
from dashboard.figures.display import join_names
from dashboard.sharing import address
from dashboard.sharing.parameters import empty_view


def parse_page(asked: str) -> tuple[PageEntry, View]:
    """Page and view of "by-source", "/by-source?measure=killed" or a whole address of the app.

    The page of one chart is "chart". Raises QuestionError for what no card can show.
    """
    path, query = _split(asked)
    name = path.rpartition("/")[2] or DEFAULT_PAGE
    page = find_page(name)
    if page is None or not page.contents:
        known = ", ".join(each.name for each in PAGES.values() if each.contents and each.name != "chart")
        raise QuestionError(f"There is no card of the page {name!r}. There are: {known}.")
    view = _view(asked, query, page)
    if name == "figure" and not view["figure_id"]:
        raise QuestionError(f"{asked!r} names no figure. Write figure?figure_id=… with the name of one.")
    if name == "chart" and not view["chart"]:
        raise QuestionError(f"{asked!r} names no chart. Add chart={' or chart='.join(CHARTS)}.")
    return page, view


def parse_chart(asked: str) -> tuple[PageEntry, View]:
    """The page of one chart, and the view of "steps" or "statements?measure=killed".

    Raises QuestionError as `page` does.
    """
    name, query = _split(asked)
    chart = find_chart(name)
    if chart is None:
        raise QuestionError(f"There is no chart {name!r}. There are: {', '.join(CHARTS)}.")
    return PAGES["chart"], _view(asked, {**query, "chart": [chart.name]}, PAGES["chart"])


def _split(asked: str) -> tuple[str, dict[str, list[str]]]:
    try:
        parts = urlsplit(asked.strip())
        return parts.path.strip("/"), parse_qs(parts.query, keep_blank_values=True, max_num_fields=200)
    except ValueError as error:
        raise QuestionError(f"{asked!r} is no address ({error}). Copy one from the app.") from None


def _view(asked: str, query: dict[str, list[str]], page: PageEntry) -> View:
    known = list(dossiers.list_dossiers())
    named = query.get("dossier", known[:1])
    if len(named) != 1 or named[0] not in known:
        raise QuestionError(f"{asked!r} names a dossier that there is not. There are: {', '.join(known)}.")
    heard = (*FILTERS, *page.parameters) if page.has_filters else page.parameters
    found, notices = address.read_address(query, list_known_values(named[0]), heard)
    if notices:
        raise QuestionError(f"{asked!r} cannot be shown as it stands. {' '.join(notices)} Correct it or leave it out.")
    view = empty_view(named[0], **found)
    view["measure"] = view["measure"] or page.find_measure(view)
    _check_reach(asked, view)
    return view


def _check_reach(asked: str, view: View) -> None:
    """What is known, but says nothing beside the other filters, would be dropped without a word."""
    if not (view["period"] or view["compare_with"]):
        return
    parameters = to_parameters(fill_defaults(view))
    stretches = periods.count_periods(parameters)
    if view["period"] and view["period"] not in stretches:
        there = join_names(list(stretches), "or") or "none"
        raise QuestionError(f"{asked!r}: no statement in view counts over {view['period']!r}. There is: {there}.")
    parameters["period"] = periods.choose_period(parameters)
    if view["compare_with"] and view["compare_with"] not in list_comparable(parameters):
        raise QuestionError(f"{asked!r}: {view['compare_with']!r} says nothing in this view. Compare with another.")

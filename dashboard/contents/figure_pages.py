"""The list of all figures, page by page."""

from __future__ import annotations

import pyarrow as pa

from dashboard.contents.filters import FILTERS
from dashboard.contents.view import View, to_parameters
from dashboard.engine.questions.ask import ask
from dashboard.figures.search import read_amounts

ROWS_A_PAGE = 50
LIST_FILTERS = ("q", *FILTERS)


def read_page(view: View) -> pa.Table:
    """The rows of the page in view, in the order in view."""
    return ask(
        "figures_found", **{**to_parameters(view, LIST_FILTERS), "page": view["page"] or 1, "rows_a_page": ROWS_A_PAGE}
    )


def read_nearest(view: View) -> pa.Table:
    """The statements that come nearest to a search that no figure fits, the nearest first; relays are left out."""
    parameters = to_parameters(view, LIST_FILTERS)
    near = ask("nearest_to_search", **parameters, amounts=read_amounts(view["q"] or "")).column("figure_id").to_pylist()
    return ask("statements_of_figures", dossier=view["dossier"], figure_id=near, known_on=parameters["known_on"])

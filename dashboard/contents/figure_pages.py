"""The list of all figures, page by page."""

from __future__ import annotations

import pyarrow as pa

from dashboard.contents.filters import FILTERS
from dashboard.contents.view import View, chosen
from dashboard.engine.questions.ask import ask

ROWS_A_PAGE = 50
NAMES = ("q", *FILTERS)


def page_of(view: View) -> pa.Table:
    """The rows of the page in view, in the order in view."""
    return ask("figures_found", **{**chosen(view, NAMES), "page": view["page"] or 1, "rows_a_page": ROWS_A_PAGE})

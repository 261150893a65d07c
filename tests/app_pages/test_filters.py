"""What a reader sets stays set, whatever is drawn or clicked afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_pages.visit import visit

PAGES = ("over_time", "by_source", "losses", "figures")
BEHIND_THE_BUTTON = ("speaker_id", "stance", "as_of_from", "as_of_to", "known_on")
FILTERS = ("subject", "measure", *BEHIND_THE_BUTTON)
DAY = date(2023, 6, 1)


def open_page(app: AppTest, name: str) -> AppTest:
    return app.switch_page(f"app_pages/{name}/{name}.py").run()


def find_widgets(app: AppTest) -> Iterator[Any]:
    for kind in (app.selectbox, app.multiselect, app.date_input):
        yield from (widget for widget in kind if widget.key in FILTERS)


def choose(app: AppTest, name: str) -> None:
    """Chooses another value than the current one, as a reader does."""
    widget = next(each for each in find_widgets(app) if each.key == name)
    if name in ("as_of_from", "as_of_to", "known_on"):
        value: Any = DAY
    elif name in ("speaker_id", "stance"):
        value = widget.options[:1]
    else:
        value = next(option for option in widget.options if option != widget.value)
    widget.set_value(value).run()


@pytest.mark.parametrize("page", PAGES)
def test_a_filter_stays_after_its_popover_is_closed(page: str) -> None:
    app = visit(page)
    app.session_state["more_filters"] = True
    names = [widget.key for widget in find_widgets(app.run())]
    assert "known_on" in names
    for name in names:
        app = visit(page)
        app.session_state["more_filters"] = True
        choose(app.run(), name)
        chosen = dict(app.query_params)
        assert name in chosen, name

        app.session_state["more_filters"] = False
        for _ in range(3):  # each a click that draws the page again
            assert dict(app.run().query_params) == chosen, name
        open_page(app, "sources")
        assert dict(open_page(app, page).query_params) == chosen, name

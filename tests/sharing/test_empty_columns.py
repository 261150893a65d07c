"""An optional column may be empty in every row: every chart of such a dossier can still be drawn."""

from __future__ import annotations

import pytest

from dashboard.charts.palette import Palette
from dashboard.contents.registry import CHARTS
from dashboard.sharing.parameters import empty_view
from tests.app_pages.test_checks import hostile
from tests.app_pages.visit import visit, words
from tests.tiny_dossier import TinyDossier

__all__ = ["hostile"]
COLUMNS = (
    ("figures", "as_of"),
    ("figures", "stated_on"),
    ("figures", "effective_from"),
    ("figures", "period"),
    ("figures", "low"),
    ("figures", "high"),
    ("publications", "published_on"),
)


def test_every_chart_can_be_drawn_where_a_column_is_empty(hostile: TinyDossier) -> None:
    for table, column in COLUMNS:
        other = TinyDossier(hostile.data.parent, f"no-{column.replace('_', '-')}")
        for row in other.rows[table]:
            row[column] = ""
        other.write()
    drawn = set()
    for _, column in COLUMNS:
        for name, chart in CHARTS.items():
            view = empty_view() | {"dossier": f"no-{column.replace('_', '-')}", "subject": "RUS", "measure": "killed"}
            if found := chart.build_chart(view):
                found.drawn(Palette())
                drawn.add(name)
    assert drawn >= {"statements", "speakers"}


@pytest.mark.parametrize("page", ["over_time", "side_by_side"])
def test_statement_without_a_day_is_listed_under_the_chart(page: str, hostile: TinyDossier) -> None:
    hostile.package["muster"]["side_by_side"] = {"family": "losses", "title": "Losses"}
    hostile.change("figures", "killed-april", as_of="")

    text = words(visit(page, measure="killed"))
    assert "Not drawn, since it gives no day: The Staff, “2,000 to 3,000”, Daily." in text

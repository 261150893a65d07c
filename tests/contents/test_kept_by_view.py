"""What was said of a view is kept for the next reader of it, and for nobody else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.charts.palette import LIGHT
from dashboard.charts.room import DESKTOP
from dashboard.contents import kept_by_view
from dashboard.contents.charts.over_time import build_statements
from dashboard.contents.view import View
from dashboard.engine.warehouse import store
from dashboard.sharing.parameters import empty_view

DOSSIER = "russian-armed-forces"


@kept_by_view.kept_by_view
def say(view: View, *given: Any) -> list[Any]:
    return [dict(view), *given]


def test_a_view_is_said_once_and_each_other_view_for_itself() -> None:
    view = empty_view(DOSSIER, stance=["official_claim"])
    first = say(view)
    assert say(empty_view(DOSSIER, stance=["official_claim"])) is first
    assert say(view, "more") is not first
    view["stance"] = ["decree"]
    assert say(view)[0]["stance"] == ["decree"]
    assert say(empty_view(DOSSIER)) is not first


def test_changed_questions_are_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = say(empty_view(DOSSIER))
    monkeypatch.setattr(kept_by_view, "read_mark", lambda: -1)
    assert say(empty_view(DOSSIER)) is not first


def test_figures_of_one_reader_are_said_to_nobody_else() -> None:
    opened = store.open_warehouse()
    first = say(empty_view(DOSSIER))
    with store.use_warehouse(replace(opened, kept={}, own_figures=frozenset({"mine"}))):
        own = say(empty_view(DOSSIER))
    assert own is not first
    assert say(empty_view(DOSSIER)) is first


def test_a_chart_that_differs_from_a_kept_one_has_no_picture_yet() -> None:
    chart = build_statements(empty_view(DOSSIER, subject="RUS", measure="killed"))
    assert chart is not None
    chart.pictures[LIGHT, DESKTOP] = chart.drawn(LIGHT)
    assert not replace(chart, table=chart.table.slice(0, 2)).pictures

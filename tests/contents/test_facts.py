"""Sentences that state a fact are composed from answers: where the fact is false, no page says it."""

from __future__ import annotations

from dashboard.contents import figures
from dashboard.contents.charts import side_by_side
from dashboard.contents.overview import compared
from dashboard.sharing.parameters import empty_view
from tests.app_pages.test_checks import hostile
from tests.tiny_dossier import SLUG, TinyDossier

__all__ = ["hostile"]
VIEW = empty_view() | {"dossier": SLUG}


def list_unknown() -> tuple[tuple[str, str], ...]:
    part = compared.build(VIEW, measure="killed", level_measure="posts")
    assert part
    return part.unknown


def test_no_official_count_is_told_where_there_is_none(hostile: TinyDossier) -> None:
    ((_, counted),) = list_unknown()
    assert counted == ""


def test_official_count_is_named_where_there_is_one(hostile: TinyDossier) -> None:
    hostile.copy("figures", "killed-april", figure_id="count", speaker_id="president", stance="official_claim")
    ((_, counted),) = list_unknown()
    assert "2,000–3,000 by The President (official claim), said 25 Apr 2022" in counted


def test_wrong_labels_are_told_as_they_were_printed() -> None:
    row = {"measure_label": "Wounded", "right_measure_label": "Casualties: killed and wounded", "url": "a"}

    assert side_by_side.describe_mislabelled([row, row]) == "1 publication printed casualties as wounded"


def test_number_that_is_said_again_replaces_nothing() -> None:
    figure = {"kind": "stock", "period": None, "speaker": "A", "as_of": "2022", "at_least": 5, "at_most": 5}
    later = figure | {"place": "after", "is_in_force": False, "is_step": False, "stated_on": "2023"}

    assert list(figures.list_replacements(figure, [later])) == []
    assert list(figures.list_replacements(figure, [later | {"at_most": 6}]))

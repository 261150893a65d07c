"""Sentences that state a fact are composed from answers: where the fact is false, no page says it."""

from __future__ import annotations

from dashboard.contents import figures, pages, tiles
from dashboard.contents.blocks import PageContents
from dashboard.contents.charts import losses, overview
from dashboard.sharing.parameters import empty_view
from tests.app_pages.test_checks import hostile
from tests.tiny_dossier import SLUG, TinyDossier

__all__ = ["hostile"]
VIEW = empty_view() | {"dossier": SLUG}


def said(contents: PageContents) -> str:
    """All that a page says, as one text."""
    return repr(contents)


def test_no_official_count_of_people_is_told_where_there_is_none(hostile: TinyDossier) -> None:
    assert "official, none" in said(pages.build_overview(VIEW))


def test_official_count_of_people_is_named_where_there_is_one(hostile: TinyDossier) -> None:
    hostile.copy("figures", "killed-april", figure_id="count", speaker_id="president", stance="official_claim")
    ((_, counted),) = [note for note in tiles.list_unknown(VIEW) if note[0].startswith("How many")]
    assert "official, 2,000–3,000 by The President for 25 Apr 2022" in counted


def test_people_are_named_as_the_dossier_names_them(hostile: TinyDossier) -> None:
    chart = overview.build_people(VIEW)

    assert chart
    assert chart.label.startswith("Killed, by speaker")
    assert "active service" not in chart.label + chart.alt


def test_wrong_labels_are_told_as_they_were_printed() -> None:
    row = {"measure_label": "Wounded", "right_measure_label": "Casualties: killed and wounded", "url": "a"}

    assert losses.describe_mislabelled([row, row]) == "1 publication printed casualties as wounded"


def test_number_that_is_said_again_replaces_nothing() -> None:
    figure = {"kind": "stock", "period": None, "speaker": "A", "as_of": "2022", "at_least": 5, "at_most": 5}
    later = figure | {"place": "after", "is_in_force": False, "is_decree": False, "stated_on": "2023"}

    assert list(figures.list_replacements(figure, [later])) == []
    assert list(figures.list_replacements(figure, [later | {"at_most": 6}]))

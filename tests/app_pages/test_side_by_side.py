"""Losses keep definitions apart, say what print confuses, and count only losses."""

from __future__ import annotations

import json

from tests.app_pages.test_pages import traces
from tests.app_pages.visit import visit, words


def test_each_measure_is_beside_that_of_another_subject_on_one_scale() -> None:
    visitor = visit("side_by_side")
    text = words(visitor)

    assert "Killed: 498 to 350,000, by 19 speakers" in text
    assert "Least: 498 (Russian Ministry of Defence, Mar 2022); greatest: 350,000 (Volodymyr Zelensky, Feb 2025" in text
    assert "At least 200,186 confirmed by name (Mediazona" in text
    for heading in ("Russia: 6 statements", "Ukraine: 6 statements", "Russia: 49 statements"):
        assert heading in text
    plots = [json.loads(plot.proto.spec)["layout"]["yaxis"]["range"] for plot in visitor.get("plotly_chart")]
    assert len(plots) == 1 + 3 * 2  # the first, then two subjects with three measures
    assert plots[1:4] == plots[4:]  # row by row


def test_print_that_calls_casualties_killed_is_named() -> None:
    russia, ukraine = (
        words(visit("side_by_side", open="misprints")),
        words(visit("side_by_side", subject="UKR", open="misprints")),
    )

    labels = [expander.label for expander in visit("side_by_side").expander]
    assert any("printed casualties as killed" in label for label in labels)
    assert "Yahoo News" in russia
    assert "Russian casualties" not in ukraine


def test_errors_in_print_are_never_drawn() -> None:
    drawn = str(traces(visit("side_by_side")))

    assert "243,680" not in drawn
    assert "General Staff of Ukraine" in drawn


def test_filter_counts_losses_only() -> None:
    visitor = visit("side_by_side")
    (russia,) = [option for box in visitor.selectbox for option in box.options if option.startswith("Russia (")]

    assert russia == "Russia (116)"


def test_a_dossier_without_such_measures_has_no_filters_of_them() -> None:
    visitor = visit("side_by_side", dossier="hs2-cost")

    assert [box.value for box in visitor.info] == ["This dossier puts no measures side by side."]
    assert [box.label for box in visitor.selectbox] == ["Dossier"]


def test_a_single_statement_is_told_not_drawn() -> None:
    visitor = visit("side_by_side")

    assert "Losses from all causes: 80,000, by James Heappey (Aug 2022)" in words(visitor)
    assert "80,000" in words(visitor)


def test_former_name_of_the_page_opens_it() -> None:
    former, now = visit("losses", measure="wounded"), visit("side_by_side", measure="wounded")

    assert words(former) == words(now)
    assert traces(former) == traces(now)

"""Every number that is taken along keeps who said it and where it was printed."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from dashboard.engine.questions.ask import Provenance, with_provenance
from dashboard.exports.sources import COLUMNS, sources_of
from tests.tiny_dossier import SLUG


def sources(**columns: Any) -> list[dict[str, Any]]:
    table = with_provenance(pa.table(columns), Provenance("dossiers", {"dossier": SLUG}, "v1"))
    found = sources_of(table).table
    assert tuple(found.column_names) == COLUMNS
    rows: list[dict[str, Any]] = found.to_pylist()
    return rows


def test_each_figure_that_a_row_points_to_has_one_source_in_the_order_of_the_rows() -> None:
    rows = sources(
        posts_figure_id=["posts-2023", "posts-2023", None],
        figure_id=["killed-april", "posts-2018", "nowhere"],
        corrected_by=[None, "killed-march", None],
    )
    assert [row["figure_id"] for row in rows] == ["posts-2023", "killed-april", "posts-2018", "killed-march"]
    assert rows[0] == {
        "figure_id": "posts-2023",
        "speaker": "The President",
        "role": "head of state",
        "stance": "official_decree",
        "stance_label": "official decree",
        "stance_kind": "decides",
        "wording": "1,137",
        "stated_on": "2022-08-25",
        "outlet": "Gazette",
        "credits": None,
        "published_on": "2022-08-25",
        "tier": "primary",
        "url": "https://gazette.example/2022",
    }


def test_sum_has_the_sources_of_its_terms_and_of_the_figure_it_should_equal() -> None:
    rows = sources(derivation_id=["step"])
    assert [row["figure_id"] for row in rows] == ["posts-2023", "posts-2018", "step-2023"]


def test_table_that_names_speakers_but_no_figures_gives_them() -> None:
    rows = sources(speaker=["A", "A", None], outlet=["Daily", "Daily", None], count=[1, 2, 3])
    assert [(row["speaker"], row["outlet"], row["figure_id"]) for row in rows] == [("A", "Daily", None)]


def test_table_that_names_neither_says_so() -> None:
    table = with_provenance(pa.table({"filter": ["measure"]}), Provenance("dossiers", {}, "v1"))
    assert sources_of(table).table.num_rows == 0
    assert "no source to list" in sources_of(table).sentence

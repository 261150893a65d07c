"""The search by the index finds the rows that reading each of them finds."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dashboard.engine.database import connection as database
from dashboard.engine.partitions import search
from dashboard.engine.questions.ask import answer
from dashboard.engine.warehouse.store import Store, Warehouse
from dashboard.figures.search import parse_search
from tests.engine.partitions.twins import MEASURES, PARTS, SUBJECTS, Row, Twins


def _find_by_reading(opened: Warehouse, given: list[Any]) -> set[str]:
    with closing(opened.cursor_for(PARTS)) as cursor:
        return set(database.call_macro(cursor, "figures_saying_within", PARTS, *given).column("figure_id").to_pylist())


def _find_by_index(opened: Warehouse, given: list[Any]) -> set[str]:
    words, numbers, subject, *_, known_on = given
    asked = {"dossier": PARTS, "words": words, "numbers": numbers, "known_on": known_on}
    with closing(opened.cursor_for(PARTS)) as cursor:
        search.search_by_index(cursor, {}, asked, subject)
        path = cursor.execute("select current_setting('search_path')").fetchall()[0][0]
        assert path.startswith(search.SCHEMA)
        return set(database.call_macro(cursor, "figures_saying_within", PARTS, *given).column("figure_id").to_pylist())


def _draw_words(drawn: random.Random, row: Row) -> str:
    texts = (
        row["wording"],
        row["note"],
        row["scope"],
        row["speaker_id"],
        row["measure"],
        row["figure_id"],
        row["flags"],
    )
    day = date.fromisoformat((row["as_of"] + "-01-01")[:10])
    more = (row["as_of"], f"{day:%B}", f"{day.day}", "Outlet", "Russia", "nothing", "Équipe|remark", "about|army")
    word = drawn.choice([word for text in (*texts, *more) if text for word in str(text).split()])
    return word[: drawn.randrange(1, len(word) + 1)]


def _draw_number(drawn: random.Random, row: Row) -> str:
    number = row["low"] or row["high"]
    return drawn.choice((f"{number:,}", f"{number / 1000:.1f} thousand", f"{number / 1e6:.2f} million"))


def _draw_search(drawn: random.Random, row: Row) -> tuple[list[str] | None, list[str] | None]:
    """One to three words and numbers that the row may have."""
    parts = [drawn.choice((_draw_words, _draw_words, _draw_number))(drawn, row) for _ in range(drawn.randrange(1, 4))]
    wanted = [parse_search(part) for part in parts]
    spellings = [part for part in parts if "|" in part]
    words = [word for one in wanted for word in one.words] + spellings
    return words or None, [number for one in wanted for number in one.numbers] or None


def test_the_index_finds_what_reading_each_row_finds(opened: Warehouse, twins: Twins) -> None:
    drawn = random.Random(17)  # noqa: S311
    counts = []
    for _ in range(12):
        words, numbers = _draw_search(drawn, drawn.choice(twins.figures))
        since, until, known_on = (
            drawn.choice((None, None, date(2020, 6, 1) + timedelta(days=drawn.randrange(600)))) for _ in range(3)
        )
        subject, measure = drawn.choice((None, *SUBJECTS)), drawn.choice((None, None, *MEASURES))
        given = [words, numbers, subject, measure, since, until, known_on]

        found = _find_by_index(opened, given)

        assert found == _find_by_reading(opened, given), given
        counts.append(len(found))
    assert sum(map(bool, counts)) > 4


@pytest.mark.parametrize(("at_least", "at_most"), [(0, 0), (7, 7), (95, 1_050), (2_035_000, 2_045_000), (9, 10)])
def test_numbers_sorted_as_words_are_those_within_the_bounds(at_least: int, at_most: int) -> None:
    def is_within(number: int) -> bool:
        return any(
            len(first) == len(str(number)) and first <= str(number) <= last
            for first, last in search._list_ranges(at_least, at_most)
        )

    tried = {*range(1_200), *range(at_least - 3, at_least + 3), *range(at_most - 3, at_most + 3)}
    assert {number for number in tried if number >= 0 and is_within(number)} == {
        number for number in tried if at_least <= number <= at_most
    }


def test_page_and_count_share_one_search(opened: Warehouse, twins: Twins, monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[object] = []
    find = search.Index.find

    def find_once(index: search.Index, *wanted: Any) -> search.Found:
        searches.append(wanted)
        return find(index, *wanted)

    monkeypatch.setattr(search.Index, "find", find_once)
    given = {"dossier": PARTS, "words": ["remark", "5"], "rows_a_page": 20}

    page, count, choices = (
        answer(opened, name, given, twins.settings) for name in ("figures_found", "figures_count", "filter_counts")
    )

    assert page.num_rows == 20
    assert count.column("count_figures")[0].as_py() > 20
    assert choices.num_rows
    assert len(searches) == 1


def test_where_the_index_is_broken_or_missing_every_row_is_read(parts: Twins, caplog: pytest.LogCaptureFixture) -> None:
    given = {"dossier": PARTS, "words": ["remark"], "rows_a_page": 50}
    kept_none = replace(parts.settings, answers_kept=0)
    found = answer(Store(kept_none).open(), "figures_found", given, kept_none)
    assert found.num_rows == 50
    assert "index" not in caplog.text

    path = next(parts.settings.cache_folder.glob("partitions/*.figure_words.parquet"))
    for breaks in (lambda: path.write_bytes(b"PAR1 half of a file"), path.unlink):
        breaks()
        caplog.clear()
        assert answer(Store(kept_none).open(), "figures_found", given, kept_none) == found
        assert "search index cannot be read" in caplog.text

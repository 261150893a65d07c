"""Changes of what a dossier says about itself are told in words, not as the text of its file."""

from __future__ import annotations

import pytest

from dashboard.figures.entries import name_entries


@pytest.mark.parametrize(
    ("text", "other", "words"),
    [
        ('[{"day": "2022-08-25", "title": "Budget"}]', "", "Day: 2022-08-25, Title: Budget"),
        ('[{"name": "a"}, {"name": "b.", "of": ["x", "y"]}]', '[{"name": "a"}]', "Name: b, Of: x, y"),
        ('[{"name": "a"}]', '[{"name": "a"}, {"name": "b"}]', "the same entries in another order"),
        ('{"day": "2022", "words": "since then"}', None, "Day: 2022, Words: since then"),
        ("Strength", "[1]", "Strength"),
        ("[no list", None, "[no list"),
    ],
)
def test_entries_that_differ_are_named(text: str, other: str | None, words: str) -> None:
    assert name_entries(text, other).lower() == words.lower()

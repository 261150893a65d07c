"""The box on the first page finds a number or a word, and checks a sentence."""

from __future__ import annotations

import pytest

from dashboard.ui.find_box import choose_page


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("9,000", "figures"),
        ("Zelensky 9,000 killed", "figures"),
        ("general staff of ukraine killed", "figures"),
        ("Russia has 2 million troops", "check"),
        ("Almost 9,000 soldiers had been killed.", "check"),
    ],
)
def test_a_sentence_with_a_number_is_checked_and_all_else_is_searched(words: str, page: str) -> None:
    assert choose_page(words)[0] == page

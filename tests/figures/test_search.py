"""What is typed into the search box falls into words and numbers; anything may be typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.normalize import normalize
from dashboard.figures.search import Search, parse_search


@pytest.mark.parametrize(
    ("query", "words", "numbers"),
    [
        ("almost 9,000", ("almost",), ("9000",)),
        ("1 013 628 военнослужащих", ("военнослужащих",), ("1013628",)),
        ("1.013.628 1'013'628", (), ("1013628",)),
        ("1.15 million", (), ("1150000|1145000|1155000",)),
        ("1.897 million", (), ("1897000|1896500|1897500",)),
        ("155 тыс. человек", ("человек",), ("155000|154500|155500",)),
        ("100K killed", ("killed",), ("100000|95000|105000",)),
        ("40 to 55 thousand", ("to",), ("40000|38000|42000", "55000|54500|55500")),
        ("1 million 300 thousand", (), ("1300000",)),
        ("40–55 thousand", ("40–55", "thousand"), ()),
        ("137", ("137",), ()),
        ("9,0", ("9,0",), ()),
        ("9,000 m", ("m",), ("9000",)),
        ("1.15", ("1.15",), ()),
        ("13.5 %", ("13.5",), ()),
        ("2022-08-25 Putin", ("2022-08-25", "putin"), ()),
        ("age-pool-24m-ki 9,000-strong", ("age-pool-24m-ki", "-strong"), ("9000",)),
        ("2 million", (), ("2000000|1900000|2100000",)),
        ("a|b", ("a", "b"), ()),
        ("wb-chn-2000", ("wb-chn-2000",), ()),
        ("dead dead", ("dead",), ()),
        ("2022-08-25: 9", ("2022-08-25", "9"), ()),
        ("on:2022-08-25", ("2022-08-25", "on:"), ()),
        ("%_'\" 🙂 ()", (), ()),
        ("", (), ()),
    ],
)
def test_numbers_are_told_from_words(query: str, words: tuple[str, ...], numbers: tuple[str, ...]) -> None:
    assert parse_search(query) == Search(words, numbers)


@given(st.text(max_size=200) | st.text("0123456789,. '’%mк-", max_size=40))
def test_anything_may_be_typed(query: str) -> None:
    words, numbers = parse_search(query)
    assert all(word in normalize(query) for word in words)
    assert all(part.isdecimal() and part.isascii() for number in numbers for part in number.split("|"))

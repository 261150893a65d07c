"""One word in its usual spellings: other alphabets, transliterations, British and American English, hedges."""

from __future__ import annotations

import pytest

from dashboard.figures.normalize import normalize
from dashboard.figures.search import Search, widen_search
from dashboard.figures.spelling import fold, list_spellings


@pytest.mark.parametrize(
    "names",
    [
        "Zelensky Zelenskyy Zelenskiy Zelenskii Zelenskyi Зеленский Зеленський Selenskyj Zełenski Zelenszkij",
        "Shoigu Shoygu Шойгу Schoigu Šojgu",
        "Putin Путин Путін Poutine",
        "Gerasimov Герасимов Gerassimow",
        "Kyiv Kiev Київ Киев Kyjiw",
        "Syrskyi Syrsky Сирський Сырский",
        "Belousov Белоусов Beloussov",
        "Volodymyr Володимир Wolodymyr",
        "Soloviev Solovyov Соловьёв",
        "Yevgeny Evgeny Евгений Yevgeniy",
        "Yermak Єрмак Ермак Jermak",
        "Luhansk Lugansk Луганськ",
        "Donbas Donbass Донбасс",
    ],
)
def test_usual_spellings_of_a_name_have_one_key(names: str) -> None:
    assert len({fold(name) for name in names.split()}) == 1


def test_different_names_have_different_keys() -> None:
    names = "Zelensky Zaluzhnyi Syrskyi Putin Peskov Shoigu Belousov Budanov Medvedev Mediazona Meduza Ukraine Russia"
    assert len({fold(name) for name in names.split()}) == len(names.split())


@pytest.mark.parametrize(
    ("word", "other"),
    [
        *[("mobilised", "mobilized"), ("organisation", "organization"), ("armour", "armor"), ("defence", "defense")],
        *[("centre", "center"), ("programme", "program"), ("travelled", "traveled"), ("almost", "nearly")],
    ],
)
def test_either_spelling_gives_the_other(word: str, other: str) -> None:
    either = {*list_spellings(word, {}), *list_spellings(other, {})}
    assert {word, other} <= either
    assert other in list_spellings(word, {}) or other.startswith(word)
    assert word in list_spellings(other, {}) or word.startswith(other)


@pytest.mark.parametrize(
    ("names", "word"),
    [
        ("choïgou choigu chojgu szojgu sojgu", "shoigu"),
        ("zaloujny załuzny zaluzny", "zaluzhnyi"),
        ("medvedjev medwiediew medviedev", "medvedev"),
    ],
)
def test_spellings_of_other_languages_lead_to_the_name(names: str, word: str) -> None:
    keys = {word: fold(word), "killed": fold("killed")}
    assert {name: list_spellings(normalize(name), keys)[1:] for name in names.split()} == {
        name: [word] for name in names.split()
    }


def test_dates_and_months_are_spelled_as_the_data_have_them() -> None:
    assert [list_spellings(word, {}) for word in ("25.08.2022", "25/8/2022", "августа", "aout", "aug")] == [
        *(["25.08.2022", "2022-08-25"], ["2022-08-25"], ["августа", "august"], ["aout", "august"], ["aug"])
    ]


def test_word_without_another_spelling_stays_alone() -> None:
    search = Search(("killed", "russia", "men", "t-72"), ("9000",))
    assert widen_search(search, {}) == search
    assert widen_search(Search(("шоигу",), ()), {"shoigu": "sgoigu", "shore": "sgore"}).words == ("шоигу|shoigu",)
    (phrase,) = widen_search(Search(("more", "than"), ()), {}).words
    assert phrase == "|".join(("more", *widen_search(Search(("over",), ()), {}).words))

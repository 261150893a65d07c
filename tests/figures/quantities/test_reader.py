"""Which quantities stand in a text: a row for each kind, form and language. A row lists them in the order of print."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from dashboard.figures.claims.mentions import Words
from dashboard.figures.quantities.changes import find_direction
from dashboard.figures.quantities.reader import find_quantities
from tests.figures.quantities.odd_texts import read_all

M = 1_000_000
D = Decimal("13.5")
OF_A_TOPIC = Words(
    [
        *(("counted", "counted", word) for word in ("soldier*", "soldat*", "soldad*", "tank*", "солдат*")),
        ("make", "make", "Leopard"),
    ],
    {},
)


def _bounds(text: str) -> list[tuple[str, object, object]]:
    return [
        (one.kind, one.at_least, one.at_most)
        for one in find_quantities(text, OF_A_TOPIC.is_counted, OF_A_TOPIC.is_make)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("exceeded $20 trillion", [("money", 20 * 10**12, None)]),
        ("$1.2 quadrillion", [("money", 1_150_000_000 * M, 1_250_000_000 * M)]),
        ("£20m of aid and 100 million roubles", [("money", 19 * M, 21 * M), ("money", 95 * M, 105 * M)]),
        ("20 mil millones de dólares", [("money", 19_000 * M, 21_000 * M)]),
        ("$50bn to $70bn.", [("money", 50_000 * M, 70_000 * M)]),
        ("1,2 трлн гривень", [("money", 1_150_000 * M, 1_250_000 * M)]),
        ("2,3 milliards d'euros", [("money", 2_250 * M, 2_350 * M)]),
        ("a 10-million-strong reserve", [("count", 10 * M, 10 * M)]),
        ("just shy of 150,000 men", [("count", 135_000, 150_000)]),
        ("north of 300,000 troops", [("count", 300_000, None)]),
        ("no fewer than 3,000", [("count", 3_000, None)]),
        ("up from £72bn-£78bn of money", [("money", 72 * 10**9, 78 * 10**9)]),
        ("ran as high as 200,000 dead", [("count", None, 200_000)]),
        ("9,000 men under 50 and women over 60", [("count", 9_000, 9_000), ("age", None, None), ("age", None, None)]),
        ("well over 50,000 dead", [("count", 50_000, None)]),
        ("18·2 million", [("count", 18_150_000, 18_250_000)]),
        ("twelve hundred men and five officers", [("count", 1_200, 1_200), ("count", 5, 5)]),
        ("Zwei Soldaten, dos soldados", [("count", 2, 2), ("count", 2, 2)]),
        ("сто тридцать семь тысяч", [("count", 136_500, 137_500)]),
        ("Soldiers: 70,000-80,000, officers 12", [("count", 70_000, 80_000), ("count", 12, 12)]),
        ("9,000 ± 500 soldiers", [("count", 8_500, 9_500)]),
        ("In 2018, 1,902,758 posts", [("year", None, None), ("count", 1_902_758, 1_902_758)]),
        ("about 2000 soldiers arrived in 2014", [("count", 1_800, 2_200), ("year", None, None)]),
        ("cientos de miles de soldados", [("count", 200_000, 999_999)]),
        ("scores of soldiers, dozens of tanks", [("count", 40, 199), ("count", 24, 119)]),
        ("in the low thousands", [("count", 1_000, 4_999)]),
        ("a couple of hundred men, пара сотен", [("count", 180, 220), ("count", 180, 220)]),
        ("Dutzende starben, une vingtaine de soldats", [("count", 24, 119), ("count", 18, 22)]),
        ("десятки танков, десятки тысяч людей", [("count", 20, 99), ("count", 20_000, 99_999)]),
        ("tens of billions of dollars", [("money", 20_000 * M, 99_999_999_999)]),
        ("13.5% or 7.2 per cent, на 13,5 процента", [("percent", D, D), ("percent", Decimal("7.2"), Decimal("7.2")),
        ("percent", D, D)]),
        ("40–55%", [("percent", 40, 55)]),
        ("up to 56 miles an hour on 3 km of road", [("measure", None, 56), ("measure", 3, 3)]),
        ("152-mm гаубиця, -20 °C", [("measure", 152, 152), ("measure", -20, -20)]),
        ("for miles and miles", []),
        ("over the next four years, 100 дней", [("duration", None, None)] * 2),
        ("10-летний контракт, six-month mark", [("duration", None, None)] * 2),
        ("aged 18-27, 18-летний солдат, an 18-year-old", [("age", None, None)] * 3),
        ("мужчины от 18 до 27 лет; чоловіки віком від 25 до 60 років", [("age", None, None)] * 2),
        ("one in four recruits, две трети, a third of the men, half the army", [("fraction", None, None)] * 4),
        ("каждый четвёртый, кожен п'ятий, треть солдат", [("fraction", None, None)] * 3),
        ("twice as many, doubled, в два раза, удвічі, threefold", [("multiple", None, None)] * 5),
        ("the Su-24M, T-72, COVID-19, MH17, 9K720", [("identifier", None, None)] * 5),
        ("Article 5, указ № 575, Стаття 17, l'article 5, Leopard 2 tanks", [("identifier", None, None)] * 5),
        ("call +44 20 7946 0958 or (020) 7946-0958; 24/7", [("identifier", None, None)] * 3),
        ("the second-largest army ranks 25th", [("rank", None, None)] * 2),
        ("at 14:30 or 5 p.m.", [("time", None, None)] * 2),
        ("in the 1990s, the 21st century, since 2014, 2018-2019, у 90-х роках", [("year", None, None)] * 5),
        ("no one, one of them, the second time\n1. a list, note [3]", []),
        ("see https://example.org/2022/137000 or a.1234@example.org", []),
        ("", []),
    ],
)  # fmt: skip
def test_kinds_and_bounds(text: str, expected: list[tuple[str, object, object]]) -> None:
    assert _bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("25 August 2022", "2022-08-25"), ("August 25, 2022", "2022-08-25"), ("2022-08-25", "2022-08-25")),
        *(("25.08.2022", "2022-08-25"), ("25 серпня 2022 року", "2022-08-25"), ("17 ноября 2017 г.", "2017-11-17")),
        *(("November 2017", "2017-11"), ("on 1 January", "--01-01"), ("in 2018", "2018"),
        ("2022. augusztus 25.", "2022-08-25")),
        *(("25 de agosto de 2022", "2022-08-25"), ("25. srpna 2022", "2022-08-25"),
        ("24–25 August 2022", "2022-08-24")),
    ],
)  # fmt: skip
def test_dates(text: str, day: str) -> None:
    assert [one.day for one in find_quantities(text)] == [day]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rose from 1,013,628 to 1,150,628, by 137,000", [("from", "up"), ("to", "up"), ("by", "up")]),
        ("It fell by 20,752 to 900,000", [("by", "down"), ("to", "down")]),
        ("another 137,000 troops", [("by", "up")]),
        ("a 13.5% rise", [("by", "up")]),
        ("an increase of 137,000", [("by", "up")]),
        ("вырос с 1,013 млн до 1,15 млн на 13,5 %", [("from", "up"), ("to", "up"), ("by", "up")]),
        ("зросла з 900 тисяч до 1,5 млн осіб, на 600 тисяч", [("from", "up"), ("to", "up"), ("by", "up")]),
        ("сократили на 293 человека", [("by", "down")]),
        ("The strength was up 137,000", [("by", "up")]),
        ("900 dead, down from 1,200", [("level", ""), ("from", "down")]),
        ("Putin called up 300,000 reservists", [("level", "")]),
        ("Ukraine shot down 48 drones", [("level", "")]),
        ("Shoigu called 300,000 reservists", [("level", "")]),
        ("the autumn call-up of 120,000 men", [("level", "")]),
        ("up to 9,000 men", [("level", "")]),
    ],
)
def test_roles_in_changes(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.role, one.direction) for one in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("wording", "direction"),
    [
        ("shrinks by 293", "down"),
        ("увеличить на 137", "up"),
        ("up to 10,000", ""),
        ("brings it to 5", ""),
        ("rose, then fell by 5", ""),
        ("137,000", ""),
    ],
)
def test_a_wording_names_one_direction(wording: str, direction: str) -> None:
    assert find_direction(wording) == direction


def test_a_fall_is_below_zero() -> None:
    (fall,) = find_quantities("Strength fell by 20,752.")
    assert (fall.low, fall.at_least, fall.at_most, fall.is_change) == (-20_752, -20_752, -20_752, True)


def test_the_phrase_holds_hedge_and_unit() -> None:
    text = "Officials put it at almost 9,000 men, well over $20 trillion, up to 13.5 %, a 1.3 million-strong force."
    expected = ["almost 9,000", "well over $20 trillion", "up to 13.5 %", "1.3 million-strong"]
    assert [one.text for one in find_quantities(text)] == expected


def test_odd_texts_are_read() -> None:
    read_all(seed=7, count=200)


def test_work_grows_with_length_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sentence is longer than so many tokens, whatever the text."""
    from dashboard.figures.quantities import plain_text

    text = plain_text.read_plain("9 and " * 10_000)
    sentences = plain_text.cut_sentences(text)
    assert max(len(one.parts) for one in sentences) <= plain_text.LONGEST_SENTENCE
    assert sum(len(one.parts) for one in sentences) == 20_000


def test_a_word_without_end_after_each_number_costs_no_more_than_its_length() -> None:
    seconds = []
    for count in (1_000, 8_000):
        started = time.process_time()
        find_quantities("一万三分之一" * count)
        seconds.append(time.process_time() - started)
    assert seconds[1] < 10 * seconds[0]


def test_nouns_for_what_is_counted_and_makes_come_from_the_dossier() -> None:
    text = "one lantern; in 2014 lanterns; Dietz 2"
    of_lanterns = Words([("counted", "counted", "lantern*"), ("make", "make", "Dietz")], {})
    assert [one.kind for one in find_quantities(text)] == ["year", "count"]
    found = find_quantities(text, of_lanterns.is_counted, of_lanterns.is_make)
    assert [one.kind for one in found] == ["count", "count", "identifier"]

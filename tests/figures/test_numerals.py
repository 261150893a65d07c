"""Which numbers the reader finds in a phrase, whatever the language and the separators."""

from __future__ import annotations

import pytest

from dashboard.figures.numerals import Number
from dashboard.figures.wording import read_numbers

K, M = 1_000, 1_000_000


@pytest.mark.parametrize(
    ("wording", "value", "step"),
    [
        ("1,013,628", 1_013_628, 1),
        ("٣٤٥", 345, 1),
        ("900,000 active personnel", 900_000, 100_000),
        ("by 13,630", 13_630, 10),
        ("3910000", 3_910_000, 10_000),
        ("1 013 628 военнослужащих", 1_013_628, 1),
        ("1\N{NO-BREAK SPACE}013\N{NO-BREAK SPACE}628", 1_013_628, 1),
        ("1\N{NARROW NO-BREAK SPACE}013\N{THIN SPACE}628", 1_013_628, 1),
        ("китайской (2 035 000)", 2_035_000, K),
        ("87 000", 87_000, K),
        ("1.897.694", 1_897_694, 1),
        ("44.654 soldati russi", 44_654, 1),
        ("um 170.000 Personen", 170_000, 10 * K),
        ("1'013'628", 1_013_628, 1),
        ("1’013’628", 1_013_628, 1),
        ("13,25,000", 1_325_000, K),
        ("personnel: 113990", 113_990, 10),
        ("10,000² killed", 10_000, 10 * K),
        ("5,937 dead", 5_937, 1),
        ("-293", -293, 1),
        ("a change of −293", -293, 1),
        ("(−293)", -293, 1),
        ("1 млн 884 тис. 829 осіб", 1_884_829, 1),
        ("1 млн 885 тис. 371 осіб", 1_885_371, 1),
        ("128 ezer 115", 128_115, 1),
        ("2 million 118 thousand servicemen", 2_118_000, K),
        ("1 million 300 thousand", 1_300_000, 100 * K),
        ("one year", 1, 1),
        ("two hundred and fifty men", 250, 10),
        ("0 dead", 0, 1),
    ],
)
def test_full_digits_stand_for_themselves(wording: str, value: int, step: int) -> None:
    assert read_numbers(wording) == [Number(value, step, is_rounded=False)]


@pytest.mark.parametrize(
    ("wording", "value", "step"),
    [
        ("1.01 million", 1_010_000, 10 * K),
        ("1.897 million", 1_897_000, K),
        ("2 million", 2 * M, M),
        ("2.4m", 2_400_000, 100 * K),
        ("100K", 100_000, 100 * K),
        ("255 K", 255_000, K),
        ("16 thousand", 16_000, K),
        ("in Ukraine - 900 thousand", 900_000, 100 * K),
        ("1.5 bn", 1_500_000_000, 100 * M),
        ("2 lakh", 200_000, 100 * K),
        ("1,154 thousand", 1_154_000, K),
        # Russian and Ukrainian
        ("1,32 млн", 1_320_000, 10 * K),
        ("1,903 миллиона", 1_903_000, K),
        ("на 2,64 тысячи человек", 2_640, 10),
        ("155 тыс.", 155_000, K),
        ("134,6 тыс.", 134_600, 100),
        ("134, 5 тыс.", 134_500, 100),
        ("261 тысячу новобранцев", 261_000, K),
        ("32 тысячи человек", 32_000, K),
        ("до одного миллиона человек", M, M),
        ("миллион человек", M, M),
        ("полтора миллиона", 1_500_000, 100 * K),
        ("полмиллиона", 500_000, 100 * K),
        ("четверть миллиона", 250_000, 100 * K),
        ("триста тысяч", 300_000, 100 * K),
        ("двадцать пять тысяч", 25_000, K),
        ("1 млн військовослужбовців", M, M),
        ("приблизно 419 тисяч", 419_000, K),
        ("дев'яносто тисяч", 90_000, 10 * K),
        ("півтора мільйона", 1_500_000, 100 * K),
        ("2 мільйони", 2 * M, M),
        ("три мільярди", 3 * 1000 * M, 1000 * M),
        # Italian, Portuguese, Spanish, French, German, Czech, Polish, Hungarian, Greek
        ("trecento mila soldati", 300_000, 100 * K),
        ("1,2 milioni", 1_200_000, 100 * K),
        ("mezzo milione", 500_000, 100 * K),
        ("quase 440 mil pessoas", 440_000, 10 * K),
        ("um milhão", M, M),
        ("medio millón", 500_000, 100 * K),
        ("deux cent mille hommes", 2 * 100 * K, 100 * K),
        ("zwei hundert tausend Mann", 2 * 100 * K, 100 * K),
        ("1,5 Millionen", 1_500_000, 100 * K),
        ("170 Tsd.", 170_000, 10 * K),
        ("1,1 milionu padlých a raněných", 1_100_000, 100 * K),
        ("půl milionu", 500_000, 100 * K),
        ("400 tys. żołnierzy", 400_000, 100 * K),
        ("128 ezer katona", 128_000, K),
        ("1,2 εκατομμύρια", 1_200_000, 100 * K),
        ("200 χιλιάδες", 200_000, 100 * K),
        # English words
        ("a million people", M, M),
        ("one million", M, M),
        ("Three hundred thousand reservists", 300_000, 100 * K),
        ("twenty-five thousand", 25_000, K),
        ("two hundred and fifty thousand", 250_000, 10 * K),
        ("a hundred thousand", 100_000, 100 * K),
        ("half a million", 500_000, 100 * K),
        ("half-a-million", 500_000, 100 * K),
        ("up to a quarter of a million", 250_000, 100 * K),
        ("one-and-a-half million", 1_500_000, 100 * K),
        ("a dozen", 12, 12),
    ],
)
def test_a_scale_word_rounds(wording: str, value: int, step: int) -> None:
    assert read_numbers(wording) == [Number(value, step, is_rounded=True)]


@pytest.mark.parametrize(
    ("value", "phrases"),
    [
        (60, "three score"),
        (150, "полтораста, півтораста"),
        (1_100, "тысяче ста человек"),
        (1_500, "полторы тысячи, півтори тисячі, полутора тысячам"),
        (7_000, "семью тысячами, сьома тисячами, siedmiu tysięcy, sedmi tisíc"),
        (12_000, "двенадцатью тысячами, dwunastu tysięcy, dvanácti tisíc, douze mille, doce mil, doze mil, dodicimila"),
        (15_000, "п'ятнадцятьма тисячами, piętnaście tysięcy, patnáct tisíc, quinze mille, δεκαπέντε χιλιάδες"),
        (35_000, "тридцатью пятью тысячами, treinta y cinco mil, trinta e cinco mil, trentacinquemila"),
        (50_000, "п'ятдесяти тисяч, pięćdziesięciu tysięcy, padesáti tisíc"),
        (70_000, "soixante-dix mille, сімдесятьма тисячами"),
        (80_000, "quatre-vingt mille, восемьюдесятью тысячами, восьмидесятью тысячами"),
        (90_000, "quatre-vingt-dix mille, девяноста тысяч, дев'яноста тисяч"),
        (200_000, "двумястами тысячами, двохстах тисячах, dwustu tysięcy, dvou set tisíc"),
        (250_000, "четвертью миллиона, чвертю мільйона, ćwierć miliona, čtvrt milionu, un cuarto de millón"),
        (350_000, "тремстам пятидесяти тысячам, trzystu pięćdziesięciu tysięcy"),
        (500_000, "пятьюстами тысячами, п'ятьмастами тисячами, pięciuset tysięcy, pěti set tisíc, quinientas mil"),
        (500_000, "пів мільйона, полумиллиону, yarım milyon"),
        (750_000, "трёх четвертей миллиона"),
        (1_000_000, "около миллиона человек, одном миллионе, понад мільйон осіб, близько мільйона"),
        (1_300_000, "миллиона трёхсот тысяч"),
        (1_500_000, "půldruhého milionu, bir buçuk milyon, ενάμισι εκατομμύριο, anderhalf miljoen"),
        (2_000_000, "двумя миллионами, двома мільйонами, dwoma milionami, dvěma miliony"),
        (2_300_000, "due milioni e trecentomila, 2 milhões e 300 mil"),
        (2_500_000, "zweieinhalb Millionen, dwa i pół miliona"),
        (3_000_000_000, "трьох мільярдах, трём миллиардам, 3 miliardami"),
    ],
)
def test_numerals_are_read_in_all_their_cases(value: int, phrases: str) -> None:
    read = {phrase: [number.value for number in read_numbers(phrase)] for phrase in phrases.split(", ")}
    assert {phrase: numbers for phrase, numbers in read.items() if numbers != [value]} == {}


@pytest.mark.parametrize(
    ("wording", "values"),
    [
        ("from 40 to 55 thousand", [40_000, 55_000]),
        ("approximately 1.1-1.3 million", [1_100_000, 1_300_000]),
        ("850,000-1 million", [850_000, M]),
        ("from 1 to 1.5 million", [M, 1_500_000]),
        ("between one and two million", [M, 2 * M]),
        ("between two hundred and three hundred", [200, 300]),
        ("від 40 до 55 тисяч", [40_000, 55_000]),
        ("tra 40 e 55 mila", [40_000, 55_000]),
        ("670,000 of these one-and-a-half million", [670_000, 1_500_000]),
        ("1 million by 2012", [M, 2012]),
        ("18-27", [18, 27]),
        ("5 million, 300 thousand", [5 * M, 300_000]),
    ],
)
def test_several_numbers(wording: str, values: list[int]) -> None:
    assert [number.value for number in read_numbers(wording)] == values


@pytest.mark.parametrize(
    "wording",
    [
        *("", "in the thousands", "+13.5 %", "7.2 per cent", "90 процентов", "25.08.2022", "T72", "the 20th", "1e6"),
        *("3.5 men", "some of a few", "a soldier", "due to", "half of the men", "um homem", "the cent", "第3章"),
        *("9" * 40, "1,000,000,000,000,000,000"),
    ],
)
def test_what_is_no_count_is_left_out(wording: str) -> None:
    assert read_numbers(wording) == []

"""What a wording means beside its stated bounds: a row for each rule, form and language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.hedge_words import HEDGES, HEDGES_AFTER
from dashboard.figures.hedges import RULES
from dashboard.figures.interval import Interval
from dashboard.figures.scale_words import SCALES
from dashboard.figures.vocabulary import UNITS
from dashboard.figures.wording import Reading, find_disagreement, read_numbers, read_wording

K, M = 1_000, 1_000_000
Bound = int | None


@pytest.mark.parametrize(
    ("wording", "stated", "rule", "at_least", "at_most", "step"),
    [
        ("1,013,628", 1_013_628, "exact", 1_013_628, 1_013_628, 1),
        ("900,000", 900_000, "exact", 900_000, 900_000, 100 * K),
        ("2万5000人", 25_000, "exact", 25_000, 25_000, K),
        ("٩٠٠٬٠٠٠ جندي", 900_000, "exact", 900_000, 900_000, 100 * K),
        ("1 млн 884 тис. 829 осіб", 1_884_829, "exact", 1_884_829, 1_884_829, 1),
        ("402.430 soldati", 402_430, "exact", 402_430, 402_430, 10),
        ("overall losses to 125,000", 125_000, "exact", 125_000, 125_000, K),
        ("17,175 men – had been prisoners", 17_175, "exact", 17_175, 17_175, 1),
        ("one year", 1, "exact", 1, 1, 1),
        ("reduces the size by 293 personnel", -293, "exact", -293, -293, 1),
        ("1.01 million", 1_010_000, "rounded", 1_005_000, 1_015_000, 10 * K),
        ("155 тыс.", 155_000, "rounded", 154_500, 155_500, K),
        ("2 million", 2 * M, "rounded", 1_900_000, 2_100_000, M),
        ("100K", 100_000, "rounded", 95_000, 105_000, 100 * K),
        ("a million people", M, "rounded", 950_000, 1_050_000, M),
        ("a quarter of a million", 250_000, "rounded", 237_500, 262_500, 100 * K),
        ("Three hundred thousand reservists", 300_000, "rounded", 285_000, 315_000, 100 * K),
        ("32 тысячи человек", 32_000, "rounded", 31_500, 32_500, K),
        ("1,32 млн", 1_320_000, "rounded", 1_315_000, 1_325_000, 10 * K),
        ("20-tysięczna armia", 20_000, "rounded", 19_000, 21_000, 10 * K),
        ("ciento cincuenta mil", 150_000, "rounded", 145_000, 155_000, 10 * K),
        ("1 1/2 million", 1_500_000, "rounded", 1_450_000, 1_550_000, 100 * K),
        ("two and three quarter million", 2_750_000, "rounded", 2_700_000, 2_800_000, 100 * K),
        ("2 and a half million", 2_500_000, "rounded", 2_450_000, 2_550_000, 100 * K),
        ("половина миллиона", 500_000, "rounded", 475_000, 525_000, 100 * K),
        ("dvě stě tisíc", 200_000, "rounded", 190_000, 210_000, 100 * K),
        ("one half million", 500_000, "rounded", 475_000, 525_000, 100 * K),
        ("four fifths of a million", 800_000, "rounded", 760_000, 840_000, 100 * K),
        # margins
        ("7,000 plus or minus 10 per cent", 7_000, "range", 6_300, 7_700, K),
        ("20,000 (± 5%)", 20_000, "range", 19_000, 21_000, 10 * K),
        # about
        ("about 2,800", 2_800, "about", 2_750, 2_850, 100),
        ("about 1,020,010", 1_020_010, "about", 1_020_005, 1_020_015, 10),
        ("about 3000 have been wounded", 3_000, "about", 2_700, 3_300, K),
        ("around one million", M, "about", 900_000, 1_100_000, M),
        ("some 244,000", 244_000, "about", 243_500, 244_500, K),
        ("estimated 1.15 million active troops", 1_150_000, "about", 1_145_000, 1_155_000, 10 * K),
        ("the prewar estimate of 900,000", 900_000, "about", 850_000, 950_000, 100 * K),
        ("15,000 ... probably a conservative estimate", 15_000, "about", 14_500, 15_500, K),
        ("perhaps 45,000 wounded", 45_000, "about", 44_500, 45_500, K),
        ("in the vicinity of 15,000", 15_000, "about", 14_500, 15_500, K),
        ("close to 70,000", 70_000, "about", 65_000, 75_000, 10 * K),
        ("близько 406 тисяч осіб", 406_000, "about", 405_500, 406_500, K),
        ("about 700 thousand", 700_000, "about", 650_000, 750_000, 100 * K),
        ("beginning to approach around 180,000", 180_000, "almost", 162_000, 180_000, 10 * K),
        ("At least around 220,000", 220_000, "about", 215_000, 225_000, 10 * K),
        ("up to about 220,000", 220_000, "about", 215_000, 225_000, 10 * K),
        ("10,000 or so", 10_000, "about", 9_000, 11_000, 10 * K),
        ("10,000-ish", 10_000, "about", 9_000, 11_000, 10 * K),
        ("10,000, roughly", 10_000, "about", 9_000, 11_000, 10 * K),
        ("est. 10,000", 10_000, "about", 9_000, 11_000, 10 * K),
        ("10,000 (est.)", 10_000, "about", 9_000, 11_000, 10 * K),
        ("прибл. 10 тыс.", 10_000, "about", 9_000, 11_000, 10 * K),
        ("c 9,000", 9_000, "about", 8_500, 9_500, K),
        ("roundabout 9,000", 9_000, "about", 8_500, 9_500, K),
        ("gegen 9.000 Mann", 9_000, "about", 8_500, 9_500, K),
        ("um 9.000 herum", 9_000, "about", 8_500, 9_500, K),
        ("mniej więcej 9 tysięcy", 9_000, "about", 8_500, 9_500, K),
        ("en torno a 9.000", 9_000, "about", 8_500, 9_500, K),
        ("aux environs de 9 000", 9_000, "about", 8_500, 9_500, K),
        ("plus ou moins 10 000", 10_000, "about", 9_000, 11_000, 10 * K),
        ("est tombé à 10 000", 10_000, "exact", 10_000, 10_000, 10 * K),
        # A hedge holds for the number although both bounds were stated alike.
        ("nearly 1.5 million", 1_500_000, "almost", 1_350_000, 1_500_000, 100 * K),
        ("Почти 2,5 млн человек", 2_500_000, "almost", 2_250_000, 2_500_000, 100 * K),
        ("quase 440 mil pessoas", 440_000, "almost", 396_000, 440_000, 10 * K),
        ("just over 1.9 million", 1_900_000, "just_over", 1_900_000, 2_090_000, 100 * K),
        ("At least 153,171", 153_171, "at_least", 153_171, None, 1),
        ("Τουλάχιστον 200.186", 200_186, "at_least", 200_186, None, 1),
        ("ΤΟΥΛΑΧΙΣΤΟΝ 200.186", 200_186, "at_least", 200_186, None, 1),
        # "Up to" with equal bounds is the number that a decree sets.
        ("до 2 209 130 человек", 2_209_130, "exact", 2_209_130, 2_209_130, 10),
        ("до 1,5 млн военнослужащих", 1_500_000, "rounded", 1_450_000, 1_550_000, 100 * K),
        # One end of a change or of a range.
        ("from 27 to 30", 30, "exact", 30, 30, 10),
        ("aged 18-27", 27, "exact", 27, 27, 1),
        ("aged 18-27", 18, "exact", 18, 18, 1),
        ("с 18 до 21 года", 21, "exact", 21, 21, 1),
        ("from 1.32 million to 1.5 million", 1_500_000, "rounded", 1_450_000, 1_550_000, 100 * K),
        ("670,000 of these one-and-a-half million", 670_000, "exact", 670_000, 670_000, 10 * K),
        # The words do not have the number.
        ("12 months", 1, "as_stated", 1, 1, 1),
        ("closer to 110,00", 110_000, "as_stated", 110_000, 110_000, 10 * K),
        ("a great many", 5_000, "as_stated", 5_000, 5_000, K),
        ("", 0, "as_stated", 0, 0, 1),
    ],
)
def test_one_stated_number(  # noqa: PLR0917
    wording: str, stated: int, rule: str, at_least: Bound, at_most: Bound, step: int
) -> None:
    assert read_wording(wording, stated, stated) == Reading(rule, at_least, at_most, step)


@pytest.mark.parametrize(
    ("wording", "low", "high", "rule", "at_least", "at_most"),
    [
        ("almost 9,000", None, 9_000, "almost", 8_100, 9_000),
        ("Nearly 9,000 Ukrainian military personnel", None, 9_000, "almost", 8_100, 9_000),
        ("un po' più di 9.000", 9_000, None, "just_over", 9_000, 9_900),
        ("algo más de 9.000", 9_000, None, "just_over", 9_000, 9_900),
        ("něco přes 9 tisíc", 9_000, None, "just_over", 9_000, 9_900),
        ("дещо більше ніж 9 тисяч", 9_000, None, "just_over", 9_000, 9_900),
        ("немного меньше 9 тысяч", None, 9_000, "almost", 8_100, 9_000),
        ("un po' meno di 9.000", None, 9_000, "almost", 8_100, 9_000),
        ("niecałe 9 tysięcy", None, 9_000, "almost", 8_100, 9_000),
        ("necelých 9 tisíc", None, 9_000, "almost", 8_100, 9_000),
        ("przeszło 9 tysięcy", 9_000, None, "more_than", 9_000, None),
        ("como mínimo 9.000", 9_000, None, "at_least", 9_000, None),
        ("co najwyżej 9 tysięcy", None, 9_000, "up_to", None, 9_000),
        ("tutt'al più 9.000", None, 9_000, "up_to", None, 9_000),
        ("approaching 200,000", None, 200_000, "almost", 180_000, 200_000),
        ("nearing 500,000", None, 500_000, "almost", 450_000, 500_000),
        ("téměř 400 000", None, 400_000, "almost", 360_000, 400_000),
        ("up to 190,000 troops", None, 190_000, "up_to", None, 190_000),
        ("as many as 1.3 million", None, 1_300_000, "up_to", None, 1_300_000),
        ("as much as 106 billion", None, 106_000 * M, "up_to", None, 106_000 * M),
        ("up to a quarter of a million", None, 250_000, "up_to", None, 250_000),
        ("no more than 3,000", None, 3_000, "up_to", None, 3_000),
        ("under 3,000", None, 3_000, "up_to", None, 3_000),
        ("never more than 3,000", None, 3_000, "up_to", None, 3_000),
        ("has not exceeded 3,000", None, 3_000, "up_to", None, 3_000),
        ("jamais plus de 3 000", None, 3_000, "up_to", None, 3_000),
        ("not as many as 3,000", None, 3_000, "up_to", None, 3_000),
        ("niet meer dan 3.000", None, 3_000, "up_to", None, 3_000),
        ("just under 3,000", None, 3_000, "almost", 2_700, 3_000),
        ("< 3,000", None, 3_000, "up_to", None, 3_000),
        ("just over 6,000 soldiers", 6_000, None, "just_over", 6_000, 6_600),
        ("slightly more than 6,000", 6_000, None, "just_over", 6_000, 6_600),
        ("More than 100,000", 100_000, None, "more_than", 100_000, None),
        ("well over 100,000", 100_000, None, "more_than", 100_000, None),
        ("over 1.9 million", 1_900_000, None, "more_than", 1_900_000, None),
        ("another over 40,000", 40_000, None, "more_than", 40_000, None),
        ("above 3,000", 3_000, None, "more_than", 3_000, None),
        ("topped 1 million", M, None, "more_than", M, None),
        ("exceeded a staggering 50,000", 50_000, None, "more_than", 50_000, None),
        ("понад 700 тисяч", 700_000, None, "more_than", 700_000, None),
        ("более 700 тысяч", 700_000, None, "more_than", 700_000, None),
        ("> 3,000", 3_000, None, "more_than", 3_000, None),
        ("at least 83,000 Russian soldiers", 83_000, None, "at_least", 83_000, None),
        ("nothing less than 83,000", 83_000, None, "at_least", 83_000, None),
        ("not under 83,000", 83_000, None, "at_least", 83_000, None),
        ("niet minder dan 83.000", 83_000, None, "at_least", 83_000, None),
        ("no fewer than 83,000", 83_000, None, "at_least", 83_000, None),
        ("almeno 83.000", 83_000, None, "at_least", 83_000, None),
        ("не менее 83 тыс.", 83_000, None, "at_least", 83_000, None),
        ("83,000 or more", 83_000, None, "at_least", 83_000, None),
        ("83,000+", 83_000, None, "at_least", 83_000, None),
        ("by more than 293", None, -293, "more_than", None, -293),
        # Nothing in the words limits the open side, or the words say the opposite: the stated bound holds.
        ("100,000", 100_000, None, "as_stated", 100_000, None),
        ("nearly 100,000", 100_000, None, "as_stated", 100_000, None),
        ("more than 100,000", None, 100_000, "as_stated", None, 100_000),
        ("a great many", 5_000, None, "as_stated", 5_000, None),
    ],
)
def test_one_bound_stated(  # noqa: PLR0917
    wording: str, low: Bound, high: Bound, rule: str, at_least: Bound, at_most: Bound
) -> None:
    reading = read_wording(wording, low, high)
    assert (reading.rule, reading.at_least, reading.at_most) == (rule, at_least, at_most)


@pytest.mark.parametrize(
    ("wording", "low", "high", "rule", "step"),
    [
        ("20 … 25 thousand", 20_000, 25_000, "range", K),
        ("between 60,000 and 80,000 troops", 60_000, 80_000, "range", 10 * K),
        ("between 500,000 to 600,000 casualties", 500_000, 600_000, "range", 100 * K),
        ("between 15,500-17,500 Ukrainian troops", 15_500, 17_500, "range", 100),
        ("between 10,000 soldiers and 13,000 soldiers", 10_000, 13_000, "range", K),
        ("7,000 to 15,000 Russian soldiers", 7_000, 15_000, "range", K),
        ("109,000–113,500", 109_000, 113_500, "range", 100),
        ("154,000-180,000 wounded", 154_000, 180_000, "range", K),
        ("approximately 1.1-1.3 million", 1_100_000, 1_300_000, "range", 100 * K),
        ("estimated 850,000-1 million active", 850_000, M, "range", 10 * K),
        ("around 900,000 – 1 million", 900_000, M, "range", 100 * K),
        ("from 40 to 55 thousand", 40_000, 55_000, "range", K),
        ("от 40 до 55 тыс.", 40_000, 55_000, "range", K),
        ("between four and five hundred", 400, 500, "range", 100),
        ("тридцать-сорок тысяч", 30_000, 40_000, "range", 10 * K),
        ("cut by 200 to 300", -300, -200, "range", 100),
        ("in the thousands", 2_000, 9_999, "order_of_magnitude", K),
        ("roughly 47,000", 40_000, 55_000, "as_stated", K),
        ("a great many", 0, 5_000, "as_stated", K),
    ],
)
def test_two_bounds_hold_as_they_are(wording: str, low: int, high: int, rule: str, step: int) -> None:
    assert read_wording(wording, low, high) == Reading(rule, low, high, step)
    assert read_wording(wording, high, low) == read_wording(wording, low, high)


@pytest.mark.parametrize(
    ("wording", "rule", "at_least", "at_most"),
    [
        ("in the thousands", "order_of_magnitude", 2_000, 9_999),
        ("tens of thousands", "order_of_magnitude", 20_000, 99_999),
        ("hundreds of thousands", "order_of_magnitude", 200_000, 999_999),
        ("hundreds", "order_of_magnitude", 200, 999),
        ("dozens", "order_of_magnitude", 24, 119),
        ("several thousand", "order_of_magnitude", 2_000, 9_999),
        ("десятки тысяч", "order_of_magnitude", 20_000, 99_999),
        ("сотні тисяч", "order_of_magnitude", 200_000, 999_999),
        ("несколько тысяч", "order_of_magnitude", 2_000, 9_999),
        ("decine di migliaia", "order_of_magnitude", 20_000, 99_999),
        ("centenas de milhares", "order_of_magnitude", 200_000, 999_999),
        ("desítky tisíc", "order_of_magnitude", 20_000, 99_999),
        ("δεκάδες χιλιάδες", "order_of_magnitude", 20_000, 99_999),
        ("between 10 and 20", "range", 10, 20),
        ("over 1.9 million", "more_than", 1_900_000, None),
        ("up to 300", "up_to", None, 300),
        ("1.01 million", "rounded", 1_005_000, 1_015_000),
        ("−293", "exact", -293, -293),
        ("a great many", "as_stated", None, None),
        ("", "as_stated", None, None),
    ],
)
def test_words_alone(wording: str, rule: str, at_least: Bound, at_most: Bound) -> None:
    reading = read_wording(wording, None, None)
    assert (reading.rule, reading.at_least, reading.at_most) == (rule, at_least, at_most)


@pytest.mark.parametrize(
    ("wording", "low", "high", "rounded_to", "reading"),
    [
        ("1,5 млн", 1_500_000, 1_500_000, 1, Reading("exact", 1_500_000, 1_500_000, 1)),
        ("900,000", 900_000, 900_000, 1_000, Reading("rounded", 899_500, 900_500, 1_000)),
        ("nearly 900,000", 900_000, 900_000, 1_000, Reading("rounded", 899_500, 900_500, 1_000)),
        ("nearly 900,000", None, 900_000, 1_000, Reading("almost", 810_000, 900_000, 1_000)),
        ("7,000 to 15,000", 7_000, 15_000, 500, Reading("range", 7_000, 15_000, 500)),
        ("900,000", 900_000, 900_000, 0, Reading("exact", 900_000, 900_000, 100_000)),
        ("by 293", -293, -293, 10, Reading("rounded", -298, -288, 10)),
    ],
)
def test_rounded_to_overrides_the_print(
    wording: str, low: Bound, high: Bound, rounded_to: int, reading: Reading
) -> None:
    assert read_wording(wording, low, high, rounded_to) == reading


@pytest.mark.parametrize(
    ("wording", "low", "high"),
    [
        ("1,013,628", 1_013_628, 1_013_628),
        ("1.01 million", 1_013_628, 1_013_628),  # within what the print rounds
        ("almost 9,000", None, 9_000),
        ("nearly 1.5 million", 1_500_000, 1_500_000),
        ("over 56,000", 56_000, None),
        ("At least around 220,000", 220_000, None),
        ("7,000 to 15,000", 7_000, 15_000),
        ("de 30 à 40 000 hommes", 30_000, 40_000),
        ("two thirds of a million", 667_000, 667_000),
        ("hardly more than 9,000", None, 9_000),
        ("aged 18-27", 27, 27),
        ("reduces the size by 293", -293, -293),
        ("in the thousands", None, None),
        ("tens of thousands", 20_000, None),
        ("100,000", 100_000, None),
        ("a great many", 5, 7),
    ],
)
def test_bounds_that_fit_the_words(wording: str, low: Bound, high: Bound) -> None:
    assert find_disagreement(wording, low, high) is None


@pytest.mark.parametrize(
    ("wording", "low", "high", "reason"),
    [
        ("1,013,628", 1_013_682, 1_013_682, "The wording has 1,013,628, not the stated 1,013,682."),
        ("1.01 million", 1_016_000, 1_016_000, "not the stated 1,016,000"),
        ("12 months", 1, 1, "not the stated 1."),
        ("closer to 110,00", 110_000, 110_000, "has 110, not"),
        ("roughly 47,000", 40_000, 55_000, "not the stated 40,000"),
        ("more than 5,000", None, 5_000, "says “more than”, so its number belongs in low"),
        ("almost 5,000", 5_000, None, "says “almost”, so its number belongs in high"),
        ("7,000 to 15,000", 7_000, None, "only one bound"),
        ("5,000 of 9,000", 5_000, 9_000, "the wording is no range"),
        ("5,000", None, None, "no bound is stated"),
        ("in the thousands", 20_000, None, "means 2,000 to 9,999"),
        ("reduces the size by 293", -239, -239, "not the stated 239"),
    ],
)
def test_bounds_that_do_not_fit_the_words(wording: str, low: Bound, high: Bound, reason: str) -> None:
    assert reason in (find_disagreement(wording, low, high) or "")


VOCABULARY = [*(" ".join(phrase) for phrase in (*HEDGES, *HEDGES_AFTER)), *SCALES, *UNITS, "between", "and", "of", "a"]
PIECES = st.one_of(
    st.sampled_from(VOCABULARY),
    st.sampled_from([*"-–−.,'+%()<>~½²", "to", "half", "quarter", "от", "dozens", "tens", "several", "1.5", "110,00"]),
    st.integers(-10, 10**19).map(str),
    st.integers(0, 10**9).map(lambda number: f"{number:,}"),
    st.text(max_size=6),
)
WORDINGS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=12).map("".join))
BOUNDS = st.none() | st.integers(-5_000, 5_000) | st.integers(-(10**18), 10**18)
KNOWN_RULES = {rule.rule for rule in RULES}


@given(WORDINGS, BOUNDS, BOUNDS, st.none() | st.integers(-10, 10**6))
def test_any_text_can_be_read(wording: str, low: Bound, high: Bound, rounded_to: int | None) -> None:
    reading = read_wording(wording, low, high, rounded_to)
    interval = reading.interval  # refuses at_least above at_most
    find_disagreement(wording, low, high)
    read_numbers(wording)
    assert reading.rule in KNOWN_RULES
    assert reading.step is None or reading.step >= 1
    for stated in (low, high):
        assert stated is None or low == high or interval.contains(stated)


@given(WORDINGS, BOUNDS, BOUNDS)
def test_two_different_stated_bounds_are_the_interval(wording: str, low: Bound, high: Bound) -> None:
    if low is not None and high is not None and low != high:
        assert read_wording(wording, low, high).interval == Interval(min(low, high), max(low, high))


@given(WORDINGS, BOUNDS)
def test_a_stated_number_is_in_its_own_interval(wording: str, stated: Bound) -> None:
    assert stated is None or read_wording(wording, stated, stated).interval.contains(stated)


@given(WORDINGS, st.integers(1, 10**9), st.sampled_from(["low", "high", "both"]))
def test_a_fall_mirrors_a_rise(wording: str, stated: int, side: str) -> None:
    low, high = (stated if side != "high" else None), (stated if side != "low" else None)
    rise = read_wording(wording, low, high)
    fall = read_wording(wording, None if high is None else -high, None if low is None else -low)
    assert (fall.rule, fall.interval, fall.step) == (rise.rule, rise.interval.negate(), rise.step)


@given(st.integers(0, 10**12), st.sampled_from([",", ".", " ", "'", "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", ""]))
def test_printed_digits_are_read_back(number: int, separator: str) -> None:
    assert [found.value for found in read_numbers(f"{number:,}".replace(",", separator))] == [number]


@pytest.mark.parametrize(
    ("wording", "low", "high", "rule", "at_least", "at_most"),
    [
        # margins
        ("9,000 ± 500", 8_500, 9_500, "range", 8_500, 9_500),
        ("9,000 (±500)", 9_000, 9_000, "range", 8_500, 9_500),
        ("9,000, give or take 500", 9_000, 9_000, "range", 8_500, 9_500),
        ("250 +/- 50 тыс.", 200 * K, 300 * K, "range", 200 * K, 300 * K),
        ("9,000 ± 5 %", 9_000, 9_000, "range", 8_550, 9_450),
        # a unit that is printed once
        ("70-80,000", 70 * K, 80 * K, "range", 70 * K, 80 * K),
        ("70,000 or 80,000", 70 * K, 80 * K, "range", 70 * K, 80 * K),
        # and some more
        ("100 с лишним тысяч", 100 * K, None, "more_than", 100 * K, None),
        ("100-odd thousand", 100 * K, None, "more_than", 100 * K, None),
        ("100-plus thousand", 100 * K, None, "more_than", 100 * K, None),
        # words that name a size
        ("155-тысячный контингент", 155 * K, 155 * K, "rounded", 154_500, 155_500),
        ("a 10-million-strong reserve", 10 * M, 10 * M, "exact", 10 * M, 10 * M),
        ("a hundred and fifty", 150, 150, "exact", 150, 150),
        ("scores of soldiers", None, None, "order_of_magnitude", 40, 199),
        ("cientos de miles de soldados", None, None, "order_of_magnitude", 200 * K, 999_999),
        ("up to 56 miles an hour", None, 56, "up_to", None, 56),
        # parts
        ("1½ million", 1_500 * K, 1_500 * K, "rounded", 1_450 * K, 1_550 * K),
        ("18·2 million", 18_200 * K, 18_200 * K, "rounded", 18_150 * K, 18_250 * K),
        ("three quarters of a million", 750 * K, 750 * K, "rounded", 712_500, 787_500),
        ("¾ of a million", 750 * K, 750 * K, "rounded", 712_500, 787_500),
        # negation, abbreviation
        ("c. 9,000", 9_000, 9_000, "about", 8_500, 9_500),
        ("pas plus de 9 000 soldats", None, 9_000, "up_to", None, 9_000),
        ("no más de 9.000", None, 9_000, "up_to", None, 9_000),
        ("pas moins de 9 000 soldats", 9_000, None, "at_least", 9_000, None),
        ("not exceeding 9,000", None, 9_000, "up_to", None, 9_000),
        ("just shy of 150,000", None, 150 * K, "almost", 135 * K, 150 * K),
        # zeros before a scale word are no digits
        ("900 thousand", 900 * K, 900 * K, "rounded", 855 * K, 945 * K),
        ("1.50 million", 1_500 * K, 1_500 * K, "rounded", 1_495 * K, 1_505 * K),
    ],
)
def test_wording_that_was_misread(  # noqa: PLR0917
    wording: str, low: Bound, high: Bound, rule: str, at_least: Bound, at_most: Bound
) -> None:
    reading = read_wording(wording, low, high)
    assert (reading.rule, reading.at_least, reading.at_most) == (rule, at_least, at_most)
    assert low is high is None or find_disagreement(wording, low, high) is None

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.figures import display
from dashboard.figures.display import format_number, format_percent_change
from dashboard.figures.interval import Interval, last_place
from tests.figures.arithmetic import add, overlaps, percent_of, subtract
from tests.figures.strategies import NUMBERS, STEPS, intervals, intervals_with_member

AFTER, BEFORE = Interval(1_150_628, 1_150_628), Interval(1_013_628, 1_013_628)
WITH_MEMBER = intervals_with_member()


def test_the_decree_of_august_2022_adds_137_000() -> None:
    added = subtract(AFTER, BEFORE)
    assert added == Interval(137_000, 137_000)
    assert format_interval(added, signed=True) == "+137,000"
    assert format_percent_change(*percent_of(added, BEFORE)) == "+13.5\N{NO-BREAK SPACE}%"


def test_an_interval_that_runs_downwards_is_refused() -> None:
    with pytest.raises(ValueError, match="swap"):
        Interval(2, 1)


@pytest.mark.parametrize(
    ("interval", "step", "text"),
    [
        (Interval(1_150_628, 1_150_628), 1, "1,150,628"),
        (Interval(-293, -293), 1, "−293"),
        (Interval(1_005_000, 1_015_000), 10_000, "1,005,000–1,015,000"),
        (Interval(1_900_000, 2_100_000), 1_000_000, "1,900,000–2,100,000"),
        (Interval(8_100, 9_000), 1_000, "8,100–9,000"),
        (Interval(630_000, 700_000), 100_000, "630,000–700,000"),
        (Interval(None, 9_000), 1_000, "at most 9,000"),
        (Interval(100_000, None), 100_000, "at least 100,000"),
        (Interval(48_366, None), 1, "at least 48,366"),
        (Interval(None, None), 1, "unknown"),
        (Interval(113_628, 113_628), 100_000, "113,628"),
        (Interval(-113_628, -113_628), 1_000, "−113,628"),
        (Interval(None, 16_000), 10_000, "at most 16,000"),
        (Interval(131_372, 141_628), 10_000, "130,000–145,000"),  # 1.15 million less 1,013,628
        (Interval(902_750, 902_850), 100_000, "902,750–902,850"),  # 900,000 and about 2,800
        (Interval(886_372, None), 100_000, "at least 886,372"),
        (Interval(-500, 500), 1_000, "−500 to 500"),
        (Interval(899_750, 900_250), 500, "899,750–900,250"),
        (Interval(0, 0), 1, "0"),
    ],
)
def test_interval_in_words(interval: Interval, step: int, text: str) -> None:
    assert format_interval(interval, step) == text


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(137_000, 137_000), "+137,000"),
        (Interval(-293, -293), "−293"),
        (Interval(0, 0), "0"),
        (Interval(500, 1_500), "+500 to +1,500"),
        (Interval(-500, 1_500), "−500 to +1,500"),
        (Interval(100, None), "at least +100"),
    ],
)
def test_a_change_is_shown_with_its_sign(interval: Interval, text: str) -> None:
    assert format_interval(interval, signed=True) == text


@pytest.mark.parametrize(
    ("percent", "text"),
    [
        ((13.5158, 13.5158), "+13.5 %"),
        ((12.94, 14.11), "+12.9 to +14.2 %"),
        ((-1.25, 1.25), "−1.3 to +1.3 %"),
        ((3.0, None), "at least +3.0 %"),
        ((None, 3.01), "at most +3.1 %"),
        ((None, None), ""),
        ((-0.04, -0.04), "0.0 %"),
    ],
)
def test_percent_in_words(percent: tuple[float | None, float | None], text: str) -> None:
    assert format_percent_change(*percent) == text.replace(" %", "\N{NO-BREAK SPACE}%")


@pytest.mark.parametrize(
    ("part", "base", "percent"),
    [
        (Interval(1, 2), Interval(4, 8), (12.5, 50.0)),
        (Interval(-2, 2), Interval(4, 8), (-50.0, 50.0)),
        (Interval(-2, -1), Interval(4, 8), (-50.0, -12.5)),
        (Interval(1, None), Interval(4, 8), (12.5, None)),
        (Interval(1, 2), Interval(4, None), (0.0, 50.0)),
        (Interval(1, 2), Interval(None, 8), (12.5, None)),
        (Interval(-1, 0), Interval(0, 8), (None, 0.0)),
        (Interval(1, 2), Interval(-8, 0), (None, None)),
    ],
)
def test_share_of_a_positive_base(part: Interval, base: Interval, percent: tuple[float | None, float | None]) -> None:
    assert percent_of(part, base) == percent


@given(WITH_MEMBER, WITH_MEMBER)
def test_sums_and_differences_of_members_are_contained(one: tuple[Interval, int], two: tuple[Interval, int]) -> None:
    (a, x), (b, y) = one, two
    assert add(a, b).contains(x + y)
    assert subtract(a, b).contains(x - y)
    assert a.negate().contains(-x)


@given(WITH_MEMBER, WITH_MEMBER)
def test_every_share_of_members_is_within_the_percentages(one: tuple[Interval, int], two: tuple[Interval, int]) -> None:
    (part, x), (base, y) = one, two
    assume(y > 0)
    least, greatest = percent_of(part, base)
    share = 100 * x / y
    assert least is None or least <= share
    assert greatest is None or share <= greatest


@given(intervals())
def test_negating_twice_changes_nothing(interval: Interval) -> None:
    assert interval.negate().negate() == interval


@given(intervals(), intervals())
def test_subtracting_changes_sign_with_the_order(a: Interval, b: Interval) -> None:
    assert subtract(a, b) == subtract(b, a).negate()


@given(intervals(), intervals(), NUMBERS)
def test_intervals_overlap_where_they_share_a_number(a: Interval, b: Interval, number: int) -> None:
    assert overlaps(a, b) == overlaps(b, a)
    if a.contains(number) and b.contains(number):
        assert overlaps(a, b)
    ends = [end for end in (a.at_least, a.at_most, b.at_least, b.at_most) if end is not None] or [0]
    assert overlaps(a, b) == any(a.contains(end) and b.contains(end) for end in ends)


@given(intervals(), st.integers(0, 10_000), st.integers(0, 10_000), NUMBERS)
def test_widening_keeps_all_members(interval: Interval, first: int, more: int, number: int) -> None:
    narrow, wide = interval.widen(first), interval.widen(first + more)
    assert not interval.contains(number) or narrow.contains(number)
    assert not narrow.contains(number) or wide.contains(number)


@given(intervals(), STEPS, st.booleans())
def test_single_numbers_and_open_bounds_are_never_rounded(interval: Interval, step: int, signed: bool) -> None:
    known = {bound for bound in (interval.at_least, interval.at_most) if bound is not None}
    if len(known) < 2:
        assert set(_numbers_in(format_interval(interval, step, signed=signed))) == known


@given(intervals_with_member(), STEPS, st.booleans())
def test_text_is_never_narrower_than_what_is_known(case: tuple[Interval, int], step: int, signed: bool) -> None:
    interval, member = case
    text = format_interval(interval, step, signed=signed)
    values = _numbers_in(text)
    if text.startswith("at least"):
        assert values[0] <= member
    elif text.startswith("at most"):
        assert member <= values[0]
    elif len(values) == 2:
        assert values[0] <= member <= values[1]
    elif values:
        assert values == [member]


@given(intervals(), STEPS)
def test_a_range_loses_less_than_half_its_width_on_either_side(interval: Interval, step: int) -> None:
    values = _numbers_in(format_interval(interval, step))
    if len(values) == 2 and interval.at_least is not None and interval.at_most is not None:
        width = interval.at_most - interval.at_least
        assert 2 * (interval.at_least - values[0]) <= width
        assert 2 * (values[1] - interval.at_most) <= width


@given(NUMBERS)
def test_last_place_divides_the_number_and_leaves_no_zero(number: int) -> None:
    place = last_place(number)
    assert number % place == 0
    assert number == 0 or (number // place) % 10 != 0


@given(NUMBERS)
def test_a_shown_number_can_be_read_back(number: int) -> None:
    assert _numbers_in(format_number(number, signed=True)) == [number]


def format_interval(interval: Interval, step: int | None = 1, *, signed: bool = False) -> str:
    return display.format_interval(interval.at_least, interval.at_most, step, signed=signed)


def _numbers_in(text: str) -> list[int]:
    return [int(match.replace(",", "").replace("−", "-")) for match in re.findall(r"[−]?[0-9][0-9,]*", text)]

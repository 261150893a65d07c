"""Random numbers and intervals for the property tests of `dashboard/figures`."""

from __future__ import annotations

from hypothesis import strategies as st

from dashboard.figures.interval import Interval

NUMBERS = st.one_of(st.integers(-50, 50), st.integers(-3_000_000, 3_000_000))
STEPS = st.sampled_from([1, 10, 100, 1_000, 10_000, 100_000, 1_000_000])


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Exact, closed, half-open and open intervals."""
    first, second = sorted((draw(NUMBERS), draw(st.one_of(NUMBERS, st.just(0)))))
    return draw(
        st.sampled_from(
            [Interval(first, first), Interval(first, second), Interval(first, None), Interval(None, second)] * 4
            + [Interval(None, None)]
        )
    )


@st.composite
def intervals_with_member(draw: st.DrawFn) -> tuple[Interval, int]:
    """An interval and a number in it."""
    member = draw(NUMBERS)
    below, above = draw(st.none() | st.integers(0, 100_000)), draw(st.none() | st.integers(0, 100_000))
    return Interval(None if below is None else member - below, None if above is None else member + above), member

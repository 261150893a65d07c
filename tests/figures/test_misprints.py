"""One slip of the digits, and no more."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dashboard.figures.amounts import Amount
from dashboard.figures.misprints import is_misprint_of


@pytest.mark.parametrize(
    ("printed", "stated", "is_misprint"),
    [
        (1_013_628, 1_013_682, True),  # swapped
        (1_013_628, 101_362, True),  # dropped at the end
        (13_628, 1_013_628, False),
        (137_000, 1_137_000, True),  # dropped at the start
        (-20_752, 20_725, True),
        (1_013_628, 1_013_629, False),  # another digit
        (1_013_628, 1_103_682, False),  # two swaps
        (1_013_628, 1_013_628, False),
        (14_140_000_000, 14_400_000_000, True),  # "14.14bn"
        (14_420_000_000, 14_400_000_000, False),  # "14.42bn" only says more
        (Decimal("42.65"), Decimal("42.56"), True),
        (Decimal("42.65"), Decimal("42.6"), True),
    ],
)
def test_slips(printed: Amount, stated: Amount, is_misprint: bool) -> None:
    assert is_misprint_of(printed, stated) is is_misprint
    assert is_misprint_of(stated, printed) is is_misprint

"""How the numbers of a measure are written: whole, decimal, in per cent, or as money with its currency."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from dashboard.figures.amounts import Amount, NumberKind, read_kind, to_amount
from dashboard.figures.iso_codes import find_sign

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MOST_DECIMALS = 3  # of a number with its scale; one that needs more is written in full
_COINS = 2
_LONGEST_UNIT = 6


class Form(NamedTuple):
    """What the numbers are, and their unit: of money the code of the currency, of decimals what one is: "km"."""

    kind: NumberKind = "integer"
    unit: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every number is a whole one."""
        return self.kind == "integer"

    @property
    def before(self) -> str:
        """What stands before each number: the sign of the currency, or its code."""
        sign = find_sign(self.unit) if self.kind == "money" and self.unit else ""
        return f"{sign} " if sign[-1:].isalpha() else sign

    @property
    def after(self) -> str:
        """What stands after each number."""
        return f"{NO_BREAK_SPACE}%" if self.kind == "percent" else ""

    @property
    def after_tick(self) -> str:
        """What stands after each number of an axis, which has no sentence around it: a short unit of decimals, too."""
        is_short = self.kind == "decimal" and 0 < len(self.unit) <= _LONGEST_UNIT
        return f"{NO_BREAK_SPACE}{self.unit}" if is_short else self.after


WHOLE = Form()
FORM = "number_form"


def form_of(row: Mapping[str, Any]) -> Form:
    """The form that `number_form` of an answer's row says ("money GBP", "decimal km"); whole where it has none."""
    name, _, unit = str(row.get(FORM) or "").partition(" ")
    return Form(read_kind(name), unit)


def write_magnitude(number: Amount, form: Form, step: Amount | None = None) -> str:
    """A number without its sign, exact: "42,600,000", "£42.6 billion", "7.2 %"."""
    scale, name = _scale_of(number, form)
    return f"{form.before}{_write_digits(number, scale, form, step)}{name}{form.after}"


def write_range(first: Amount, last: Amount, form: Form, step: Amount | None = None) -> str:
    """ "60,000–80,000", "£72–78 billion", "£900 million to £1.1 billion"; neither is below zero."""
    scale, name = _scale_of(last, form)
    if _scale_of(first, form) != (scale, name):
        return f"{write_magnitude(first, form, step)} to {write_magnitude(last, form, step)}"
    ends = "–".join(_write_digits(end, scale, form, step) for end in (first, last))
    return f"{form.before}{ends}{name}{form.after}"


def _scale_of(number: Amount, form: Form) -> tuple[int, str]:
    """The largest scale that writes an amount of money in full with few decimals."""
    if form.kind == "money":
        for scale, name in SCALES:
            if number >= scale and _decimals(to_amount(Fraction(number) / scale)) <= _MOST_DECIMALS:
                return scale, f" {name}"
    return 1, ""


def _write_digits(number: Amount, scale: int, form: Form, step: Amount | None) -> str:
    """Digits with commas, and as many decimals as the number has, its unit shows or coins need: "1.30", "0.0004"."""
    scaled = to_amount(Fraction(number) / scale)
    of_step = 0 if step is None or form.is_whole else _decimals(to_amount(Fraction(step) / scale))
    shown = max(_decimals(scaled), of_step if scale == 1 or of_step <= _MOST_DECIMALS else 0)
    if form.kind == "money" and scale == 1 and shown:
        shown = max(shown, _COINS)
    return f"{scaled:,.{shown}f}" if shown else f"{scaled:,}"


def _decimals(number: Amount) -> int:
    return -int(number.as_tuple().exponent) if isinstance(number, Decimal) else 0

"""What ISO codes stand for: signs of currencies (ISO 4217) and names of countries (ISO 3166), from Babel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from dashboard.figures.text_parts import add_article

# Babel lacks the first, since its other code is an exception, and knows the second by another code.
_TWO_LETTERS = {"GBR": "GB", "XKX": "XK"}
_PRIVATE = re.compile("AA.|Q[M-Z].|X..|ZZ.")


@lru_cache(maxsize=64)
def find_sign(code: str) -> str:
    """ "GBP" → "£", "USD" → "$"; the code itself where English writes no sign, as for CHF, and for what is no code."""
    from babel import Locale  # noqa: PLC0415 - a tenth of a second that only money needs

    return str(Locale("en").currency_symbols.get(code, code))


def list_currencies() -> frozenset[str]:
    """The codes of currencies, former ones too."""
    from babel import Locale  # noqa: PLC0415

    return frozenset(Locale("en").currencies)


@lru_cache(maxsize=1)
def list_countries() -> Mapping[str, str]:
    """The English name of a country by its code of three letters: "UKR" → "Ukraine"."""
    from babel import Locale  # noqa: PLC0415
    from babel.core import get_global  # noqa: PLC0415

    names = Locale("en").territories
    aliases = {code: new[0] for code, new in get_global("territory_aliases").items() if len(new) == 1}
    codes = {code: two for code, two in aliases.items() if re.fullmatch("[A-Z]{3}", code) and not _PRIVATE.match(code)}
    return {code: str(names[two]) for code, two in (codes | _TWO_LETTERS).items() if two in names}


def name_subject(subject: str, names: Mapping[str, str]) -> str | None:
    """The name of a country's code, or of several joined by "+": "RUS+UKR" → "Russia and Ukraine"; `names` go first.

    None for any other text, which is its own name, whatever signs it holds.
    """
    if not re.fullmatch(r"\w+(?:\+\w+)*", subject):
        return None
    parts = [names.get(code) or list_countries().get(code) or "" for code in subject.split("+")]
    return " and ".join([parts[0], *map(add_article, parts[1:])]) if all(parts) else None

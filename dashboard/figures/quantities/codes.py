"""Finds addresses, phone numbers and codes, whose digits are no numbers."""

from __future__ import annotations

import re

from dashboard.figures.quantities.words import IDENTIFIER

# Searched in the whole text before any number is read.
_ADDRESSES = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{0,64}@\w[\w.-]{0,250}")
_PHONES = re.compile(
    r"(?<![\w.,])(?!(?:19|20)[0-9]{2}-)(?:\+[0-9]{1,3}[ -]?)?"
    r"(?:\([0-9]{2,5}\)[ -]?|[0-9]{3,4}-)[0-9]{2,4}[ -][0-9]{2,4}(?:[ -][0-9]{2,4})?(?!\w|,[0-9])"
    r"|(?<!\w)\+[0-9]{1,3}(?:[ -]?[0-9]{1,4}){3,6}(?!\w|,[0-9])"
    r"|(?<![\w.,])[0-9]{3}-[0-9]{3}-[0-9]{4}(?!\w|,[0-9])|(?<![\w.,])8-[0-9]{3}-[0-9]{3}-[0-9]{2}-[0-9]{2}(?!\w)"
    r"|(?<![\w.,])[78] (?:\([0-9]{3,5}\)|[0-9]{3}) ?[0-9]{2,3}-[0-9]{2}-[0-9]{2}(?!\w)"
    r"|(?<![\w.,])[0-9]{2,3} [0-9]{3}(?: [0-9]{2}){2}(?! ?[0-9]|\w|,[0-9])"
    r"|(?<![\w.,])0[0-9]{1,4}(?: [0-9]{2,7}){1,4}(?!\w|,[0-9])"
    r"|(?<![\w.,])[0-9]{4}(?: [0-9]{4}){2,3}(?!\w|,[0-9])"
    r"|(?<!\w)[a-z]{2,5}-(?:19|20)[0-9]{2}-[0-9]{3,}(?!\w)|(?<!\w)[0-9]{1,3}(?:\.[0-9]{1,3}){3}:[0-9]+"
    r"|(?<![\w.])(?!(?:ca?|rs|no|approx)\.)[a-z]{1,3}(?:\.[0-9]{1,3}){2,3}(?!\w|\.[0-9])"
    r"|(?<![\w.,-])[2-9][0-9]{2}-0[0-9]{3}(?![\w-]|,[0-9])"
    # Degrees of latitude and longitude.
    r"|(?<![\w.])-?[0-9]{1,3}\.[0-9]{3,}°?,? ?[ns]?,? ?-?[0-9]{1,3}\.[0-9]{3,}°?(?![\w.])"
    r"|(?<!\w)(?:lat|lon|long|latitude|longitude|широта|долгота|довгота)[:. ]{1,2}-?[0-9]{1,3}\.[0-9]+(?!\w|\.[0-9])"
    r"|(?<![\w.])[0-9]{1,3}° ?[0-9]{1,2}['′](?: ?[0-9.]{1,6}[\"″])? ?[nsewсюзв]?(?!\w)"
    # Hashes and addresses of machines.
    r"|(?<!\w)(?=[a-f]|[0-9][0-9-]{0,60}[a-f])[0-9a-f]{4,}(?:-[0-9a-f]{4,}){2,}(?!\w)"
    r"|(?<![\w:])(?=[0-9a-f:]{0,30}(?:::|[a-f]))[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])"
    # Numbers of books and accounts, and British postcodes, whose last two letters are none of "cikmov".
    r"|(?<![\w.,])(?!(?:19|20)[0-9]{2}-[0-9]{2}-)"
    r"(?![0-9]{1,2}-[0-9]{1,2}-(?:19|20)[0-9]{2}(?![0-9]))"
    r"[0-9]{1,5}(?:-[0-9]{1,7}){2,5}(?:-[0-9x])?(?!\w|,[0-9])"
    r"|(?<!\w)[a-z]{2}[0-9]{2}(?: [0-9a-z]{4}){3,7}(?: [0-9a-z]{1,4})?(?!\w)"
    r"|(?<!\w)[a-z]{1,2}[0-9][a-z0-9]? [0-9](?!st|nd|rd|th|bn|gb|tb)[abd-hjlnp-uw-z]{2}(?!\w)"
)


def find_hidden(text: str) -> list[tuple[int, int, str]]:
    """Addresses of the web, and phone numbers: from, to, kind."""
    hidden = [(*one.span(), "") for one in _ADDRESSES.finditer(text)]
    hidden += [(*one.span(), IDENTIFIER) for one in _PHONES.finditer(text)]
    return sorted(hidden)

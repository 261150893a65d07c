"""Text in an address: as it is where it is short, else compressed; read back with suspicion."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from urllib.parse import quote_plus

from dashboard.engine.sandbox.tokens import MAX_CHARACTERS

LONGEST_IN_ADDRESS = 7_500  # of 8,000 characters that every browser, chat and mail programme keeps whole
_LONGEST_READABLE = 1_500
_CODE = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST_IN_ADDRESS}}}")
_MOST_BYTES = 4 * MAX_CHARACTERS  # a character of UTF-8 takes four at most


def is_readable(text: str) -> bool:
    """Whether the text can stand in an address as it is: it is short, and holds no letter that gets lost on the way."""
    if len(text) > _LONGEST_READABLE or len(quote_plus(text)) > _LONGEST_READABLE:
        return False
    return bool(text.strip()) and all(letter.isprintable() or letter in "\n\t" for letter in text)


def encode(text: str) -> str:
    """The text as a code of letters, digits, - and _, however long."""
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def decode(code: str) -> str | None:
    """The text behind a code; None for anything that `encode` cannot have made. Never inflates beyond 80,000 bytes."""
    if not _CODE.fullmatch(code):
        return None
    inflater = zlib.decompressobj()
    try:
        raw = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
        content = inflater.decompress(raw, _MOST_BYTES + 1)
        is_whole = inflater.eof and not inflater.unused_data and not inflater.unconsumed_tail
        return content.decode() if is_whole and len(content) <= _MOST_BYTES else None
    except (binascii.Error, zlib.error, UnicodeDecodeError):
        return None


def encode_sql(text: str) -> str:
    """The code of a query; empty where even that is too long for an address."""
    code = encode(text) if len(text) <= MAX_CHARACTERS else ""
    return code if len(code) <= LONGEST_IN_ADDRESS else ""


def fits_address(text: str) -> bool:
    """Whether an address can carry the query at all."""
    return len(text) <= MAX_CHARACTERS and (is_readable(text) or bool(encode_sql(text)))


def decode_sql(code: str) -> str | None:
    """The query behind a code; None where there is none."""
    text = decode(code)
    return None if text is None else check_sql(text)


def check_sql(text: str) -> str | None:
    """The text if an editor can hold it and it is not longer than a query may be."""
    is_whole = not any("\ud800" <= letter <= "\udfff" for letter in text)
    return text if text and len(text) <= MAX_CHARACTERS and is_whole else None

"""Finds out how the bytes of a text stand for letters."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from charset_normalizer import from_bytes

from dashboard.errors import FileError

# Those that spreadsheets and offices of the world write. UTF-32 and others are refused by name.
ENCODINGS = (
    *("utf_8", "utf_16_le", "utf_16_be", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("koi8_r", "cp866", "mac_roman", "shift_jis", "gb18030", "big5", "cp949"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf_8"),
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf_16_le"),
    (codecs.BOM_UTF16_BE, "utf_16_be"),
)
_SAMPLE_BYTES = 20_000
_LINES_FOR_ONE_LETTER = 500  # a text of another code page has more letters beyond ASCII than one in so many lines
_FEW = 8  # letters; from fewer, between those of ASCII, no one can tell the code pages of Latin letters apart
_NAMES = {"utf_8": "UTF-8", "utf_16_le": "UTF-16", "utf_16_be": "UTF-16"}


class Decoded(NamedTuple):
    """A text, the encoding that it was read in, and what to say of the guess."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def name_encoding(encoding: str) -> str:
    """ "cp1252" → "Windows-1252" """
    if encoding.startswith("cp125"):
        return f"Windows-{encoding[2:]}"
    return _NAMES.get(encoding, encoding.replace("_", "-").upper())


def decode(data: bytes, encoding: str = "") -> Decoded:
    """The text of a file; `encoding` is what a person chose. Raises FileError."""
    mark, found = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", None))
    if found == "":
        raise FileError("The encoding of the file is UTF-32, which is not read. Save it as UTF-8.")
    body = data[len(mark) :]
    chosen = encoding or found or _guess_wide(body)
    notes: tuple[str, ...] = ()
    if not chosen:
        chosen, notes = _guess(body)
    if chosen not in ENCODINGS:
        raise FileError(f"There is no encoding {chosen[:40]!r}. There are: {', '.join(ENCODINGS)}.")
    try:
        text = body.decode(chosen)
    except UnicodeDecodeError as error:
        place = f"line {_count_lines(body, error.start):,}"
        raise FileError(
            f"The file is not {name_encoding(chosen)}: {place} holds the byte 0x{body[error.start]:02X}. "
            "Choose another encoding, or save it as UTF-8."
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise FileError(f"Line {line:,} holds a NUL, so this is no text. Save the file again as text.")
    return Decoded(text.removeprefix("\ufeff"), chosen, notes)


def _guess_wide(data: bytes) -> str:
    """UTF-16 without a mark: of a text in any script, every second byte of its line breaks and digits is zero."""
    sample = data[:_SAMPLE_BYTES]
    zeros = [sample[start::2].count(0) for start in (0, 1)]
    if max(zeros) < 2 or max(zeros) * 10 < len(sample) or min(zeros) * 10 > max(zeros):
        return ""
    return "utf_16_be" if zeros[0] > zeros[1] else "utf_16_le"


def _guess(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = _count_lines(data, error.start)
        if _is_damaged(data):
            raise FileError(
                f"Line {line} is not UTF-8, as the others are: it holds the byte 0x{data[error.start]:02X}. Mend the "
                "line, or save the file again as UTF-8."
            ) from None
        lines = [one for one in data.splitlines() if not one.isascii()]
        sample = b"\n".join(lines)[:_SAMPLE_BYTES]
        likely = [match.encoding for match in from_bytes(sample, cp_isolation=list(ENCODINGS[3:]))]
        # Of several likely ones, the one that puts the fewest signs into words; of those alike, the most usual.
        likely = sorted({*likely, "cp1252"}, key=lambda one: likely.index(one) if one in likely else 99)
        guessed = min(likely, key=lambda one: (_count_odd(sample.decode(one, "replace")), likely.index(one)))
        if _is_latin(sample) or sample.decode("cp1252", "replace") == sample.decode(guessed, "replace"):
            guessed = "cp1252"
        why = f"Line {line:,} is not UTF-8: the file is read as {name_encoding(guessed)}. Check its letters."
        return guessed, (why,)
    return "utf_8", ()


def _is_damaged(data: bytes) -> bool:
    """Whether a text is UTF-8 but for a few bytes, rather than one of a code page."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    sound = sum(not one.isascii() for one in text) - bad
    return sound >= bad or bad * _LINES_FOR_ONE_LETTER < text.count("\n")


def _is_latin(sample: bytes) -> bool:
    """Whether a few single letters stand between those of ASCII, and make words in the most usual code page."""
    odd = re.findall(rb"[\x80-\xff]+", sample)
    return len(odd) <= _FEW and all(len(one) == 1 for one in odd) and not _count_odd(sample.decode("cp1252", "replace"))


def _count_lines(data: bytes, end: int) -> int:
    """The line, counted from 1, that a byte is in."""
    return data.count(b"\n", 0, end) + 1


def _count_odd(text: str) -> int:
    """Signs that touch a letter and are none, and capitals inside words: "Wroc³aw", "£ódŸ", "EntrÈes"; of a text read
    rightly, hardly any. A currency may touch letters."""
    return sum(
        one > "\x7f"
        and (
            (before.islower() and one.isupper())
            if one.isalpha()
            else (before.isalpha() or after.isalpha()) and unicodedata.category(one) != "Sc"
        )
        for before, one, after in zip(f" {text}", text, f"{text[1:]} ", strict=False)
    )

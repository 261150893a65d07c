"""Odd texts, the same ones for the same seed: brackets, quotes, foreign digits, invisible letters, endless numbers."""

from __future__ import annotations

import random
import unicodedata
from functools import cache

from dashboard.figures.claims.claims import LONGEST_TEXT

_PIECES = (
    *"0123456789.,:;-–—−+/\\%$€£₽()[]{}<>«»“”„‘’\"'`*_~|#=@&°…\t\n\u00a0\u202f",
    *"\u200b\u200d\u2060\ufeff\u00ad\u202e\u202c\u2066\u2069\u0301\x00\ud800",
    *("аеорсх", "９,０００", "٩٠٠٠", "१२३", "½", "Ⅻ", "①", "²", "1e999", "0x1F", "NaN", "-0", "1/0", "1.2.3.4"),
    *("9,000", "1,013,628", "137 000", "2,039,758", "1.5", "1,5", "12", "2022", "31.02.2023", "29 February 2023"),
    *("from", "to", "by", "rose", "fell", "more than", "almost", "between", "and", "or", "of", "about", "not", "no"),
    *("million", "mln", "тысяч", "млрд", "mil millones", "dozens", "hundred", "thousand", "двадцать", "percent"),
    *("killed", "soldiers", "Russia", "Ukraine", "Putin said", "losses", "в августе 2022 года", "убитых", "days"),
    *("=SUM(A1)", "<script>", "](x)", "http://x.y/9?z=1", "a@b.c", "\U0001f600", "مئة", "一千", "zero", "MMXXII"),
)


@cache
def list_digits() -> list[str]:
    """The digits of all scripts."""
    return [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Nd", "No", "Nl")]


def write_odd_text(seed: int) -> str:
    """One text of up to `LONGEST_TEXT` letters; most are short, every fiftieth is as long as may be."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    length = LONGEST_TEXT if seed % 50 == 0 else chance.choice((20, 100, 400, 2_000))
    if seed % 5 == 0:  # one piece, or a pair of pieces, without end
        return ("".join(chance.choices(_PIECES, k=chance.choice((1, 1, 2, 3)))) * length)[:length]
    pieces = chance.sample(_PIECES, k=chance.choice((3, 8, 30, len(_PIECES)))) + chance.choices(list_digits(), k=3)
    gap = chance.choice(("", " ", " ", "\n", ", "))
    return gap.join(chance.choices(pieces, k=length))[:length]

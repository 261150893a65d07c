"""A font of this machine, for the letters of a picture that have no outlines of ours: Arabic, Chinese, Hindi, …"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_FOLDERS = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "C:/Windows/Fonts"),
)
_BEST = ("notosans-regular", "dejavusans", "liberationsans-regular", "arial", "helvetica")


@lru_cache(maxsize=1)
def find_sans_family() -> str | None:
    """The family that stands for "sans-serif"; None where the machine has no font.

    resvg leaves out a text whose family it does not find. With any that there is, it takes each letter that this one
    lacks from the other fonts of the machine.
    """
    from PIL import ImageFont  # noqa: PLC0415

    for file in sorted(_list_fonts(), key=_rank):
        try:
            return str(ImageFont.truetype(file).getname()[0])
        except OSError:  # a font that Pillow cannot read
            continue
    return None


def _list_fonts() -> Iterator[Path]:
    for folder in _FOLDERS:
        for kind in ("*.ttf", "*.otf", "*.ttc"):
            yield from Path(folder).expanduser().rglob(kind)


def _rank(file: Path) -> tuple[int, str]:
    name = file.stem.lower()
    return _BEST.index(name) if name in _BEST else len(_BEST), str(file)

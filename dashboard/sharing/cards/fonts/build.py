"""Makes the two fonts of the pictures from the variable Source Sans that Streamlit brings along.

python -m venv /tmp/fonts && /tmp/fonts/bin/pip install fonttools==4.68.0 brotli==1.2.1
/tmp/fonts/bin/python dashboard/sharing/cards/fonts/build.py .venv/lib/python3.*/site-packages/streamlit/static/static/media/SourceSansVF-Upright*.woff2
"""  # noqa: E501  a command is one line

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
# "Source" is a reserved name: a font that was changed has to have another.
FAMILY = "Muster Sans"
WEIGHTS = {400: "Regular", 600: "SemiBold"}
# Latin, Greek and Cyrillic as newspapers use them, punctuation, currencies, arrows, comparison, marks of a key.
LETTERS = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC), (0x218, 0x21B)),
    *((0x2BB, 0x2BC), (0x2C6, 0x2C7), (0x2D8, 0x2DD), (0x300, 0x30C), (0x384, 0x3CE), (0x400, 0x45F), (0x490, 0x491)),
    *((0x4B0, 0x4B1), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x2010, 0x2026), (0x2030, 0x203A), (0x2044, 0x2044)),
    *((0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2215), (0x2248, 0x2248)),
    *((0x2260, 0x2265), (0x25A0, 0x25CF), (0x2713, 0x2717)),
)


def build(source: Path, weight: int, style: str) -> None:
    """One weight as TrueType with the letters above, without hints, under its own name."""
    font = instantiateVariableFont(TTFont(source), {"wght": weight})
    options = subset.Options()
    options.layout_features = ["kern", "mark", "ccmp", "locl"]
    options.hinting, options.notdef_outline = False, True
    options.name_IDs = [0, 5, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[letter for first, last in LETTERS for letter in range(first, last + 1)])
    cutter.subset(font)
    full = {1: FAMILY, 2: style, 4: f"{FAMILY} {style}", 6: f"MusterSans-{style}", 16: FAMILY, 17: style}
    for place, name in full.items():
        font["name"].removeNames(nameID=place)
        font["name"].setName(name, place, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font.flavor, font.recalcTimestamp = None, False
    font.save(HERE / f"muster-sans-{weight}.ttf")


if __name__ == "__main__":
    for weight, style in WEIGHTS.items():
        build(Path(sys.argv[1]), weight, style)

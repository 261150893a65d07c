"""Makes `letters.json`, the outlines that pictures are written with, from the variable Source Sans of Streamlit.

python -m venv /tmp/fonts && /tmp/fonts/bin/pip install fonttools==4.68.0 brotli==1.2.1 uharfbuzz==0.57.0
/tmp/fonts/bin/python dashboard/charts/svg/fonts/build.py .venv/lib/python3.*/site-packages/streamlit/static/static/media/SourceSansVF-Upright*.woff2
"""  # noqa: E501  a command is one line

from __future__ import annotations

import io
import json
import sys
from itertools import product
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.misc.transform import Identity
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHTS = {"regular": 400, "bold": 600}
# Latin, Greek and Cyrillic as newspapers use them, punctuation, currencies, arrows, comparison, marks of a key.
LETTERS = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC), (0x218, 0x21B)),
    *((0x2BB, 0x2BC), (0x2C6, 0x2C7), (0x2D8, 0x2DD), (0x300, 0x30C), (0x384, 0x3CE), (0x400, 0x45F), (0x490, 0x491)),
    *((0x4B0, 0x4B1), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x2002, 0x2026), (0x202F, 0x202F), (0x2030, 0x203A)),
    *((0x2044, 0x2044), (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2215)),
    *((0x2248, 0x2248), (0x2260, 0x2265), (0x25A0, 0x25CF), (0x2605, 0x2605), (0x2713, 0x2717)),
)
KERNED = "".join(map(chr, range(0x21, 0x7F))) + "“”‘’–"


def build(source: Path, weight: int) -> dict[str, Any]:
    """{"letters": {letter: [advance, path]}, "kerning": {pair: shift}}, in thousandths of the font size."""
    font = instantiateVariableFont(TTFont(source), {"wght": weight})
    unit, shapes, names = 1000 / font["head"].unitsPerEm, font.getGlyphSet(), font.getBestCmap()
    letters = {}
    for first, last in LETTERS:
        for code in range(first, last + 1):
            if code in names:
                pen = SVGPathPen(shapes, ntos=lambda number: str(round(number)))
                shapes[names[code]].draw(TransformPen(pen, Identity.scale(unit, -unit)))
                letters[chr(code)] = [round(shapes[names[code]].width * unit), pen.getCommands()]
    return {"letters": letters, "kerning": read_kerning(font)}


def read_kerning(font: TTFont) -> dict[str, int]:
    """How far the second letter of a pair moves, where it moves."""
    font.flavor = None
    font.save(content := io.BytesIO())
    shaper = uharfbuzz.Font(uharfbuzz.Face(content.getvalue()))

    def measure(text: str) -> int:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(shaper, buffer, {"liga": False})
        return sum(place.x_advance for place in buffer.glyph_positions)

    alone = {letter: measure(letter) for letter in KERNED}
    pairs = {one + two: measure(one + two) - alone[one] - alone[two] for one, two in product(KERNED, repeat=2)}
    return {pair: shift for pair, shift in pairs.items() if abs(shift) > 3}


if __name__ == "__main__":
    built = {name: build(Path(sys.argv[1]), weight) for name, weight in WEIGHTS.items()}
    text = json.dumps(built, ensure_ascii=False, separators=(",", ":"))
    Path(__file__).with_name("letters.json").write_text(text + "\n", encoding="utf-8")

"""The files that exports are held against. After a change that is meant: `python -m tests.exports.golden`.

They are made from the tiny dossier of the tests and say a fixed data version, so that edits of data and code do not
touch them. XLSX and Parquet, whose bytes change with their libraries, are held as text read back from them.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.engine.questions.ask import ask_by_name, provenance, with_provenance
from dashboard.engine.warehouse import store
from dashboard.exports.extract import Extract
from dashboard.exports.formats import FORMATS
from dashboard.exports.pack import build_fact_pack
from tests.charts.pictures import build_picture
from tests.exports.cells import cells_of
from tests.tiny_dossier import SLUG, TinyDossier

FOLDER = Path(__file__).parent / "golden"
VERSION = "0123456789abcdef"
_STORES: dict[Path, store.Store] = {}


def fixed_dossier(folder: Path) -> TinyDossier:
    """The tiny dossier with text that a spreadsheet would run, and a finding of a rule."""
    tiny = TinyDossier(folder)
    tiny.change("figures", "killed-april", note='=HYPERLINK("https://evil.example","click"); -1+1')
    tiny.change("speakers", "staff", role="@head, „staff“")
    tiny.copy(
        "figures", "killed-march-relay", figure_id="killed-march-hedge", wording="nearly 1,351", low="", high=1351
    )
    return tiny


@contextmanager
def answering(tiny: TinyDossier) -> Iterator[None]:
    """`ask` answers from this dossier."""
    if tiny.folder not in _STORES:
        _STORES[tiny.folder] = tiny.store()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "_store", _STORES[tiny.folder])
        yield


def extract(question: str, title: str, words: str, total_rows: int | None = None, **parameters: Any) -> Extract:
    """An answer of the tiny dossier, with the fixed data version."""
    table = ask_by_name(question, dossier=SLUG, **parameters)
    told = replace(provenance(table), data_version=VERSION)
    return Extract(title, question, with_provenance(table, told), words, total_rows)


def files() -> dict[str, bytes]:
    """Every golden file by its path."""
    killed = extract(
        "statements_over_time", "Killed over time", "Russia, killed, known on 25 Aug 2022", 48_213,
        subject="RUS", measure="killed", known_on="2022-08-25",
    )  # fmt: skip
    relays = extract("outlets_of_statement", "Relays", "Russia, killed", subject="RUS", measure="killed")
    sums = extract("reconciliations", "Which sums hold", "all sums")
    picture = build_picture("killed", "Killed over time")
    made = {f"killed.{name}": form.write(killed) for name, form in FORMATS.items()}
    found = {name: content for name, content in made.items() if FORMATS[name.removeprefix("killed.")].is_text}
    found["killed.xlsx.txt"] = _workbook_as_text(made["killed.xlsx"])
    found["killed.parquet.txt"] = _parquet_as_text(made["killed.parquet"])
    with zipfile.ZipFile(io.BytesIO(build_fact_pack("Losses", SLUG, [killed, relays, sums], [picture]))) as pack:
        found |= {f"pack/{name}": pack.read(name) for name in pack.namelist()}
    return found


def _workbook_as_text(content: bytes) -> bytes:
    lines = [
        f"{sheet}!{place}\t{kind}\t{text}" for sheet, cells in cells_of(content).items() for place, kind, text in cells
    ]
    return "\n".join([*lines, ""]).encode()


def _parquet_as_text(content: bytes) -> bytes:
    table = pq.read_table(pa.BufferReader(content))
    told = {key.decode(): value.decode() for key, value in sorted(table.schema.metadata.items())}
    told["columns"] = {field.name: str(field.type) for field in table.schema}
    rows = [json.dumps(row, ensure_ascii=False, default=str) for row in table.to_pylist()]
    return "\n".join([json.dumps(told, ensure_ascii=False, indent=1), *rows, ""]).encode()


def write() -> None:
    """Writes all of them again."""
    with tempfile.TemporaryDirectory() as folder, answering(fixed_dossier(Path(folder))):
        made = files()
    for path in FOLDER.rglob("*"):
        if path.is_file():
            path.unlink()
    for name, content in made.items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    write()

"""A dossier on a civil topic, made up for tests: visits to a library. Every number in it is invented.

It uses only what a dossier must have: no steps, sums, events, running totals or errors in print.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.settings import REPOSITORY, Settings, settings

SLUG = "library"
ROWS: dict[str, list[dict[str, Any]]] = {
    "speakers": [
        {"speaker_id": "town-library", "name": "Town Library", "kind": "public_body"},
        {"speaker_id": "ann-reader", "name": "Ann Reader", "role": "Head of culture", "kind": "person"},
        {"speaker_id": "reading-institute", "name": "Reading Institute", "kind": "research_institute"},
    ],
    "publications": [
        {
            "publication_id": f"gazette-{year}",
            "outlet": "The Gazette",
            "published_on": f"{year}-02-01",
            "url": f"https://gazette.example/{year}",
            "tier": "news",
        }
        for year in (2022, 2023, 2024)
    ],
    "measures": [
        {
            "measure": "visits",
            "label": "Visits",
            "counts": "visits",
            "kind": "flow",
            "unit": "visits",
            "family": "use",
            "definition": "Each time that somebody walks in. Left out: visits to the website.",
            "clause": "{subject} had {number} visits",
        },
        {
            "measure": "books",
            "label": "Books",
            "counts": "books",
            "kind": "stock",
            "unit": "books",
            "family": "stock",
            "definition": "Books on the shelves and on loan.",
            "clause": "{subject} had {number} books",
        },
    ],
    "figures": [
        {
            "figure_id": f"visits-{year}-{speaker}",
            "subject": "TOWN",
            "measure": "visits",
            "period": "year",
            "low": count,
            "high": count,
            "wording": f"{count:,}",
            "as_of": str(year),
            "stated_on": f"{year + 1}-01-20",
            "speaker_id": speaker,
            "stance": stance,
            "publication_id": f"gazette-{year + 1}",
            "note": "Invented for a test.",
        }
        for year in (2021, 2022, 2023)
        for speaker, stance, count in (
            ("town-library", "count", 41_213 + 917 * (year - 2020)),
            ("ann-reader", "own", 43_000 + 1_000 * (year - 2020)),
            ("reading-institute", "estimate", 52_700 + 100 * (year - 2020)),
        )
    ]
    + [
        {
            "figure_id": "books-2023",
            "subject": "TOWN",
            "measure": "books",
            "low": 18_204,
            "high": 18_204,
            "wording": "18,204",
            "as_of": "2023-12-31",
            "stated_on": "2024-01-20",
            "speaker_id": "town-library",
            "stance": "count",
            "publication_id": "gazette-2024",
        }
    ],
    "derivations": [],
    "terms": [],
    "events": [],
}
PACKAGE: dict[str, Any] = {
    "name": SLUG,
    "title": "A town's library",
    "description": "How often a library is used. Made up for tests.",
    "licenses": [{"name": "CC0-1.0"}],
    "reviewed_on": "2024-03-01",
    "resources": [{"path": f"{table}.csv"} for table in ROWS],
    "muster": {"question": "How many people use the library?", "subject_names": {"TOWN": "The town"}},
}


def write_civil(folder: Path, empty: Collection[tuple[str, str]] = ()) -> Settings:
    """Writes the dossier into a data folder of its own, and gives the settings to read it.

    `empty` names tables and columns whose cells are left empty everywhere.
    """
    data = folder / "data"
    shutil.copytree(REPOSITORY / "data" / "schema", data / "schema")
    home = data / "dossiers" / SLUG
    home.mkdir(parents=True)
    for table, rows in ROWS.items():
        fields = json.loads((data / "schema" / f"{table}.json").read_text(encoding="utf-8"))["fields"]
        with (home / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, [field["name"] for field in fields], lineterminator="\n")
            writer.writeheader()
            writer.writerows({key: value for key, value in row.items() if (table, key) not in empty} for row in rows)
    (home / "datapackage.json").write_text(json.dumps(PACKAGE), encoding="utf-8")
    return replace(settings, data_folder=data, cache_folder=folder / "cache")

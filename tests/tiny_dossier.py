"""A valid dossier of a few rows, to be broken in one place by each test."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.engine.releases.create import create_release
from dashboard.engine.releases.files import Release
from dashboard.engine.releases.status import read_status
from dashboard.engine.warehouse.store import Store
from dashboard.settings import REPOSITORY, Settings, settings

SLUG = "tiny"

ROWS: dict[str, list[dict[str, Any]]] = {
    "speakers": [
        {
            "speaker_id": "president",
            "name": "The President",
            "role": "head of state",
            "kind": "person",
            "country": "RUS",
        },
        {"speaker_id": "staff", "name": "The Staff", "kind": "armed_force", "country": "UKR"},
    ],
    "publications": [
        {
            "publication_id": "gazette-2017",
            "outlet": "Gazette",
            "published_on": "2017-11-17",
            "url": "https://gazette.example/2017",
            "tier": "primary",
        },
        {
            "publication_id": "gazette-2022",
            "outlet": "Gazette",
            "published_on": "2022-08-25",
            "url": "https://gazette.example/2022",
            "tier": "primary",
        },
        {
            "publication_id": "daily-2022",
            "outlet": "Daily",
            "credits": "Agency",
            "published_on": "2022-08",
            "url": "https://daily.example/a?b=c",
            "tier": "news",
        },
    ],
    "measures": [
        {
            "measure": "posts",
            "label": "Posts",
            "counts": "posts",
            "kind": "stock",
            "unit": "posts",
            "family": "strength",
        },
        {
            "measure": "step",
            "label": "Step",
            "counts": "posts",
            "kind": "change",
            "unit": "posts",
            "family": "strength",
        },
        {
            "measure": "killed",
            "label": "Killed",
            "counts": "people",
            "kind": "flow",
            "unit": "people",
            "family": "losses",
        },
        {
            "measure": "casualties",
            "label": "Casualties",
            "counts": "people",
            "kind": "flow",
            "unit": "people",
            "family": "losses",
        },
    ],
    "figures": [
        {
            "figure_id": "posts-2018",
            "measure": "posts",
            "low": 1000,
            "high": 1000,
            "wording": "1,000",
            "as_of": "2018-01-01",
            "effective_from": "2018-01-01",
            "stated_on": "2017-11-17",
            "speaker_id": "president",
            "stance": "official_decree",
            "publication_id": "gazette-2017",
        },
        {
            "figure_id": "posts-2023",
            "measure": "posts",
            "low": 1137,
            "high": 1137,
            "wording": "1,137",
            "as_of": "2022-08-25",
            "effective_from": "2023-01-01",
            "stated_on": "2022-08-25",
            "speaker_id": "president",
            "stance": "official_decree",
            "publication_id": "gazette-2022",
        },
        {
            "figure_id": "step-2023",
            "measure": "step",
            "low": 137,
            "high": 137,
            "wording": "by 137",
            "as_of": "2022-08-25",
            "effective_from": "2023-01-01",
            "stated_on": "2022-08-25",
            "speaker_id": "president",
            "stance": "official_decree",
            "publication_id": "daily-2022",
        },
        {
            "figure_id": "killed-march",
            "measure": "killed",
            "period": "cumulative",
            "low": 1351,
            "wording": "more than 1,351",
            "as_of": "2022-03-25",
            "stated_on": "2022-03",
            "speaker_id": "staff",
            "stance": "adversary_claim",
            "publication_id": "daily-2022",
        },
        {
            "figure_id": "killed-april",
            "measure": "killed",
            "period": "cumulative",
            "low": 2000,
            "high": 3000,
            "wording": "2,000 to 3,000",
            "as_of": "2022-04-25",
            "stated_on": "2022-04-25",
            "speaker_id": "staff",
            "stance": "adversary_claim",
            "publication_id": "daily-2022",
        },
        {
            "figure_id": "casualties-april",
            "measure": "casualties",
            "period": "cumulative",
            "high": 9000,
            "wording": "almost 9,000",
            "as_of": "2022-04-25",
            "stated_on": "2022-04-25",
            "speaker_id": "staff",
            "stance": "adversary_claim",
            "publication_id": "daily-2022",
        },
        {
            "figure_id": "killed-march-relay",
            "measure": "killed",
            "period": "cumulative",
            "low": 1351,
            "wording": "more than 1,351",
            "as_of": "2022-03-25",
            "stated_on": "2022-03",
            "speaker_id": "staff",
            "stance": "adversary_claim",
            "publication_id": "gazette-2022",
            "repeats": "killed-march",
        },
        {
            "figure_id": "killed-march-err",
            "measure": "killed",
            "period": "cumulative",
            "low": 9999,
            "high": 9999,
            "wording": "9,999",
            "as_of": "2022-03-25",
            "stated_on": "2022-03",
            "speaker_id": "staff",
            "stance": "adversary_claim",
            "publication_id": "daily-2022",
            "corrected_by": "killed-march",
            "flags": "error_in_print",
        },
    ],
    "derivations": [
        {"derivation_id": "step", "title": "What the decree adds", "expects_figure_id": "step-2023", "headline": 1},
        {"derivation_id": "left", "title": "Killed, so far", "headline": 2, "note": "No figure to hold it against."},
    ],
    "terms": [
        {"derivation_id": "step", "position": 1, "figure_id": "posts-2023", "sign": 1},
        {"derivation_id": "step", "position": 2, "figure_id": "posts-2018", "sign": -1},
        {"derivation_id": "left", "position": 1, "figure_id": "killed-april", "sign": 1},
    ],
    "events": [
        {"event_id": "invasion", "happened_on": "2022-02-24", "title": "Invasion", "publication_id": "daily-2022"},
    ],
}
# The words that the rows use, each with its kind.
STANCES = {
    "official_decree": ("official decree", "decides"),
    "official_claim": ("official claim", "own"),
    "adversary_claim": ("adversary's claim", "opposed"),
    "third_party_government": ("third government", "outside"),
    "independent_estimate": ("independent estimate", "estimate"),
    "confirmed_count": ("confirmed by name", "count"),
    "media_report": ("media report", "report"),
}
WORDS: dict[str, Any] = {
    "stances": [{"name": name, "label": label, "kind": kind} for name, (label, kind) in STANCES.items()],
    "speaker_kinds": [
        {"name": "armed_force"},
        {"name": "state_body"},
        *({"name": kind, "kind": kind} for kind in ("person", "document")),
        *({"name": kind, "kind": "publisher"} for kind in ("news_organisation", "data_compiler")),
        {"name": "unnamed_officials", "kind": "unnamed"},
    ],
    "counted_from": {"day": "2022-02-24", "words": "since the invasion"},
}
PACKAGE: dict[str, Any] = {
    "name": SLUG,
    "title": "A tiny dossier",
    "description": "Rows for tests.",
    "licenses": [{"name": "CC-BY-4.0"}],
    "reviewed_on": "2022-09-01",
    "resources": [{"path": f"{table}.csv"} for table in ROWS],
    "muster": {
        "question": "How many?",
        "subject": "RUS",
        "subject_names": {"RUS": "Russia"},
        "measure": "posts",
        "article": "daily-2022",
        **WORDS,
    },
}


class TinyDossier:
    """One of the tiny dossiers in a data folder with the real schemas, and the settings to read it."""

    def __init__(self, folder: Path, slug: str = SLUG) -> None:
        self.slug = slug
        self.data = folder / "data"
        self.folder = self.data / "dossiers" / slug
        self.folder.mkdir(parents=True)
        if not (self.data / "schema").exists():
            shutil.copytree(REPOSITORY / "data" / "schema", self.data / "schema")
        self.settings: Settings = replace(
            settings,
            data_folder=self.data,
            cache_folder=folder / "cache",
            look_for_changes_seconds=0.0,
        )
        self.rows = {table: [dict(row) for row in rows] for table, rows in ROWS.items()}
        for row in self.rows["figures"]:
            row["subject"] = "RUS"
        for row in self.rows["measures"]:
            row["definition"] = "What is counted."
            row["clause"] = "{subject} had {number} of them"
        self.package: dict[str, Any] = json.loads(json.dumps(PACKAGE))
        self.write()

    def columns(self, table: str) -> list[str]:
        schema = json.loads((self.data / "schema" / f"{table}.json").read_text())
        return [field["name"] for field in schema["fields"]]

    def path(self, table: str) -> Path:
        return self.folder / f"{table}.csv"

    def write(self) -> None:
        for table, rows in self.rows.items():
            with self.path(table).open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, self.columns(table), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
        (self.folder / "datapackage.json").write_text(json.dumps(self.package), encoding="utf-8")

    def change(self, table: str, key: str, **values: Any) -> int:
        """Changes the row whose first column is the key; gives its row as a spreadsheet counts."""
        first = self.columns(table)[0]
        index = next(index for index, row in enumerate(self.rows[table]) if row[first] == key)
        self.rows[table][index] |= values
        self.write()
        return index + 2

    def copy(self, table: str, key: str, **values: Any) -> int:
        """Adds a changed copy of a row at the end; gives its row as a spreadsheet counts."""
        first = self.columns(table)[0]
        row = next(row for row in self.rows[table] if row[first] == key)
        self.rows[table].append(row | values)
        self.write()
        return len(self.rows[table]) + 1

    def remove(self, table: str, key: str) -> None:
        """Takes the row whose first column is the key out of the table."""
        first = self.columns(table)[0]
        self.rows[table] = [row for row in self.rows[table] if row[first] != key]
        self.write()

    def release(self, day: int, note: str = "", **reasons: str) -> Release | None:
        """Releases the data as they are, on that day of January 2026."""
        moment = datetime(2026, 1, day, tzinfo=UTC)
        return create_release(self.data, read_status(self.data, self.slug), note, reasons, moment)

    def store(self) -> Store:
        return Store(self.settings)

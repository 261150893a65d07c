"""One data folder with two dossiers of the same random rows: `plain` has them as CSV, `parts` in partitions."""

from __future__ import annotations

import csv
import json
import random
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.settings import REPOSITORY, Settings, settings
from tests.tiny_dossier import WORDS

PLAIN, PARTS = "plain", "parts"
Row = dict[str, Any]
SUBJECTS = ("RUS", "UKR", "CHN")
MEASURES = {"posts": ("posts", "stock"), "people": ("people", "stock"), "killed": ("people", "flow")}
SPEAKERS = {
    "president": "official_decree",
    "ministry": "official_claim",
    "enemy": "adversary_claim",
    "institute": "independent_estimate",
    "counters": "confirmed_count",
}
_WORDS = (
    (lambda n: (n, n, f"{n:,}")),
    (lambda n: (n, n, f"about {n:,}")),
    (lambda n: (None, n, f"almost {n:,}")),
    (lambda n: (n, None, f"more than {n:,}")),
    (lambda n: (n, n + n // 2, f"{n:,} to {n + n // 2:,}")),
    (lambda n: (n, n, f"{n // 1000} thousand" if n % 1000 == 0 else f"{n}")),
)


def rows(count: int, seed: int = 1) -> list[Row]:
    """Figures with all that makes an answer hard: relays, errors in print, rough and missing dates, scopes, flags."""
    drawn = random.Random(seed)  # noqa: S311
    made: list[Row] = []
    for number in range(count):
        if made and drawn.random() < 0.1:
            origin = drawn.choice(made)
            if not origin["repeats"] and not origin["corrected_by"]:
                month = (origin["stated_on"] or "2021-06")[:7]
                relay = {"figure_id": f"f-{number:05d}", "repeats": origin["figure_id"], "flags": ""}
                made.append(origin | relay | {"publication_id": f"p{drawn.randrange(4)}-{month}"})
                continue
        made.append(_figure(number, drawn))
        if len(made) > 1 and drawn.random() < 0.03:
            made[-1] |= {"corrected_by": drawn.choice(made[:-1])["figure_id"], "flags": "error_in_print"}
    return made


def _figure(number: int, drawn: random.Random) -> Row:
    measure = drawn.choice(list(MEASURES))
    speaker = drawn.choice(list(SPEAKERS))
    true_on = date(2020, 1, 1) + timedelta(days=drawn.randrange(800))
    stated_on = true_on + timedelta(days=drawn.randrange(40))
    low, high, wording = drawn.choice(_WORDS)(drawn.randrange(1, 400) * drawn.choice((1, 100, 1000)))
    is_flow = MEASURES[measure][1] == "flow"
    is_decree = SPEAKERS[speaker] == "official_decree"
    return {
        "figure_id": f"f-{number:05d}",
        "subject": drawn.choice(SUBJECTS),
        "measure": measure,
        "scope": drawn.choice((None, None, None, "the army alone")),
        "period": drawn.choice(("cumulative", "month")) if is_flow else None,
        "low": low,
        "high": high,
        "wording": wording,
        "as_of": drawn.choice((str(true_on),) * 8 + (f"{true_on:%Y-%m}", f"{true_on:%Y}")),
        "effective_from": str(stated_on + timedelta(days=30)) if is_decree else None,
        "stated_on": str(stated_on) if drawn.random() > 0.02 else None,
        "speaker_id": speaker,
        "stance": SPEAKERS[speaker],
        "publication_id": f"p{drawn.randrange(4)}-{stated_on:%Y-%m}",
        "repeats": None,
        "corrected_by": None,
        "flags": drawn.choice(("",) * 9 + ("revised", "label_disputed", "not_independent")),
        "note": drawn.choice((None, "Équipe 42", f"remark {number % 7}")),
    }


class Twins:
    """The folder, and settings to read it."""

    def __init__(self, folder: Path, figures: list[Row], slugs: Iterable[str] = (PLAIN, PARTS)) -> None:
        self.data, self.figures = folder / "data", figures
        self.settings: Settings = replace(
            settings, data_folder=self.data, cache_folder=folder / "cache", look_for_changes_seconds=0.0
        )
        shutil.copytree(REPOSITORY / "data" / "schema", self.data / "schema")
        for slug in slugs:
            self._write_rest(slug)
        if PLAIN in slugs:
            write_csv(self.data, PLAIN, "figures", figures)
            for slug in slugs:
                self._write_sums(slug)
        self.parts = self.data / "dossiers" / PARTS / "figures"
        for subject in SUBJECTS:
            self.write_part(subject)

    def write_part(self, subject: str) -> Path:
        """One file: the subject stands in its path, and columns that are always empty are left out."""
        figures = [row for row in self.figures if row["subject"] == subject]
        path = self.parts / f"subject={subject}" / "part-0.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(as_table(figures), path)
        return path

    def _write_sums(self, slug: str) -> None:
        """One headline, of two figures."""
        added = [row["figure_id"] for row in self.figures if row["measure"] == "posts" and not row["repeats"]][:2]
        terms = [
            {"derivation_id": "step", "position": place, "figure_id": name, "sign": 3 - 2 * place}
            for place, name in enumerate(added, start=1)
        ]
        write_csv(self.data, slug, "derivations", [{"derivation_id": "step", "title": "The step", "headline": 1}])
        write_csv(self.data, slug, "terms", terms)

    def _write_rest(self, slug: str) -> None:
        folder = self.data / "dossiers" / slug
        folder.mkdir(parents=True)
        months = sorted({f"{date(2020, 1, 1) + timedelta(days=28 * number):%Y-%m}" for number in range(33)})
        speakers = [{"speaker_id": name, "name": name.title(), "role": "speaks", "kind": "person"} for name in SPEAKERS]
        measures = [_measure(name, counts, kind) for name, (counts, kind) in MEASURES.items()]
        publications = [_publication(outlet, month) for outlet in range(4) for month in months]
        tables = {"speakers": speakers, "measures": measures, "publications": publications}
        for table, of_table in (tables | {"derivations": [], "terms": [], "events": []}).items():
            write_csv(self.data, slug, table, of_table)
        package = {
            "name": slug,
            "title": f"Twin {slug}",
            "reviewed_on": "2023-01-01",
            "resources": [],
            "muster": {
                "question": "How many?",
                "subject": "RUS",
                "subject_names": {"RUS": "Russia", "UKR": "Ukraine", "CHN": "China"},
                "measure": "posts",
                "article": "p0-2020-01",
                **WORDS,
                "counted_from": {"day": "2019-12-01", "words": "since then"},
            },
        }
        (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def as_table(figures: list[Row]) -> pa.Table:
    """Typed columns, without the subject."""
    columns = {name: [row[name] for row in figures] for name in figures[0] if name != "subject"}
    kinds = {name: pa.int64() if name in ("low", "high") else pa.string() for name in columns}
    return pa.table({name: pa.array(values, kinds[name]) for name, values in columns.items()})


def write_csv(data: Path, slug: str, table: str, rows_of_table: Sequence[Mapping[str, Any]]) -> None:
    """A table of a dossier under its schema."""
    schema = json.loads((data / "schema" / f"{table}.json").read_text(encoding="utf-8"))
    with (data / "dossiers" / slug / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field["name"] for field in schema["fields"]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows_of_table)


def _measure(name: str, counts: str, kind: str) -> Row:
    told = {"measure": name, "label": name.title(), "counts": counts, "kind": kind, "unit": counts}
    family = "losses" if kind == "flow" else "strength"
    return told | {"family": family, "definition": "What is counted.", "clause": "{subject} had {number} of them"}


def _publication(outlet: int, month: str) -> Row:
    tier = ("primary", "news", "unconfirmed", "relay")[outlet]
    url = f"https://outlet.example/{outlet}/{month}"
    told = {"publication_id": f"p{outlet}-{month}", "outlet": f"Outlet {outlet}", "published_on": month}
    return told | {"url": url, "tier": tier}

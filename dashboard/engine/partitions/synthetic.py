"""A dossier of as many synthetic figures as asked for, as hive-partitioned Parquet: for tries and for measuring speed.

Everything says that it is synthetic. The same number of rows always gives the same rows.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dashboard.engine.database import connection as database
from dashboard.engine.database.connection import DatabaseError, SqlError
from dashboard.engine.database.progress import Progress
from dashboard.engine.database.sql_files import read_sql_file
from dashboard.errors import BuildError
from dashboard.settings import Settings

SLUG = "synthetic"
COUNT_SUBJECTS, COUNT_OUTLETS = 60, 20
FIRST_YEAR, LAST_YEAR = 2014, 2025
MOST_ROWS_OF_A_FILE = 1_500_000
# A subject with fewer rows has no folder of its own, so that files do not get small.
LEAST_ROWS_OF_A_SUBJECT = 250_000
# A subject with more rows has a folder for each year.
LEAST_ROWS_BY_YEAR = 6_000_000
SUBJECTS = tuple(f"S{number:02d}" for number in range(1, COUNT_SUBJECTS + 1))


@dataclass(frozen=True, slots=True)
class Part:
    """One file to write: rows `first` to `first + count_rows - 1`, of these subjects, in these days."""

    path: str
    first: int
    count_rows: int
    subjects: Sequence[str]
    first_day: date
    last_day: date


def generate_dossier(count_rows: int, folder: Path, base_settings: Settings, progress: Progress | None = None) -> Path:
    """Writes a data folder with one dossier and gives the dossier's folder. Raises BuildError.

    Streams: it takes little memory, whatever the count of rows. A dossier that was there before is replaced.
    """
    dossier = folder / "dossiers" / SLUG
    if dossier.exists() and not _is_ours(dossier):
        raise BuildError(f"{dossier} holds something else. Choose another folder, or remove it.")
    shutil.rmtree(dossier, ignore_errors=True)
    try:
        dossier.mkdir(parents=True)
        shutil.copytree(base_settings.data_folder / "schema", folder / "schema", dirs_exist_ok=True)
        _write_small_tables(dossier, count_rows)
        _write_figures(dossier, count_rows, base_settings, progress)
    except (OSError, DatabaseError, SqlError) as error:
        raise BuildError(f"The figures cannot be written to {folder} ({error}). Make room there.") from error
    return dossier


def _is_ours(dossier: Path) -> bool:
    try:
        return bool(json.loads((dossier / "datapackage.json").read_bytes())["name"] == SLUG)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def plan_parts(count_rows: int) -> Iterator[Part]:
    """The files, in the order of their rows: subjects by Zipf's law, the large ones by year, each in pieces."""
    shares = [1 / rank for rank in range(1, COUNT_SUBJECTS + 1)]
    counts = [int(count_rows * share / sum(shares)) for share in shares]
    large = {
        subject: count for subject, count in zip(SUBJECTS, counts, strict=True) if count >= LEAST_ROWS_OF_A_SUBJECT
    }
    small = [subject for subject in SUBJECTS if subject not in large]
    first = 0
    for subject, count in large.items():
        years = range(FIRST_YEAR, LAST_YEAR + 1) if count >= LEAST_ROWS_BY_YEAR else [None]
        for number, year in enumerate(years):
            of_year = count * (number + 1) // len(years) - count * number // len(years)
            place = f"subject={subject}" + (f"/year={year}" if year else "")
            yield from _split_part(place, first, of_year, [subject], year)
            first += of_year
    yield from _split_part("small-subjects", first, count_rows - first, small or SUBJECTS[-1:], None)


def _split_part(place: str, first: int, count: int, subjects: Sequence[str], year: int | None) -> Iterator[Part]:
    pieces = -(-count // MOST_ROWS_OF_A_FILE)
    for number in range(pieces):
        start, end = count * number // pieces, count * (number + 1) // pieces
        days = date(year or FIRST_YEAR, 1, 1), date(year or LAST_YEAR, 12, 31)
        yield Part(f"{place}/part-{number}.parquet", first + start, end - start, subjects, *days)


def _write_figures(dossier: Path, count_rows: int, given: Settings, progress: Progress | None) -> None:
    sql = read_sql_file(given.queries_folder / "synthetic" / "figures.sql").text
    files = list(plan_parts(count_rows))
    with closing(database.open_for_building(None, given)) as connection:
        database.set_variable(connection, "total", _choose_modulus(count_rows))
        for step, part in enumerate(files):
            if progress:
                progress(step, len(files), f"{part.first:,} of {count_rows:,} rows written")
            path = dossier / "figures" / part.path
            path.parent.mkdir(parents=True, exist_ok=True)
            database.set_variable(connection, "first", part.first)
            database.set_variable(connection, "count_rows", part.count_rows)
            database.set_variable(connection, "subjects", list(part.subjects))
            database.set_variable(connection, "count_subjects", len(part.subjects))
            database.set_variable(connection, "first_day", part.first_day)
            database.set_variable(connection, "count_days", (part.last_day - part.first_day + timedelta(days=1)).days)
            database.write_parquet(connection, sql, path)
    if progress:
        progress(len(files), len(files), f"{count_rows:,} of {count_rows:,} rows written")


def _choose_modulus(count_rows: int) -> int:
    """The modulus by which ids are shuffled: no multiple of the factor, or two rows would share a name."""
    return count_rows + 1 if count_rows % 7919 == 0 else count_rows


def _write_small_tables(dossier: Path, count_rows: int) -> None:
    months = [f"{year}-{month:02d}" for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in range(1, 13)]
    tables: dict[str, list[dict[str, Any]]] = {
        "speakers": [_make_speaker(number) for number in range(10)],
        "measures": [_make_measure(number) for number in range(12)],
        "publications": [_make_publication(outlet, month) for outlet in range(COUNT_OUTLETS) for month in months],
        "derivations": [],
        "terms": [],
        "events": [],
    }
    for table, rows in tables.items():
        schema = json.loads((dossier.parents[1] / "schema" / f"{table}.json").read_bytes())
        with (dossier / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [field["name"] for field in schema["fields"]], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    package = _make_package(count_rows, tables)
    (dossier / "datapackage.json").write_text(json.dumps(package, indent=2) + "\n", encoding="utf-8")


def _make_speaker(number: int) -> dict[str, str]:
    name = f"Synthetic speaker {number}"
    return {"speaker_id": f"synthetic-speaker-{number}", "name": name, "role": "synthetic", "kind": "organisation"}


def _make_measure(number: int) -> dict[str, str]:
    letter = chr(ord("a") + number)
    return {
        "measure": f"measure_{letter}",
        "label": f"Synthetic measure {letter.upper()}",
        "counts": "people",
        "kind": "flow" if number % 2 else "stock",
        "unit": "people",
        "family": "sums" if number % 2 else "levels",
        "definition": "Synthetic: it counts nothing.",
        "clause": "{subject} had {number} synthetic people",
    }


def _make_publication(outlet: int, month: str) -> dict[str, str]:
    tiers = ("primary", "news", "unconfirmed")
    return {
        "publication_id": f"synthetic-{outlet}-{month}",
        "outlet": f"Synthetic outlet {outlet}",
        "published_on": month,
        "url": f"https://synthetic.example/{outlet}/{month}",
        "tier": tiers[outlet % len(tiers)],
    }


def _make_package(count_rows: int, tables: Mapping[str, object]) -> dict[str, Any]:
    return {
        "profile": "data-package",
        "name": SLUG,
        "title": f"Synthetic: {count_rows:,} figures made up for tries",
        "description": "Synthetic rows, made by `python -m dashboard generate`. They say nothing about anybody.",
        "licenses": [{"name": "CC0-1.0", "title": "Creative Commons Zero v1.0 Universal"}],
        "reviewed_on": f"{LAST_YEAR}-12-31",
        "resources": [{"name": table, "path": f"{table}.csv"} for table in tables],
        "muster": {
            "question": "How fast does Muster answer over very many figures, all of them synthetic?",
            "subject": SUBJECTS[0],
            "subject_names": {subject: f"Synthetic subject {subject}" for subject in SUBJECTS},
            "measure": "measure_a",
            "article": f"synthetic-0-{LAST_YEAR}-12",
        },
    }

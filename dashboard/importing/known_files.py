"""Reads what a dossier's own files hold, and adds rows to them."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.errors import FileError
from dashboard.figures.amounts import Amount
from dashboard.importing.apply import TABLES
from dashboard.importing.dossier import write_dossier
from dashboard.importing.known import Known
from dashboard.importing.reading import Reading, Rows
from dashboard.importing.values.numbers import NumberReader

_KEYS = {
    "figures": "figure_id",
    "speakers": "speaker_id",
    "publications": "publication_id",
    "measures": "measure",
    "derivations": "derivation_id",
    "events": "event_id",
}
_WORDS = ("stances", "speaker_kinds", "families", "counts", "periods")


def read_folder(folder: Path) -> Reading:
    """The tables and the package of a dossier as they are. Raises FileError."""
    try:
        tables = {table: _read_rows(folder / f"{table}.csv") for table in TABLES}
        package = json.loads((folder / "datapackage.json").read_text("utf-8-sig"))
        package.pop("resources", None)
    except (OSError, ValueError, csv.Error, AttributeError) as error:
        raise FileError(f"The dossier {folder.name} cannot be read ({error}). Check it first.") from None
    return Reading(tables, package, 0, 0)


def describe_folder(dossier: Reading) -> Known:
    """What a dossier has, for a recipe to join."""
    muster: Mapping[str, Any] = dossier.package.get("muster", {})
    words = {name: {one["name"]: one for one in muster.get(name, [])} for name in _WORDS}
    subjects = {one["subject"]: one["subject"] for one in dossier.tables["figures"]} | dict(
        muster.get("subject_names", {})
    )
    phrases = {
        table: {name: tuple(texts) for name, texts in listed.items()}
        for table, listed in (dossier.package.get("words") or muster.get("words", {})).items()
        if isinstance(listed, dict)
    }
    periods = {name: one.get("stretch", "as_of") for name, one in words["periods"].items()}
    return Known(
        measures={row["measure"]: row for row in dossier.tables["measures"]},
        speakers={row["speaker_id"]: row["name"] for row in dossier.tables["speakers"]},
        subjects=subjects | dict(muster.get("subject_names", {})),
        stances={name: one["kind"] for name, one in words["stances"].items()},
        periods=periods,
        speaker_kinds={name: one.get("kind", "body") for name, one in words["speaker_kinds"].items()},
        words=phrases,
        publications={row["publication_id"]: row["url"] for row in dossier.tables["publications"]},
        series=_read_series(dossier.tables["figures"]),
        running=_find_running(dossier.tables["figures"], periods),
    )


def _find_running(figures: Rows, periods: Mapping[str, str]) -> frozenset[str]:
    """The measures most of whose figures are running totals."""
    counts: Counter[str] = Counter()
    for row in figures:
        counts[row["measure"]] += 1 if periods.get(row.get("period", "")) == "running" else -1
    return frozenset(measure for measure, count in counts.items() if count > 0)


def _read_series(figures: Rows) -> dict[tuple[str, str, str], dict[str, frozenset[Amount]]]:
    """The exact numbers by measure, subject and speaker, then by date; what is no number is left to the checks."""
    series: dict[tuple[str, str, str], dict[str, frozenset[Amount]]] = {}
    reader = NumberReader(".")
    for row in figures:
        low, high, day = (row.get(name, "") for name in ("low", "high", "as_of"))
        number = reader.read_bare(low) if low == high and day else None
        if number is not None:
            days = series.setdefault((row["measure"], row["subject"], row["speaker_id"]), {})
            days[day] = days.get(day, frozenset()) | {number}
    return series


def add_to_folder(dossier: Reading, reading: Reading, folder: Path) -> int:
    """Writes the dossier with the rows of a reading, of which those with a known id replace it; gives how many are new.

    Raises OSError.
    """
    tables = {table: list(rows) for table, rows in dossier.tables.items()}
    count_new = 0
    for table, key in _KEYS.items():
        places = {row[key]: place for place, row in enumerate(tables[table])}
        for row in reading.tables[table]:
            if row[key] in places:
                tables[table][places[row[key]]] |= row
            else:
                tables[table].append(row)
                count_new += table == "figures"
    package = dict(dossier.package)
    package["muster"] = _merge_words(dict(package.get("muster", {})), reading.package.get("muster", {}))
    write_dossier(Reading(tables, package, reading.used, reading.skipped), folder)
    return count_new


def _merge_words(muster: dict[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """The lists of words with those that are new; all else stays."""
    for name in _WORDS:
        known = {one["name"] for one in muster.get(name, [])}
        if added := [one for one in more.get(name, []) if one["name"] not in known]:
            muster[name] = [*muster.get(name, []), *added]
    if names := more.get("subject_names"):
        muster["subject_names"] = {**names, **muster.get("subject_names", {})}
    if "counted_from" in more:
        muster.setdefault("counted_from", more["counted_from"])
    return muster


def _read_rows(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [dict(row) for row in csv.DictReader(lines, strict=True)]

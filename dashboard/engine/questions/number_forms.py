"""What the numbers of an answer's rows are: a column more, for dossiers that have other numbers than whole ones."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from typing import Any

import pyarrow as pa

from dashboard.engine.database.text_column import build_text
from dashboard.engine.warehouse.store import Warehouse
from dashboard.figures.forms import FORM

_OF_MEASURES = """
    select measure, number_form_of(number, unit)
    from measures
    where dossier = $dossier and number <> 'integer'
"""
# By the column that names a row's number, where no column tells its measure.
_OF_ROWS = {
    "figure_id": "select figure_id, number_form from figures_named($dossier, $names::varchar[])",
    "derivation_id": "select derivation_id, number_form from derivation_results where dossier = $dossier",
}


def add_forms(opened: Warehouse, rows: pa.Table, dossier: object, measure: object) -> pa.Table:
    """The rows with the column `number_form`, empty for whole numbers; as they are where all numbers are whole.

    `measure` is the one that was asked for, if any. A row tells its measure, its figure or its sum.
    """
    of_measures = _read_forms(opened, str(dossier)) if dossier else {}
    key = next((name for name in ("measure", *_OF_ROWS) if name in rows.column_names), "")
    if not of_measures or not ("at_least" in rows.column_names or measure) or not (key or measure):
        return rows
    if measure and key != "measure":
        forms = [of_measures.get(str(measure))] * rows.num_rows
    else:
        names = rows.column(key).to_pylist()
        of_rows = of_measures if key == "measure" else _find_forms(opened, str(dossier), key, names)
        forms = [of_rows.get(name) for name in names]
    return rows.append_column(FORM, build_text(forms)) if any(forms) else rows


def _find_forms(opened: Warehouse, dossier: str, key: str, names: list[Any]) -> Mapping[str, str]:
    values: dict[str, Any] = {"dossier": dossier}
    if "$names" in _OF_ROWS[key]:
        values["names"] = [name for name in dict.fromkeys(names) if name]
    with closing(opened.cursor()) as cursor:
        return dict(cursor.execute(_OF_ROWS[key], values).fetchall())


def _read_forms(opened: Warehouse, dossier: str) -> Mapping[str, str]:
    """The form of each measure of the dossier whose numbers need not be whole."""
    kept: dict[str, Mapping[str, str]] = opened.kept.setdefault("number_forms", {})
    if dossier not in kept:
        with closing(opened.cursor()) as cursor:
            kept[dossier] = dict(cursor.execute(_OF_MEASURES, {"dossier": dossier}).fetchall())
    return kept[dossier]

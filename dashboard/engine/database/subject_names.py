"""Names of subjects: the dossier's own, and those of countries by their codes."""

from __future__ import annotations

from dashboard.engine.database.connection import Connection, set_variable
from dashboard.figures.iso_codes import list_countries, name_subject

_ADD_NAME = """
    update staged_dossiers
    set subject_names = map_concat(coalesce(subject_names, map()), map([$1], [$2]))
    where dossier = $3
"""


def set_variables(connection: Connection) -> None:
    """Gives SQL `countries`, the codes of countries, and `dossiers_with_names`, which name subjects themselves."""
    own = "select distinct dossier from staged_dossiers where cardinality(subject_names) > 0"
    set_variable(connection, "countries", sorted(list_countries()))
    set_variable(connection, "dossiers_with_names", [row[0] for row in connection.execute(own).fetchall()])


def name_subjects(connection: Connection, without_name: str) -> None:
    """Adds names of countries to those of each dossier. `without_name` is a SELECT of dossier, subject, its names."""
    for dossier, subject, names in connection.execute(without_name).fetchall():
        if name := name_subject(subject, names or {}):
            connection.execute(_ADD_NAME, [subject, name, dossier])

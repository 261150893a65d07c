"""What a warehouse declares: its tables with the types of their columns, and its macros."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro of the warehouse: names of its parameters, and the DuckDB expression or SELECT that it stands for."""

    parameters: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Declared:
    """Tables and views as {name: {column: DuckDB type}}, columns in their order; macros, and views as SQL, by name.

    Names are in small letters; macros stand also under `schema.name`. A view that is in `tables` alone is read as a
    table.
    """

    tables: Mapping[str, Mapping[str, str]]
    macros: Mapping[str, Macro] = field(default_factory=dict)
    views: Mapping[str, str] = field(default_factory=dict)
    table_macros: Mapping[str, Macro] = field(default_factory=dict)

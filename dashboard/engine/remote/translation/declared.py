"""What a warehouse declares: its tables with the types of their columns, and its macros."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro of the warehouse: names of its parameters, and the DuckDB expression that it stands for."""

    parameters: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Declared:
    """Tables as {name: {column: DuckDB type}}, columns in their order; macros by name. Names are in small letters."""

    tables: Mapping[str, Mapping[str, str]]
    macros: Mapping[str, Macro] = field(default_factory=dict)

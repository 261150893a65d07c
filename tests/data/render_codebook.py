"""The codebook in data/README.md, made from data/schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "data"
TABLES = ("figures", "speakers", "publications", "measures", "derivations", "terms", "events")


def schema(table: str) -> dict[str, Any]:
    """The Table Schema of one table."""
    loaded: dict[str, Any] = json.loads((DATA / "schema" / f"{table}.json").read_text(encoding="utf-8"))
    return loaded


def codebook() -> str:
    """All tables in Markdown."""
    return "\n\n".join(map(_table, TABLES))


def _table(name: str) -> str:
    described = schema(name)
    header = "| Column | Meaning | Rules | Good | Bad |\n|---|---|---|---|---|"
    head = f"### {name}.csv\n\n{described['description']}\n\n{header}"
    rows = "\n".join(_row(field, described) for field in described["fields"])
    values = "\n\n".join(_values(field) for field in described["fields"] if "enumMeanings" in field)
    return f"{head}\n{rows}" + (f"\n\n{values}" if values else "")


def _row(field: dict[str, Any], described: dict[str, Any]) -> str:
    cells = (
        f"`{field['name']}`",
        field["description"],
        _rules(field, described),
        f"`{field['goodExample']}`",
        f"`{field['badExample']}`: {field['badReason']}",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _rules(field: dict[str, Any], described: dict[str, Any]) -> str:
    constraints = field.get("constraints", {})
    rules = ["whole number"] if field["type"] == "integer" else []
    rules += ["required"] if constraints.get("required") else []
    rules += ["unique"] if constraints.get("unique") else []
    rules += [f"at least {constraints['minimum']}"] if "minimum" in constraints else []
    rules += [f"at most {constraints['maxLength']} characters"] if "maxLength" in constraints else []
    rules += ["listed below"] if "enumMeanings" in field else []
    rules += [f"a row of {_target(key)}" for key in _keys(field, described)]
    return ", ".join(rules)


def _keys(field: dict[str, Any], described: dict[str, Any]) -> list[dict[str, Any]]:
    return [key for key in described.get("foreignKeys", []) if key["fields"] == field["name"]]


def _target(key: dict[str, Any]) -> str:
    resource = key["reference"]["resource"]
    return f"{resource}.csv" if resource else "this table"


def _values(field: dict[str, Any]) -> str:
    lines = "\n".join(f"- `{value}`: {meaning}" for value, meaning in field["enumMeanings"].items())
    return f"Values of `{field['name']}`:\n\n{lines}"

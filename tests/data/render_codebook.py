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
    """All tables and what a dossier says about itself, in Markdown."""
    return "\n\n".join([*map(_table, TABLES), _muster()])


def muster_schema() -> dict[str, Any]:
    """The JSON schema of the key "muster" of a datapackage.json."""
    loaded: dict[str, Any] = json.loads((DATA / "schema" / "package" / "muster.json").read_text(encoding="utf-8"))
    return loaded


def _muster() -> str:
    described = muster_schema()
    head = f"### datapackage.json, key “muster”\n\n{described['description']} Each key but `question` is optional."
    parts = [_keys_table(head, described["properties"], described["required"])]
    for name, schema in described["properties"].items():
        inner = schema.get("items", schema)
        if set(inner.get("properties", {})) - {"part"}:
            entry = f"Each entry of `{name}`:" if "items" in schema else f"In `{name}`:"
            parts.append(_keys_table(entry, inner["properties"], inner.get("required", [])))
            parts += [_values({"name": key, **field}) for key, field in inner["properties"].items() if "enum" in field]
    return "\n\n".join(parts)


def _keys_table(head: str, keys: dict[str, Any], required: list[str]) -> str:
    rows = (
        f"| `{key}` | {field['description']} | {'required' if key in required else ''} | "
        f"`{json.dumps(field['examples'][0], ensure_ascii=False)}` |"
        for key, field in keys.items()
        if "examples" in field
    )
    return "\n".join([f"{head}\n", "| Key | Meaning | Rules | Good |", "|---|---|---|---|", *rows])


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
    kinds = {"integer": "whole number", "number": "number"}
    rules = [kinds[field["type"]]] if field["type"] in kinds else []
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

"""The codebook says what the schemas say."""

from __future__ import annotations

import re

import pytest

from tests.data.render_codebook import TABLES, schema


@pytest.mark.parametrize("table", TABLES)
def test_every_column_teaches(table: str) -> None:
    for field in schema(table)["fields"]:
        for key in ("title", "description", "goodExample", "badExample", "badReason"):
            assert field.get(key), f"{table}.{field['name']} has no {key}."


@pytest.mark.parametrize("table", TABLES)
def test_good_examples_keep_the_rules(table: str) -> None:
    for field in schema(table)["fields"]:
        constraints = field.get("constraints", {})
        good = field["goodExample"]
        assert re.search(constraints.get("pattern", ""), good), f"{table}.{field['name']}: {good}"
        assert good in [str(value) for value in constraints.get("enum", [good])], f"{table}.{field['name']}: {good}"
        assert len(good) <= constraints.get("maxLength", len(good)), f"{table}.{field['name']}: {good}"
        assert field["type"] != "integer" or re.fullmatch(r"-?\d+", good), f"{table}.{field['name']}: {good}"


@pytest.mark.parametrize("table", TABLES)
def test_every_allowed_value_has_a_meaning(table: str) -> None:
    for field in schema(table)["fields"]:
        allowed = [str(value) for value in field.get("constraints", {}).get("enum", [])]
        if allowed:
            assert list(field["enumMeanings"]) == allowed, f"{table}.{field['name']}"


def test_every_flag_with_a_meaning_is_allowed_and_no_other() -> None:
    flags = next(field for field in schema("figures")["fields"] if field["name"] == "flags")
    pattern = flags["constraints"]["pattern"]
    assert all(re.search(pattern, flag) for flag in flags["enumMeanings"])
    assert set(re.findall("[a-z_]{3,}", pattern)) == set(flags["enumMeanings"])

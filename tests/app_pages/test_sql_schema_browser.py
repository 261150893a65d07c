"""What the workbench offers to complete and to insert."""

from __future__ import annotations

import pytest

from dashboard.app_pages.sql.schema_browser import list_completions, list_values, quote_name
from dashboard.engine.questions.ask import ask


def test_every_column_and_our_macros_are_completed_and_nothing_that_is_refused() -> None:
    schema, functions = list_completions()
    assert ("figure_id", "VARCHAR") in schema["statements"]
    assert sum(map(len, schema.values())) == ask("schema_columns").num_rows
    told = {function["name"]: function for function in functions}
    assert told["interval_subtract"]["signature"] == "interval_subtract(a, b)"
    assert all(function["description"] for function in functions)
    assert {"strftime", "row_number", "starts_with"} <= set(told)
    assert not {"sleep_ms", "getenv", "read_csv", "current_setting", "query_table"} & set(told)


@pytest.mark.parametrize(("name", "written"), [("as_of", "as_of"), ("2021", '"2021"'), ('a"b', '"a""b"')])
def test_name_is_inserted_as_sql_wants_it(name: str, written: str) -> None:
    assert quote_name(name) == written


def test_the_editor_knows_the_values_of_columns_that_hold_few() -> None:
    values = list_values()

    assert {"adversary_claim", "official_claim"} <= set(values["stance"])
    assert all(1 <= len(known) <= 80 for known in values.values())
    assert "wording" not in values

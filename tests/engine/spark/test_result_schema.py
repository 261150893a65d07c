"""What comes back has the types that DuckDB gives, or is no answer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest

from dashboard.engine.questions.engine import NotPortable
from dashboard.engine.spark.result_schema import cast_to_contract

DAY = date(2022, 8, 25)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (pa.array([Decimal(7), None], pa.decimal128(38, 0)), pa.int64()),
        (pa.array([7, None], pa.int32()), pa.int64()),
        (pa.array([datetime(2022, 8, 25, tzinfo=UTC), None], pa.timestamp("us", "UTC")), pa.timestamp("us")),
        (pa.array([datetime(2022, 8, 25), None], pa.timestamp("us")), pa.date32()),  # noqa: DTZ001
        (pa.array([None, None], pa.null()), pa.string()),
        (pa.array([["a"], None], pa.large_list(pa.string())), pa.list_(pa.string())),
    ],
)
def test_type_that_drifted_is_cast(given: pa.Array, wanted: pa.DataType) -> None:
    answer = cast_to_contract(pa.table({"A": given}), pa.schema([("a", wanted)]))
    assert answer.schema == pa.schema([("a", wanted)])
    assert answer["a"].to_pylist()[1] is None
    assert answer["a"].null_count == given.null_count


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (pa.array([7.5]), pa.int64()),
        (pa.array(["seven"]), pa.int64()),
        (pa.array([2**40]), pa.int32()),
        (pa.array([DAY]), pa.list_(pa.string())),
    ],
)
def test_value_that_does_not_fit_is_no_answer(given: pa.Array, wanted: pa.DataType) -> None:
    with pytest.raises(NotPortable, match=r"which does not fit into"):
        cast_to_contract(pa.table({"a": given}), pa.schema([("a", wanted)]))


def test_other_columns_are_no_answer() -> None:
    with pytest.raises(NotPortable, match=r"gives the columns a, not a, b"):
        cast_to_contract(pa.table({"a": [1]}), pa.schema([("a", pa.int64()), ("b", pa.int64())]))

"""What a measure counts, as pages say it."""

from __future__ import annotations

import pyarrow as pa
import pytest

from dashboard.ui import measure


def test_what_is_counted_is_said_in_words_and_not_by_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = pa.table({"counts": ["station_visits"], "definition": ["All of them"]})
    monkeypatch.setattr(measure, "ask", lambda *_, **__: rows)

    assert measure.describe_definition({}) == "Counts **station visits**. All of them"

"""One fault that happens a thousand times does not fill the disk."""

from __future__ import annotations

import logging

import pytest

from dashboard.server.quiet_log import DropRepeats


def test_repeated_line_is_written_ten_times_and_then_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("dashboard.server.quiet_log.time.monotonic", lambda: now[0])
    drop = DropRepeats()

    def record(line: int, name: str = "asyncio") -> logging.LogRecord:
        return logging.LogRecord(name, logging.ERROR, "server.py", line, "out of files at %s", (now[0],), None)

    written = [drop.filter(record(1)) for _ in range(5_000)]
    assert (sum(written), drop.filter(record(2))) == (10, True)
    assert all(drop.filter(record(3, "muster.questions")) for _ in range(50))
    now[0] = 61
    last = record(1)
    assert drop.filter(last)
    assert last.getMessage() == "out of files at 61 (4,990 more like this in the last minutes)"

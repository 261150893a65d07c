"""What is counted and logged of a question: that it was asked and how it went, never by whom or for what."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from dashboard.engine.database import query_log
from dashboard.engine.questions.ask import answer
from dashboard.engine.questions.metrics import format_metrics
from dashboard.engine.sandbox.pool import Pool
from dashboard.engine.sandbox.result import Query
from dashboard.errors import QueryError, SettingsError
from dashboard.settings import settings
from tests.tiny_dossier import TinyDossier

NAME = "figures_found"
QUESTION = """-- question: Which figures are there?
-- rows: one per figure
-- params: q, speaker_id
-- columns: figure_id
select figure_id
from figures
where ($q::varchar is null or wording ilike $q::varchar) and ($speaker_id::varchar is null or true)
order by figure_id
"""
PRIVATE = "Jane Roe, 1 Main Street"
SQL = "select count(*) as n from speakers where name = 'Jane Roe' and speaker_id = $who"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    query_log.start_log(str(tmp_path / "questions.log"))
    yield tmp_path / "questions.log"
    query_log.start_log("")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., pa.Table]:
    tiny = TinyDossier(tmp_path_factory.mktemp("asked"))
    folder = tiny.data.parent / "questions"
    (folder / "answers").mkdir(parents=True)
    (folder / "answers" / f"{NAME}.sql").write_text(QUESTION)
    opened = tiny.store().open()
    given = replace(tiny.settings, queries_folder=folder, answers_kept=20)
    return lambda **parameters: answer(opened, NAME, parameters, given)


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text().splitlines()]


def metric(name: str, **labels: str) -> float:
    """The sum of all values of a metric that have these labels."""
    found = re.findall(rf"^{name}(?:{{(.*)}})? (\S+)$", format_metrics(sessions=3).decode(), re.MULTILINE)
    wanted = {f'{label}="{value}"' for label, value in labels.items()}
    return sum(float(value) for told, value in found if wanted <= set(told.split(",")))


def test_line_says_all_but_what_was_looked_for(asked: Callable[..., pa.Table], log: Path) -> None:
    for _ in range(2):
        asked(q=PRIVATE, speaker_id=PRIVATE)
    first, second = lines(log)

    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", first.pop("at"))
    assert first.pop("milliseconds") > 0
    assert first.pop("data_version") == second["data_version"] != ""
    assert isinstance(first.pop("process"), int)
    assert first == {"question": NAME, "engine": "duckdb", "outcome": "answered", "rows": 0, "cache_hit": False}
    assert second["cache_hit"] is True
    assert not any(word in log.read_text() for word in re.findall(r"\w+", PRIVATE) if len(word) > 1)


def test_own_query_leaves_its_length_and_a_hash(tiny: TinyDossier, log: Path) -> None:
    store, before = tiny.store(), metric("muster_questions_total", question="sql", outcome="answered")
    pool = Pool(settings, store.open)
    try:
        pool.run(Query(SQL, {"who": PRIVATE}))
        pool.run(Query("drop table speakers"))
    finally:
        pool.close()
        store.close()
    answered, refused = lines(log)

    assert (answered["outcome"], refused["outcome"], answered["rows"]) == ("answered", "refused", 1)
    assert answered["sql_characters"] == len(SQL)
    assert re.fullmatch(r"[0-9a-f]{16}", answered["sql_hash"])
    assert answered["sql_hash"] != refused["sql_hash"]
    assert not any(word in log.read_text() for word in ("Jane", "Street", "speakers", "drop", "who"))
    assert metric("muster_questions_total", question="sql", outcome="answered") == before + 1


def test_metrics_move_with_questions(asked: Callable[..., pa.Table], monkeypatch: pytest.MonkeyPatch) -> None:
    def counts() -> tuple[float, ...]:
        hits, misses = (metric("muster_questions_total", question=NAME, cache=cache) for cache in ("hit", "miss"))
        timed = metric("muster_question_seconds_count", question=NAME, engine="duckdb")
        in_time = metric("muster_question_seconds_bucket", question=NAME, le="+Inf")
        return hits, misses, timed, in_time, metric("muster_questions_total", question=NAME, outcome="failed")

    before = counts()
    for words in ("%metrics%", "%metrics%", "%other%"):
        asked(q=words)
    monkeypatch.setattr("dashboard.engine.questions.ask._run", failing)
    with pytest.raises(QueryError):
        asked(q="%third%")

    assert [after - earlier for after, earlier in zip(counts(), before, strict=True)] == [1, 3, 3, 3, 1]
    assert metric("muster_sessions") == 3
    assert "%metrics%" not in format_metrics(sessions=0).decode()


def failing(*_: Any) -> pa.Table:
    raise QueryError(Path("x.sql"), 1, "fails")


def test_no_log_is_written_unless_it_is_wanted(
    asked: Callable[..., pa.Table], log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    query_log.start_log("")
    asked(q="nobody listens")

    assert (log.read_text(), capsys.readouterr().err) == ("", "")


def test_log_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"MUSTER_LOG is .*cannot be written .*Name another file, or unset it"):
        query_log.start_log(str(tmp_path / "nowhere" / "questions.log"))

"""`engine verify` and `check --portable`, as anyone who runs a cluster sees them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.commands.exit_codes import BROKEN, CLEAN
from dashboard.engine.spark.translation import Declared, Translated, translate
from dashboard.engine.verification import verify as verifying
from dashboard.engine.verification.verify import Verdict, verify
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.settings import Settings, settings

QUESTION = """-- question: How many?
-- rows: one per stance
-- params: measure
-- columns: stance, n
select stance, {count} as n from statements where measure = $measure or $measure is null
group by stance order by stance
"""


@pytest.fixture
def questions(tmp_path: Path) -> Settings:
    """Four questions: one that is right, two that will be translated wrongly, one that is not portable."""
    (tmp_path / "answers").mkdir()
    counts = (
        ("right", "count(*)"),
        ("wrong", "count(high)"),
        ("failing", "count(low)"),
        ("unlikely", "any_value(random())"),
    )
    for name, count in counts:
        (tmp_path / "answers" / f"{name}.sql").write_text(QUESTION.format(count=count))
    cluster = os.environ.get("MUSTER_TEST_ENGINE", "")
    return replace(settings, queries_folder=tmp_path, cache_folder=tmp_path / "cache", engine=cluster)


def test_verdicts_tell_same_refused_and_different(questions: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(sql: str, declared: Declared) -> Translated:
        translated = translate(sql, declared)
        differs = translated.sql.replace("COUNT(`statements`.`high`)", "COUNT(*)")
        return replace(translated, sql=differs.replace("COUNT(`statements`.`low`)", "CAST('a' AS BIGINT)"))

    monkeypatch.setattr("dashboard.engine.spark.engine.translate", wrong)
    found = {verdict.question: verdict for verdict in verify(open_warehouse(), questions)}
    assert found["right"].found == verifying.SAME
    assert found["right"].rows > 0
    assert found["unlikely"].found == verifying.REFUSED
    assert "not in the portable set" in found["unlikely"].why
    assert found["wrong"].found == verifying.DIFFERENT
    assert re.match(r"row \d, n: \d+ became \d+", found["wrong"].why)
    assert found["failing"].found == verifying.DIFFERENT
    assert "could not answer" in found["failing"].why


@pytest.mark.parametrize(("found", "code"), [(verifying.SAME, CLEAN), (verifying.DIFFERENT, BROKEN)])
def test_exit_code_tells_whether_an_answer_differs(
    found: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(*_: object) -> Iterator[Verdict]:
        yield Verdict("by_speaker", found, rows=1234)

    monkeypatch.setattr(verifying, "verify", told)
    assert main(["engine", "verify"]) == code
    said = capsys.readouterr()
    assert said.out.split() == [found, "by_speaker", "1,234", "rows"]
    assert f"1 {found}" in said.err


def test_portable_questions_are_listed_and_the_others_with_place_and_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "answers").mkdir()
    for name in ("statements_over_time.sql", "figures_count.sql"):
        shutil.copy(settings.queries_folder / "answers" / name, tmp_path / "answers")
    monkeypatch.setattr("dashboard.commands.engine.settings", replace(settings, queries_folder=tmp_path))
    assert main(["check", "--portable"]) == CLEAN
    portable, others = capsys.readouterr().out.split("Not portable:")
    assert "  answers/statements_over_time.sql\n" in portable
    assert "answers/figures_count.sql:" in others
    assert "the macro figures_saying() reads tables" in others

"""Which engine answers, and what the rest of Muster sees of it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.engine.database.latest import Latest
from dashboard.engine.questions import ask, routing
from dashboard.engine.questions.ask import answer, find, provenance
from dashboard.engine.questions.catalogue import Question
from dashboard.engine.questions.engine import DuckDBEngine
from dashboard.engine.questions.routing import describe_engines, engine_for
from dashboard.engine.spark.engine import SparkEngine
from dashboard.engine.warehouse.files import Warehouse
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.errors import NotPortableError, SettingsError
from dashboard.settings import REPOSITORY, Settings, read_settings, settings

BIG = "select count(*) as n from partitioned_figures"
HEADER = """-- question: How many figures are there?
-- rows: one
-- params: none
-- columns: n
"""


def asking(sql: str) -> Question:
    return replace(find("dossiers", settings), sql=sql)


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (BIG, SparkEngine),
        ("select n from Partitioned_Figures join speakers using (speaker_id)", SparkEngine),
        ("select count(*) as n from partitioned_figures_joined", SparkEngine),
        ("select count(*) as n from figures", DuckDBEngine),
        ("select count(*) as n from unpartitioned_figures_of_old", DuckDBEngine),
    ],
)
def test_big_table_and_views_over_it_go_out(sql: str, expected: type, opened: Warehouse, on_spark: Settings) -> None:
    assert isinstance(engine_for(opened, asking(sql), on_spark), expected)


def test_nothing_goes_out_without_setting_or_without_big_table(opened: Warehouse, on_spark: Settings) -> None:
    assert isinstance(engine_for(opened, asking(BIG), replace(on_spark, engine="")), DuckDBEngine)
    assert isinstance(engine_for(open_warehouse(), asking(BIG), on_spark), DuckDBEngine)


def test_question_that_says_so_stays(opened: Warehouse, on_spark: Settings) -> None:
    assert isinstance(engine_for(opened, replace(asking(BIG), engine="duckdb"), on_spark), DuckDBEngine)


def test_ask_does_not_know_which_engine_answered(
    opened: Warehouse, on_spark: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "how_many.sql").write_text(f"{HEADER}{BIG}")
    settings = replace(on_spark, queries_folder=tmp_path)
    told = []
    for each in (settings, replace(settings, engine="")):
        monkeypatch.setattr(ask, "_answers", Latest(1_000_000))  # or the second would be the kept first
        told.append(answer(opened, "how_many", {}, each))
    out, embedded = told
    assert out.equals(embedded)
    assert provenance(out) == provenance(embedded)


def test_question_that_cannot_go_out_is_refused_with_file_and_line(
    opened: Warehouse, on_spark: Settings, tmp_path: Path
) -> None:
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "unlikely.sql").write_text(f"{HEADER}select\n    random() as n\nfrom partitioned_figures")
    with pytest.raises(NotPortableError, match=r"unlikely\.sql:6: .*rand\(\) is not in the portable set"):
        answer(opened, "unlikely", {}, replace(on_spark, queries_folder=tmp_path))


def test_missing_package_is_named_with_the_remedy(
    opened: Warehouse, on_spark: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("dashboard.engine.spark.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sqlglot", None)
    with pytest.raises(SettingsError, match=r"package sqlglot, which is not installed\. Run .*requirements-spark\.txt"):
        routing.spark_engine(opened, on_spark)


def test_start_imports_none_of_it() -> None:
    code = "import sys, dashboard.engine.questions.ask; print({'sqlglot', 'pyspark', 'grpc'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def test_status_line_tells_the_engine_but_no_token() -> None:
    settings = read_settings(
        {"MUSTER_ENGINE": "sc://spark.example:15002;use_ssl=true", "MUSTER_ENGINE_TOKEN": "secret"}
    )
    assert describe_engines(settings) == (
        "the Spark Connect endpoint sc://spark.example:15002 for partitioned_figures, partitioned_names, "
        "DuckDB for all else"
    )
    assert describe_engines(replace(settings, engine="")) == "DuckDB, in this process"
    assert "secret" not in repr(settings)


@pytest.mark.parametrize("address", ["spark.example:15002", "sc://a b", "sc://host:15002;token=secret", "https://host"])
def test_address_that_is_none_is_refused_without_a_secret(address: str) -> None:
    with pytest.raises(SettingsError, match=r"like sc://host:15002") as refused:
        read_settings({"MUSTER_ENGINE": address})
    assert "secret" not in str(refused.value)

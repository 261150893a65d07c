"""The shipped warehouse with hard rows, for both engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboard.engine.database.declarations import read_columns
from dashboard.engine.questions.engine import DuckDBEngine
from dashboard.engine.spark.engine import SparkEngine
from dashboard.engine.verification.adversarial_rows import copy_warehouse, harden_rows
from dashboard.engine.warehouse.files import Warehouse
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.settings import Settings, settings

_PARTITIONED = """
copy (from figures) to '{folder}/figures' (format parquet, partition_by (measure));
create or replace table partitions as
select
    'russian-armed-forces' as dossier,
    '{folder}/' || file as path,
    path as path_of_names
from glob('{folder}/figures/**/*.parquet') as files (file_path)
cross join lateral (select replace(file_path, '{folder}/', '') as file) as names;
create or replace view partitioned_figures as
select {columns} from read_parquet('{folder}/figures/**/*.parquet', hive_partitioning = true);
create or replace view partitioned_figures_joined as
select
    figures.* exclude (subject_name),
    speakers.name as speaker_name,
    coalesce(dossiers.subject_names[figures.subject], figures.subject) as subject_name
from partitioned_figures as figures
left join speakers using (dossier, speaker_id)
left join dossiers using (dossier);
create or replace macro figures_by(of_measure, last_stance) as table
select
    figure_id,
    at_least,
    stance || ' or ' || last_stance as label
from partitioned_figures
where measure = of_measure and stance in (select stance from figures where is_error is not null);
"""


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """The shipped warehouse with hard rows, and its figures as a folder of Parquet files, too."""
    folder = tmp_path_factory.mktemp("warehouse")
    warehouse = copy_warehouse(open_warehouse(), folder / "hard.duckdb", harden_rows, settings)
    cursor = warehouse.cursor()
    columns = ", ".join(read_columns(cursor)["figures"])
    cursor.execute(_PARTITIONED.format(folder=folder, columns=columns))
    cursor.close()
    return warehouse


@pytest.fixture(scope="session")
def local(opened: Warehouse) -> DuckDBEngine:
    return DuckDBEngine(opened)


@pytest.fixture(scope="session")
def remote(opened: Warehouse, on_spark: Settings) -> Iterator[SparkEngine]:
    engine = SparkEngine(opened, on_spark)
    yield engine
    engine.close()

"""Parquet and JSON: the answer as programs read it, with all that is to know about it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.engine.questions.ask import Provenance, ask, provenance, with_provenance
from dashboard.errors import QuestionError
from dashboard.exports.extract import Extract
from dashboard.exports.formats import FORMATS
from dashboard.settings import REPOSITORY
from tests.tiny_dossier import SLUG


def killed() -> Extract:
    table = ask("statements_over_time", dossier=SLUG, measure="killed")
    return Extract("Killed", "killed", table, "Russia, killed", total_rows=99)


def test_parquet_gives_back_the_answer_and_its_provenance() -> None:
    extract = killed()
    read = pq.read_table(io.BytesIO(FORMATS["parquet"].write(extract)))
    assert read.equals(extract.table)
    assert provenance(read) == provenance(extract.table)
    told = {key.decode(): value.decode() for key, value in read.schema.metadata.items()}
    assert told["muster.title"] == "Killed"
    assert told["muster.filter"] == "Russia, killed"
    assert told["muster.rows"] == "cut at 2 of 99 rows"
    assert told["muster.sql"].startswith("-- question: ")
    assert told["muster.licence"].startswith("CC BY 4.0")


def test_json_gives_back_the_answer() -> None:
    extract = killed()
    read = json.loads(FORMATS["json"].write(extract))
    assert read["data"] == json.loads(json.dumps(extract.table.to_pylist(), default=str))
    assert read["rows"] == "cut at 2 of 99 rows"
    assert [source["outlet"] for source in read["sources"]] == ["Daily", "Daily"]
    meanings = {column["name"]: column["meaning"] for column in read["columns"]}
    assert meanings["wording"].startswith("The number phrase exactly as printed")


def test_json_knows_no_nan() -> None:
    table = pa.table({"share": [float("nan"), float("inf"), 0.5], "big": [2**62, 1, 2]})
    extract = Extract("t", "t", with_provenance(table, Provenance("dossiers", {}, "v1")), "")
    read = json.loads(FORMATS["json"].write(extract), parse_constant=pytest.fail)
    assert read["data"] == [
        {"share": None, "big": str(2**62)},
        {"share": None, "big": "1"},
        {"share": 0.5, "big": "2"},
    ]
    assert read["filter"] == "no filter"


@pytest.mark.parametrize("form", FORMATS)
def test_table_that_is_no_answer_is_refused(form: str) -> None:
    with pytest.raises(QuestionError, match="which question it answers"):
        FORMATS[form].write(replace(killed(), table=pa.table({"a": [1]})))


def test_exports_need_no_pandas_and_bring_a_writer_only_when_it_writes() -> None:
    script = (
        "import sys; from dashboard.engine.questions.ask import ask; from dashboard.exports.formats import *\n"
        "assert not {'xlsxwriter', 'pyarrow.csv'} & set(sys.modules)\n"
        "table = ask('reconciliations', dossier='russian-armed-forces')\n"
        "extract = Extract('=t', 'n', table, '@w')\n"
        "for form in FORMATS.values(): assert form.write(extract)\n"
        "from dashboard.exports.pack import build_fact_pack\n"
        "assert build_fact_pack('t', 'russian-armed-forces', [extract], [])\n"
        "print([name for name in ('pandas', 'streamlit', 'plotly') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

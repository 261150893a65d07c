"""The fact pack: a valid data package whatever is in it, and everything behind its numbers."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import frictionless
import pyarrow as pa
import pytest

from dashboard.engine.database import connection
from dashboard.engine.questions.ask import Provenance, ask, ask_by_name, provenance, with_provenance
from dashboard.engine.questions.catalogue import catalogue
from dashboard.engine.warehouse import store
from dashboard.exports.extract import Extract
from dashboard.exports.formats import FORMATS
from dashboard.exports.pack import build_fact_pack
from tests.charts.pictures import build_picture
from tests.tiny_dossier import SLUG, TinyDossier

HOSTILE = [
    "../../../etc/passwd", "con", "", "=1+1", "a" * 300, "<script>alert(1)</script>", "\u202egpj.exe", "x\ny\r\0z",
    "C:\\a|b?*", "Втрати 🪖", "| a | b |", "'; drop table figures; --", "](javascript:alert(1))",
]  # fmt: skip


def killed(name: str = "killed", title: str = "Killed", words: str = "Russia, killed") -> Extract:
    table = ask("outlets_of_statement", dossier=SLUG, subject="RUS", measure="killed")
    return Extract(title, name, table, words, total_rows=12_345)


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        assert pack.testzip() is None
        return {name: pack.read(name) for name in pack.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def problems(content: bytes, folder: Path) -> list[object]:
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        pack.extractall(folder)
    with frictionless.system.use_context(trusted=False):
        report = frictionless.Package(str(folder / "datapackage.json")).validate()
    found: list[object] = report.flatten(["type", "message"])
    assert report.valid == (not found)
    return found


def test_pack_is_a_valid_package_of_all_that_is_behind_its_numbers(tmp_path: Path) -> None:
    content = build_fact_pack("Losses", SLUG, [killed()], [build_picture("killed", "Killed")])
    assert problems(content, tmp_path) == []
    made = files(content)
    assert sorted(made) == list(made)
    assert set(made) == {
        "README.md", "datapackage.json", "data/killed.csv", "sources.csv", "checks.csv", "derivations.csv",
        "citations.bib", "citations.csl.json", "charts/killed.svg", "sql/outlets_of_statement.sql",
        "sql/sources_of_figures.sql", "sql/statements_of_figures.sql", "sql/checks_of_figures.sql",
        "sql/derivations_of_figures.sql",
    }  # fmt: skip
    figures = [row["figure_id"] for row in rows(made["data/killed.csv"])]
    assert (
        {row["figure_id"] for row in rows(made["sources.csv"])} == {item["id"] for item in _csl(made)} == set(figures)
    )
    assert [row["rule"] for row in rows(made["checks.csv"])] == ["hedges_changed"]
    assert rows(made["checks.csv"])[0]["figure_id"] == "killed-march-hedge"
    assert made["citations.bib"].count(b"@misc{") == len(figures)


def _csl(made: dict[str, bytes]) -> list[dict[str, str]]:
    items: list[dict[str, str]] = json.loads(made["citations.csl.json"])
    return items


def test_sums_of_the_figures_come_with_their_state() -> None:
    posts = Extract("Posts", "posts", ask("statements_over_time", dossier=SLUG, measure="posts"), "posts")
    (step,) = rows(files(build_fact_pack("Posts", SLUG, [posts], []))["derivations.csv"])
    assert (step["derivation_id"], step["state"], step["residual_at_least"]) == ("step", "exact", "0")
    assert json.loads(step["figure_ids"]) == ["posts-2023", "posts-2018"]


def test_filter_version_and_cut_stand_in_readme_descriptor_and_rows() -> None:
    made = files(build_fact_pack("Losses", SLUG, [killed()], []))
    version = provenance(killed().table).data_version
    guide, package = made["README.md"].decode(), json.loads(made["datapackage.json"])
    for text in ("Russia, killed", "cut at 3 of 12,345 rows", version, "How to cite", "CC BY 4.0"):
        assert text in guide
    assert package["version"] == version
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["resources"][0]["muster"] == {
        "filter": "Russia, killed",
        "data_version": version,
        "rows": "cut at 3 of 12,345 rows",
        "question": "outlets_of_statement",
        "parameters": {"dossier": SLUG, "subject": "RUS", "measure": "killed"},
    }
    assert {row["export_rows"] for row in rows(made["data/killed.csv"])} == {"cut at 3 of 12,345 rows"}


def test_hostile_names_titles_and_filters_stay_a_valid_package(tmp_path: Path) -> None:
    extracts = [killed(text, text, text) for text in HOSTILE]
    content = build_fact_pack(HOSTILE[5], SLUG, extracts, [build_picture(text, text) for text in HOSTILE])
    assert problems(content, tmp_path) == []
    made = files(content)
    assert len(made) == len({name.lower() for name in made}) == 2 * len(HOSTILE) + 12
    for name in made:
        parts = Path(name).parts
        assert len(parts) <= 2
        assert all(part.isascii() and len(part) < 90 and not part.startswith((".", "-")) for part in parts)
    assert "<script>" not in made["README.md"].decode()
    assert not re.search(r"(?<!\\)\]\(javascript", made["README.md"].decode())


def test_pack_of_every_question_is_valid_and_each_can_be_taken_along(tmp_path: Path) -> None:
    chosen = {"dossier": SLUG, "subject": "RUS", "measure": "killed", "family": "losses", "derivation_id": "step"}
    extracts = []
    for question in catalogue().values():
        listed = {name: [chosen[name]] if name in question.list_params else chosen[name] for name in chosen}
        figure = ["killed-march"] if "figure_id" in question.list_params else "killed-march"
        extracts.append(
            Extract(question.question, question.name, ask_by_name(question.name, figure_id=figure, **listed), "")
        )
    for extract in extracts:
        for name, form in FORMATS.items():
            assert form.write(extract), (extract.name, name)
    assert problems(build_fact_pack("Everything", SLUG, extracts, []), tmp_path) == []


def test_pack_of_nothing_is_valid(tmp_path: Path) -> None:
    assert problems(build_fact_pack("", "", [], []), tmp_path) == []


def test_text_of_the_data_keeps_the_package_valid(tmp_path: Path) -> None:
    table = pa.table({
        "text": [*HOSTILE, None, "", " ", "NaN"],
        "number": [1] * len(HOSTILE) + [None, -2, 2**60, 0],
        "share": [0.5] * len(HOSTILE) + [float("nan"), float("inf"), 1e300, None],
        "url": ["https://x.example/a/../b", "javascript:alert(1)"] + [None] * (len(HOSTILE) + 2),
    })  # fmt: skip
    extract = Extract("t", "t", with_provenance(table, Provenance("dossiers", {}, "v1")), "all")
    content = build_fact_pack("t", SLUG, [extract], [])
    assert problems(content, tmp_path) == []
    assert all("path" not in source for source in json.loads(files(content)["datapackage.json"])["sources"])


@pytest.mark.parametrize("text", ["x\n; drop table figures; --", "x\u2028y", "*/ select 1"])
def test_parameters_stay_inside_the_comments_of_the_sql(text: str, tiny: TinyDossier) -> None:
    table = ask("statements_over_time", dossier=SLUG, measure="killed", speaker_id=[text, "staff"])
    sql = files(build_fact_pack("t", SLUG, [Extract("t", "t", table, "w")], []))[
        "sql/statements_over_time.sql"
    ].decode()
    assert f"--   speaker_id = {json.dumps([text, 'staff'])}" in sql.splitlines()
    names = connection.read_select_parameters(store.open_warehouse().cursor(), sql)
    assert names is not None
    again = connection.fetch_table(
        store.open_warehouse().cursor(),
        sql,
        dict.fromkeys(names) | {"dossier": SLUG, "measure": "killed", "speaker_id": [text, "staff"]},
    )
    assert again.equals(table)


def test_two_tables_of_one_question_share_a_file_that_names_both() -> None:
    other = Extract("Posts", "posts", ask("outlets_of_statement", dossier=SLUG, measure="posts"), "posts")
    sql = files(build_fact_pack("t", SLUG, [killed(), other], []))["sql/outlets_of_statement.sql"].decode()
    assert "-- data/killed.csv with" in sql
    assert "-- data/posts.csv with" in sql
    assert sql.count("-- question:") == 1


def test_the_same_parts_give_the_same_bytes_at_any_time() -> None:
    content = build_fact_pack("t", SLUG, [killed()], [])
    assert build_fact_pack("t", SLUG, [killed()], []) == content
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        assert {entry.date_time for entry in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}

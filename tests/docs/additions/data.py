"""Additions to the data, and to how it is read."""

from __future__ import annotations

import csv
import json
import shutil
import tempfile
from pathlib import Path

from tests.docs.additions.repository import DOSSIER, Copy, ask, run


def add_dossier(copy: Copy) -> None:
    """A second topic: the shipped one under another name."""
    path = "data/dossiers/another-topic"
    shutil.copytree(copy.root / "data/dossiers" / DOSSIER, copy.root / path, ignore=shutil.ignore_patterns("releases"))
    package = copy.root / path / "datapackage.json"
    package.write_text(package.read_text(encoding="utf-8").replace(DOSSIER, "another-topic"), encoding="utf-8")
    copy.touched.append(path)


def see_dossier() -> None:
    """It is counted like the first one."""
    assert ask("figures_count", dossier="another-topic") == ask("figures_count")


def add_column(copy: Copy) -> None:
    """Its field in the schema, and the column itself in each dossier."""
    field = {
        "name": "place",
        "title": "Place",
        "type": "string",
        "description": "The page that the number is printed on.",
        "goodExample": "7",
        "badExample": "p. 7",
        "badReason": "Digits only.",
    }
    schema = json.loads((copy.root / "data/schema/figures.json").read_text(encoding="utf-8"))
    schema["fields"].append(field)
    copy.rewrite("data/schema/figures.json", json.dumps(schema))
    for file in sorted((copy.root / "data/dossiers").glob("*/figures.csv")):
        lines = file.read_text(encoding="utf-8").splitlines()
        texts = [f"{lines[0]},place", *(f"{line},7" for line in lines[1:])]
        copy.rewrite(file.relative_to(copy.root).as_posix(), "\n".join([*texts, ""]))


def see_column() -> None:
    """The warehouse has it, the codebook explains it, and no rule takes it for a name of its own."""
    from dashboard.engine.questions.checks import run_checks
    from tests.data.render_codebook import codebook
    from tests.tiny_dossier import TinyDossier

    assert "all 7" in run("sql", "select 'all ' || string_agg(distinct place) from figures")
    assert "| `place` | The page that the number is printed on. |" in codebook()
    with tempfile.TemporaryDirectory() as folder:
        tiny = TinyDossier(Path(folder))
        tiny.change("figures", "killed-april", low=1000, high=1000, wording="1,000")
        assert "cumulative_does_not_fall" in [problem.rule for problem in run_checks(given=tiny.settings).problems]


def add_reconciliation(copy: Copy) -> None:
    """A sum of two figures, which should equal a third."""
    folder = f"data/dossiers/{DOSSIER}"
    copy.append(f"{folder}/derivations.csv", "another-sum,Another sum,ind-2022-inc-137k,9,Made for a test.,\n")
    copy.append(
        f"{folder}/terms.csv",
        "another-sum,1,ind-2022-serv-1150628,1\nanother-sum,2,ind-2022-prev-serv-1013628,-1\n",
    )


def see_reconciliation() -> None:
    """It is on the Overview."""
    assert "Another sum" in [row["title"] for row in ask("ledger")]


def add_clause(copy: Copy) -> None:
    """Another clause for one measure."""
    path = f"data/dossiers/{DOSSIER}/measures.csv"
    rows = list(csv.DictReader((copy.root / path).open(encoding="utf-8")))
    for row in rows:
        if row["measure"] == "killed":
            row["clause"] = "{number} soldiers of {subject} had lost their lives"
    with (copy.root / path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    copy.touched.append(path)


def see_clause() -> None:
    """A figure's sentence uses it."""
    from dashboard.engine.questions.ask import ask as typed
    from dashboard.figures.sentences import build_sentence

    row = typed("figure", dossier=DOSSIER, figure_id="ind-2022-ukr-killed-9000").to_pylist()[0]
    assert "had lost their lives" in build_sentence(row)


def add_hedge(copy: Copy) -> None:
    """Words that mean the same as "almost"."""
    copy.insert(
        "dashboard/figures/hedge_words.py", '    ("almost", "a whisker below"),\n', before='    ("almost", "almost,'
    )
    row = '        ("a whisker below 9,000", None, 9_000, "almost", 8_100, 9_000),\n'
    copy.insert("tests/figures/test_wording.py", row, before='        ("approaching 200,000", None,')


def see_hedge() -> None:
    """They are read like it."""
    from dashboard.figures.wording import read_wording

    assert read_wording("a whisker below 9,000", None, 9000) == read_wording("almost 9,000", None, 9000)
    assert read_wording("a whisker below 9,000", None, 9000).rule == "almost"

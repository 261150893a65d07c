"""A proposed correction: the change is one that git applies, and the links are those of the repository that is set."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.contents.correction import propose_addition, propose_correction, read_row
from dashboard.engine.warehouse.private import OwnFigures
from dashboard.errors import QuestionError
from tests.engine.warehouse.test_private import KILLED, PUBLICATION
from tests.tiny_dossier import SLUG, TinyDossier

FILE = f"data/dossiers/{SLUG}/figures.csv"


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("posts-2018", 'two\n"lines", and commas'),
        ("posts-2018", 'Київ\r\u2028"так"'),
        ("killed-march-err", "9,998"),
        ("step-2023", ""),
    ],
)
def test_git_applies_the_change_and_nothing_else_changes(tmp_path: Path, figure: str, value: str) -> None:
    tiny = TinyDossier(tmp_path)
    tiny.change("figures", "posts-2023", note="a note\nof two lines")
    found = propose_correction(SLUG, figure, {"note": value}, "https://x.example", tiny.settings)
    subprocess.run(["git", "apply", "--unidiff-zero", "-"], input=found.diff.encode(), cwd=tmp_path, check=True)
    expected = TinyDossier(tmp_path / "expected")
    expected.change("figures", "posts-2023", note="a note\nof two lines")
    expected.change("figures", figure, note=value)
    assert tiny.path("figures").read_bytes() == expected.path("figures").read_bytes()


def test_links_lead_to_the_line_and_to_an_issue_with_the_change(tmp_path: Path) -> None:
    tiny = TinyDossier(tmp_path)
    given = replace(tiny.settings, repository="https://github.com/someone/muster/tree/data")
    found = propose_correction(SLUG, "posts-2023", {"low": "1138", "high": "1138"}, "a [page](x)", given)
    assert found.edit_address == f"https://github.com/someone/muster/edit/data/{FILE}#L3"
    issue = parse_qs(urlsplit(found.issue_address).query)
    assert issue["title"] == ["Correct posts-2023: low, high"]
    assert found.diff in issue["body"][0]
    plain = propose_correction(SLUG, "posts-2023", {"low": "1138"}, "", tiny.settings)
    assert (plain.issue_address, plain.edit_address) == ("", "")
    assert plain.text.splitlines() == [
        f"Figure posts-2023 of {SLUG} ({FILE}, line 3):",
        "low: 1137 → 1138",
        "Source: no source given",
    ]


def test_figures_of_a_reader_become_rows_at_the_end_of_the_files(tmp_path: Path) -> None:
    tiny = TinyDossier(tmp_path)
    own = OwnFigures({"figures": [{**KILLED, "note": "two\nlines"}], "publications": [PUBLICATION]}, beside=SLUG)
    found = propose_addition(own, "", tiny.settings)
    subprocess.run(["git", "apply", "-"], input=found.diff.encode(), cwd=tmp_path, check=True)
    expected = TinyDossier(tmp_path / "expected")
    expected.rows["figures"].append({**KILLED, "note": "two\nlines"})
    expected.rows["publications"].append(PUBLICATION)
    expected.write()
    for table in tiny.rows:
        assert tiny.path(table).read_bytes() == expected.path(table).read_bytes()


def test_a_figure_that_no_file_has_cannot_be_corrected(tmp_path: Path) -> None:
    tiny = TinyDossier(tmp_path)
    assert read_row(SLUG, "nothing", tiny.settings) is None
    with pytest.raises(QuestionError, match="has the figure 'nothing'"):
        propose_correction(SLUG, "nothing", {}, "", tiny.settings)

"""`new` and `import` in a terminal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.commands import import_file, new
from dashboard.commands.exit_codes import BROKEN, CLEAN, UNUSABLE
from dashboard.importing import dossier
from dashboard.settings import settings

SAID = ["--set", "speaker=The Library", "--set", "url=https://gazette.example/a", "--set", "subject=NOR"]


@pytest.fixture
def dossiers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for command in (import_file, new, dossier):
        monkeypatch.setattr(command, "settings", replace(settings, data_folder=tmp_path))
    return tmp_path / "dossiers"


def test_a_new_dossier_takes_its_sheet(dossiers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "library", "--title", "Library", "--question", "How many?"]) == CLEAN
    assert (dossiers.parent / "schema" / "figures.json").is_file()
    assert "where read  the address of the page" in capsys.readouterr().err
    with (dossiers / "library" / "statements.csv").open("a") as sheet:
        sheet.write("The Mayor,almost 9,Visitors,2024-03-01,https://a.example/1,Library,\n")
    assert main(["import", "--into", "library"]) == CLEAN
    assert "Read 1 = 1 used" in capsys.readouterr().out
    with (dossiers / "library" / "statements.csv").open("a") as sheet:
        sheet.write(
            ',8,Visitors,2024,https://a.example/1,Library,\nThe Mayor,7,Visitors,2025,"Gazette, page 3",Library,\n'
        )
    assert main(["import", "--into", "library"]) == BROKEN
    printed = capsys.readouterr().out
    assert "Refused, 1: Nothing says who says it." in printed
    assert "Refused, 1: No address says where it was read." in printed
    assert main(["import", "--into", "library", "--set", "url=https://gazette.example"]) == BROKEN
    assert '"Gazette, page 3",,,https://gazette.example,' in (dossiers / "library" / "publications.csv").read_text()
    assert "almost 9" in (dossiers / "library" / "figures.csv").read_text()
    assert main(["new", "library", "--title", "x", "--question", "y"]) == UNUSABLE
    assert main(["new", "../x", "--title", "x", "--question", "y"]) == UNUSABLE


def test_a_file_becomes_a_dossier_and_a_recipe(
    dossiers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, recipe, refused = (tmp_path / name for name in ("visits.csv", "recipe.json", "refused.csv"))
    file.write_text("date,visits\n2024-01-01,5\n2024-01-02,=1+1\n")
    outputs = ["--to-recipe", str(recipe), "--refused", str(refused)]
    assert main(["import", str(file), "--new", "visits", *SAID, *outputs]) == BROKEN
    assert refused.read_text("utf-8-sig").splitlines()[1] == "3,visits,'=1+1,This is no number."
    assert main(["import", str(file), "--new", "again", "--recipe", str(recipe)]) == BROKEN
    assert (dossiers / "again" / "figures.csv").read_bytes() == (dossiers / "visits" / "figures.csv").read_bytes()
    assert main(["import", str(file), "--new", "visits", *SAID]) == UNUSABLE
    for answer in ("speeker=The Library", "as_of=2024", "unit:Visitors=people", "unit=people"):
        capsys.readouterr()
        assert main(["import", str(file), "--set", answer]) == UNUSABLE
        assert "date_column" in capsys.readouterr().err
    assert main(["import", str(file), "--recipe", str(recipe), "--set", "speaker=The Mayor"]) == UNUSABLE
    assert "edit it" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "none.csv")]) == UNUSABLE


@pytest.mark.parametrize("command", ["import", "check-text"])
def test_what_never_ends_is_not_read(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "/dev/zero"]) == UNUSABLE
    assert "it is a pipe or a device" in capsys.readouterr().err

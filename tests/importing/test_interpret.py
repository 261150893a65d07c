"""Tables become figures in a process that can do nothing else; this one gets plain rows."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from typing import NoReturn

import pytest

from dashboard.engine.warehouse.private import OwnFigures
from dashboard.errors import FileError, QuestionError
from dashboard.exports.dossier_zip import write_dossier
from dashboard.importing import (
    Reading,
    apply_recipe,
    guess,
    guess_recipe,
    interpret,
    interpret_tables,
    open_zip,
    read_file,
)
from dashboard.importing.known_files import describe_folder, read_folder
from dashboard.importing.limits import Limits
from dashboard.importing.process import ask_worker
from dashboard.settings import settings

ANSWERS = {"speaker": "The Library", "url": "https://a.example", "subject": "NOR"}
TEXT = b"date,visits\n2024-01-01,5\n2024-01-02,about 60\n2024-01-03,many\n"


def refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError


def test_guesses_and_rows_come_from_the_confined_process(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = read_file("visits.csv", TEXT)
    recipe = guess_recipe(tables[0], chosen=ANSWERS)
    reading = apply_recipe(tables[0], recipe)
    monkeypatch.setattr(guess, "build_frame", refuse)
    found = interpret_tables(tables, chosen=ANSWERS)
    assert (found.recipe, found.reading) == (recipe, reading)
    assert found.recipe
    assert (found.recipe.choices, found.recipe.notes) == (recipe.choices, recipe.notes)
    again = interpret_tables(tables, recipe=recipe.to_json().encode())
    assert again.reading == reading


def test_a_recipe_made_for_another_dossier_takes_a_position_that_this_one_knows() -> None:
    dossier = read_folder(settings.data_folder / "dossiers" / "hs2-cost")
    tables = read_file("visits.csv", TEXT)
    recipe = guess_recipe(tables[0], chosen=ANSWERS)
    reading = interpret_tables(tables, dossier, recipe=recipe.to_json().encode()).reading
    assert reading
    (stance,) = {row["stance"] for row in reading.tables["figures"]}
    assert stance in describe_folder(dossier).stances
    assert recipe.stance not in describe_folder(dossier).stances
    assert f"“{stance}” stands in its place" in reading.notes[0].text


def test_what_only_a_person_can_say_leaves_the_guesses() -> None:
    found = interpret_tables(read_file("visits.csv", TEXT))
    assert found.reading is None
    assert "Say it: subject, speaker, url" in found.error
    assert found.recipe
    assert {choice.name for choice in found.recipe.choices if choice.is_needed} == {"subject", "speaker", "url"}


def test_each_end_of_the_process_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = read_file("visits.csv", TEXT)
    with pytest.raises(QuestionError, match="no recipe"):
        interpret_tables(tables, recipe=b"[" * 100_000)
    monkeypatch.setattr(interpret, "settings", replace(settings, import_memory_megabytes=0))
    with pytest.raises(FileError, match="more than can be read"):
        interpret_tables([replace(tables[0], cells=tables[0].cells * 5_000, lines=tables[0].lines * 5_000)])
    monkeypatch.setattr(interpret, "settings", replace(settings, import_seconds=-0.5))
    with pytest.raises(FileError, match="seconds, so it was stopped"):
        interpret_tables(tables)
    with pytest.raises(FileError, match="Muster has a fault"):
        ask_worker(Limits.of(settings), "no such task", {}, TEXT)


def test_a_zip_is_opened_in_the_confined_process(monkeypatch: pytest.MonkeyPatch) -> None:
    own = OwnFigures({"figures": [{"figure_id": "a", "note": "=1+1"}]}, files=(("visits.csv", "0" * 64),))
    content = write_dossier(own, [], settings, json.loads('{"decimal": ","}'))
    monkeypatch.setattr(zipfile, "ZipFile", refuse)
    opened = open_zip(content)
    assert (opened.own, opened.recipe) == (own, {"decimal": ","})
    with pytest.raises(FileError, match="damaged"):
        open_zip(content[:200])


def test_a_zip_without_the_mark_gives_its_tables_from_the_confined_process() -> None:
    own = OwnFigures({"figures": [{"figure_id": "a"}]})
    marked = write_dossier(own, [], settings)
    tables = read_file("a.zip", marked.replace(b"yours.json", b"other.json"))
    found = interpret_tables(tables)
    assert found.recipe is None
    assert isinstance(found.reading, Reading)
    assert found.reading.tables["figures"][0]["figure_id"] == "a"

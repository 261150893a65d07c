"""A dossier more in the data folder changes nothing of the others: first topic, answers, files and links stay."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard.contents import dossiers
from dashboard.engine.questions.ask import ask_by_name, provenance
from dashboard.engine.questions.catalogue import catalogue
from dashboard.engine.warehouse import store
from dashboard.errors import QuestionError
from dashboard.settings import settings
from dashboard.sharing.cards import request
from tests.tiny_dossier import TinyDossier


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> TinyDossier:
    """The shipped data with one dossier more, whose name and title sort before all others."""
    folder = Path(tmp_path_factory.mktemp("added"))
    shutil.copytree(settings.data_folder, folder / "data")
    tiny = TinyDossier(folder, "aaa")
    tiny.package["title"] = "A topic that sorts first"
    tiny.package["muster"]["stances"][0]["label"] = "ruling"  # of a name that the others use, too
    tiny.write()
    return tiny


def read_answers(dossier: str) -> dict[str, Any]:
    """What each question that needs nothing but a dossier answers, but for the dossiers and the data version."""
    answers = {}
    for question in catalogue(settings).values():
        if "dossier" in question.params:
            try:
                rows = ask_by_name(question.name, dossier=dossier).to_pylist()
            except QuestionError:  # it needs more than a dossier
                continue
            answers[question.name] = [row | {"data_version": ""} for row in rows if row.get("filter") != "dossier"]
    return answers


def test_a_dossier_more_changes_nothing_of_the_others(added: TinyDossier, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = list(dossiers.list_dossiers())
    before = read_answers(shipped[0])
    link = request.parse_page("by-source")
    version = provenance(ask_by_name("dossiers")).data_version

    monkeypatch.setattr(store, "_store", added.store())
    monkeypatch.setattr(dossiers, "settings", replace(settings, data_folder=added.data))
    assert list(dossiers.list_dossiers()) == [*shipped[:1], "aaa", *shipped[1:]]
    assert provenance(ask_by_name("dossiers")).data_version != version
    assert read_answers(shipped[0]) == before
    assert request.parse_page("by-source") == link

"""Wrong in print: each published error, what is right, why, and the sentence to copy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.contents import dossiers
from dashboard.contents.registry import PAGES
from dashboard.engine.questions import ask
from dashboard.engine.questions.ask import ask_by_name
from dashboard.engine.warehouse import store
from tests.app_pages.visit import visit, words
from tests.tiny_dossier import SLUG, TinyDossier

DOSSIER = "russian-armed-forces"


def sentences(visitor: AppTest) -> list[str]:
    data = [json.loads(element.proto.json)[0] for element in visitor.get("bidi_component")]
    return [text["text"] for one in data for text in one.get("texts", ())]


def test_every_error_stands_beside_what_is_right() -> None:
    errors = ask_by_name("published_errors", dossier=DOSSIER).to_pylist()
    visitor = visit("wrong_in_print")
    shown, copied = words(visitor), sentences(visitor)
    assert len(copied) == len(errors) > 0
    for error, sentence in zip(errors, copied, strict=True):
        for name in (error["figure_id"], error["corrected_by"]):
            assert f"figure_id={name})" in shown, name
        assert error["note"] in shown
        assert error["wording"] in sentence
        assert error["right_wording"] in sentence
        assert error["right_outlet"] in sentence


def test_what_is_right_is_not_told_before_it_was_known() -> None:
    visitor = visit("wrong_in_print", known_on="2023-01-01")
    assert len(sentences(visitor)) == 3
    early = visit("wrong_in_print", known_on="2010-01-01")
    assert "No error in print is known in this view." in [box.value for box in early.info]


def test_page_is_in_the_menu_of_dossiers_that_have_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGES["wrong-in-print"]
    assert dossiers.has_page(page, DOSSIER)
    tiny = TinyDossier(tmp_path)
    tiny.remove("figures", "killed-march-err")
    monkeypatch.setattr(store, "_store", tiny.store())
    monkeypatch.setattr(ask, "settings", tiny.settings)
    assert not dossiers.has_page(page, SLUG)

"""The public address that links and citations carry."""

from __future__ import annotations

import pytest

from dashboard.figures import addresses
from dashboard.figures.addresses import NO_LINK, build_figure_url
from dashboard.figures.citations import build_bibtex, build_csl_item, cite_in_full
from dashboard.settings import settings
from tests.figures.test_sentences import ROW


def test_address_is_the_one_of_the_operator_or_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    assert build_figure_url("tiny", "a & b") is None
    monkeypatch.setitem(vars(settings), "public_url", "https://x.example/m/")
    assert build_figure_url("tiny", "a & b") == "https://x.example/m/figure?dossier=tiny&figure_id=a+%26+b"
    token = addresses.public_url.set("https://y.example")
    assert build_figure_url("tiny", "a") == "https://y.example/figure?dossier=tiny&figure_id=a"
    addresses.public_url.reset(token)


def test_citation_without_an_address_says_that_it_is_missing() -> None:
    for build in (cite_in_full, build_bibtex, build_csl_item):
        without = str(build(ROW, data_version="1")).replace("\\", "")
        assert NO_LINK in without
        assert NO_LINK not in str(build(ROW, data_version="1", address="https://x.example/figure"))

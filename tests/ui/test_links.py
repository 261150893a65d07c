"""Whole addresses, made from where the browser says it is."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dashboard.ui import links


@pytest.mark.parametrize(
    ("here", "base", "whole"),
    [
        ("http://h:1", "", "http://h:1/figure?figure_id=f"),
        ("http://h:1/about", "", "http://h:1/figure?figure_id=f"),
        ("https://h/house/muster", "house/muster", "https://h/house/muster/figure?figure_id=f"),
        ("https://h/house/muster/about", "/house/muster/", "https://h/house/muster/figure?figure_id=f"),
        (None, "", None),
    ],
)
def test_whole_address_stays_below_the_base_path(
    monkeypatch: pytest.MonkeyPatch, here: str | None, base: str, whole: str | None
) -> None:
    told = SimpleNamespace(context=SimpleNamespace(url=here), get_option={"server.baseUrlPath": base}.__getitem__)
    monkeypatch.setattr(links, "st", told)

    assert links.absolute("figure?figure_id=f") == whole

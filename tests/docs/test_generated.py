"""Generated pages are fresh."""

from __future__ import annotations

from dataclasses import fields

import pytest

from dashboard.settings import REPOSITORY, Settings
from tests.docs.generated import PAGES, render


@pytest.mark.parametrize("page", PAGES)
def test_generated_page_is_fresh(page: str) -> None:
    assert (REPOSITORY / page).read_text(encoding="utf-8") == render(page), "Run `make generate`."


def test_every_setting_is_documented_once() -> None:
    page = (REPOSITORY / "dashboard" / "docs" / "settings.md").read_text(encoding="utf-8")

    assert [page.count(f"| `MUSTER_{field.name.upper()}` |") for field in fields(Settings)] == [1] * len(
        fields(Settings)
    )

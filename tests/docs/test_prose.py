"""Sentences of the documentation are short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.settings import REPOSITORY
from tests.docs.generated import PAGES as GENERATED
from tests.docs.pages import PAGES, read

MOST_WORDS = 40
WRITTEN = [page for page in PAGES if page.relative_to(REPOSITORY).as_posix() not in GENERATED]


def sentences(text: str) -> list[str]:
    """The sentences of a page; an item of a list and a cell of a table end one, a piece of code counts as one word."""
    text = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`]+`", "code", re.sub(r"\]\([^)]+\)", "]", text))
    parts = re.split(r"\n\s*\n|\n\s*(?:-|\d+\.|#+) |\||(?<=[.:;?!])[*\")”]*\s", text)
    return [part.strip() for part in parts if part.strip()]


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_sentences_are_short(page: Path) -> None:
    long = [sentence for sentence in sentences(read(page)) if len(sentence.split()) > MOST_WORDS]

    assert long == []

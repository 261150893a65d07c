"""Citations invent nothing, parse strictly, and no text of the data breaks out of them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.figures.bibliography import check_web_address
from dashboard.figures.citations import build_bibtex, build_csl_item, cite_in_full, cite_inline
from dashboard.figures.text_parts import clean_text
from tests.figures.render_golden import statements
from tests.figures.test_sentences import HOSTILE, ROW, TEXTS

VERSION = "1a2b3c4d5e6f"
ESCAPES = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\`{}": "`",
    **{f"\\{letter}": letter for letter in "#$%&_"},
    "{}": "",  # between signs that would be printed as one
    "“{": "“",
    "}”": "”",
}
ESCAPE = re.compile("|".join(re.escape(escape) for escape in ESCAPES))
FIELDS = ["author", "title", "howpublished", "year", "month", "day", "url", "note"]
NASTY = ["} , note = {x", "{", "}}}", "\\", "\\}", '"', "%", "a\n@misc{b,", "~^#$&_", " and ", ", ", HOSTILE]


def parsed(entry: str) -> tuple[str, dict[str, str]]:
    """Key and fields, read as BibTeX does: a value ends where its braces are even, and a backslash hides no brace."""
    head = re.match(r"@misc\{([A-Za-z0-9_:.-]+),\n", entry)
    assert head, entry
    position, fields = head.end(), {}
    while not entry.startswith("}", position):
        field = re.compile(r"  ([a-z]+) = ").match(entry, position)
        assert field, entry[position:]
        position = _end_of_value(entry, field.end())
        fields[field[1]] = entry[field.end() : position]
        assert entry.startswith(",\n", position), entry[position:]
        position += 2
    assert entry[position:] == "}\n", entry[position:]
    return head[1], fields


def _end_of_value(entry: str, start: int) -> int:
    if month := re.compile("[a-z]{3}").match(entry, start):
        return month.end()
    assert entry[start] == "{"
    depth = 0
    for position in range(start, len(entry)):
        depth += (entry[position] == "{") - (entry[position] == "}")
        if depth == 0:
            return position + 1
    raise AssertionError(entry[start:])


def typeset(value: str) -> str:
    """What LaTeX prints of a value; fails on a character that it would take as a command."""
    inside = value[2:-2] if value.startswith("{{") and value.endswith("}}") else value[1:-1]
    rest = ESCAPE.sub("", inside)
    assert not re.search(r"[\\{}#$%&_~^\n]", rest), value
    return ESCAPE.sub(lambda match: ESCAPES[match[0]], inside)


def assert_valid_csl(item: Mapping[str, Any]) -> None:
    """The rules of csl-data.json for the fields that we use."""
    allowed = {"id", "type", "title", "author", "container-title", "issued", "URL", "note"}
    assert {"id", "type", "title"} <= set(item) <= allowed
    assert item["type"] == "webpage"
    assert all(isinstance(item[key], str) for key in set(item) - {"author", "issued"})
    for name in item.get("author", []):
        assert set(name) in ({"family", "given"}, {"literal"})
        assert all(isinstance(part, str) and part for part in name.values())
    if "issued" in item:
        assert set(item["issued"]) == {"date-parts"}
        (parts,) = item["issued"]["date-parts"]
        assert 1 <= len(parts) <= 3
        assert all(isinstance(part, int) for part in parts)
    assert re.match("https?://", item.get("URL", "https://"))
    json.dumps(item).encode()


def test_every_shipped_figure_gives_strict_bibtex_and_csl() -> None:
    keys = set()
    for name, row in statements().items():
        key, fields = parsed(build_bibtex(row, data_version=VERSION))
        keys.add(key)
        assert key == name
        assert list(fields) == [field for field in FIELDS if field in fields], name
        assert clean_text(row["wording"]) in typeset(fields["title"]), name
        assert typeset(fields["howpublished"]) == row["outlet"], name
        assert fields["url"] == f"{{{row['url']}}}", name
        item = build_csl_item(row, data_version=VERSION)
        assert_valid_csl(item)
        assert (item["id"], item["URL"]) == (name, row["url"])
        assert item["title"] == f'<span class="nocase">{typeset(fields["title"])}</span>'
    assert len(keys) == len(statements())


def test_every_shipped_figure_is_cited_in_full_and_in_the_line() -> None:
    for name, row in statements().items():
        whole = cite_in_full(row, data_version=VERSION)
        for part in (row["wording"], row["outlet"], row["url"], name, "data 1a2b3c4d"):
            assert part in whole, (name, part)
        short = cite_inline(row)
        assert re.fullmatch(r"\(.+\)", short), name
        assert row["outlet"] in short, name
        assert row["is_error"] == ("printed in error" in short or "doctored copy" in short), name


@pytest.mark.parametrize("value", NASTY)
@pytest.mark.parametrize("column", [*TEXTS, "credits", "note", "corrected_by"])
def test_no_value_breaks_out(column: str, value: str) -> None:
    for is_error in (True, False):
        row = ROW | {"is_error": is_error, column: value}
        _, fields = parsed(build_bibtex(row, data_version=value, address=value))
        assert set(fields) <= set(FIELDS)
        for name in set(fields) - {"author", "month", "url"}:
            typeset(fields[name])
        assert_valid_csl(build_csl_item(row, data_version=value, address=value))
        for text in (cite_inline(row), cite_in_full(row, data_version=value, address=value)):
            assert text == clean_text(text)


def test_quoted_words_keep_their_letters_and_signs_through_citation_styles() -> None:
    row = ROW | {"wording": "over 9,000 men -- ''so''"}
    assert "“{over 9,000 men -{}- '{}'so'{}'}”" in build_bibtex(row, data_version=VERSION)
    title = build_csl_item(row, data_version=VERSION)["title"]
    assert title == "<span class=\"nocase\">[Killed, Ukraine: “over 9,000 men -- ''so''”]</span>"


@given(text=st.text(st.sampled_from('{}\\"%~^#$&_`- a,\n@\u202e') | st.characters(), max_size=30))
@settings(max_examples=100)
def test_any_wording_is_typeset_as_it_is(text: str) -> None:
    _, fields = parsed(build_bibtex(ROW | {"wording": text}, data_version=VERSION))
    shown = clean_text(text).replace("“", "‘").replace("”", "’")
    assert typeset(fields["title"]) == f"[Killed, Ukraine: “{shown}”]"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "(Example, 22 August 2022, cited in The Daily, 25 August 2022)"),
        ({"stated_on": None}, "(Example, cited in The Daily, 25 August 2022)"),
        ({"published_on": None}, "(Example, 22 August 2022, cited in The Daily)"),
        ({"stated_on": "2022-08", "published_on": "2022"}, "(Example, August 2022, cited in The Daily, 2022)"),
        ({"tier": "primary"}, "(Example, 22 August 2022, in The Daily, 25 August 2022)"),
        ({"speaker": "Plato"}, "(Plato, 22 August 2022, cited in The Daily, 25 August 2022)"),
        (
            {"speaker": "Daily", "stated_on": "2022-08-25", "speaker_class": "publisher"},
            "(The Daily, 25 August 2022)",
        ),
        (
            {"speaker": "High Command", "speaker_class": "body", "stated_on": None},
            "(High Command, cited in The Daily,",
        ),
        ({"is_error": True}, "(printed in error, in The Daily, 25 August 2022)"),
        ({"is_error": True, "flags": "doctored"}, "(doctored copy, in The Daily, 25 August 2022)"),
        ({"flags": ["derived_by_outlet"]}, "(The Daily, 25 August 2022, worked out from words of Example)"),
    ],
)
def test_citation_in_the_line_has_only_what_is_known(changed: dict[str, Any], expected: str) -> None:
    assert cite_inline(ROW | changed).startswith(expected)


def test_person_is_family_and_given_and_a_body_is_one_name() -> None:
    body = ROW | {"speaker": "Smith and Jones, Ltd", "speaker_class": "body"}
    assert "  author = {Example, Anna},\n" in build_bibtex(ROW, data_version=VERSION)
    assert "  author = {{Smith and Jones, Ltd}},\n" in build_bibtex(body, data_version=VERSION)
    assert build_csl_item(ROW, data_version=VERSION)["author"] == [{"family": "Example", "given": "Anna"}]
    assert build_csl_item(body, data_version=VERSION)["author"] == [{"literal": "Smith and Jones, Ltd"}]


def test_person_whose_name_would_split_is_kept_together() -> None:
    entry = build_bibtex(ROW | {"speaker": "Bonnie and Clyde Parker"}, data_version=VERSION)
    assert "  author = {Parker, {Bonnie and Clyde}},\n" in entry


@pytest.mark.parametrize(
    ("published_on", "lines", "parts"),
    [
        ("2022-08-25", "  year = {2022},\n  month = aug,\n  day = {25},\n  url", [2022, 8, 25]),
        ("2022-08", "  howpublished = {The Daily},\n  year = {2022},\n  month = aug,\n  url", [2022, 8]),
        ("2022", "  year = {2022},\n  url", [2022]),
        (None, "  howpublished = {The Daily},\n  url", None),
        ("next week", "  howpublished = {The Daily},\n  url", None),
    ],
)
def test_partial_dates_stay_partial(published_on: str | None, lines: str, parts: list[int] | None) -> None:
    row = ROW | {"published_on": published_on}
    assert lines in build_bibtex(row, data_version=VERSION)
    assert build_csl_item(row, data_version=VERSION).get("issued") == (parts and {"date-parts": [parts]})


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "ftp://a.example", "https://a b", "https://a\u202eb", "https://a\n.b", "//a", "", None],
)
def test_only_web_addresses_are_given(url: str | None) -> None:
    row = ROW | {"url": url}
    assert check_web_address(url) == ""
    assert "url" not in parsed(build_bibtex(row, data_version=VERSION, address=url))[1]
    assert "URL" not in build_csl_item(row, data_version=VERSION, address=url)
    assert "://" not in cite_in_full(row, data_version=VERSION, address=url)


def test_address_of_the_figure_is_given_where_there_is_one() -> None:
    address = "https://muster.example/figure?figure_id=one"
    assert cite_in_full(ROW, data_version=VERSION, address=address).endswith(
        f"(Muster, figure one, data 1a2b3c4d, {address})."
    )
    assert build_csl_item(ROW, data_version=VERSION, address=address)["note"].endswith(f"data 1a2b3c4d. {address}")
    assert typeset(parsed(build_bibtex(ROW, data_version=VERSION, address=address))[1]["note"]).endswith(address)

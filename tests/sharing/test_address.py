"""A view survives its own address, and an address never does more than it may."""

from __future__ import annotations

import base64
import json
import unicodedata
import zlib
from datetime import date
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.contents.filters import Parameter
from dashboard.engine.warehouse.private import OwnFigures
from dashboard.sharing import address, compression, own_link, snapshot
from dashboard.sharing.parameters import PARAMETERS

VALUES = {
    "dossier": {"armies": "Armies", "a&b=c": "Ampersand"},
    "subject": {"RUS": "Russia", "RUS+UKR": "both"},
    "measure": {"killed": "Killed"},
    "speaker_id": {"a": "A", "b/c?": "B", "ї": "Ї"},
    "stance": {"official_decree": "decree"},
    "period": {"month": "one month"},
    "compare_with": {"a": "A"},
}
printed = st.characters(exclude_categories=["C", "Z"])
plain = st.text(printed | st.just(" "), min_size=1, max_size=200).filter(str.strip)
names_in_sql = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,59}", fullmatch=True)
# Every text that the editor can hold: marks that nobody sees, NUL, and what is outside of the basic plane.
of_an_editor = st.characters(exclude_categories=["Cs"]) | st.sampled_from(
    " \n\t\0\ufeff\u200b\u200c\u200d\u00ad\u2028🦆"
)
queries = st.text(of_an_editor, min_size=1, max_size=3000)
seen_values = st.dictionaries(
    st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*|tile:[a-z0-9_-]+", fullmatch=True).filter(lambda key: len(key) < 100),
    st.text(printed, min_size=1, max_size=60),
    max_size=5,
)
releases = st.builds(
    "{}{}{}".format,
    st.dates(date(2026, 1, 1), date(2040, 1, 1)),
    st.sampled_from(["", ".2", ".9"]),
    st.sampled_from(["", "+0123abcd"]),
)


def seen_code(data: str, values: dict[str, str]) -> str:
    return snapshot.pack(snapshot.Snapshot(data, values, len(values)), 7_000)


KINDS = {
    "release": st.none() | releases,
    "seen": st.none() | st.builds(seen_code, releases, seen_values),
    "own": st.sampled_from([None, own_link.pack(OwnFigures({"figures": [{"figure_id": "a"}]}, beside="a"))]),
    "date": st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    "text": st.none() | plain,
    "number": st.none() | st.integers(1, 1_000_000),
    "name": st.none() | st.from_regex(r"[a-z][a-z0-9_]{0,79}", fullmatch=True),
    "parts": st.lists(st.from_regex(r"[A-Za-z][A-Za-z0-9_.-]{0,99}", fullmatch=True), unique=True, max_size=5),
    "choices": st.lists(st.from_regex(r"[0-9]{1,5}\.(measure|subject)\.[a-z+-]{0,9}", fullmatch=True), unique=True),
    "span": st.none() | st.integers(0, 9_999).map(lambda start: f"{start}-{start + 7}"),
    "sql": st.none() | queries,
    "prose": st.none() | plain.filter(compression.is_readable),
    "values": st.dictionaries(names_in_sql, plain | st.lists(plain, min_size=2, max_size=3), max_size=3),
}


def _values(parameter: Parameter) -> st.SearchStrategy[object]:
    if parameter.kind in KINDS:
        return KINDS[parameter.kind]
    one = st.sampled_from(parameter.options or sorted(VALUES[parameter.name]))
    return st.lists(one, unique=True) if parameter.kind == "many" else st.none() | one


views = st.fixed_dictionaries({name: _values(parameter) for name, parameter in PARAMETERS.items()})


@given(views)
def test_view_survives_its_address(view: dict[str, object]) -> None:
    said = parse_qs(urlencode(address.write_address(view), doseq=True))
    found, notices = address.read_address(said, VALUES)

    assert notices == []
    assert {name: value for name, value in found.items() if value} == {n: v for n, v in view.items() if v}


@given(st.dictionaries(st.text() | st.sampled_from([*PARAMETERS, "sqlz", "p_x"]), st.lists(st.text(), min_size=1)))
def test_any_address_is_honoured_or_named(said: dict[str, list[str]]) -> None:
    found, notices = address.read_address(said, VALUES)

    for name, texts in said.items():
        if name in ("embed", "embed_options", "sqlz", "p"):  # "p" is all of p_…
            continue
        kept = found.get("p", {}).get(name[2:]) if name.startswith("p_") else found.get(name)
        kept_texts = [] if kept is None else [str(v) for v in kept] if isinstance(kept, list) else [str(kept)]
        if getattr(PARAMETERS.get(name), "kind", "") == "text":  # marks that nobody sees are left out of it
            texts = [_visible(text) for text in texts]  # noqa: PLW2901
        assert set(texts) <= set(kept_texts) or notices, "something was dropped in silence"
        assert all(text in texts for text in kept_texts)


def _visible(text: str) -> str:
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


@pytest.mark.parametrize(
    ("typed", "taken"), [("\u202egnp.exe", "gnp.exe"), ("\ufeffnorth", "north"), ("soft\u00adly \u200fof", "softly of")]
)
def test_marks_that_nobody_sees_are_left_out_of_a_search(typed: str, taken: str) -> None:
    assert address.read_address({"q": [typed]}, VALUES) == ({"q": taken}, [])


@pytest.mark.parametrize("text", ["\ufeff\u200b", "a\x1bb", "a\nb", "\ud800"])
def test_what_no_search_can_hold_is_named(text: str) -> None:
    found, (notice,) = address.read_address({"q": [text]}, VALUES)

    assert "q" not in found
    assert notice.startswith("Search")
    assert notice.endswith(" and was ignored.")


def test_too_many_values_are_told_once() -> None:
    said = {f"p_x{number}": ["a"] for number in range(5_000)}
    found, notices = address.read_address(said, VALUES)

    assert list(found["p"]) == [f"x{number}" for number in range(50)]
    assert notices == ["Parameters: the address has 5,000 values; the first 50 are used."]


def test_long_and_unprintable_values_are_shortened_in_the_notice() -> None:
    _, (notice,) = address.read_address({"measure": ["x" * 5000 + "\x00\u202e"]}, VALUES)

    assert len(notice) < 200
    assert "What is counted" in notice


def test_a_query_of_5000_characters_fits_into_an_address_of_8000() -> None:
    query = "\n".join(f"{n * 7919} as column_{n}, '{hex(n * 104729)}' as other_{n}" for n in range(150))[:5000]

    said = urlencode(address.write_address({"sql": query, "show": "table"}))

    assert len(query) == 5000
    assert len(said) < 8000
    assert address.read_address(parse_qs(said), VALUES) == ({"sql": query, "show": "table"}, [])


@pytest.mark.parametrize(("letter", "name"), [("j", "sql"), ("ж", "sqlz")])
def test_a_query_whose_letters_take_much_room_in_an_address_is_compressed(letter: str, name: str) -> None:
    query = f"select '{letter * 400}' as letters"  # ж takes six characters there

    said = address.write_address({"sql": query})

    assert list(said) == [name]
    assert address.read_address({name: [str(said[name])]}, VALUES)[0]["sql"] == query


def _packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


@pytest.mark.parametrize(
    "code",
    [
        "!!!not a code!!!",
        "SELECT 1",
        "A" * 2_000_000,
        _packed(zlib.compress(b"select 1")[:-3]),
        _packed(zlib.compress(b"select 1") + b"and more"),
        _packed(zlib.compress(b"\xff\xfe not text")),
        _packed(zlib.compress(b"x" * 50_000_000)),
        _packed(zlib.compress(b"select " + b"1" * 20_000)),
        _packed(b"\x80\x04\x95 a pickle"),
        "",
    ],
    ids=lambda code: json.dumps(code[:24]),
)
def test_a_damaged_code_is_named_and_nothing_of_it_is_taken(code: str) -> None:
    found, (notice,) = address.read_address({"sqlz": [code]}, VALUES)

    assert "sql" not in found
    assert "damaged or too long" in notice


def test_of_two_queries_none_is_taken() -> None:
    found, (notice,) = address.read_address({"sql": ["select 1"], "sqlz": [compression.encode_sql("select 2")]}, VALUES)

    assert "sql" not in found
    assert "more than one query" in notice

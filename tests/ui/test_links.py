"""A view survives its own address, and an address never does more than it may."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlencode

from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui import links

VALUES = {
    "dossier": {"armies": "Armies", "a&b=c": "Ampersand"},
    "subject": {"RUS": "Russia", "RUS+UKR": "both"},
    "measure": {"killed": "Killed"},
    "speaker_id": {"a": "A", "b/c?": "B", "ї": "Ї"},
    "stance": {"official_decree": "decree"},
    "period": {"month": "one month"},
    "compare_with": {"a": "A"},
}


def _values(parameter: links.Parameter) -> st.SearchStrategy[object]:
    if parameter.kind == "date":
        return st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31))
    if parameter.kind == "text":
        return st.none() | st.text(min_size=1, max_size=200).filter(lambda text: text.isprintable() and text.strip())
    if parameter.kind == "number":
        return st.none() | st.integers(1, 1_000_000)
    one = st.sampled_from(parameter.options or sorted(VALUES[parameter.name]))
    return st.lists(one, unique=True) if parameter.kind == "many" else st.none() | one


views = st.fixed_dictionaries({name: _values(parameter) for name, parameter in links.PARAMETERS.items()})


@given(views)
def test_view_survives_its_address(view: dict[str, object]) -> None:
    address = parse_qs(urlencode(links.query(view), doseq=True))
    found, notices = links.parse(address, VALUES)

    assert notices == []
    assert {name: value for name, value in found.items() if value} == {n: v for n, v in view.items() if v}


@given(st.dictionaries(st.text() | st.sampled_from(sorted(links.PARAMETERS)), st.lists(st.text(), min_size=1)))
def test_any_address_is_honoured_or_named(address: dict[str, list[str]]) -> None:
    found, notices = links.parse(address, VALUES)

    for name, texts in address.items():
        if name in ("embed", "embed_options"):
            continue
        kept = found.get(name)
        kept_texts = [] if kept is None else [str(v) for v in kept] if isinstance(kept, list) else [str(kept)]
        assert set(texts) <= set(kept_texts) or notices, "something was dropped in silence"
        assert all(text in texts for text in kept_texts)


def test_long_and_unprintable_values_are_shortened_in_the_notice() -> None:
    _, (notice,) = links.parse({"measure": ["x" * 5000 + "\x00\u202e"]}, VALUES)

    assert len(notice) < 200
    assert "Measure" in notice

"""What is kept takes no more room than it may."""

from __future__ import annotations

from dashboard.engine.database.latest import Latest


def test_what_was_used_longest_ago_makes_room() -> None:
    kept: Latest[str] = Latest(100)
    for name in "abc":
        kept.keep(name, name.upper(), 30)
    kept.get("a")
    kept.keep("c", "larger", 40)
    kept.keep("d", "D", 30)

    assert [kept.get(name) for name in "abcd"] == ["A", None, "larger", "D"]

    kept.keep("e", "too large", 101)
    assert [kept.get(name) for name in "acde"] == ["A", "larger", "D", None]

    kept.keep("f", "F", 1, most=2)
    assert [kept.get(name) for name in "acdf"] == [None, None, "D", "F"]

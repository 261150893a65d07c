"""What a dossier says about itself is checked in one go: a sentence for each key that is unknown or malformed."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from dashboard.engine.questions.checks import run_checks
from tests.data.render_codebook import muster_schema
from tests.tiny_dossier import SLUG, TinyDossier

# What stands under "muster" → a part of the message, and of the remedy.
BROKEN: dict[str, tuple[dict[str, Any], str, str]] = {
    "an unknown key": ({"subjekt": "RUS"}, "'muster' has an unknown key 'subjekt'", "Did you mean 'subject'?"),
    "no text": ({"question": ""}, "'question' in 'muster' is \"\"", "How many people use the library?"),
    "a number": ({"measure": 7}, "'measure' in 'muster' is 7", 'such as "visits"'),
    "an unknown kind": (
        {"stances": [{"name": "own", "kind": "boss"}]},
        "'kind' of entry 1 of 'stances' in 'muster' is \"boss\"",
        "decides, own, opposed, outside",
    ),
    "no name": ({"families": [{"label": "Use"}]}, "entry 1 of 'families' in 'muster' has no 'name'", 'Add "name": "'),
    "an empty list": ({"periods": []}, "'periods' in 'muster' is []", "a list with at least one entry"),
    "a name twice": ({"counts": [{"name": "a"}, {"name": "a"}]}, "'counts' in 'muster' has 'a' 2 times", "Keep one"),
    "a day that is none": (
        {"counted_from": {"day": "2021-02-30"}},
        "'day' of 'counted_from' in 'muster' is \"2021-02-30\"",
        'such as "2021-04-01"',
    ),
    "no object": ({"counted_from": "2021-02-03"}, "'counted_from' in 'muster'", 'such as {"day"'),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_key_is_named_with_its_remedy(name: str, tiny: TinyDossier) -> None:
    values, message, remedy = BROKEN[name]
    tiny.package["muster"] |= values
    tiny.write()
    (found,) = run_checks(SLUG, tiny.settings).problems
    assert message in found.message
    assert remedy in found.remedy
    assert found.file == f"data/dossiers/{SLUG}/datapackage.json"


def test_all_broken_keys_are_named_at_once(tiny: TinyDossier) -> None:
    tiny.package["muster"] |= {"measure": 7, "subjekt": "RUS", "arctic": "x", "stances": [{"kind": "own"}]}
    tiny.package["words"] = {"countd": ["visitors"]}
    tiny.write()
    found = [problem.message for problem in run_checks(SLUG, tiny.settings).problems]
    assert len(found) == 5
    assert any("'words' has an unknown key 'countd'" in message for message in found)


def test_a_question_is_enough(tiny: TinyDossier) -> None:
    """It opens with what has most statements, of two alike the first; the kinds of stances are its stances.

    Words for texts may stand in "muster", too.
    """
    tiny.package["muster"] = {"question": "How many?", "words": {"makes": ["Dietz"]}}
    kinds = {"official_decree": "decides", "official_claim": "own", "adversary_claim": "opposed"}
    for row in tiny.rows["figures"]:
        row["stance"] = kinds[row["stance"]]
    for row in tiny.rows["speakers"]:
        row["kind"] = "person"
    tiny.write()
    assert run_checks(SLUG, tiny.settings).problems == ()
    with closing(tiny.store().open().cursor()) as cursor:
        opened = cursor.sql("select subject, measure, counted_from, words from dossiers").fetchall()
        stances = cursor.sql("select distinct stance, stance_label, stance_kind from figures order by 1").fetchall()
    assert opened == [("RUS", "posts", None, '{"makes":["Dietz"]}')]
    assert stances == [("decides", "decision", "decides"), ("opposed", "opposing claim", "opposed")]


def test_words_of_a_dossier_are_checked_and_have_labels(tiny: TinyDossier) -> None:
    tiny.package["muster"]["families"] = [{"name": "strength", "label": "Size", "meaning": "How large it is."}]
    tiny.write()
    wrong = [(problem.row, problem.message) for problem in run_checks(SLUG, tiny.settings).problems]
    assert wrong == [(row, "Allowed are: strength.") for row in (4, 5)]


def test_schema_gives_an_example_and_a_meaning_for_each_key() -> None:
    keys = muster_schema()["properties"]
    for key in keys:
        assert muster_schema()["properties"][key]["description"]
        assert muster_schema()["properties"][key]["examples"]

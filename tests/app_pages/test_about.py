"""About: what tables know is told by tables, the data set can be cited, and an error can be reported."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dashboard.app_pages.about import citations, method
from dashboard.engine.questions.ask import ask
from dashboard.figures.hedges import RULES
from dashboard.settings import settings
from dashboard.ui.markdown import escape
from tests.app_pages.test_checks import hostile
from tests.app_pages.visit import visit, visit_unfolded
from tests.tiny_dossier import TinyDossier

__all__ = ["hostile"]
DOSSIER = "russian-armed-forces"


def words(**address: str) -> str:
    return "\n".join(element.value for element in visit_unfolded("about", **address).markdown)


def test_every_rule_measure_and_word_is_told() -> None:
    visitor = visit_unfolded("about")
    cells = (json.loads(each.proto.json)[0] for each in visitor.get("bidi_component"))
    texts = [cell["text"] for data in cells for row in data.get("rows", ()) for cell in row["cells"]]
    text = "\n".join([*(element.value for element in visitor.markdown), *map(escape, texts)])
    measures = ask("measures", dossier=DOSSIER).to_pylist()
    codebook = ask("codebook_words", dossier=DOSSIER).to_pylist()

    assert all(escape(rule.meaning) in text for rule in RULES)
    assert all(escape(row["definition"]) in text for row in measures)
    for column in ("stance", "tier", "flags", "period"):
        assert all(escape(row["meaning"]) in text for row in codebook if row["column_name"] == column)


def test_counts_of_words_are_those_of_the_data() -> None:
    tiers = {
        row["word"]: row["count_rows"] for row in ask("codebook_words", dossier=DOSSIER, column_name="tier").to_pylist()
    }

    assert sum(tiers.values()) == ask("publications_contributions", dossier=DOSSIER).num_rows


def test_every_jump_link_has_its_section() -> None:
    visitor = visit("about")
    anchors = {header.anchor for header in visitor.header}
    jumps = next(text.value for text in visitor.markdown if "](#" in text.value)

    assert anchors == set(method.SECTIONS)
    assert all(f"](#{anchor})" in jumps for anchor in anchors)


def test_page_names_version_licence_and_day_of_review() -> None:
    dossier = ask("about_dossier", dossier=DOSSIER).to_pylist()[0]
    text = words()

    assert dossier["data_version"] in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert "22 Nov 2026" in text


def test_the_data_set_is_cited_in_three_forms() -> None:
    dossier = ask("about_dossier", dossier=DOSSIER).to_pylist()[0] | {
        "title": "A & B: 100 % {x}",
        "data_version": "abcdef0123456789",
    }
    where = "https://muster.example/?dossier=russian-armed-forces"
    item = json.loads(citations.build_csl_json(dossier, where))[0]

    assert citations.cite_in_full(dossier, where) == (
        "The Muster authors (2026). A & B: 100 % {x} [data set]. "
        "Muster, data version abcdef01, reviewed 22 November 2026. CC BY 4.0. " + where
    )
    assert r"title = {{A \& B: 100 \% \textbraceleft{}x\textbraceright{}}}" in citations.build_bibtex(dossier, where)
    assert (item["type"], item["version"], item["issued"]) == (
        "dataset",
        "abcdef0123456789",
        {"date-parts": [[2026, 11, 22]]},
    )
    assert "URL" not in json.loads(citations.build_csl_json(dossier, None))[0]


def copied(label: str, **address: str) -> str:
    visitor = visit("about", **address)
    texts = [text for element in visitor.get("bidi_component") for text in _texts(json.loads(element.proto.json)[0])]
    return next(text["text"] for text in texts if text.get("label") == label)


def _texts(data: dict[str, object]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for value in data.values():
        if isinstance(value, list):
            for each in value:
                if isinstance(each, dict):
                    found += [each] if "text" in each else _texts(each)
                elif isinstance(each, list):
                    found += [one for one in each if isinstance(one, dict) and "text" in one]
    return found


def test_a_report_names_figure_address_and_data_version() -> None:
    version = ask("dossiers").to_pylist()[0]["data_version"]

    assert "Figure: mod-498-reuters\n" in copied("Report", figure_id="mod-498-reuters")
    assert f"Data version: {version}" in copied("Report")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("", "names no one"),
        ("errors@muster.example", "](mailto:errors@muster.example)"),
        ("https://tracker.example/muster", "](https://tracker.example/muster)"),
    ],
)
def test_where_to_report_is_what_the_setting_says(address: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.app_pages.about.method.settings", replace(settings, report_to=address))

    assert told in words()


def test_title_and_definitions_are_text(hostile: TinyDossier) -> None:
    evil = "<b>x</b> :material/home: [y](javascript:alert(1)) | z"
    hostile.package["title"] = evil
    hostile.change("measures", "killed", definition=evil, label=evil)
    visitor = visit_unfolded("about")

    assert not any(evil in text.value for text in visitor.markdown)
    assert sum(escape(evil) in text.value for text in visitor.markdown) == 2

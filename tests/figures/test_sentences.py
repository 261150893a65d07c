"""A figure's sentence keeps number, hedge, speaker, date and publication, and never tells an error as a fact."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.engine.questions.ask import ask
from dashboard.figures.hedge_words import HEDGES
from dashboard.figures.phrasing import phrase_number
from dashboard.figures.sentences import build_sentence
from dashboard.figures.statement import CAUTIONS
from dashboard.figures.text_parts import add_article, clean_text, quote_text, spell_day, spell_on_day
from dashboard.figures.wording import read_wording
from dashboard.settings import REPOSITORY
from tests.figures.render_golden import DOSSIER, FILES, GOLDEN, chosen, rendered, statements

ROW: dict[str, Any] = {
    "figure_id": "one",
    "subject": "UKR",
    "subject_name": "Ukraine",
    "measure": "killed",
    "measure_label": "Killed",
    "kind": "flow",
    "clause": "{number} service members of {subject} had been killed",
    "scope": None,
    "period": "cumulative",
    "period_label": "running total",
    "period_stretch": "running",
    "period_clause": None,
    "counted_from": "2022-02-24",
    "decision_word": None,
    "low": None,
    "high": 9000,
    "rounded_to": None,
    "wording": "almost 9,000 service personnel",
    "rule": "almost",
    "as_of": "2022-08-22",
    "effective_from": None,
    "stated_on": "2022-08-22",
    "speaker_id": "general",
    "speaker": "Anna Example",
    "speaker_role": "Chief of Staff when speaking",
    "speaker_class": "person",
    "stance_kind": "own",
    "publication_id": "daily",
    "outlet": "The Daily",
    "credits": None,
    "published_on": "2022-08-25",
    "url": "https://daily.example/1",
    "tier": "news",
    "corrected_by": None,
    "flags": [],
    "is_error": False,
    "is_unconfirmed": False,
    "note": None,
}
DECREE = {
    "stance_kind": "decides",
    "decision_word": "decree",
    "effective_from": "2023-01-01",
    "period": None,
    "kind": "stock",
}
TEXTS = [name for name, value in ROW.items() if isinstance(value, str) and name not in ("kind", "rule")]


@pytest.mark.parametrize("file", FILES)
def test_golden_file_is_what_a_reader_would_copy(file: str) -> None:
    golden = (GOLDEN / file).read_text(encoding="utf-8")
    assert rendered(file) == golden, "Read the difference; if it is meant, run: python -m tests.figures.render_golden"


@pytest.mark.parametrize("column", ["measure", "stance_kind", "rule", "period", "speaker_class", "tier"])
def test_golden_sentences_cover_every(column: str) -> None:
    rows = statements()
    assert {rows[name][column] for name in chosen("sentences.txt")} == {row[column] for row in rows.values()}


def test_golden_sentences_cover_every_flag() -> None:
    rows = statements()
    told_ = {flag for name in chosen("sentences.txt") for flag in rows[name]["flags"]}
    assert told_ == {flag for row in rows.values() for flag in row["flags"]}


def test_every_flag_of_the_codebook_has_its_caution() -> None:
    fields = json.loads((REPOSITORY / "data" / "schema" / "figures.json").read_text(encoding="utf-8"))["fields"]
    words = {field["name"]: field.get("enumMeanings") for field in fields}
    assert set(CAUTIONS) == set(words["flags"])


def test_every_shipped_figure_is_one_sentence_with_speaker_dates_and_outlet() -> None:
    for name, row in statements().items():
        sentence = build_sentence(row)
        assert re.fullmatch(r"[^{}|]*\.", sentence), name
        assert clean_text(sentence) == sentence, name
        assert "None" not in sentence, name
        assert spell_day(row["published_on"]) in sentence, name
        own_page = row["speaker"] in (row["outlet"], row["outlet"].removeprefix("The "))
        assert row["outlet"] in sentence or own_page, name
        if not row["is_error"]:
            assert row["speaker"].split(" ")[0].split(",")[0].lower() in sentence.lower(), name
            assert spell_day(row["stated_on"]) in sentence, name


def test_every_shipped_number_reads_as_the_figure_or_stands_beside_the_printed_words() -> None:
    for name, row in statements().items():
        bounds = row["low"], row["high"], row["rounded_to"]
        said = phrase_number(row["wording"], *bounds)
        reading = read_wording(said.text, *bounds)
        assert row["is_error"] or said.text in build_sentence(row), name
        if row["rule"] != "as_stated":
            assert (reading.at_least, reading.at_most) == (row["at_least"], row["at_most"]), name
        assert said.is_faithful or quote_text(row["wording"]) in build_sentence(row), name


def test_errors_are_told_as_printed_in_error_and_never_as_said() -> None:
    errors = [row for row in statements().values() if row["is_error"]]
    assert errors
    for row in errors:
        before, printed, after = build_sentence(row).partition(f" printed {quote_text(row['wording'])} ")
        assert printed, row["figure_id"]
        assert after.startswith(("in error", "from a doctored copy")), row["figure_id"]
        assert row["corrected_by"] in after
        assert not re.search(r"\b(said|estimated|reported|Under)\b", before), row["figure_id"]


@pytest.mark.parametrize(
    ("wording", "low", "high", "expected"),
    [
        ("almost 9,000 service personnel", None, 9000, "almost 9,000"),
        ("1.01 million", 1010000, 1010000, "1.01 million"),
        ("well over 100,000", 100000, None, "well over 100,000"),
        ("At least around 220,000", 220000, 220000, "at least around 220,000"),
        ("up to a quarter of a million", None, 250000, "up to a quarter of a million"),
        ("between 500,000 to 600,000 casualties", 500000, 600000, "between 500,000 and 600,000"),
        ("around 900,000 – 1 million", 900000, 1000000, "around 900,000 to 1 million"),
        ("tens of thousands", None, None, "tens of thousands"),
        ("1 013 628 военнослужащих", 1013628, 1013628, "1,013,628"),
        ("155 тыс.", 155000, 155000, "155 thousand"),
        ("1,903 миллиона", 1903000, 1903000, "1.903 million"),
        ("402.430 soldati", 402430, 402430, "402,430"),
        ("reduces the size by 293 personnel", -293, -293, "293"),
        ("полмиллиона", 500000, 500000, "500 thousand"),
    ],
)
def test_number_keeps_its_hedge(wording: str, low: int | None, high: int | None, expected: str) -> None:
    assert phrase_number(wording, low, high) == (expected, True)


@pytest.mark.parametrize(
    ("wording", "low", "high", "expected"),
    [
        ("exceeded 3,000", 3000, None, "more than 3,000"),
        ("понад 700 тисяч", 700000, None, "more than 700 thousand"),
        ("до 695 тыс. человек", 695000, 695000, "up to 695 thousand"),
        ("beginning to approach around 180,000", 180000, 180000, "almost 180,000"),
        ("100,000", 100000, None, "at least 100,000"),
        ("roughly 47,000", 40000, 55000, "40,000 to 55,000"),
    ],
)
def test_number_that_english_cannot_say_as_printed_asks_for_the_words(
    wording: str, low: int | None, high: int | None, expected: str
) -> None:
    assert phrase_number(wording, low, high) == (expected, False)


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, int | None, int | None, int | None]:
    """A wording of hedges, a number in one of many forms and a noun; its bounds, right or wrong; a unit or none."""
    hedges = draw(st.lists(st.sampled_from([" ".join(hedge) for hedge in HEDGES] + ["the current"]), max_size=2))
    number = draw(st.integers(1, 999)) * draw(st.sampled_from([1, 10, 1_000, 10_000]))
    forms = (f"{number:,}", f"{number}", f"{number:,}".replace(",", " "), f"{number} тыс.", f"{number / 100} million")
    wording = " ".join(
        [*hedges, draw(st.sampled_from(forms)), draw(st.sampled_from(["", "men", "or more", "to 5 million"]))]
    )
    value = draw(st.sampled_from([number, number * 1_000, number * 10_000, 5_000_000, -number]))
    bounds = draw(st.sampled_from([(value, value), (value, None), (None, value), (None, None), (value, 5_000_000)]))
    return wording, *bounds, draw(st.sampled_from([None, None, 1, 1_000]))


@given(phrase=phrases())
@settings(max_examples=150)
def test_number_without_the_printed_words_beside_it_reads_as_they_do(
    phrase: tuple[str, int | None, int | None, int | None],
) -> None:
    said = phrase_number(*phrase)
    reading = read_wording(*phrase)
    if said.is_faithful and reading.rule != "as_stated":
        assert read_wording(said.text, *phrase[1:]).interval == reading.interval


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        (
            {},
            "Anna Example, Chief of Staff, said on 22 August 2022 that almost 9,000 service members of Ukraine had",
        ),
        ({}, "had been killed since 24 February 2022 (The Daily, 25 August 2022)."),
        ({"stated_on": "2022-08"}, "said in August 2022"),
        ({"stated_on": "2022"}, "said in 2022"),
        ({"stated_on": None}, "said on a day not recorded"),
        ({"as_of": "2022-06-30"}, "killed from 24 February 2022 to 30 June 2022"),
        ({"period": "month", "period_stretch": "as_of", "as_of": "2022-07"}, "killed in July 2022"),
        ({"period": "day", "period_stretch": "as_of", "as_of": "2022-07-02"}, "killed on 2 July 2022"),
        (
            {"period": "quarter", "period_label": "one quarter", "period_stretch": "as_of", "as_of": "2022-06"},
            "killed in June 2022 (one quarter)",
        ),
        (
            {"period": "year_to_date", "period_stretch": "year_to_date", "as_of": "2022-06-30"},
            "from 1 January 2022 to 30 June 2022",
        ),
        (
            {"period": "spring", "period_clause": "in the spring call-up of {year}", "as_of": "2022-04"},
            "in the spring call-up of 2022",
        ),
        (
            {"period": "part", "period_stretch": "note", "note": "Since May."},
            "over another stretch of time (The Daily, 25 August 2022) [Since May]",
        ),
        ({"period": None, "kind": "stock", "as_of": "2021"}, "killed, as of 2021"),
        ({"period": None, "kind": "plan", "as_of": "2026"}, "killed for 2026"),
        ({"scope": "men under 50"}, "killed (men under 50) since"),
        ({"scope": "including missing"}, "killed, including missing, since"),
        (
            {"scope": "cases, not people"},
            "spoke on 22 August 2022 of almost 9,000 (“Killed”, Ukraine; cases, not people)",
        ),
        ({"clause": None}, "spoke on 22 August 2022 of almost 9,000 (“Killed”, Ukraine)"),
        ({"subject_name": "United States"}, "service members of the United States had"),
        ({"wording": "thousands", "high": None}, "that thousands of service members"),
        (
            {"wording": "one", "low": 1, "high": 1, "clause": "{subject} had {number} posts"},
            "Ukraine had one post since",
        ),
        ({"credits": "AP"}, "(The Daily, crediting AP, 25 August 2022)"),
        ({"published_on": None}, "(The Daily, undated)"),
        ({"speaker_role": "President in 2008; in parliament from 2020"}, "Anna Example said"),
        ({"speaker": "US officials", "speaker_class": "unnamed"}, "Unnamed US officials said"),
        ({"speaker": "General Staff of Ukraine", "speaker_class": "body"}, "The General Staff of Ukraine said"),
        ({"speaker": None}, "general said"),
        ({"stance_kind": "estimate"}, "estimated on 22 August 2022 that"),
        ({"stance_kind": "count"}, "said on 22 August 2022, counting case by case, that"),
        (
            {"stance_kind": "report"},
            "The Daily reported on 25 August 2022, citing Anna Example, Chief of Staff, on 22 Aug",
        ),
        (
            {"stance_kind": "report", "speaker": "Radio", "speaker_class": "publisher"},
            "Radio reported on 22 Aug",
        ),
        (
            {"flags": ["derived_by_outlet"]},
            "The Daily worked out on 25 August 2022, from words of Anna Example, Chief of",
        ),
        ({"flags": "label_disputed, stale"}, "[what the number counts is disputed; out of date when it was printed]."),
        ({"is_unconfirmed": True}, "[an unconfirmed publication]."),
        (DECREE, "Under a decree signed by Anna Example on 22 August 2022, in force from 1 January 2023, almost 9,000"),
        (DECREE | {"effective_from": "2022-08-22"}, "on 22 August 2022, in force from that day, almost 9,000"),
        (
            DECREE | {"flags": ["retold"]},
            "Under a decree signed by Anna Example on 22 August 2022, in force from 1 January 2023",
        ),
        (DECREE | {"speaker": "Federal law", "speaker_class": "document"}, "Under Federal law of 22 August 2022, in"),
    ],
)
def test_sentence_tells(changed: dict[str, Any], part: str) -> None:
    assert part in build_sentence(ROW | changed)


@pytest.mark.parametrize(("bound", "verb"), [(137, "rose by 137"), (-293, "fell by 293")])
def test_change_is_told_by_its_direction(bound: int, verb: str) -> None:
    clause = "the posts of {subject} {rose|fell} by {number}"
    row = ROW | DECREE | {"clause": clause, "low": bound, "high": bound, "wording": f"by {abs(bound)}", "rule": "exact"}
    assert f"the posts of Ukraine {verb} (The Daily" in build_sentence(row)


HOSTILE = "a\nb\r\x00\u202ec\u2066 {number} {x|y} </b> ${d} \u2028“q” \ud800 `e` @f"


@pytest.mark.parametrize("is_error", [True, False])
@pytest.mark.parametrize("column", TEXTS)
def test_hostile_text_stays_one_line_of_plain_text(column: str, is_error: bool) -> None:
    for text in (HOSTILE, "\u202e" * 3, ""):
        sentence = build_sentence(ROW | {"flags": [text], "note": text, "is_error": is_error} | {column: text})
        assert not [one for one in sentence if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
        assert sentence.endswith(".")
        assert "  " not in sentence
        sentence.encode()


@given(column=st.sampled_from([*TEXTS, "note", "credits", "scope"]), text=st.text(max_size=40))
@settings(max_examples=100)
def test_no_text_of_the_data_breaks_the_sentence(column: str, text: str) -> None:
    sentence = build_sentence(ROW | {column: text})
    assert clean_text(sentence) == sentence
    assert "9,000" in sentence or column == "wording"


def test_braces_in_a_name_are_not_filled_in() -> None:
    assert "service members of {number} had" in build_sentence(ROW | {"subject_name": "{number}"})


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2022-08-25", "on 25 August 2022"),
        ("2022-08", "in August 2022"),
        ("2022", "in 2022"),
        (None, "on a day not recorded"),
        ("2022-13-45", "on 2022-13-45"),
    ],
)
def test_date_is_as_precise_as_known(date: str | None, expected: str) -> None:
    assert spell_on_day(date) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("NATO", "NATO"),
        ("United States", "the United States"),
        ("Confidential Ukrainian estimate", "a confidential Ukrainian estimate"),
        ("Altered copy of a leaked document", "an altered copy of a leaked document"),
        ("BBC (coverage estimate)", "BBC (coverage estimate)"),
        ("The World Bank", "The World Bank"),
        ("The town", "the town"),
    ],
)
def test_name_has_the_article_of_its_words(name: str, expected: str) -> None:
    assert add_article(name) == expected


@pytest.mark.parametrize("name", ["ind-2022-nov2017-101m", "mod-1535-econotimes-err", "us-500k-nyt-both"])
def test_question_about_one_figure_tells_the_same_sentence(name: str) -> None:
    (row,) = ask("figure", dossier=DOSSIER, figure_id=name).to_pylist()
    assert set(ROW) <= set(row)
    assert build_sentence(row) == build_sentence(statements()[name])
    assert row["rule_meaning"]
    assert ask("figure", dossier=DOSSIER, figure_id=f"{name}-x").num_rows == 0


def test_clauses_of_the_shipped_measures_are_read_in_full() -> None:
    path = REPOSITORY / "data" / "dossiers" / DOSSIER / "measures.csv"
    with path.open(encoding="utf-8", newline="") as file:
        clauses = {row["measure"]: row["clause"] for row in csv.DictReader(file)}
    assert {row["measure"]: row["clause"] for row in statements().values()} == clauses

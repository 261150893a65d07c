"""From a file's bytes to the tables of a dossier: each guess, and what becomes of each number."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from dashboard.errors import QuestionError
from dashboard.figures.wording import find_disagreement
from dashboard.importing import Known, Reading, Recipe, apply_recipe, guess_recipe, read_file
from dashboard.importing.limits import LONGEST_SCOPE, LONGEST_WORDING
from dashboard.settings import REPOSITORY

ANSWERS = {
    "subject": "NOR",
    "speaker": "The Library",
    "outlet": "Gazette",
    "url": "https://gazette.example/a",
    "as_of": "2024-05-01",
}
TODAY = date(2026, 1, 31)


def guess(text: str, name: str = "visits.csv", **chosen: str) -> Recipe:
    (table,) = read_file(name, text.encode())
    needed = {choice.name for choice in guess_recipe(table, today=TODAY).choices if choice.is_needed}
    return guess_recipe(table, chosen={**{key: ANSWERS[key] for key in needed}, **chosen}, today=TODAY)


def read(text: str, name: str = "visits.csv", **chosen: str) -> Reading:
    (table,) = read_file(name, text.encode())
    reading = apply_recipe(table, guess(text, name, **chosen))
    assert reading.read == reading.used + reading.skipped + len(reading.refused)
    return reading


def rows(reading: Reading, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(figure[column] for column in columns) for figure in reading.tables["figures"]]


def test_countries_by_year_without_aggregates() -> None:
    text = (
        "Entity,Year,Visitors (thousands),Population\n"
        "Norway,2020,1.5,5\nSouth Korea,2020,.25,51\nNorway,2021,,5\nWorld,2020,90,7800\nAtlantis,2020,3,\n"
    )
    recipe = guess(text)
    assert recipe.left_out == ("World",)
    assert [column.heading for column in recipe.numbers] == ["Visitors (thousands)"]
    assert "1 name that no country has, kept as written" in [note.text for note in recipe.notes]
    assert ("Columns that are not used", ("Population",)) in [(note.text, note.items) for note in recipe.notes]
    reading = read(text)
    assert rows(reading, "subject", "as_of", "low", "wording") == [
        ("NOR", "2020", "1500", "1.5 thousand"),
        ("KOR", "2020", "250", "0.25 thousand"),
        ("Atlantis", "2020", "3000", "3 thousand"),
    ]
    assert (reading.used, reading.skipped) == (3, 2)


def test_columns_of_years_are_unpivoted_below_a_preamble() -> None:
    text = (
        '"Data Source","World Indicators"\n\n"Last Updated","2024-01-01"\n\n'
        '"Country Name","Country Code","Indicator Name","2019","2020"\n'
        '"Germany","DEU","Visits","1","2"\n"Arab World","ARB","Visits","",""\n'
    )
    assert rows(read(text), "subject", "as_of", "low") == [("DEU", "2019", "1"), ("DEU", "2020", "2")]


def test_german_numbers_and_days() -> None:
    text = "Datum;Besucher\n01.02.2024;1.234,5\n13.02.2024;12,25\n"
    assert rows(read(text), "as_of", "low", "wording") == [
        ("2024-02-01", "1234.5", "1.234,5"),
        ("2024-02-13", "12.25", "12,25"),
    ]


def test_dates_of_a_doubtful_order_are_a_choice() -> None:
    text = "date,visits\n01/02/2024,5\n02/03/2024,6\n"
    recipe = guess(text)
    choice = next(choice for choice in recipe.choices if choice.name == "date_order")
    assert "guess" in choice.note
    assert rows(read(text, date_order="mdy"), "as_of") == [("2024-01-02",), ("2024-02-03",)]
    assert rows(read(text, date_order="dmy"), "as_of") == [("2024-02-01",), ("2024-03-02",)]


def test_a_total_that_rises_day_by_day_counts_from_its_first_day() -> None:
    days = "\n".join(f"2024-01-{day:02},{day},{100 + 10 * day}" for day in range(1, 20))
    reading = read(f"date,day,visits\n{days}\n")
    assert reading.tables["measures"][0]["kind"] == "flow"
    assert {figure["period"] for figure in reading.tables["figures"]} == {"running_total"}
    assert reading.package["muster"]["counted_from"]["day"] == "2024-01-01"
    assert reading.used == 19


def test_a_column_beside_the_number_hedges_it() -> None:
    text = "date,visits,visits*\n2024-01-01,2800,about\n2024-01-02,2900,more\n2024-01-03,3000,\n"
    assert rows(read(text), "low", "high", "wording", "flags") == [
        ("2800", "2800", "about 2,800", "derived_by_outlet"),
        ("2900", "", "more than 2,900", "derived_by_outlet"),
        ("3000", "3000", "3000", "derived_by_outlet"),
    ]


def test_a_loss_is_no_gain_and_money_may_be_words() -> None:
    text = (
        "what,when,words\nresult,Q1 2023,a loss of €120 million\nresult,Q2 2023,-€35 million\n"
        "net loss,2023年6月30日,a loss of €5 million\n"
        "revenue in yen,2023,¥12 trillion\nrevenue in yen,2024,13 trillion yen\n"
        "turnout,2024-05-01 14:00,61.3% (95% CI 58 to 64)\nturnout,2024-05-01 20:00,not known\n"
    )
    reading = read(text, measure_column="what")
    assert [(one.line, one.reason[:22]) for one in reading.refused] == [(2, "The words say a loss, ")]
    assert rows(reading, "measure", "low", "as_of")[:2] == [
        ("result", "-35000000", "2023-06"),
        ("net_loss", "5000000", "2023-06-30"),
    ]
    columns = ("number", "unit", "counts", "clause")
    measures = {one["measure"]: tuple(map(one.get, columns)) for one in reading.tables["measures"]}
    assert measures["revenue_in_yen"] == ("money", "JPY", "money", "revenue in yen of {subject} was {number}")
    assert measures["turnout"][0] == "percent"
    assert rows(reading, "low", "high", "flags")[-1] == ("58", "64", "")
    assert find_disagreement("61.3% (95% CI 58 to 64)", 95, 95, "percent") is not None
    assert "Times of the day are left out of dates" in " ".join(note.text for note in guess(text).notes)


def test_words_of_a_cell_are_read_as_all_wordings() -> None:
    text = "date,visits\n2024-01-01,about 2 800\n2024-01-02,2.8–3.1k\n2024-01-03,≈ 900 тыс.\n2024-01-04,many\n"
    reading = read(text)
    assert rows(reading, "low", "high", "flags") == [
        ("2800", "2800", ""),
        ("2800", "3100", ""),
        ("900000", "900000", ""),
    ]
    assert [(one.line, one.cell, one.reason) for one in reading.refused] == [(5, "many", "This is no number.")]


@pytest.mark.parametrize("cell", ["[x](f(1))", "<b>5</b>", "T-72", "https://a.example/5", "**5**", "#5", "\u202e5"])
def test_a_cell_is_a_number_only_as_a_whole(cell: str) -> None:
    assert [one.reason for one in read(f"Name,Visits\nNorway,7\nPoland,{cell}\n").refused] == ["This is no number."]


@pytest.mark.parametrize("last", ["", "South Korea,4\n"])
def test_a_row_with_too_many_cells_is_refused(last: str) -> None:
    reading = read(f"Name,Visits\nNorway,2\nPoland,3,more\n{last}")
    assert [(one.line, one.cell) for one in reading.refused] == [(3, "more")]


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("Date,Visits\n2024-01-01,1,351\n2024-01-02,1,402\n2024-01-03,990\n", [("990",)]),
        ("Date,Visits,Note\n2024-01-01,1,351,\n2024-01-02,1,402,\n2024-01-03,990,\n", [("990",)]),
        ("Date,Visits,Note\n2024-01-01,1,351,\n2024-01-02,1,402,\n", []),
    ],
)
def test_a_number_that_its_own_comma_cuts_is_refused_never_shortened(text: str, wordings: list[tuple[str]]) -> None:
    reading = read(text)
    assert rows(reading, "wording") == wordings
    (reason,) = {one.reason for one in reading.refused}
    assert reason == "The row has more cells than headings. Put a number with a comma in quotes."


def test_a_code_for_a_missing_number_makes_no_change_of_a_column() -> None:
    reading = read("Name,Visits\nNorway,-666666666\nPoland,45\n")
    assert [measure["kind"] for measure in reading.tables["measures"]] == ["flow"]
    assert rows(reading, "low") == [("45",)]


def test_a_comma_at_the_end_of_each_row_cuts_nothing() -> None:
    reading = read("Name,Visits,Loans\nNorway,12,578,\nPoland,3,45,\n", measure="visits")
    assert not reading.refused


def test_corrections_below_zero_are_changes_and_zeros_are_left_out() -> None:
    text = "date,visits,loans\n2024-01-01,-25,0\n2024-03-01,4,0\n2024-05-09,0,-2\n"
    reading = read(text, name="corrections.csv")
    assert {measure["kind"] for measure in reading.tables["measures"]} == {"change"}
    assert "1 number is 0." in [choice.note for choice in guess("Name,Visits\nNorway,0\nPoland,3\n").choices]
    assert rows(reading, "low", "flags") == [
        ("-25", "derived_by_outlet revised"),
        ("4", "derived_by_outlet revised"),
        ("-2", "derived_by_outlet revised"),
    ]


def test_a_column_that_is_mostly_empty_is_named() -> None:
    notes = {note.text: note.items for note in guess("date,visits,cats\n2024,1,\n2025,2,\n2026,3,4\n").notes}
    assert notes["Most rows have no number"] == ("cats: 1 of 3 rows have a number",)


def test_totals_among_the_parts_are_left_out() -> None:
    text = 'country,type,lost\nNorway,All types,12\nNorway,"Books, of which: old: 3",10\nNorway,Maps,2\n'
    assert rows(read(text), "subject", "scope", "low") == [("NOR", "Maps", "2")]


def test_what_is_not_said_must_be_said() -> None:
    (table,) = read_file("a.csv", b"date,visits\n2024-01-01,5\n")
    with pytest.raises(QuestionError, match="Say it: subject, speaker, url"):
        apply_recipe(table, guess_recipe(table))


def test_a_recipe_survives_json_and_reads_the_next_edition() -> None:
    recipe = guess("date,visits\n2024-01-01,5\n")
    again = Recipe.from_json(recipe.to_json())
    assert again == recipe
    (table,) = read_file("b.csv", b"visits,note,date\n7,x,2024-01-02\n")
    assert rows(apply_recipe(table, again), "figure_id", "low") == [("nor-visits-2024-01-02", "7")]
    with pytest.raises(QuestionError, match="no recipe"):
        Recipe.from_json("[]")


def test_a_name_for_each_measure_in_a_column() -> None:
    text = "country,indicator,year,value\nNorway,Books,2020,52\nNorway,Budget (USD million),2020,7000.5\n"
    reading = read(text)
    assert rows(reading, "measure", "low", "wording") == [
        ("books", "52", "52"),
        ("budget", "7000500000", "7000.5 million"),
    ]
    assert [(one["number"], one["unit"]) for one in reading.tables["measures"]] == [("", "books"), ("money", "USD")]


def test_tables_of_statistical_offices() -> None:
    eurostat = "freq,sex,geo\\TIME_PERIOD\t2019 \t2020 \nA,T,EL\t12 \t: \nA,T,DE\t100.5 b\t101 \nA,T,EU27_2020\t1 \t2\n"
    assert rows(read(eurostat), "subject", "as_of", "low") == [
        ("GRC", "2019", "12"),
        ("DEU", "2019", "100.5"),
        ("DEU", "2020", "101"),
    ]
    series = (
        '"Title","RATE ALL ITEMS"\n"CDID","L55O"\n"Unit","%"\n"Release date","16-10-2024"\n"Notes",""\n'
        '"1989","5.7"\n"1989 Q1","5.6"\n"1989 JAN","4.9"\n'
    )
    reading = read(series)
    assert rows(reading, "as_of", "low") == [("1989", "5.7"), ("1989-03", "5.6"), ("1989-01", "4.9")]
    assert reading.tables["measures"][0]["number"] == "percent"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Country,2020,2021 (p)\nChad,1,2\nPeru,3,4\n", [("2020", "1"), ("2021", "2"), ("2020", "3"), ("2021", "4")]),
        ("Регион;янв. 2023;Sept. 2023\nТула;1;2\nБаку;3;4\n", [("2023-01", "1"), ("2023-09", "2")]),
        ("Country,Year,Jan,Feb\nChad,2020,1,2\nPeru,2020,3,4\n", [("2020-01", "1"), ("2020-02", "2")]),
        ("Country,Year,Q1,Q2\nChad,2020,1,2\nPeru,2020,3,4\n", [("2020-03", "1"), ("2020-06", "2")]),
        ("Year,Month,Visits\n2020,1,5\n2020,Feb,6\n2020,13,7\n", [("2020-01", "5"), ("2020-02", "6")]),
        ("Country,Lat,1/22/20,1/23/20\nChad,15.4,1,2\nPeru,9.1,3,4\n", [("2020-01-22", "1"), ("2020-01-23", "2")]),
        ("Quarter,Rate\n1Q23,5\nQ2/2023,6\n2023 Q3,7\n", [("2023-03", "5"), ("2023-06", "6"), ("2023-09", "7")]),
        ("Staff,2021-22,2022-23 (forecast)\nDoctors,1,2-\nNurses,3,4\n", [("2021", "1"), ("2022", "-2")]),
        (
            "Country,Year(s),Visits,Visits Footnotes,event_id\nChad,2020,5,1,9\nPeru,2021,6,2,9\n",
            [("2020", "5"), ("2021", "6")],
        ),
        ("Jahr;Monat;Tag;Wert\n2020;1;31;5\n2020;2;1;6\n", [("2020-01-31", "5"), ("2020-02-01", "6")]),
        ("Week,Visits\n1–7 Jan 2024,5\n8–14 Jan 2024,6\n", [("2024-01-07", "5"), ("2024-01-14", "6")]),
        (
            "Country,Code,Sales (thousands),Sales (thousands)\n,,2019,2020\nChad,148,1,2\n",
            [("2019", "1000"), ("2020", "2000")],
        ),
    ],
)
def test_dates_in_two_columns_or_in_headings(text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(read(text), "as_of", "low")[: len(expected)] == expected


def test_codes_before_their_names_are_read_by_the_names() -> None:
    text = (
        "FLOW,REF_AREA: Area,MEASURE: Measure,TIME_PERIOD: Time,OBS_VALUE: Value,OBS_STATUS: Status,UNIT_MULT: Unit\n"
        "A:B(1),FRA: France,EMP: Posts,2020,28.5,A: Normal,3: Thousands\n"
        "A:B(1),DEU: Germany,EMP: Posts,2020,41,E: Estimated,3: Thousands\n"
        "A:B(1),EA19: Euro area,EMP: Posts,2020,9,,3\n"
    )
    found = rows(read(text), "subject", "measure", "scope", "low", "note")
    assert found == [("FRA", "posts", "", "28500", "Normal"), ("DEU", "posts", "", "41000", "Estimated")]


def test_columns_may_be_subjects() -> None:
    text = "date,Germany,France,Total\n2024-01,1,2,3\n2024-02,4,5,9\n"
    assert rows(read(text), "subject", "low")[:2] == [("DEU", "1"), ("FRA", "2")]


def test_several_columns_may_name_the_part() -> None:
    text = "Region,Year,Sex,Age,Deaths\nNorth,2020,M,0-14,5\nNorth,2020,M,15+,7\nNorth,2020,F,0-14,4\n"
    found = rows(read(text), "subject", "measure", "scope", "low")
    assert found[:2] == [("North", "deaths", "M, 0-14", "5"), ("North", "deaths", "M, 15+", "7")]
    text = "geo,time,age,sex,deaths\nDE,2020,TOTAL,T,9\nDE,2020,TOTAL,M,5\nDE,2020,Y_LT5,T,1\n"
    assert rows(read(text), "scope", "low") == [("", "9"), ("M", "5"), ("Y_LT5", "1")]


def test_headings_may_say_who_speaks_and_notes_the_day() -> None:
    text = "Losses\nAs of 31 March 2023\n\nType,Ukraine says,According to the BBC\nTanks,100,90\nGuns,200,80\n"
    (table,) = read_file("a.csv", text.encode())
    recipe = guess_recipe(table, chosen={"subject": "NOR", "url": "https://a.example"}, today=TODAY)
    assert rows(apply_recipe(table, recipe), "scope", "speaker_id", "as_of")[:2] == [
        ("Tanks", "ukraine", "2023-03-31"),
        ("Tanks", "the-bbc", "2023-03-31"),
    ]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("Year,Exports France,Exports Germany\n", [("FRA", "exports"), ("DEU", "exports")]),
        ("Year,Exports,Imports\n,France,Germany\n", [("FRA", "exports"), ("DEU", "imports")]),
        ("Year,Deaths in Norway,South Korea: deaths\n", [("NOR", "deaths"), ("KOR", "deaths")]),
        ("Year,Exports to France,Exports to Germany\n", [("NOR", "exports_to_france"), ("NOR", "exports_to_germany")]),
        ("Year,Exports France,Prices\n", [("NOR", "exports_france"), ("NOR", "prices")]),
    ],
)
def test_headings_may_say_what_is_counted_and_whose_it_is(heads: str, expected: list[tuple[str, str]]) -> None:
    assert rows(read(f"{heads}2020,5,6\n2021,7,8\n"), "subject", "measure")[:2] == expected


def test_a_running_total_that_its_publisher_lowered_is_flagged() -> None:
    counts = [*range(100, 200, 10), 188, 200, 190, 210, 199]  # the last one by more than 5 %
    days = "\n".join(f"2024-01-{day:02},{count}" for day, count in enumerate(counts, start=1))
    reading = read(f"date,visits\n{days}\n", kind="total")
    assert [one["low"] for one in reading.tables["figures"] if "cumulative_fall" in one["flags"]] == ["188", "190"]


def test_columns_join_the_measures_of_a_dossier() -> None:
    measures = {"visits": {"measure": "visits", "label": "Visits", "kind": "stock", "unit": "visits", "number": ""}}
    known = Known(measures=measures, speakers={"lib": "The Library"}, stances={"own": "own"})
    (table,) = read_file("a.csv", b"date,visits,loans,kids\n2024-01-01,5,6,7\n")
    answers = {"speaker": "the library", "url": "https://gazette.example/a", "subject": "NOR"}
    recipe = guess_recipe(table, known, answers, TODAY)
    assert [column.heading for column in recipe.numbers] == ["visits"]
    reading = apply_recipe(table, recipe, known)
    assert rows(reading, "subject", "measure", "speaker_id", "stance") == [("NOR", "visits", "lib", "own")]
    assert (reading.tables["measures"], reading.tables["speakers"]) == ([], [])
    answers |= {"columns": "kids", "measure:kids": "visits"}
    recipe = guess_recipe(table, known, answers, TODAY)
    assert rows(apply_recipe(table, recipe, known), "measure", "low") == [("visits", "7")]


def test_a_column_of_another_name_joins_the_measure_that_has_its_numbers() -> None:
    visits = {"measure": "visits", "label": "Visits", "kind": "flow", "unit": "visits", "number": ""}
    series = {("visits", "NOR", "lib"): {"2024-01": frozenset({1351}), "2024-02": frozenset({1402, 1500})}}
    known = Known(
        measures={"visits": visits}, speakers={"lib": "The Library"}, subjects={"NOR": "Norway"}, series=series
    )
    rest = {"url": "https://gazette.example/a"}
    (table,) = read_file("a.csv", b"month,people,cats\n2024-01,1351,1000\n2024-02,1500,7\n2024-03,1600,5\n")
    recipe = guess_recipe(table, known, rest, TODAY)
    assert [column.measure for column in recipe.numbers] == ["visits", "cats"]
    assert (recipe.subject, recipe.speaker) == ("NOR", "The Library")
    shown = {choice.name: choice.note for choice in recipe.choices if choice.is_weighty}
    assert shown["measure:people"].startswith("On 2 of 2 days that both have")
    assert shown["measure:cats"] == ""
    assert ("1 new measure that the dossier does not have", ("Cats",)) in [
        (note.text, note.items) for note in recipe.notes
    ]
    running = replace(known, running=frozenset({"visits"}))
    assert [column.kind for column in guess_recipe(table, running, rest, TODAY).numbers] == ["total", "stock"]
    assert guess_recipe(table, running, {**rest, "kind": "flow"}, TODAY).numbers[0].kind == "flow"
    recipe = guess_recipe(table, known, {**rest, "measure:people": "people"}, TODAY)
    assert [(column.measure, column.label) for column in recipe.numbers] == [("people", "People"), ("cats", "Cats")]


@pytest.mark.parametrize(
    ("heading", "measure"),
    [("Number of dead", "killed"), ("dead or hurt (thousands)", "hurt"), ("deadlines", "deadlines"), ("aged", "aged")],
)
def test_a_heading_that_holds_words_of_a_measure_joins_it(heading: str, measure: str) -> None:
    named = {
        name: {"measure": name, "label": name.title(), "kind": "stock", "unit": "people", "number": ""}
        for name in ("killed", "hurt", "oldest", "youngest")
    }
    phrases = {"killed": ("dead",), "hurt": ("dead or hurt", "~dead"), "oldest": ("aged",), "youngest": ("aged",)}
    known = Known(measures=named, subjects={"NOR": "Norway"}, words={"measures": phrases})
    (table,) = read_file("a.csv", f"date,{heading}\n2024-01-01,5\n2024-01-02,4\n".encode())
    assert [column.measure for column in guess_recipe(table, known, today=TODAY).numbers] == [measure]
    (table,) = read_file("a.csv", f"country,date,{heading}\nKenya,2024,5\nPeru,2024,6\nChad,2024,9\n".encode())
    assert guess_recipe(table, known, today=TODAY).numbers[0].measure not in named


@pytest.mark.parametrize("name", ["factor:visits", "measure:visits", "number:visits"])
def test_answers_that_are_none_are_refused(name: str) -> None:
    with pytest.raises(QuestionError, match="but must be"):
        read("date,visits\n2024-01-01,5\n", **{name: "; drop"})


def test_very_many_equal_names_take_no_quadratic_time() -> None:
    urls = "\n".join(f"2024-01-01,{number},https://a.example/{number},S{number}" for number in range(20_000))
    reading = read(f"date,visits,url,speaker\n{urls}\n")
    assert len(reading.tables["publications"]) == len(reading.tables["speakers"]) == reading.used == 20_000
    assert reading.tables["publications"][-1]["publication_id"] == "a-example-20000"


def test_numbers_too_large_are_refused_not_lost() -> None:
    reading = read(
        "date,visits\n2024,1e400\n2025,1e-400\n2026,7\n2027,1e20\n2028,16-10-2024\n2029,5:30\n2030,1-2k\n2031,3\n2032,4\n2033,4\n"
    )
    assert [one.line for one in reading.refused] == [2, 3, 5, 6, 7]
    assert rows(reading, "low", "high")[:2] == [("7", "7"), ("1000", "2000")]


def test_longest_texts_are_those_of_the_schema() -> None:
    schema = json.loads((REPOSITORY / "data" / "schema" / "figures.json").read_text(encoding="utf-8"))
    longest = {field["name"]: field.get("constraints", {}).get("maxLength") for field in schema["fields"]}

    assert (longest["scope"], longest["wording"]) == (LONGEST_SCOPE, LONGEST_WORDING)

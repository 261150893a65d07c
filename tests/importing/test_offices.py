"""Tables as statistical offices and encyclopedias publish them: the factor, the flags and the spans they hide."""

from __future__ import annotations

import json

import pytest

from tests.importing.test_import import guess, read, rows


def test_a_multiplier_in_a_column_of_its_own_counts() -> None:
    heads = "REF_AREA,MEASURE,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,UNIT_MULT,DECIMALS\n"
    reading = read(f"{heads}AUS,Aid,USD,2020,1.5,6,1\nFRA,Aid,USD,2020,2,6,1\n")
    assert rows(reading, "subject", "measure", "low", "wording") == [
        ("AUS", "aid", "1500000", "1.5 million"),
        ("FRA", "aid", "2000000", "2 million"),
    ]
    assert [(one["number"], one["unit"]) for one in reading.tables["measures"]] == [("money", "USD")]


def test_letters_behind_numbers_are_named_and_thousands_counted() -> None:
    text = "freq,unit,geo\\TIME_PERIOD\t2019\t2020\nA,THS,AT\t1.5 p\t: \nA,THS,EL\t2\t3 e\n"
    assert [note.items for note in guess(text, "a.tsv").notes if "letter" in note.text] == [("p", "e")]
    assert rows(read(text, "a.tsv"), "subject", "as_of", "low") == [
        ("AUT", "2019", "1500"),
        ("GRC", "2019", "2000"),
        ("GRC", "2020", "3000"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><th>Country<th>Year<th>Visits</tr><tr><td rowspan=2>Norway<td>2022<td>5</tr><tr><td>2023<td>7</tr>",
        "<tr><th rowspan=2>Country<th colspan=2>Visits</tr><tr><th>2022<th>2023</tr><tr><td>Norway<td>5<td>7</tr>",
    ],
)
def test_cells_that_reach_over_rows_and_columns_stand_in_each(table: str) -> None:
    assert rows(read(f"<table>{table}</table>", "a.html"), "subject", "as_of", "low") == [
        ("NOR", "2022", "5"),
        ("NOR", "2023", "7"),
    ]


def test_a_second_name_of_the_country_is_no_part() -> None:
    rows_of = [{"country": {"id": code, "value": name}, "date": "2020", "value": 5, "decimal": 0}
               for code, name in (("NO", "Norway"), ("DE", "Germany"))]  # fmt: skip
    reading = read(json.dumps([{"page": 1}, rows_of]), "a.json")
    assert rows(reading, "subject", "scope", "low") == [("NOR", "", "5"), ("DEU", "", "5")]
    text = "LOCATION,Country,TIME,Time,PowerCode Code,Value\nNOR,Norway,2020,2020,0,5\nDEU,Germany,2020,2020,0,7\n"
    assert rows(read(text), "subject", "scope", "low") == [("NOR", "", "5"), ("DEU", "", "7")]


def test_a_total_in_the_column_of_dates_is_left_out() -> None:
    reading = read("Дата;Город;Число\n25 августа 2022;Киев;5\n1 сентября 2022;Одесса;около 9\nИтого;;14\n")
    assert rows(reading, "as_of", "low") == [("2022-08-25", "5"), ("2022-09-01", "9")]
    assert (reading.skipped, reading.refused) == (1, ())


def test_years_of_two_count_as_the_first_and_a_note_says_so() -> None:
    text = "Financial year,Visits\n2021/22,5\n2022–23,6\n2023-24,7\n"
    assert rows(read(text), "as_of", "low") == [("2021", "5"), ("2022", "6"), ("2023", "7")]
    assert any("count as the first" in note.text for note in guess(text).notes)


def test_a_share_is_a_level_whatever_its_name() -> None:
    reading = read("Entity,Year,Spending (% of GDP)\nNorway,2020,1.5\n")
    assert [one["kind"] for one in reading.tables["measures"]] == ["stock"]

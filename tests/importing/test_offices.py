"""Tables as statistical offices and encyclopedias publish them: the factor, the flags and the spans they hide."""

from __future__ import annotations

import json

import pytest

from dashboard.errors import FileError
from tests.importing.test_import import guess, read, rows

HALVES = [("2022-12", "6"), ("2023-06", "7")]
PARTS = [("Male, 0-14", "5"), ("Female, 15-64", "6")]


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


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Country,Half,Visits\nNorway,H1 2023,5\n", [("NOR", "", "half_year", "2023-06", "5")]),
        ("Year,Semester,Visits\n2022,2,6\n2023,1,7\n", [("NOR", "", "half_year", f, n) for f, n in HALVES]),
        ("geo,2022-S2,2023-S1\nNO,6,7\n", [("NOR", "", "", f, n) for f, n in HALVES]),
        ("Periodo;Parados\n1er trimestre 2023;3,5\n", [("NOR", "", "", "2023-03", "3.5")]),
        ("Country,2015-2019\nNorway,5\n", [("NOR", "2015–2019", "", "2019", "5")]),
        ("Season;Rain\n2019/20;5\n", [("NOR", "", "", "2019", "5")]),
        ("Country,2020\nNorway,5\nPoland,6\n", [("NOR", "", "", "2020", "5"), ("POL", "", "", "2020", "6")]),
        ("Sex,Age,2020\nMale,0-14,5\nFemale,15-64,6\n", [("NOR", p, "", "2020", n) for p, n in PARTS]),
        ("Canton,2020\nBern,5\nUri,1\nSwitzerland,7\n", [("Bern", "", "", "2020", "5"), ("Uri", "", "", "2020", "1")]),
        ("# unit: million USD\nyear,income\n2020,5\n", [("NOR", "", "", "2020", "5000000")]),
        ("Pupils (thousand)\nYear,Boys,Share (%)\n2020,4,50\n", [("NOR", "", "", "2020", n) for n in ("4000", "50")]),
        (
            "Country or Area,Year,Area,Sex,Value\nKenya,2019,All,Male,5\nKenya,2020,All,Male,6\nid,Note\n1,Census\n",
            [("KEN", "Male", "", "2019", "5"), ("KEN", "Male", "", "2020", "6")],
        ),
    ],
)
def test_what_stands_in_exports_of_offices_is_read_as_it_is_meant(text: str, figures: list[tuple[str, ...]]) -> None:
    assert rows(read(text), "subject", "scope", "period", "as_of", "low") == figures


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kennzahl;Deutschland;Frankreich\nEinwohner;83;67\nBetriebe;3;4\n", ["einwohner", "betriebe"]),
        (";2021;2022\nGDP, USD million;5;6\nPopulation, thousand;7;8\n", ["gdp_usd", "population"]),
        ("Год;Безработные, тыс. чел.;Занятые, тыс. чел.\n2020;4;7\n", ["bezrabotnie_chel", "zaniatie_chel"]),
        ("السنة,عدد الزوار,الفنادق\n2020,4,7\n", ["add_alzwar", "alfnadq"]),
        ("年,ホテル,방문자\n2020,4,7\n", ["hoteru", "bangmunja"]),
    ],
)
def test_names_of_measures_stand_in_rows_and_in_other_alphabets(text: str, names: list[str]) -> None:
    assert [one["measure"] for one in read(text).tables["measures"]] == names


def test_digits_after_a_point_are_thousands_in_a_sentence() -> None:
    assert rows(read("Frankreich: 1.200 Besuche (2020)\n", "visits.txt"), "low") == [("1200",)]


def test_a_share_in_words_is_a_share() -> None:
    assert guess("year,cost of the new hall\n2020,5\n").numbers[0].kind == "stock"
    reading = read("year,share\n2020,almost 40 per cent\n2021,about 41 percent\n")
    assert [one["number"] for one in reading.tables["measures"]] == ["percent"]
    assert rows(reading, "low", "high") == [("", "40"), ("41", "41")]


def test_json_stat_has_a_row_for_each_number() -> None:
    years: dict[str, dict[str, object]] = {"category": {"index": ["2022", "2023"]}}
    places = {"category": {"index": {"SE": 1, "NO": 0}, "label": {"NO": "Norway", "SE": "Sweden"}}}
    cube: dict[str, object] = {"class": "dataset", "label": "Visits", "id": ["geo", "time"], "size": [2, 2]}
    cube |= {"dimension": {"geo": places, "time": years}, "value": [3.2, None, 7.5, 7.7]}
    expected = [("NOR", "2022", "3.2"), ("SWE", "2022", "7.5"), ("SWE", "2023", "7.7")]
    assert rows(read(json.dumps(cube), "a.json"), "subject", "as_of", "low") == expected
    years["category"]["unit"] = {"2022": {"base": "1,000 visits"}}
    expected = [(subject, day, f"{float(number) * 1000:.0f}") for subject, day, number in expected]
    assert rows(read(json.dumps(cube), "a.json"), "subject", "as_of", "low") == expected
    with pytest.raises(FileError, match="another number of categories"):
        read(json.dumps(cube | {"size": [2, 3]}), "a.json")


def test_a_small_table_among_many_notes_is_found() -> None:
    notes = "Table 1\nThis sheet has one table\nSource: Office\n\n"
    text = f'{notes}Week ending,Deaths,Average\n"07-Jan-22",12,14\n"14-Jan-22",15,13\n\n[1] Provisional.\n'
    assert [one[0] for one in rows(read(text), "as_of")] == ["2022-01-07"] * 2 + ["2022-01-14"] * 2


def test_american_dates_in_a_table_of_two_columns_are_no_headings() -> None:
    reading = read("Date,Doses\n12/31/2020,279\n01/15/2021,1227\n02/01/2021,3222\n")
    assert rows(reading, "as_of", "low") == [("2020-12-31", "279"), ("2021-01-15", "1227"), ("2021-02-01", "3222")]


def test_a_column_that_says_total_alone_tells_no_part() -> None:
    heads = "freq,s_adj,age,sex,geo\\TIME_PERIOD\t2023-01\t2023-02\n"
    reading = read(f"{heads}M,SA,TOTAL,T,DE\t3.0\t2.9\nM,SA,TOTAL,T,ES\t13.0\t12.9\n", "a.tsv")
    assert rows(reading, "subject", "scope", "as_of")[::3] == [("DEU", "", "2023-01"), ("ESP", "", "2023-02")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Day;Level (m)\n24.12.2023;-0,35\n25.12.2023;0,12\n", "stock"),
        ("Day;Temperature\n24.12.2023;-3\n25.12.2023;2\n", "stock"),
        ("Day;Tanks\n24.12.2023;-3\n25.12.2023;2\n", "change"),
    ],
)
def test_what_may_lie_below_zero_is_no_change(text: str, kind: str) -> None:
    assert [one["kind"] for one in read(text).tables["measures"]] == [kind]


def test_apostrophes_between_thousands_are_no_scale() -> None:
    assert rows(read("Jahr;Defizit CHF\n2022;-12'500'000\n2023;216'000'000\n"), "low") == [
        ("-12500000",),
        ("216000000",),
    ]


def test_the_sum_of_all_other_rows_is_left_out() -> None:
    recipe = guess("რეგიონი,ხმები,%\nთბილისი,963100,59.1\nაჭარა,300500,57.8\nსულ,1263600,58.8\n")
    assert recipe.left_out == ("სულ",)


def test_a_title_of_the_file_tells_whose_numbers_they_are() -> None:
    assert guess("year,rate\n2022,7.3\n2023,7.4\n", "unemployment_france_2024.csv").subject == "FRA"
    asked = {choice.name: choice.is_needed for choice in guess("year,rate\n2022,7\n", "per_day_and_all.csv").choices}
    assert "subject" in asked  # three letters are no country


def test_an_order_of_magnitude_is_a_number() -> None:
    reading = read("day,marchers\n2023-02-01,3000\n2023-03-15,tens of thousands\n")
    assert rows(reading, "low", "wording") == [("3000", "3000"), ("", "tens of thousands")]


HEADS = "freq,unit,age,geo,TIME_PERIOD,OBS_VALUE\n"


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (f"{HEADS}A,PC,T,DE,2022,3.1\nA,THS,T,DE,2022,1369\n", [("percent", "3.1"), ("", "1369000")]),
        (f"{HEADS}A,NR,T,DE,2022,3\nA,PC,T,DE,2022,5\n", [("", "3"), ("percent", "5")]),
        (f"{HEADS}A,MIO_EUR,T,DE,2022,3\nA,EUR_HAB,T,DE,2022,5\n", [("money", "3000000"), ("money", "5")]),
        (f"{HEADS}A,kg,T,DE,2022,3.5\nA,t,T,DE,2022,5.5\n", [("decimal", "3.5"), ("decimal", "5.5")]),
        ("freq,unit,geo\\TIME_PERIOD\t2022\nA,PC,DE\t3.1 b\nA,THS_PER,DE\t7 \n", [("percent", "3.1"), ("", "7000")]),
        ("Item,Unit,Year,Value\nJobs,%,2022,3\nJobs,million,2022,7\n", [("percent", "3"), ("", "7000000")]),
        (
            "INDICATOR,MEASURE,TIME,Value\nGDP,MLN_USD,2022,3\nGDP,USD_CAP,2022,7\n",
            [("money", "3000000"), ("money", "7")],
        ),
        (
            "MEASURE,Measure,UNIT_MEASURE,Unit of measure,Year,Value\n"
            "U,Jobs,PT_LF,Percentage,2022,3\nU,Jobs,PS,Persons,2022,7\n",
            [("percent", "3"), ("", "7")],
        ),
        (
            "Date,Rain,Temp\n,mm,°C\n2024-05-01,1.5,12\n2024-05-02,2,13\n",
            [("decimal", "1.5"), ("", "12"), ("decimal", "2"), ("", "13")],
        ),
        ("Unit,Year,Value\nAlpha Company,2022,3\nBravo Company,2022,7\n", [("", "3"), ("", "7")]),
        ("Scale,Year,Value\nmillion,2022,3\nthousand,2023,7\n", [("", "3000000"), ("", "7000")]),
    ],
)
def test_each_unit_of_one_thing_is_a_measure_of_its_own(text: str, measures: list[tuple[str, str]]) -> None:
    reading = read(text, "jobs.tsv" if "\t" in text else "jobs.csv")
    numbers = {one["measure"]: one["number"] for one in reading.tables["measures"]}
    assert [(numbers[name], low) for name, low in rows(reading, "measure", "low")] == measures
    assert len(numbers) == (1 if text.startswith(("Scale", "Unit,")) else 2)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Country,2021,2022,\nAruba,,,\nNorway,5,6,\n", ["NOR//2021/5", "NOR//2022/6"]),
        (
            "Stadt;2024;2024;2025 1);2025 1)\n;A;B;A;B\nOslo;1;2;3;4\n",
            ["Oslo//2024/1", "Oslo//2025/3", "Oslo//2024/2", "Oslo//2025/4"],
        ),
        ("City,FY2024 budget,FY2025 budget\nOslo,5,6\n", ["Oslo//2024/5", "Oslo//2025/6"]),
        ("City,Year ending,Offences [note 1]\nKent,2024-03-31,5\nKent,2025-03-31,[x]\n", ["Kent/year/2024-03-31/5"]),
        (
            "start,end,Visits\n2024-01-01,2024-03-31,7\n2024-02-01,2024-02-29,5\n2024-01-01,2024-01-17,3\n",
            ["NOR/quarter/2024-03/7", "NOR/month/2024-02/5", "NOR/as_dated/2024-01-17/3"],
        ),
        ("Date from,Date to,Visits\n01/01/2024,31/03/2024,7\n", ["NOR/quarter/2024-03/7"]),
        (
            "Date from,Date to,Visits\n01/01/2024,07/01/2024,5\n08/02/2024,09/02/2024,6\n",
            ["NOR/day/2024-01-01/5", "NOR/day/2024-02-08/6"],
        ),
        ('{"period": {"start": "2024-01-01", "end": "2024-12-31"}, "visits": 7}\n' * 2, ["NOR/year/2024/7"]),
        ("البلد,السنة,الشهر,عدد\nمصر,2022,03,5\nالأردن,2022,03,6\n", ["EGY//2022-03/5", "JOR//2022-03/6"]),
        ("Date,Visits\n2024 Q1,7\n2024 MAR,7\n", ["NOR/quarter/2024-03/7", "NOR/month/2024-03/7"]),
        ("Year,Period,Label,Value\n2024,M01,2024 Jan,5\n2024,M02,2024 Feb,6\n", ["NOR//2024-01/5", "NOR//2024-02/6"]),
        (
            ",Persons,Men\nUnit,000,000\nType,Original,Original\nSeries ID,A1,A2\nMar-2022,5,3\nJun-2022,6,4\n",
            ["NOR//2022-03/5000", "NOR//2022-03/3000", "NOR//2022-06/6000", "NOR//2022-06/4000"],
        ),
        (
            "City,2022\nOslo,5\nBergen,4\nTwo cities total,9\nTromsø,2\n",
            ["Oslo//2022/5", "Bergen//2022/4", "Tromsø//2022/2"],
        ),
        ("Year,City,Jobs,Margin of Error\n2022,Oslo,5,±1\n2022,Bergen,6,±2\n", ["Oslo//2022/5", "Bergen//2022/6"]),
        ("Année;Part\n2021;12\u00a0%\n", ["NOR//2021/12"]),
        (
            "City       Year   Jobs\nOslo       2022    1,200\nNew York   2022   13,400\n",
            ["Oslo//2022/1200", "New York//2022/13400"],
        ),
    ],
)
def test_what_stands_around_the_numbers_of_offices_is_no_number(text: str, found: list[str]) -> None:
    assert list(map("/".join, rows(read(text), "subject", "period", "as_of", "low"))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("City,Year,Dead (low estimate),Dead (high estimate)\nOslo,2022,5,7\nBergen,2022,,4\n", ["5–7/5/7", "4/4/4"]),
        ("City,year,best,low,high\nOslo,2022,6,5,7\nBergen,2022,4,4,4\n", ["6 (5–7)/5/7", "4/4/4"]),
        ("City;Year;Ill (%);95% CI lower;95% CI upper\nOslo;2022;6,5;5,5;7\n", ["6,5 (5,5–7)/5.5/7"]),
        ("Day,Low,High\n2024-01-01,5,7\n", ["5/5/5", "7/7/7"]),  # two prices, or two temperatures
        ("City,Year,Low estimate,High estimate\nOslo,2022,9,7\n", ["9/9/9", "7/7/7"]),
    ],
)
def test_two_columns_may_hold_the_bounds_of_one_number(text: str, found: list[str]) -> None:
    reading = read(text)
    assert list(map("/".join, rows(reading, "wording", "low", "high"))) == found
    assert {row["flags"].split()[0] for row in reading.tables["figures"]} == {"derived_by_outlet"}
    assert not any("low to high" in cell for one in reading.tables["measures"] for cell in one.values())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Country,Sex,2022\nNorway,Men,5\n,Women,6\nSweden,Men,7\n,Women,8\n",
            ["NOR/Men/5", "NOR/Women/6", "SWE/Men/7", "SWE/Women/8"],
        ),
        (
            "Region,City,2022\nNorth,Leeds,5\n,York,6\nNorth Total,,11\nSouth,London,7\nSouth Total,,7\n",
            ["North/Leeds/5", "North/York/6", "South/London/7"],
        ),
        ("Country,Sex,2022\nNorway,Men,5\n,Women,6\n", ["NOR/Men/5"]),  # nothing tells whose the second one is
    ],
)
def test_a_name_may_stand_once_over_several_rows(text: str, found: list[str]) -> None:
    assert list(map("/".join, rows(read(text), "subject", "scope", "low"))) == found


def test_units_of_measurement_and_codes_of_currencies_stand_in_headings() -> None:
    reading = read("day,Level (m),Temp (°C),price_eur\n2024-01-01,1.5,-3.5,12.5\n,1.25,2,\n")
    assert [(one["number"], one["unit"]) for one in reading.tables["measures"]] == [
        ("decimal", "m"),
        ("decimal", "°C"),
        ("money", "EUR"),
    ]
    assert any("2 numbers without a date" in note.text for note in reading.notes)


def test_words_may_hold_decimals_and_degrees() -> None:
    reading = read("day,temperature\n2023-02-01,minus 3.5 °C\n2023-02-02,-5 to -3 °C\n2023-02-03,about 4\n")
    assert rows(reading, "low", "high") == [("-3.5", "-3.5"), ("-5", "-3"), ("4", "4")]


def test_columns_that_say_nothing_new_make_no_measure_and_no_part() -> None:
    office = (
        "v4_1,Data Marking,calendar-years,Time,administrative-geography,Geography\n"
        "564,,2022,2022,K02000001,United Kingdom\n571,x,2023,2023,K02000001,United Kingdom\n"
    )
    oecd = (
        "REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,Observation status\n"
        "FRA,2022,28345,A,Normal value\nFRA,2023,28500,E,Estimated value\n"
    )
    assert rows(read(office), "wording", "as_of") == [("564", "2022"), ("571", "2023")]
    assert rows(read(oecd), "wording", "scope") == [("28345", ""), ("28500", "")]


def test_an_interval_in_brackets_is_the_bounds_and_a_note_is_none() -> None:
    who = "Location,Period,Value\nNigeria,2020,82 000 [63 000-110 000]\nNorway,2020,17 [1-2]\n"
    assert rows(read(who), "low", "high", "wording") == [
        ("63000", "110000", "82 000 (63 000-110 000)"), ("17", "17", "17"),
    ]  # fmt: skip


def test_groups_by_income_and_the_base_of_a_survey_are_no_rows_of_their_own() -> None:
    incomes = "Country,2021\nNorway,5\nHigh income,124\nLower middle income,31\nAfrica (excluding high income),9\n"
    survey = "Answer,Men,Women\nUnweighted base,721,781\nSupport,58%,50%\nOppose,29%,33%\n"
    assert rows(read(incomes), "wording") == [("5",)]
    assert rows(read(survey), "wording") == [("58%",), ("50%",), ("29%",), ("33%",)]


def test_codes_and_labels_are_no_numbers_and_a_title_says_the_unit() -> None:
    acled = "event_id_cnty,year,country,fatalities\nUKR1,2022,Ukraine,5\nUKR2,2022,Ukraine,0\n"
    census = "NAME,B01003_001E,state\nCalifornia,39346023,06\nTexas,28635442,48\n"
    ilo = "ref_area.label,classif1.label,time,obs_value\nNorway,Age: 15+,2022,93.2\nNorway,Age: 15+,2023,105.9\n"
    sipri = "Spending in millions of US$ at current prices,,\n\nCountry,2021,2022\nAlgeria,9112,9146\nKenya,1,2\n"
    assert rows(read(acled), "wording") == [("5",), ("0",)]
    assert rows(read(census), "wording") == [("39346023",), ("28635442",)]
    assert rows(read(ilo), "wording", "scope") == [("93.2", ""), ("105.9", "")]
    assert rows(read(sipri), "wording") == [(f"{number} million",) for number in (9112, 9146, 1, 2)]

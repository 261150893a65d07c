"""What multiplies a number, when it was true, and which rows are alike: read wrongly, a figure is off in silence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dashboard.figures.amounts import Amount
from dashboard.importing import Known, guess_recipe, read_file
from dashboard.importing.headings import find_unit, shorten, split_heading
from dashboard.importing.pairing import pair_recipe
from dashboard.importing.values.numbers import NumberReader, guess_decimal, is_empty
from tests.importing.test_import import guess, read, rows

M = 10**6


@pytest.mark.parametrize(
    ("decimal", "cell", "number"),
    [
        (".", "1,234 million", 1234 * M),
        (".", "1.234 million", 1_234_000),
        (".", "about 1,234 bn", 1_234_000 * M),
        (".", "1,234-1,300 million", 1234 * M),
        (".", "1.234 thousand", 1234),
        (".", "12 k", 12_000),
        (".", "123.4 e", "123.4"),
        (".", "26.4(p)", "26.4"),
        (".", "1,411¹", 1411),
        (",", "1.234 Mio. €", 1234 * M),
        (",", "1,234 млн", 1_234_000),
        (",", "1 234,5 млн", 1234_500_000),
        (",", "1.234,5 Mrd.", 1_234_500 * M),
        (",", "2,800 тыс.", 2800),
        (".", "1'234 Mio.", 1234 * M),
    ],
)
def test_thousands_before_a_scale_word_are_read_by_the_decimal_mark(decimal: str, cell: str, number: Amount) -> None:
    found = NumberReader(decimal, "decimal").read(cell)
    assert found is not None
    assert str(found.low) == str(number)


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("max. 500", None, 500),
        ("min. 20", 20, None),
        ("100 ± 5", 95, 105),
        ("10...12", 10, 12),
        ("$(1,234)", -1234, -1234),
        ("$-5", -5, -5),
        ("½", Decimal("0.5"), Decimal("0.5")),
        ("0.45 (95% CI 0.31–0.66)", Decimal("0.31"), Decimal("0.66")),
        ("95.0% (95% CI, 90.3 to 97.6)", Decimal("90.3"), Decimal("97.6")),
        ("-5.2 % [-8, -2]", -8, -2),
        ("٩٠٠٬٠٠٠", 900_000, 900_000),
        ("约3万人", 30_000, 30_000),
        ("2万5000人", 25_000, 25_000),
        ("30多万", 300_000, None),
    ],
)
def test_signs_and_hedges_of_cells(cell: str, low: Amount | None, high: Amount | None) -> None:
    for kind in ("integer", "percent"):
        found = NumberReader(".", kind).read(cell)
        assert found is not None
        assert found[:2] == (low, high)
    assert NumberReader(".").read("120 (2019–2020)") is None
    assert NumberReader(".").read("2022年") is None


def test_words_for_no_number() -> None:
    cells = (
        "unknown",
        "TBD",
        "not reported",
        "нет данных",
        "не вказано",
        "k. A.",
        "brak danych",
        "s.d.",
        "n.c.",
        "-666666666",
    )
    assert [cell for cell in cells if not is_empty(cell)] == []
    assert not is_empty("not 5")
    assert not is_empty("-666666665")


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1,234 million", "987 million"], "."),
        (["1.234 million"], "."),
        (["1.234 Mio. €", "987 Mio. €"], ","),
        (["1,897 млн"], ","),
        (["20.000 millones"], ","),
        (["12,5 € [2]"], ","),
        (["1,234.5 (est.)"], "."),
    ],
)
def test_words_around_the_digits_tell_the_decimal_mark(cells: list[str], mark: str) -> None:
    assert guess_decimal(cells, ",")[0] == mark


@pytest.mark.parametrize(
    ("heading", "factor", "unit", "name"),
    [
        ("Revenue (USD m)", "1000000", "USD", "Revenue"),
        ("Dépenses (M€)", "1000000", "EUR", "Dépenses"),
        ("Spend (£000)", "1000", "GBP", "Spend"),
        ("Anteil（％）", "1", "per cent", "Anteil（％）"),
        ("Cost €bn", "1000000000", "EUR", "Cost"),
        ("Ausgaben in Tsd. EUR", "1000", "EUR", "Ausgaben EUR"),
        ("Persons in 1 000", "1000", "", "Persons"),
        ("Deaths per million people", "1", "", "Deaths per million people"),
        ("Cities over 1 million", "1", "", "Cities over 1 million"),
        ("Average price (€/m²)", "1", "EUR", "Average price"),
        ("Depth (m)", "1", "m", "Depth"),
    ],
)
def test_the_factor_of_a_heading(heading: str, factor: str, unit: str, name: str) -> None:
    found = find_unit(heading)
    assert (found.factor, found.unit, shorten(heading)) == (factor, unit, name)


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("Killed 2022", ("Killed", "2022")),
        ("wounded_2023", ("wounded", "2023")),
        ("2022 killed", ("killed", "2022")),
        ("Arrests Q1 2023", ("Arrests", "2023-03")),
        ("Visits, Mar 2024", ("Visits", "2024-03")),
        ("Visitors abroad 2022", ("Visitors abroad", "2022")),
        ("Population (2021)", ("Population", "2021")),
        ("GDP, constant 2015", ("GDP, constant 2015", "")),
        ("Room 9999", ("Room 9999", "")),
        ("Killed", ("Killed", "")),
    ],
)
def test_a_heading_is_split_into_what_and_when(heading: str, parts: tuple[str, str]) -> None:
    assert split_heading(heading) == parts


@pytest.mark.parametrize(
    "heads",
    ["Province,Killed 2022,Wounded 2022,Killed 2023", "Province,2022,2022,2023\n,Killed,Wounded,Killed"],
)
def test_one_measure_stands_under_headings_of_several_years(heads: str) -> None:
    reading = read(f"{heads}\nNorth,1,2,3\nSouth,4,5,6\n", subject="")
    assert rows(reading, "subject", "measure", "as_of", "period", "low")[:3] == [
        ("North", "killed", "2022", "year", "1"),
        ("North", "killed", "2023", "year", "3"),
        ("North", "wounded", "2022", "year", "2"),
    ]
    assert len(reading.tables["measures"]) == 2


def test_each_row_may_have_a_unit_of_its_own() -> None:
    text = "Item,Year,Value,Unit\nPeople,2020,5.4,million\nSchools,2020,3,number\nOutput,2020,2,billion NOK\n"
    reading = read(text)
    assert rows(reading, "measure", "low", "wording") == [
        ("people", "5400000", "5.4 million"),
        ("schools", "3", "3"),
        ("output", "2000000000", "2 billion"),
    ]
    assert [one["unit"] for one in reading.tables["measures"]] == ["people", "schools", "NOK"]
    mixed = "Country,Year,Amount,Scale\nNorway,2020,1.5,billion\nNorway,2021,900,million\nNorway,2022,7,\n"
    assert rows(read(mixed), "low") == [("1500000000",), ("900000000",), ("7",)]
    assert any("“Scale”" in note.text for note in guess(mixed).notes)


def test_rows_that_are_alike_are_told_apart_or_named() -> None:
    heads = "adm1,adm1_code,adm2,date,what,value\n#adm1+name,#adm1+code,#adm2+name,#date,#item,#value\n"
    text = f"{heads}Borno,NG008,Jere,2024-01-31,IDPs,5\nBorno,NG008,Bama,2024-01-31,IDPs,7\n"
    text += "Yobe,NG036,Damaturu,2024-01-31,IDPs,9\n"
    assert rows(read(text), "subject", "scope", "low")[:2] == [("Borno", "Jere", "5"), ("Borno", "Bama", "7")]
    (note,) = (note for note in read("Date,Visitors\n2024-01-01,5\n2024-01-01,7\n").notes if "differ" in note.text)
    assert note.items == ("lines 2 and 3",)
    sites = read("Date,Site,Visitors\n2024-01-01,A,5\n2024-01-01,B,7\n")
    assert rows(sites, "subject", "low") == [("A", "5"), ("B", "7")]


def test_another_currency_than_the_column_has_is_refused() -> None:
    reading = read("Line,Cost\nA,£10m\nB,£12m\nC,$11m\n")
    assert [one.reason for one in reading.refused] == ["The column is in GBP, this in USD."]


def test_changes_stand_beside_the_total_of_their_day() -> None:
    days = [(1000, ""), (1040, 40), (1035, -5), (1100, 65), (1180, 80)]
    text = "".join(f"2024-03-{day:02},{total},{step}\n" for day, (total, step) in enumerate(days, start=1))
    reading = read(f"date,cases,change\n{text}")
    assert rows(reading, "measure", "period", "low", "note")[3:5] == [
        ("cases", "running_total", "1035", ""),
        ("cases_change", "", "-5", "A change of a total, which is 1035 on 3 Mar 2024."),
    ]


def test_changes_in_a_second_file_are_no_totals() -> None:
    first, second = (
        read_file(name, text.encode())[0]
        for name, text in (
            ("a.csv", "date,tanks,ships\n" + "".join(f"2024-03-{day:02},{day * 9},{day}\n" for day in range(1, 12))),
            ("corrections.csv", "date,tanks,ships\n2024-03-05,-5,1\n2024-03-06,2,0\n"),
        )
    )
    before = guess_recipe(first)
    kinds = [(one.measure, one.kind) for one in pair_recipe(second, Known(), {}, before.numbers).numbers]
    assert [one.kind for one in before.numbers] == ["total", "total"]
    assert kinds == [("tanks_change", "change"), ("ships_change", "change")]


def test_french_letters_are_no_macintosh() -> None:
    heads = "Année;Département;Entrées;Dépenses (M€)\n2021;Ardèche;1 234;12,4\n2021;Isère;845;9,1\n"
    (table,) = read_file("a.csv", heads.encode("cp1252"))
    assert table.cells[0] == ("Année", "Département", "Entrées", "Dépenses (M€)")

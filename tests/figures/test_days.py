"""Days as readers type them."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.figures.days import read_day, write_date

DAY = date(2022, 11, 9)


@pytest.mark.parametrize(
    "text",
    [
        *("2022-11-09", "2022-11-9", "2022/11/09", "2022.11.09", "20221109", "9.11.2022", "09.11.2022", "9.11.22"),
        *("9 Nov 2022", " 9  november 2022 ", "9. November 2022", "Nov 9, 2022", "november 9th 2022", "9-nov-2022"),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read_day(text) == read_day(text, is_last=True) == DAY


@pytest.mark.parametrize("text", ["25/08/2022", "8/25/2022", "25-8-2022"])
def test_a_number_that_can_be_no_month_is_the_day(text: str) -> None:
    assert read_day(text) == date(2022, 8, 25)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *[(text, "2022-08-25") for text in ("25.08.2022", "25.8.22", "25/8/2022", "8/25/2022", "20220825")],
        *[(text, "2022-08") for text in ("08/2022", "8.2022", "2022-08")],
        *[(text, "") for text in ("2022", "1/2/2022", "31.2.2022", "9.000", "8879", "august")],
    ],
)
def test_a_date_in_figures_is_written_as_the_data_have_it(text: str, written: str) -> None:
    assert write_date(text) == written


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("Feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("02/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023 february", date(2023, 2, 1), date(2023, 2, 28)),
        ("Sept. 2023", date(2023, 9, 1), date(2023, 9, 30)),
        ("Q1 2023", date(2023, 1, 1), date(2023, 3, 31)),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31)),
    ],
)
def test_a_month_a_quarter_or_a_year_is_enough(text: str, first: date, last: date) -> None:
    assert (read_day(text), read_day(text, is_last=True)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "31 Feb 2023", "2023-13", "2023-02-30", "29 Feb 2023", "0 May 2023", "Q5 2023", "9 Nov"),
        *(
            "1/2/2023",
            "01-02-2023",
            "31/2/2023",
            "25/25/2023",
            "99",
            "20",
            "1066",
            "9999",
            "may be 2023",
            "٢٠٢٣",
            "2022-11-09T10:00",
            "mar" * 99,
        ),
    ],
)
def test_what_names_no_day_or_more_than_one_is_none(text: str) -> None:
    assert read_day(text) is None

"""Bytes become tables of text, in a process that can do nothing else."""

from __future__ import annotations

import pytest

from dashboard.errors import FileError
from dashboard.importing import read_file

LETTERS = "Ort;Zahl\nKöln;1\nŁódź;2\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LETTERS.encode(), "utf_8"),
        (LETTERS.encode("utf-8-sig"), "utf_8"),
        (LETTERS.encode("utf-16"), "utf_16_le"),
        (LETTERS.encode("utf-16-be"), "utf_16_be"),
    ],
)
def test_letters_survive_each_encoding(data: bytes, encoding: str) -> None:
    (table,) = read_file("orte.csv", data)
    assert table.cells == (("Ort", "Zahl"), ("Köln", "1"), ("Łódź", "2"))
    assert (table.encoding, table.delimiter, table.lines) == (encoding, ";", (1, 2, 3))


def test_polish_of_windows_is_read() -> None:
    text = "Miasto;Liczba\nŁódź;1\nGdańsk;2\nWrocław;3\nBiałystok;4\nTychy, Zgłobień, Święciechów;5\n"
    (table,) = read_file("a.csv", text.encode("cp1250"))
    assert (table.encoding, table.cells[1]) == ("cp1250", ("Łódź", "1"))


def test_cyrillic_of_windows_is_read_and_said() -> None:
    text = "Страна;Число\nУкраина;12\nПольша;7\nГермания;9\n"
    (table,) = read_file("a.csv", text.encode("cp1251"))
    assert table.cells[1] == ("Украина", "12")
    assert table.notes == ("Line 1 is not UTF-8: the file is read as Windows-1251. Check its letters.",)


def test_few_letters_of_western_europe_are_read() -> None:
    (table,) = read_file("a.csv", "id,name\n1,café\n2,naïve\n".encode("latin-1"))
    assert (table.encoding, table.cells[2]) == ("cp1252", ("2", "naïve"))


@pytest.mark.parametrize(
    ("text", "delimiter", "second"),
    [
        ("a;b\n1,5;2,5\n", ";", ("1,5", "2,5")),
        ("a\tb\n1,5\t2,5\n", "\t", ("1,5", "2,5")),
        ("Report, made today\n\na,b\n1,2\n", ",", ("a", "b")),
        ("sep=|\na|b\n1|2\n", "|", ("1", "2")),
        ('a,b\n"line\nbreak",2\n', ",", ("line\nbreak", "2")),
    ],
)
def test_the_delimiter_is_the_one_that_makes_columns(text: str, delimiter: str, second: tuple[str, ...]) -> None:
    (table,) = read_file("a.csv", text.encode())
    assert (table.delimiter, table.cells[1]) == (delimiter, second)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"a,b\n1,\x00\n", "Line 2 holds a NUL"),
        (b'a,b\n1,"2\n3,4\n', "Line 2: A quote opens here"),
        (b"id,name\n" + b"1,ok\n" * 5000 + b"2,\xff\n", "Line 5002 is not UTF-8"),
        ("id,name\n1,Łódź\n".encode() + b"2,\xff\n", "Line 3 is not UTF-8"),
        (b"\xef\xbb\xbf", "empty"),
        ("a\n".encode("utf-32"), "UTF-32"),
        (b"a\n" + b"x" * 5_000_001, "MB"),
        (b"a\n" + b"x" * 1_001, "cell of 1,001 characters"),
        (b",".join([b"a"] * 201) + b"\n", "201 columns"),
        (b"a\n" + b"1\n" * 20_200, "more than 20,000 rows"),
    ],
)
def test_what_cannot_be_read_ends_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(FileError, match=words):
        read_file("a.csv", data)

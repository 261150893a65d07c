"""The table of figures in SQL: what a search finds, how rows are sorted, how pages divide them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.contents.figure_pages import read_nearest
from dashboard.contents.view import to_parameters
from dashboard.engine.questions.ask import answer, ask, ask_by_name
from dashboard.engine.warehouse.store import Warehouse
from dashboard.figures import wording
from dashboard.figures.search import parse_search
from dashboard.settings import settings
from dashboard.sharing.parameters import COLUMNS, empty_view
from tests.tiny_dossier import SLUG, TinyDossier

DOSSIER = "russian-armed-forces"
FILTERS: dict[str, Any] = {
    "speaker_id": ["general-staff-of-ukraine", "vladimir-putin"],
    "as_of_from": date(2022, 3, 1),
    "known_on": date(2024, 1, 1),
}


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Eight rows, each with words that no other has."""
    tiny = TinyDossier(tmp_path_factory.mktemp("search"))
    tiny.change("speakers", "president", name="Recep Tayyip İnönü", role="head of state")
    tiny.change("publications", "gazette-2017", outlet="Straßenblatt", credits="Reuters")
    tiny.change("measures", "step", label="Größe")
    tiny.change("figures", "posts-2018", note="Рядовой Ёлкин, 25.08.2022; Εύβοια, ΟΔΟΣ; o'Brien’s T72; 50% off_shore")
    tiny.change("figures", "posts-2023", quote="some 1 137 posts; 19,137 elsewhere", scope="of the land forces")
    tiny.change("figures", "killed-march", flags="revised")
    store = tiny.store()
    yield store.open()
    store.close()


def ids(opened: Warehouse, query: str, **parameters: Any) -> list[str]:
    given = {"dossier": SLUG, "sort": "figure_id", **parse_search(query)._asdict(), **parameters}
    return [row["figure_id"] for row in answer(opened, "figures_found", given, settings).to_pylist()]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("1,137", ["posts-2023"]),
        ("1137", ["posts-2023"]),
        ("1 137", ["posts-2023"]),
        ("19,137", ["posts-2023"]),
        ("9,137", []),
        ("137", ["step-2023"]),
        ("13", ["killed-march", "killed-march-relay", "step-2023"]),
        ("1,35", ["killed-march", "killed-march-relay"]),
        ("inonu", ["posts-2018", "posts-2023", "step-2023"]),
        ("İNÖNÜ 1,137", ["posts-2023"]),
        ("ınönü head", ["posts-2018", "posts-2023", "step-2023"]),
        ("nonu", []),
        ("state recep", ["posts-2018", "posts-2023", "step-2023"]),
        ("recep staff", []),
        ("рядовои елкин", ["posts-2018"]),
        ("ЁЛКИН Рядовой", ["posts-2018"]),
        ("οδος", ["posts-2018"]),
        ("ευβοια", ["posts-2018"]),
        ("reut strassenblatt", ["posts-2018"]),
        ("reut straßenblatt", ["posts-2018"]),
        ("brien", ["posts-2018"]),
        ("t72", ["posts-2018"]),
        ("50%", ["posts-2018"]),
        ("off_shore", ["posts-2018"]),
        ("off%", ["posts-2018"]),
        ("größe", ["step-2023"]),
        ("land", ["posts-2023"]),
        ("revised", ["killed-march"]),
        ("killed-march", ["killed-march", "killed-march-err", "killed-march-relay"]),
        ("killed-march-rel", ["killed-march-relay"]),
        ("2022-03-25", ["killed-march", "killed-march-err", "killed-march-relay"]),
        ("2022-03 adversary", []),
        ("25 march 2022", ["killed-march", "killed-march-err", "killed-march-relay"]),
        ("17 nov 2017", ["posts-2018"]),
        ("rus killed april", ["killed-april"]),
    ],
)
def test_search_finds_words_by_their_start_and_numbers_whole(searched: Warehouse, query: str, found: list[str]) -> None:
    assert ids(searched, query) == found


@pytest.mark.parametrize("query", ["", "  ", "%", "_", "'", '"', "🙂", ".*", "\\", "()[]{}"])
def test_signs_alone_search_for_nothing(searched: Warehouse, query: str) -> None:
    assert len(ids(searched, query)) == 8


@given(
    query=st.text(max_size=200)
    | st.lists(
        st.sampled_from(["'; drop table figures; --", "%", "RUS", "\\p{L}", "\u202e", "مقتل", "9,000", "1" * 99])
    ).map(" ".join)
)
def test_hostile_query_finds_rows_or_none(searched: Warehouse, query: str) -> None:
    everything = ids(searched, "")
    found = ids(searched, query)
    assert set(found) <= set(everything)
    assert found == everything or any(letter.isalnum() for letter in query)


# Left out: ancient Greek, and signs that stand for others, such as the one for "fi", which Unicode itself takes apart.
letters = st.characters(exclude_categories=["Cs", "Cc", "No"]).filter(
    lambda letter: unicodedata.is_normalized("NFKC", letter) and not "\u1f00" <= letter <= "\u1fff"
)


numbers_in_words = st.lists(
    st.sampled_from(
        ("9,000", "1.15", "million", "m", "40", "137", "0", "0,5", "тыс.", "2022-08-25", "25.08.2022", "1'000", "–")
    )
    | st.from_regex(r"[1-9][0-9]{0,2}( [0-9]{3}){1,2}|[0-9]{1,7}([.,][0-9]{1,3})?", fullmatch=True)
).map(" and ".join)


@given(text=st.text(letters.filter(lambda letter: not letter.isdigit()), max_size=200) | numbers_in_words)
def test_text_is_found_by_itself(searched: Warehouse, text: str) -> None:
    words, numbers = parse_search(text)
    in_text = searched_words(searched, text)
    for word in words:
        assert all(any(one.startswith(start) for one in in_text) for start in searched_words(searched, word))
    numbers = tuple(number.partition("|")[0] for number in numbers)
    assert set(numbers) <= {*in_text, *(str(abs(number.value)) for number in wording.read_numbers(text))}


def searched_words(opened: Warehouse, text: str) -> list[str]:
    words: list[str] = opened.cursor().execute("select search_words($text)", {"text": text}).fetchall()[0][0]
    return words


def test_figures_are_found_by_their_names() -> None:
    order = [row["figure_id"] for row in ask("figures_found", dossier=DOSSIER, sort="figure_id").to_pylist()]
    for figure_id in order[::29]:
        found = (
            ask("figures_found", dossier=DOSSIER, **parse_search(figure_id)._asdict()).column("figure_id").to_pylist()
        )
        assert figure_id in found


def pages(sort: str | None, size: int, **parameters: Any) -> list[list[dict[str, Any]]]:
    given = {"dossier": DOSSIER, "sort": sort, "rows_a_page": size, **parameters}
    found: list[list[dict[str, Any]]] = []
    while rows := ask_by_name("figures_found", **given, page=len(found) + 1).to_pylist():
        found.append(rows)
    return found


KEYS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "wording": lambda row: row["wording"].lower(),
    "reading": lambda row: row["at_most"] if row["at_least"] is None else row["at_least"],
    "subject": lambda row: row["subject_name"].lower(),
    "measure": lambda row: row["measure_label"].lower(),
    "speaker": lambda row: row["speaker"].lower(),
    "as_of": lambda row: row["as_of_first"],
    "stated_on": lambda row: row["stated_first"],
    "effective_from": lambda row: row["effective_first"],
    "published_on": lambda row: row["published_first"],
    "flags": lambda row: row["flags"] or None,
    "scope": lambda row: row["scope"] and row["scope"].lower(),
    "note": lambda row: row["note"] and row["note"].lower(),
    "outlet": lambda row: row["outlet"].lower(),
}


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("sign", ["", "-"])
def test_pages_divide_what_is_found_in_the_order_asked_for(column: str, sign: str) -> None:
    rows = [row for page in pages(f"{sign}{column}", 300) for row in page]
    names = [row["figure_id"] for row in rows]
    keys = [KEYS[column](row) if column in KEYS else row[column] for row in rows]
    known = [key for key in keys if key is not None]

    assert len(names) == len(set(names)) == ask("figures_count", dossier=DOSSIER).to_pylist()[0]["count_figures"]
    assert keys == known + [None] * (len(keys) - len(known)), "what is not known comes last"
    assert known == sorted(known, reverse=bool(sign))
    ties = [names[place : place + 2] for place in range(len(keys) - 1) if keys[place] == keys[place + 1]]
    assert column == "reading" or all(first < second for first, second in ties)


def test_readings_of_one_start_are_sorted_by_their_end_and_open_ends_come_last() -> None:
    bounds = [
        (row["at_most"] if row["at_least"] is None else row["at_least"], row["at_most"], row["figure_id"])
        for page in pages("reading", 500)
        for row in page
    ]
    assert bounds == sorted(bounds, key=lambda row: (row[0], row[1] is None, row[1] or 0, row[2]))


def test_latest_said_comes_first_where_nothing_else_is_asked() -> None:
    assert pages(None, 500) == pages("-stated_on", 500)


@pytest.mark.parametrize("query", ["", "killed", "9,000", "ukraine general 2023", "zzz"])
@pytest.mark.parametrize("names", [(), ("speaker_id",), ("as_of_from", "known_on"), tuple(FILTERS)])
def test_rows_totals_and_counts_of_filters_agree(query: str, names: Sequence[str]) -> None:
    given = {"dossier": DOSSIER, **{name: FILTERS[name] for name in names}, **parse_search(query)._asdict()}
    rows = ask("figures_found", **given).to_pylist()
    total = ask("figures_count", **given).to_pylist()[0]
    counts = ask("filter_counts", **given).to_pylist()

    statements = [row for row in rows if row["repeats"] is None and not row["is_error"]]
    kinds = {"count_statements": len(statements), "count_errors": sum(row["is_error"] for row in rows)}
    assert total == {"count_figures": len(rows), "count_relays": len(rows) - sum(kinds.values()), **kinds}
    for name in ("subject", "measure"):
        found = {
            row["value"]: (row["count_figures"], row["count_statements"]) for row in counts if row["filter"] == name
        }
        of_figures, of_statements = (Counter(row[name] for row in some) for some in (rows, statements))
        assert found == {value: (count, of_statements[value]) for value, count in of_figures.items()}


def test_counts_of_a_filter_take_the_search_and_every_other_filter_into_account() -> None:
    given = {"dossier": DOSSIER, "measure": "killed", **parse_search("9,000")._asdict()}
    counts = {(row["filter"], row["value"]): row["count_figures"] for row in ask("filter_counts", **given).to_pylist()}
    assert counts["measure", "killed"] == counts["subject", "UKR"] == 3


def test_search_stays_in_its_dossier(tmp_path: Path) -> None:
    tiny = TinyDossier(tmp_path)
    other = tiny.folder.with_name("other")
    other.mkdir()
    for file in tiny.folder.iterdir():
        (other / file.name).write_bytes(file.read_bytes())
    opened = tiny.store().open()
    found = answer(
        opened, "figures_found", {"dossier": "other", **parse_search("1,137")._asdict()}, settings
    ).to_pylist()
    assert [(row["dossier"], row["figure_id"]) for row in found] == [("other", "posts-2023")]


def found(query: str) -> Sequence[Mapping[str, Any]]:
    """What the page Figures finds in the shipped dossier."""
    return ask("figures_found", **to_parameters(empty_view(DOSSIER, q=query), ("q",))).to_pylist()


@pytest.mark.parametrize(
    ("query", "low"),
    [("2.04 million", 2_039_758), ("9 тыс.", 9_000), ("1,15 млн", 1_150_628), ("58 thousand", 58_207)],
)
def test_a_rounded_number_finds_what_it_may_be_a_rounding_of(query: str, low: int) -> None:
    rows = found(query)
    assert low in [row[bound] for row in rows for bound in ("low", "high")]
    (number,) = parse_search(query).numbers
    value, least, most = map(int, number.split("|"))
    assert all(
        str(value) in str(row) or any(least <= (row[bound] or 0) <= most for bound in ("low", "high")) for row in rows
    )


@pytest.mark.parametrize(
    "group",
    [
        (
            "Zelensky",
            "Zelenskyy",
            "Zelenskiy",
            "Zelenskyi",
            "Selenskyj",
            "Зеленский",
            "Зеленського"[:-3],
            "Zelenskii",
            "Selenskyjs",
        ),
        ("Shoigu", "Shoygu", "Шойгу", "Schoigu", "Shoigus"),
        ("Kyiv", "Kiev", "Київ", "Киев", "kyjiv"),
        ("Zaluzhnyi", "Zaluzhny", "Залужный", "Залужний", "Zaluzhniy"),
        ("mobilised", "mobilized"),
        ("Defence", "Defense"),
        ("almost 9,000", "nearly 9,000", "почти 9,000"),
        ("more than 56,000", "over 56,000", "exceeding 56,000"),
    ],
    ids=lambda group: group[0],
)
def test_usual_spellings_find_the_same(group: tuple[str, ...]) -> None:
    first, *others = ({row["figure_id"] for row in found(query)} for query in group)
    assert first
    assert others == [first] * len(others)


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ("Zelensky said that 46,000 Ukrainian soldiers were killed", "more than 46,000 Ukrainian soldiers"),
        ("Putin signed a decree raising the army to 2.2 million people", "2,209,130 people"),
        ("Sources say that two million serve in the army of China", "approximately 2 million active-duty PLA"),
    ],
)
def test_a_sentence_finds_the_nearest_statements(query: str, nearest: str) -> None:
    view = empty_view(DOSSIER, q=query)
    assert not found(query)
    rows = read_nearest(view).to_pylist()
    assert rows[0]["wording"] == nearest
    assert len(rows) == 12
    early = read_nearest(view | {"known_on": date(2022, 8, 25)}).to_pylist()
    assert early
    assert all(row["known_on"] <= date(2022, 8, 25) for row in early)


@pytest.mark.parametrize(
    ("query", "measures", "subjects"),
    [
        ("сколько погибло", {"killed"}, {"RUS", "UKR", "PRK"}),
        ("скільки загинуло російських солдатів", {"killed"}, {"RUS"}),
        ("combien de soldats morts", {"killed"}, {"RUS", "UKR", "PRK"}),
        ("потери украины", {"casualties", "killed", "wounded"}, {"UKR"}),
        ("Kremlin killed", {"killed"}, {"RUS"}),
        ("штат", {"authorised_total"}, {"RUS"}),
        ("Personalstärke Indien", {"active_personnel"}, {"IND"}),
        ("пропавшие без вести", {"killed_or_missing"}, {"UKR"}),
        ("casulties", {"casualties"}, {"RUS", "UKR", "RUS+UKR"}),
        ("Ukranian losses", {"casualties"}, {"UKR"}),
    ],
)
def test_words_of_other_languages_find_what_they_name(query: str, measures: set[str], subjects: set[str]) -> None:
    assert not found(query)
    rows = read_nearest(empty_view(DOSSIER, q=query)).to_pylist()
    assert rows
    assert {row["measure"] for row in rows} <= measures
    assert {row["subject"] for row in rows} <= subjects


@pytest.mark.parametrize("query", ["Personalstärke", "численность армии", "personnel militaire"])
def test_what_is_searched_of_nobody_in_particular_is_of_the_dossiers_own_subject_first(query: str) -> None:
    subjects = [row["subject"] for row in read_nearest(empty_view(DOSSIER, q=query)).to_pylist()]
    assert subjects[:6] == ["RUS"] * 6
    assert set(subjects[6:]) - {"RUS"}


@pytest.mark.parametrize(
    ("query", "speakers"),
    [
        ("указ президента", {"Vladimir Putin"}),
        ("Erlass", {"Vladimir Putin"}),
        ("Präsident", {"Vladimir Putin", "Volodymyr Zelensky", "Donald Trump"}),
        ("Zelinsky", {"Volodymyr Zelensky"}),
        ("Vladimir Putn", {"Vladimir Putin"}),
        ("Serhei Shoigo", {"Sergei Shoigu"}),
        ("Verteidigungsminister", {"Sergei Shoigu"}),
        ("Генштаб", {"General Staff of Ukraine", "Russian General Staff"}),
    ],
)
def test_words_of_other_languages_find_whom_they_name(query: str, speakers: set[str]) -> None:
    assert not found(query)
    rows = read_nearest(empty_view(DOSSIER, q=query)).to_pylist()
    assert rows
    assert {row["speaker"] for row in rows} <= speakers


def test_a_date_is_no_number_to_come_near_to() -> None:
    rows = read_nearest(empty_view(DOSSIER, q="25 серпня 2022 року")).to_pylist()
    assert "2022-08-25" in rows[0].values()


def test_a_day_without_statements_leads_to_those_of_its_month() -> None:
    rows = read_nearest(empty_view(DOSSIER, q="5.12.2023")).to_pylist()
    assert rows
    assert all(any(str(value).startswith("2023-12") for value in row.values()) for row in rows)

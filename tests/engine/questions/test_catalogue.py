"""A question's header is its contract: held against body and database, with file and line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.engine.database.sql_files import read_folder
from dashboard.engine.questions import catalogue as module
from dashboard.engine.questions.ask import answer, ask_by_name
from dashboard.engine.questions.catalogue import Question, catalogue, question_of, read_every_question, verify
from dashboard.engine.questions.row_type_writer import write_row_types
from dashboard.engine.verification.verify import Values, list_cases, values_of
from dashboard.engine.warehouse import build
from dashboard.engine.warehouse.store import open_warehouse
from dashboard.errors import QueryError
from dashboard.settings import REPOSITORY, Settings, settings

GOOD = """-- question: How many figures has a measure?
-- rows: one
-- params: dossier, measure, speaker_id
-- columns: measure, count_figures
-- A remark: $nothing here is a parameter.
select
    measure,
    count(*) as count_figures,  -- nor is $this
from figures
where
    dossier = $dossier
    and measure = $measure::varchar
    and wording <> '$that'
    and ($speaker_id::varchar[] is null or list_contains($speaker_id::varchar[], speaker_id))
group by measure
"""


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    (tmp_path / "answers").mkdir()
    return replace(settings, queries_folder=tmp_path)


def write(own: Settings, text: str, name: str = "figures_of") -> Path:
    path = own.queries_folder / "answers" / f"{name}.sql"
    path.write_text(text, encoding="utf-8")
    return path


def read_and_verify(own: Settings) -> None:
    cursor = open_warehouse().cursor()
    for question in catalogue(own).values():
        verify(question, cursor)


def test_good_question_is_read_as_its_header_says(own: Settings) -> None:
    path = write(own, GOOD)
    read_and_verify(own)
    assert catalogue(own) == {
        "figures_of": Question(
            name="figures_of",
            question="How many figures has a measure?",
            rows="one",
            params=("dossier", "measure", "speaker_id"),
            columns=("measure", "count_figures"),
            sql=GOOD,
            path=path,
            line=1,
        )
    }
    assert catalogue(own)["figures_of"].list_params == ("speaker_id",)


# Name: (what is replaced, by what, the line that is named, part of the message).
VIOLATIONS = {
    "no question": ("-- question: How many figures has a measure?\n", "", 1, "no 'question'"),
    "a question without its mark": ("measure?", "measure", 1, "first line"),
    "the question in the second line": ("-- question", "-- Remark\n-- question", 1, "first line"),
    "no rows": ("-- rows: one\n", "", 1, "no 'rows'"),
    "no params": ("-- params: dossier, measure, speaker_id\n", "", 1, "no 'params'"),
    "empty columns": ("-- columns: measure, count_figures", "-- columns:", 4, "no 'columns'"),
    "rows twice": ("-- rows: one", "-- rows: one\n-- rows: two", 3, "stands twice"),
    "a parameter twice": ("params: dossier, measure", "params: dossier, dossier, measure", 3, "twice"),
    "a parameter that is no name": ("params: dossier", "params: dossier, $x", 3, "is not a name"),
    "an undeclared parameter": ("params: dossier, measure", "params: dossier", 12, "$measure is not in the header"),
    "a declared parameter that is not used": ("params: dossier", "params: dossier, this", 3, "no $this"),
    "another column": ("count(*) as count_figures", "count(*) as count", 4, "gives measure, count; the header says"),
    "columns in another order": ("columns: measure, count_figures", "columns: count_figures, measure", 4, "gives"),
    "a column that does not exist": ("wording <>", "words <>", 13, '"words" not found'),
    "a table that does not exist": ("from figures", "from figurines", 9, "figurines"),
    "a syntax error": ("group by measure", "group by by measure", 15, "syntax error"),
    "two statements": ("group by measure", "group by measure; select 1", 1, "one SELECT"),
    "another statement": (GOOD[GOOD.index("select") :], "delete from figures", 1, "one SELECT"),
    "a sum that is not cast": (
        "count(*) as count_figures",
        "sum(length(note)) as count_figures",
        4,
        "Cast it to bigint",
    ),
}


@pytest.mark.parametrize("name", VIOLATIONS)
def test_violation_is_named_with_file_and_line(name: str, own: Settings) -> None:
    old, new, line, message = VIOLATIONS[name]
    assert old in GOOD
    path = write(own, GOOD.replace(old, new, 1))
    with pytest.raises(QueryError) as raised:
        read_and_verify(own)
    assert (raised.value.path, raised.value.line) == (path, line)
    assert message in raised.value.message


def test_all_broken_files_are_reported_at_once(own: Settings) -> None:
    write(own, GOOD, "good")
    write(own, GOOD.replace("figures", "nothing"), "bad")
    write(own, "select 1", "worse")
    errors = module.find_violations(open_warehouse().cursor(), own)
    assert [error.path.stem for error in errors] == ["bad", "worse"]


def test_changed_file_is_read_again(own: Settings) -> None:
    write(own, GOOD)
    assert catalogue(own)["figures_of"].rows == "one"
    write(own, GOOD.replace("rows: one", "rows: one, or none"))
    assert catalogue(own)["figures_of"].rows == "one, or none"


def test_message_names_the_file_as_seen_from_here(monkeypatch: pytest.MonkeyPatch, own: Settings) -> None:
    monkeypatch.chdir(own.queries_folder)
    write(own, "select 1")
    with pytest.raises(QueryError, match=r"^answers/figures_of\.sql:1: the header has no 'question'"):
        catalogue(own)


def write_example(own: Settings, text: str, name: str) -> Path:
    (own.queries_folder / "examples").mkdir(exist_ok=True)
    path = own.queries_folder / "examples" / f"{name}.sql"
    path.write_text(text, encoding="utf-8")
    return path


def test_example_is_asked_by_its_name_and_tells_what_it_is_about(own: Settings) -> None:
    write(own, GOOD)
    write_example(own, GOOD.replace("-- rows", "-- about: Counts.\n-- rows"), "counted")
    given = {"dossier": "russian-armed-forces", "measure": "killed"}

    assert answer(open_warehouse(), "counted", given, own) == answer(open_warehouse(), "figures_of", given, own)
    found = question_of("counted", own)
    assert found is not None
    assert (found.about, found.folder) == ("Counts.", "examples")


def test_question_is_found_by_the_name_it_had_before(own: Settings) -> None:
    write(own, GOOD.replace("-- params", "-- was: counted, figures_counted\n-- params"))

    found = question_of("figures_counted", own)

    assert found is not None
    assert found.name == "figures_of"
    assert question_of("figures", own) is None


def test_one_name_in_two_folders_names_both(own: Settings) -> None:
    write(own, GOOD)
    example = write_example(own, GOOD, "figures_of")
    both = r"answers/figures_of\.sql and examples/figures_of\.sql"
    with pytest.raises(QueryError, match=both):
        question_of("figures_of", own)
    [error] = module.find_violations(open_warehouse().cursor(), own)
    assert error.path == example


def test_broken_file_leaves_the_others_in_the_catalogue(own: Settings) -> None:
    write(own, GOOD)
    broken = write_example(own, "select 1", "broken")
    first, second = read_every_question(own)
    assert isinstance(first, QueryError)
    assert first.path == broken
    assert isinstance(second, Question)


def test_types_are_those_of_the_casts(own: Settings) -> None:
    write(own, GOOD)
    question = catalogue(own)["figures_of"]
    assert [question.type_of(name) for name in question.params] == ["varchar", "varchar", "varchar[]"]
    known_on = catalogue(folder="examples")["known_on_a_day"]
    assert known_on.type_of("known_on") == "date"


EXAMPLES = catalogue(folder="examples")


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_has_rows_on_the_shipped_dossier_and_says_what_it_teaches(name: str) -> None:
    table = answer(open_warehouse(), name, {"dossier": "russian-armed-forces"}, settings)
    assert table.num_rows > 1
    assert EXAMPLES[name].about
    if {"wording", "at_least"} & set(table.column_names):
        assert {"figure_id", "speaker"} <= set(table.column_names)


def test_examples_name_nothing_of_one_topic() -> None:
    rows = [
        row
        for dossier in ("russian-armed-forces", "hs2-cost")
        for row in ask_by_name("filter_values", dossier=dossier).to_pylist()
    ]
    named = {row["value"] for row in rows if row["filter"] in ("subject", "measure", "stance")}
    quoted = {word for question in EXAMPLES.values() for word in re.findall(r"'([^']*)'", question.sql)}
    assert not named & quoted


def test_examples_average_nothing() -> None:
    for example in EXAMPLES.values():
        assert not re.search(r"\b(avg|mean|median|mode)\s*\(", example.sql), example.path


SHIPPED = [question for folder in module.QUESTION_FOLDERS for question in catalogue(folder=folder).values()]


@pytest.mark.parametrize("question", SHIPPED, ids=lambda question: question.name)
def test_shipped_question_keeps_its_contract(question: Question) -> None:
    verify(question, open_warehouse().cursor())


def test_row_types_are_made_from_the_headers() -> None:
    module_text = (REPOSITORY / "dashboard/engine/questions/row_types.py").read_text(encoding="utf-8")
    assert module_text == write_row_types(open_warehouse().cursor(), settings), "Run `make generate`."


@pytest.fixture(scope="module")
def values() -> Values:
    return values_of(open_warehouse())


@pytest.mark.parametrize("name", sorted(catalogue().keys() - {"schema_examples"}))
def test_only_columns_that_the_header_marks_are_ever_empty(name: str, values: Values) -> None:
    question = catalogue()[name]
    for parameters in list_cases(question, values):
        table = ask_by_name(name, **parameters)
        empty = {column for column in question.columns if table.column(column).null_count}
        assert empty <= question.nullable, f"Write 'name?' in the header: {parameters}"


@pytest.mark.parametrize("folder", ["tables", "partitions", "partitioned"])
def test_index_says_in_a_whole_sentence_what_each_file_does(folder: str) -> None:
    told = {file.name: file.first_comment for file in read_folder(settings.queries_folder / folder)}
    assert [name for name, sentence in told.items() if not sentence.endswith(".") or ". " in sentence] == []


def test_condition_of_a_filter_is_written_once() -> None:
    """Examples, which show how it is done, write theirs out; months of the rollup have conditions of their own."""
    queries = REPOSITORY / "queries"
    own = re.compile(
        r"\b(until|known_by|of_(subject|measure|period)|by_\w+|\$(as_of|known|speaker|stance|measure)\w*(::[\w\[\]]+)?)"
        r" is null or"
    )
    written = {
        path.relative_to(queries).as_posix()
        for folder in ("answers", "tables", "partitioned")
        for path in (queries / folder).glob("*.sql")
        if own.search(path.read_text())
    }
    assert written == {
        "tables/05_texts.sql",  # is_known
        "tables/97_filters.sql",
        "tables/98_statements_counted.sql",  # is_printed
        "partitioned/20_counts.sql",  # is_month_since
    }


def test_build_knows_each_part_that_partitions_are_finished_as() -> None:
    files = read_folder(settings.queries_folder / "partitions")

    assert sorted(build._PARTS) == sorted(file.headers["writes"] for file in files if "writes" in file.headers)

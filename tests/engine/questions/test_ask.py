"""`ask`: names in, an Arrow table out, parameters bound and never pasted."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from dashboard.engine.database.latest import Latest
from dashboard.engine.questions import ask as ask_module
from dashboard.engine.questions.ask import Provenance, answer, ask_by_name, provenance, with_provenance
from dashboard.errors import QueryError, QuestionError
from dashboard.settings import REPOSITORY
from tests.tiny_dossier import SLUG, TinyDossier

QUESTION = """-- question: Which figures are there?
-- rows: one per figure
-- params: dossier, measure, speaker_id, as_of_from
-- columns: figure_id, low, as_of_first
select
    figure_id,
    low,
    as_of_first
from figures
where
    ($dossier::varchar is null or dossier = $dossier::varchar)
    and ($measure::varchar is null or measure = $measure::varchar)
    and ($speaker_id::varchar[] is null or list_contains($speaker_id::varchar[], speaker_id))
    and ($as_of_from::date is null or as_of_last >= $as_of_from::date)
order by figure_id
"""


@pytest.fixture
def asked(tiny: TinyDossier) -> Any:
    """Asks the question above of the tiny dossier."""
    folder = tiny.data.parent / "questions"
    (folder / "answers").mkdir(parents=True)
    (folder / "answers" / "figures_there.sql").write_text(QUESTION)
    opened = tiny.store().open()
    return lambda **parameters: answer(
        opened, "figures_there", parameters, replace(tiny.settings, queries_folder=folder, answers_kept=20)
    )


def ids(table: pa.Table) -> list[str]:
    return [row["figure_id"] for row in table.to_pylist()]


def test_answer_is_an_arrow_table_with_the_columns_of_the_header(asked: Any) -> None:
    table = asked(dossier=SLUG)
    assert isinstance(table, pa.Table)
    assert table.schema == pa.schema([("figure_id", pa.string()), ("low", pa.int64()), ("as_of_first", pa.date32())])
    assert table.num_rows == 8


def test_missing_empty_and_undeclared_parameters_do_not_filter(asked: Any) -> None:
    everything = asked()
    assert asked(dossier=None, measure="", speaker_id=[], undeclared="x") is everything


def test_answers_are_kept_up_to_so_many_bytes(asked: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask_module, "_answers", Latest(5_000))  # one of three columns, not two
    posts = asked(measure="posts")
    assert asked(measure="posts") is posts
    asked(speaker_id=["staff"])
    assert asked(measure="posts") is not posts


def test_filters_are_bound_by_name(asked: Any) -> None:
    assert ids(asked(measure="posts")) == ["posts-2018", "posts-2023"]
    assert len(ids(asked(speaker_id=["president", "staff"]))) == 8
    assert len(ids(asked(speaker_id=("president",)))) == 3
    assert ids(asked(as_of_from=date(2022, 8, 1))) == ids(asked(as_of_from="2022-08-01")) == ["posts-2023", "step-2023"]


@pytest.mark.parametrize(
    "text",
    [
        "posts' or '1'='1",
        "posts'; drop table figures; --",
        "$dossier",
        '"',
        "posts\0",
        "%",
        "' union select 1, 2, 3 --",
    ],
)
def test_text_of_a_parameter_is_data(text: str, asked: Any) -> None:
    assert ids(asked(measure=text)) == []
    assert ids(asked(speaker_id=[text])) == []
    assert len(ids(asked())) == 8


@pytest.mark.parametrize("value", [{"a": 1}, [1, 2], [["x"]], object(), [None], float("nan")])
def test_value_that_cannot_be_bound_is_named(value: Any, asked: Any) -> None:
    with pytest.raises(QuestionError, match="'measure'"):
        asked(measure=value)


def test_value_of_another_type_is_our_own_error(asked: Any) -> None:
    with pytest.raises(QueryError, match=r"figures_there\.sql"):
        asked(as_of_from="last spring")


def test_answer_knows_its_question_its_filters_and_the_state_of_the_data(asked: Any, tiny: TinyDossier) -> None:
    table = asked(dossier=SLUG, speaker_id=("staff",), as_of_from=date(2022, 1, 1), measure=None, undeclared="x")
    told = Provenance(
        "figures_there",
        {"dossier": SLUG, "speaker_id": ["staff"], "as_of_from": "2022-01-01"},
        tiny.store().open().data_version,
    )
    assert provenance(table) == told
    fewer = table.slice(1).select(["figure_id"]).filter(pc.field("figure_id") != "killed-march")
    assert provenance(fewer) == told


@pytest.mark.parametrize("text", ["=1+1", "Zoë „quoted“", '"', "a\nb\0"])
def test_provenance_holds_any_text(text: str, asked: Any) -> None:
    assert provenance(asked(measure=text)).parameters == {"measure": text}


def test_provenance_can_be_replaced_and_is_missed_where_it_is_missing() -> None:
    table = pa.table({"a": [1]}).replace_schema_metadata({"other": "kept"})
    with pytest.raises(QuestionError, match="which question it answers"):
        provenance(table)
    told = Provenance("headline", {"is_open": True, "share": 0.5}, "fixed")
    marked = with_provenance(table, told)
    assert provenance(marked) == told
    assert marked.schema.metadata[b"other"] == b"kept"


def test_answers_are_kept_and_the_oldest_dropped(asked: Any) -> None:
    first = asked(measure="posts")
    assert asked(measure="posts") is first
    for number in range(30):
        asked(measure=f"m{number}")
    assert asked(measure="posts") is not first
    assert asked(measure="posts").equals(first)


def test_answers_to_very_long_lists_are_not_kept(asked: Any) -> None:
    long = ["staff", *(f"nobody-{number}" for number in range(5000))]
    first = asked(speaker_id=long)
    assert asked(speaker_id=long) is not first
    assert asked(speaker_id=long).equals(asked(speaker_id=["staff"]))


def test_changed_data_gives_a_new_answer(asked: Any, tiny: TinyDossier) -> None:
    before = answer(tiny.store().open(), "statements_over_time", {"dossier": SLUG}, tiny.settings)
    tiny.copy("figures", "posts-2018", figure_id="another", as_of="2017-12-31")
    after = answer(tiny.store().open(), "statements_over_time", {"dossier": SLUG}, tiny.settings)
    assert after.num_rows == before.num_rows + 1


def test_threads_get_the_same_answer(asked: Any) -> None:
    answers: list[pa.Table] = []
    threads = [threading.Thread(target=lambda: answers.append(asked(measure="posts"))) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [ids(table) for table in answers] == [["posts-2018", "posts-2023"]] * 16


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("statement_over_time", "Did you mean statements_over_time"),
        ("zzz", "There are: "),
        ("../tables/05_texts", "There are: "),
    ],
)
def test_unknown_question_is_answered_with_those_near_it(name: str, remedy: str) -> None:
    with pytest.raises(QuestionError, match=remedy):
        ask_by_name(name)


def test_asking_needs_no_pandas() -> None:
    script = (
        "import sys; from dashboard.engine.questions.ask import ask;"
        "assert ask('statements_over_time', dossier='russian-armed-forces').num_rows;"
        "print([name for name in ('pandas', 'streamlit', 'plotly') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")

"""As known on a day: nothing from later. A day's view says what it would say had nothing come after that day."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from dashboard.contents.blocks import Block, LinkBlock, NoteBlock, PageContents, TileBlock
from dashboard.contents.overview.build import read_overview
from dashboard.contents.registry import PAGES
from dashboard.contents.view import View, describe_clocks
from dashboard.engine.questions.ask import answer, ask
from dashboard.engine.questions.catalogue import catalogue
from dashboard.engine.warehouse import store
from dashboard.engine.warehouse.store import Store, Warehouse
from dashboard.figures.citations import VERSION_LETTERS
from dashboard.settings import settings
from dashboard.sharing.parameters import empty_view

DOSSIER = "russian-armed-forces"
SUBJECT = "RUS"
QUESTIONS = sorted(name for name, question in catalogue(settings, "answers").items() if "known_on" in question.params)
VIEWS: tuple[Mapping[str, Any], ...] = (
    {"subject": SUBJECT, "measure": "authorised_servicemen"},
    {"subject": SUBJECT, "measure": "casualties", "family": "losses"},
    {"words": ["raised"], "numbers": None},
    {"subject": SUBJECT, "measure": "active_personnel", "level_measure": "authorised_servicemen"},
    {"subject": SUBJECT, "measure": "killed", "stance": ["official_claim"]},
)
PAGES_SEEN = (
    ("overview", None),
    ("over-time", "authorised_servicemen"),
    ("over-time", "conscripted_call_up"),
    ("by-source", "killed"),
    ("by-source", "age_max"),
    ("side-by-side", None),
)
# Flags by which figures are counted; what else a flag says is known with the note.
COUNTED_BY = {"not_independent", "error_in_print", "doctored"}
# Days that differ most: of the article, and between a decree and the day on which it was read.
DAYS = ("2022-08-25", "2023-12-05")


def days_of_change() -> list[date]:
    """A few days of change; all of them where ALL_DAYS is set, which takes some minutes."""
    if not os.environ.get("ALL_DAYS"):
        return [date.fromisoformat(day) for day in DAYS]
    days: list[date] = ask("days_of_change", dossier=DOSSIER).column("day").to_pylist()
    return days


def days_by_id(table: str, key: str, column: str) -> dict[str, date]:
    sql = f"select {key}, {column} from {table} where dossier = $1"  # noqa: S608
    return dict(store.open_warehouse().cursor().execute(sql, [DOSSIER]).fetchall())


@contextmanager
def nothing_after(day: date, folder: Path) -> Iterator[Warehouse]:
    """The dossier as it would be had nothing come after the day: no row, no note, no publication."""
    data = folder / "data"
    copytree(settings.data_folder / "schema", data / "schema")
    source, target = settings.data_folder / "dossiers" / DOSSIER, data / "dossiers" / DOSSIER
    target.mkdir(parents=True)
    kept: dict[str, set[str]] = {}
    for name, table in (("figures", "figures"), ("derivations", "derivation_results"), ("events", "events")):
        known = days_by_id(table, f"{name[:-1]}_id", "known_on")
        noted = days_by_id(table, f"{name[:-1]}_id", "noted_from")
        kept[name] = {row for row, since in known.items() if since and since <= day}
        write_rows(source, target, name, kept[name], {row for row in noted if noted[row] and noted[row] <= day})
    write_rows(source, target, "terms", kept["derivations"])
    write_rows(source, target, "publications", publications_known(source, target, day))
    for name in ("speakers", "measures"):
        write_rows(source, target, name)
    package = json.loads((source / "datapackage.json").read_text())
    (target / "datapackage.json").write_text(json.dumps(package))
    yield Store(replace(settings, data_folder=data, cache_folder=folder / "cache")).open()


def write_rows(
    source: Path, target: Path, name: str, kept: set[str] | None = None, noted: set[str] | None = None
) -> None:
    with (source / f"{name}.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    key = next(iter(rows[0]))
    with (target / f"{name}.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            if kept is None or row[key] in kept:
                writer.writerow(row if noted is None or row[key] in noted else without_notes(row))


def without_notes(row: dict[str, str]) -> dict[str, str]:
    flags = {"flags": " ".join(word for word in row["flags"].split() if word in COUNTED_BY)} if "flags" in row else {}
    return row | {"note": ""} | flags


def publications_known(source: Path, target: Path, day: date) -> set[str]:
    """Those printed by the day, and those in which figures and events of before it were read later."""
    read = set()
    for name in ("figures", "events"):
        with (target / f"{name}.csv").open(newline="") as file:
            read |= {row["publication_id"] for row in csv.DictReader(file)}
    printed = days_by_id("publications", "publication_id", "published_first")
    article = json.loads((source / "datapackage.json").read_text())["muster"]["article"]
    return read | {article} | {name for name, since in printed.items() if since is None or since <= day}


def rows_of(question: str, day: date, view: Mapping[str, Any], opened: Warehouse) -> list[dict[str, Any]]:
    parameters = {"dossier": DOSSIER, "known_on": day, "page": 1, "rows_a_page": 1000, **view}
    rows: list[dict[str, Any]] = answer(opened, question, parameters, settings).to_pylist()
    return rows


@pytest.mark.builds
@pytest.mark.parametrize("day", days_of_change(), ids=str)
def test_an_answer_as_known_on_a_day_is_what_it_was_without_all_that_came_later(day: date, tmp_path: Path) -> None:
    today = store.open_warehouse()
    every_figure = {"figure_id": ask("figure_names", dossier=DOSSIER).column("figure_id").to_pylist()}
    with nothing_after(day, tmp_path) as then:
        for question in QUESTIONS:
            for view in (*VIEWS, every_figure):
                assert rows_of(question, day, view, today) == rows_of(question, day, view, then), (question, view)
        for page, measure in PAGES_SEEN:
            view = empty_view(DOSSIER, known_on=day, **({"measure": measure} if measure else {}))
            assert words_of(page, view, today) == words_of(page, view, then), (page, measure)


def words_of(page: str, view: View, opened: Warehouse) -> list[str]:
    """All that a page says of the view; the state of the data, which is of today, is left out."""
    with store.use_warehouse(opened):
        texts = texts_in(without_unknown(PAGES[page].build_contents(view)))
        return [text.replace(opened.data_version[:VERSION_LETTERS], "") for text in texts]


def without_unknown(contents: PageContents) -> PageContents:
    """Without what says that something was not known yet: a dossier that ends on the day cannot know what it lacks."""
    blocks: list[Block] = []
    for block in contents.blocks:
        if isinstance(block, TileBlock):
            tiles = tuple(each for each in block.tiles if each[0].value != "not known")
            blocks += [replace(block, tiles=tiles)] if tiles else []
        elif isinstance(block, NoteBlock):
            notes = tuple(each for each in block.notes if " was not known yet on " not in each[0])
            blocks += [replace(block, notes=notes)] if notes else []
        elif not isinstance(block, LinkBlock):
            blocks.append(block)
    return replace(contents, blocks=tuple(blocks))


def texts_in(value: object) -> Iterator[str]:
    if hasattr(value, "to_pylist"):
        value = value.to_pylist()
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_in(each)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from texts_in(getattr(value, name))


@pytest.mark.parametrize("day", ["2023-12-01", "2023-12-05", "2024-06-30", "2024-09-15"])
def test_a_decree_is_in_force_from_its_day_though_it_was_read_later(day: str) -> None:
    view = empty_view(DOSSIER, known_on=date.fromisoformat(day))
    tile = read_overview(view).tiles[0]
    assert tile.value == "1,320,000"
    assert any(line.endswith("decree of 1 Dec 2023") for line in tile.lines)
    assert "A gap: read later, in UNN, 16 Sep 2024." in tile.lines


def test_a_reading_says_that_a_later_decree_has_no_day_of_effect() -> None:
    tile = read_overview(empty_view(DOSSIER, known_on=date(2010, 1, 1))).tiles[0]
    assert any(line.startswith("A gap: a decree of Dec 2008") for line in tile.lines)


@pytest.mark.parametrize(
    ("said", "published", "noted", "kind", "known"),
    [
        ("2022-08-22", "2022-08-25", None, "statement", "2022-08-22"),
        ("2022-08-31", "2022-08-25", None, "statement", "2022-08-25"),
        (None, "2022-08-25", None, "statement", "2022-08-25"),
        ("2017-11-17", "2022-08-25", None, "relay", "2022-08-25"),
        ("2022-03-25", "2022-07-31", None, "error", "2022-07-31"),
        ("2023-04-07", "2023-04-08", "2023-04-12", "error", "2023-04-12"),
    ],
)
def test_a_statement_is_known_when_public_a_relay_when_printed_an_error_when_it_could_be_told(
    said: str | None, published: str, noted: str | None, kind: str, known: str
) -> None:
    sql = "select known_from($1::date, $2::date, $3::date, $4, $5)"
    values = [said, published, noted, kind == "relay", kind == "error"]
    rows = store.open_warehouse().cursor().execute(sql, values).fetchall()
    assert rows == [(date.fromisoformat(known),)]


def test_the_two_clocks_are_told_with_an_example_of_the_dossier() -> None:
    assert "holds from 1 Jan 2023 and was known from 25 Aug 2022." in describe_clocks(DOSSIER)

"""Guesses a recipe for a table; every guess is a choice that a person may answer in another way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Any

from dashboard.errors import FileError, QuestionError
from dashboard.importing import offers
from dashboard.importing.choices import Choices
from dashboard.importing.column_notes import describe_rows, describe_unused
from dashboard.importing.columns import guess_columns
from dashboard.importing.headings import Unit, make_label
from dashboard.importing.known import Known
from dashboard.importing.known_measures import find_known, match_known
from dashboard.importing.marks import describe_marks, find_as_of
from dashboard.importing.matches import Match, find_matches, find_one_series, join_measures, read_as_running
from dashboard.importing.raw_table import RawTable
from dashboard.importing.recipe import Column, Note, Option, Recipe
from dashboard.importing.roles import Roles, guess_roles
from dashboard.importing.shape import Frame, build_frame, find_header
from dashboard.importing.sources import is_address
from dashboard.importing.subjects_in_headings import find_in_titles, find_subject
from dashboard.importing.units import NO_UNIT, find_unit_above
from dashboard.importing.values.countries import is_aggregate, is_region, is_total
from dashboard.importing.values.dates import ORDERS, find_part_of_year, guess_order
from dashboard.importing.values.numbers import guess_decimal, is_empty
from dashboard.importing.wholes import find_whole

_NOBODY = Known()
_REVISIONS = re.compile(r"correct|revis|adjust", re.IGNORECASE)
_MOST_OFFERED, _MOST_SHOWN = 6, 3  # columns
_OTHER_ROLES = ("stated", "url", "outlet", "note")


def guess_recipe(
    table: RawTable, known: Known = _NOBODY, chosen: Mapping[str, str] | None = None, today: date | None = None
) -> Recipe:
    """The recipe that fits a table best, with its `choices` and `notes`.

    `known`: the dossier that the rows are to join. `chosen`: answers of a person by the name of the choice, which hold
    over all guesses; several values stand one below the other. `today`: when the file is read. Raises QuestionError for
    an answer that is none, FileError for a table without numbers.
    """
    return _Guess(table, known, chosen or {}, today or date.today()).recipe()  # noqa: DTZ011 - the reader's own day


class _Guess(Choices):
    """One run through all decisions, each resting on those before."""

    def __init__(self, table: RawTable, known: Known, chosen: Mapping[str, str], today: date) -> None:
        super().__init__(chosen)
        self.table, self.known, self.today = table, known, today
        self.notes: list[Note] = [Note(note) for note in table.notes]
        self.matches: Mapping[str, Match] = {}

    def recipe(self) -> Recipe:
        table = self.table
        recipe = Recipe(
            file=table.file, sha256=table.sha256, table=table.name, encoding=table.encoding, delimiter=table.delimiter
        )
        recipe = self._find_rows(recipe)
        frame = build_frame(table, recipe.header_row, recipe.header_height)
        if not frame.rows:
            raise FileError("No row below the headings holds a number. Choose another row for the headings.")
        self.notes += describe_rows(frame)
        roles = guess_roles(frame, self.known)
        recipe = self._choose_marks(self._choose_columns(recipe, frame, roles), frame, roles)
        recipe = self._choose_subjects(recipe, frame, roles.numbers)
        if _REVISIONS.search(f"{table.file} {table.title}"):
            recipe = replace(recipe, revisions=True)
        roles.unit_above = self._choose_unit_above(frame)
        columns, notes = guess_columns(frame, recipe, roles, table, self.known)
        if recipe.measure_column:
            names = list(dict.fromkeys(column.name for column in columns))
            kept = self.choose_several("measures", "What is counted, and taken?", names, names)
            columns = tuple(column for column in columns if column.name in kept)
        self.matches = find_matches(frame, recipe, columns, self.known)
        recipe = self._choose_subject(recipe, columns)
        recipe = self._choose_measures(recipe, columns)
        recipe = replace(recipe, numbers=read_as_running(recipe.numbers, self.matches, self.known, len(frame.rows)))
        recipe = self._choose_kind(recipe)
        self.notes += [*notes, *describe_unused(frame, recipe, roles)]
        recipe = self._choose_source(recipe, frame)
        return replace(recipe, choices=tuple(self.choices), notes=tuple(self.notes))

    def _find_rows(self, recipe: Recipe) -> Recipe:
        row, height = find_header(self.table)
        note = f"{_count(row - 1, 'row')} above the headings." if row > 1 else ""
        text = self.choose("header_row", "Which row holds the headings? 0: none does.", str(row), note=note)
        if not text.isdigit() or int(text) > len(self.table.cells):
            raise QuestionError(f"header_row is {text[:20]!r}, but must be a row of the table, or 0.")
        if int(text) != row:
            row, height = int(text), 1
        text = self.chosen.get("header_height", str(height))
        height = int(text) if text.isdigit() and 0 < int(text) <= 20 else height
        return replace(recipe, header_row=row, header_height=height if row else 1)

    def _choose_columns(self, recipe: Recipe, frame: Frame, roles: Roles) -> Recipe:
        options = [offers.NO_COLUMN, *(Option(heading, heading) for heading in frame.headings)]
        found: dict[str, Any] = {}
        for role, question in offers.ROLES.items():
            is_said = roles.across == role != "measure" and not any(map(find_part_of_year, roles.numbers))
            guess = "" if is_said else roles.one.get(role, "")
            guess = "" if role == "scope" and all(map(is_total, frame.distinct(guess))) else guess
            found[f"{role}_column"] = self.choose(f"{role}_column", question, guess, options)
        if found["date_column"].casefold() == "when" and "stated" not in roles.one:
            roles.one["stated"] = found["date_column"]  # of a sheet of statements: when it was said
        found |= {f"{role}_column": roles.one.get(role, "") for role in _OTHER_ROLES}
        candidates = [one for one in frame.headings if one not in found.values()]
        taken = [one for one in roles.numbers if one in candidates]
        if roles.across == "measure" and not found["measure_column"]:
            known = [one for one in taken if find_known(one, self.known)] or taken
            if "columns" not in self.chosen and (others := tuple(one for one in taken if one not in known)):
                self.notes.append(
                    Note(f"{_count(len(others), 'column')} that the dossier has no measure for, not taken", others)
                )
            taken = known
        note = f"Left out: {', '.join(roles.context)}." if roles.context else ""
        numbers = self.choose_several("columns", "Which columns hold the numbers?", taken, candidates, note)
        if not numbers:
            raise QuestionError("No column of the table holds numbers. Choose the row of the headings, or the columns.")
        across = roles.across
        if len(numbers) > 1:
            offered = [Option(value, label) for value, label in offers.ACROSS.items()]
            across = self.choose("across", "The headings of these columns are", across, offered)
        roles.numbers, roles.across = list(numbers), across
        return replace(recipe, across=across, **found)

    def _choose_marks(self, recipe: Recipe, frame: Frame, roles: Roles) -> Recipe:
        cells = [row.cell(frame.place(one)) for one in roles.numbers for row in frame.rows[:2000]]
        self.notes += describe_marks(cells, frame.column(recipe.date_column) if recipe.date_column else roles.numbers)
        decimal, is_doubtful = guess_decimal(filter(None, cells), recipe.delimiter, self.table.form)
        note = "“1.234” may be either; look at the first rows." if is_doubtful else ""
        decimal = self.choose("decimal", "The decimal mark is", decimal, offers.DECIMALS, note)
        days = frame.column(recipe.date_column) if recipe.date_column else []
        days = list(roles.numbers) if recipe.across == "date" else days
        order, is_doubtful = guess_order(day for day in days if not is_empty(day))
        if days and order != "ymd":
            note = "Each date may be read in both ways; this one is a guess." if is_doubtful else ""
            options = [Option(value, label) for value, label in ORDERS.items()]
            order = self.choose("date_order", "Dates are written", order, options, note)
        zeros = sum(cell.strip(" .0") == "" and "0" in cell for cell in cells)
        guess = "skip" if zeros > 0.4 * max(len(cells), 1) and any(cell.startswith("-") for cell in cells) else "keep"
        if zeros:
            options = [Option("keep", "keep them"), Option("skip", "leave them out")]
            note = f"{_count(zeros, 'number')} {'is' if zeros == 1 else 'are'} 0."
            guess = self.choose("zeros", "What to do with zeros?", guess, options, note)
        return replace(recipe, decimal=decimal, date_order=order, zeros=guess)

    def _choose_unit_above(self, frame: Frame) -> Unit:
        """The unit that a note above the headings says of all numbers, but for those whose heading says another."""
        words, unit = find_unit_above(frame.above)
        if not words:
            return NO_UNIT
        question = f"Above the headings stands “{words}”. Is it the unit of all columns that name none?"
        answer = self.choose("unit_above", question, "all", offers.OF_NOTES, is_weighty=True)
        return unit if answer == "all" else NO_UNIT

    def _choose_subjects(self, recipe: Recipe, frame: Frame, numbers: Sequence[str]) -> Recipe:
        names, parts = frame.distinct(recipe.subject_column), frame.distinct(recipe.scope_column)
        codes = {name: find_subject(name, self.known) for name in names}
        unmatched = [name for name in names if not codes[name]]
        is_of_countries = sum(map(bool, codes.values())) >= max(0.5 * len(names), 1)
        is_group = is_aggregate if is_of_countries else is_region if any(codes.values()) else is_total
        left_out = [name for name in unmatched if is_group(name)]
        left_out += find_whole(frame, recipe.subject_column, codes, numbers, recipe.decimal)
        left_out = list(dict.fromkeys([*left_out, *filter(is_total, parts)]))
        left_out = left_out if len(left_out) < len(names) + len(parts) else []
        is_left_out = set(left_out)
        rest = [name for name in unmatched if name not in is_left_out]
        if is_of_countries and rest:
            self.notes.append(Note(f"{_count(len(rest), 'name')} that no country has, kept as written", tuple(rest)))
        note = f"{_count(len(left_out), 'total or group')} left out" if left_out else ""
        if names or parts:
            offered = list(dict.fromkeys([*left_out, *unmatched, *parts, *names]))
            question = "Which rows are totals or groups, and left out?"
            left_out = list(self.choose_several("left_out", question, left_out, offered, note))
        if left_out:
            self.notes.append(Note(f"{_count(len(left_out), 'total or group')} left out", tuple(left_out)))
        codes = {name: code for name, code in codes.items() if code and code != name}
        return replace(recipe, codes=codes, left_out=tuple(left_out))

    def _choose_subject(self, recipe: Recipe, columns: Sequence[Column]) -> Recipe:
        if recipe.subject_column or recipe.across == "subject" or all(one.subject for one in columns):
            return recipe
        found = find_one_series(self.matches)[0] or find_in_titles(self.table, self.known)
        guess = self.known.subjects.get(found, found)
        subject = self.choose("subject", "Whose numbers are these?", guess, is_needed=True, is_weighty=True)
        return replace(recipe, subject=find_subject(subject, self.known) or subject)

    def _choose_kind(self, recipe: Recipe) -> Recipe:
        kinds = {column.kind for column in recipe.numbers}
        options = list(offers.KINDS)
        if len(kinds) > 1:
            options.insert(0, Option("", "as guessed for each column"))
        kind = self.choose("kind", "The numbers are", next(iter(kinds)) if len(kinds) == 1 else "", options)
        columns = [replace(one, kind=kind or one.kind) for one in recipe.numbers]
        return replace(recipe, numbers=tuple(map(self._answer_of_column, columns)))

    def _choose_measures(self, recipe: Recipe, columns: tuple[Column, ...]) -> Recipe:
        """Each column is a measure that the dossier has, or a new one."""
        known = self.known.measures
        if known and recipe.across == "measure":
            by_key = {column.key: column for column in columns}
            measures = {key: self._choose_measure(column, len(by_key)) for key, column in by_key.items()}
            columns = join_measures(columns, measures, self.known)
        if known and (labels := dict.fromkeys(one.label for one in columns if one.measure not in known)):
            self.notes.append(Note(f"{_count(len(labels), 'new measure')} that the dossier does not have", (*labels,)))
        return replace(recipe, numbers=columns)

    def _choose_measure(self, column: Column, count: int) -> str:
        """Of very many columns, only what matches a measure of the dossier is a choice."""
        match, known = self.matches.get(column.key), self.known.measures
        guess, reason = (match.measure, match.reason) if match else (column.measure, "")
        if not match and count > _MOST_OFFERED:
            return guess
        options = offers.offer_measures(column, known)
        is_weighty = bool(match) or (column.measure not in known and count <= _MOST_SHOWN)
        question = f"What does “{column.key}” count?"
        return self.choose(f"measure:{column.key}", question, guess, options, reason, is_weighty=is_weighty)

    def _answer_of_column(self, column: Column) -> Column:
        """What a person says of one column: `unit:Heading`."""
        chosen = {
            name: text for name in offers.OF_COLUMN if (text := self.chosen.get(f"{name}:{column.key}")) is not None
        }
        column = replace(column, **chosen)
        return match_known(column, self.known, column.measure) if "measure" in chosen else column

    def _choose_source(self, recipe: Recipe, frame: Frame) -> Recipe:
        table = self.table
        values: dict[str, Any] = {}
        is_dated = recipe.across in ("date", "measure") and all(one.value for one in recipe.numbers)
        if not recipe.date_column and not is_dated:
            day = find_as_of(frame.notes)
            values["as_of"] = self.choose("as_of", "When were the numbers true?", day, is_needed=True, is_weighty=True)
        if not recipe.speaker_column and recipe.across != "speaker":
            guess = self.known.speakers.get(find_one_series(self.matches)[1], table.source)
            question = "Who says these numbers?"
            values["speaker"] = self.choose(
                "speaker", question, guess, is_needed=True, is_weighty=guess != table.source
            )
        stances = [Option(name, name.replace("_", " ")) for name in offers.list_stances(self.known)]
        question = "In what position is the speaker towards the numbers?"
        values["stance"] = self.choose("stance", question, stances[0].value, stances)
        if not recipe.outlet_column:
            is_matched = bool(find_one_series(self.matches)[1])  # somebody else's file of what a speaker said
            guess = table.source or ("" if is_matched else values.get("speaker", ""))
            values["outlet"] = self.choose("outlet", "Who published them? Empty: the site's name.", guess)
        is_needed = not recipe.url_column
        if is_needed or not all(map(is_address, frame.column(recipe.url_column))):
            values["url"] = self.choose(
                "url", "At which address?", table.address, note=offers.PRINTED, is_needed=is_needed
            )
        note = "Without another date, the day of reading." if "published_on" not in self.chosen else ""
        values["published_on"] = self.choose("published_on", "When was it published?", f"{self.today}", note=note)
        title = table.title or table.name or make_label(PurePath(table.file).stem)
        return replace(recipe, title=self.choose("title", "What is the title?", title), **values)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun.replace(' or ', 's or ') + 's'}"

"""How a table becomes figures: every decision as a value, as a choice in plain words, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from dashboard.errors import QuestionError

VERSION = 1


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a person should know of a guess, in one sentence; `items` are what it speaks of."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a choice: its value, and how a person reads it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision: `value` is what holds now, several values one below the other where `is_multiple`.

    Without `options` any text will do. `is_needed`: nothing could be guessed, and a person must say it. `is_weighty`:
    a guess that puts the numbers beside others, so a person should see it. `note`: why it was guessed, or what follows
    from it.
    """

    name: str
    question: str
    value: str
    options: tuple[Option, ...] = ()
    note: str = ""
    is_multiple: bool = False
    is_needed: bool = False
    is_weighty: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What the numbers of a column (or of a name in the measure's column) are.

    `heading`: as the file has it; `name`: the name in the measure's column, else empty. `measure`, `label`, `kind`,
    `unit`, `number` (the kind of number): as in measures.csv, and as recipes that people keep have them; `kind` is
    also "total" for a running total, which is a flow. `factor` is what each cell is multiplied by, `scale` its word
    for the wording. `value` is what the heading stands for where headings are dates, subjects, speakers or parts;
    where they are measures, the date that this one holds ("Killed 2022"). `hedge`: the heading of the column that
    says "about". `scope`: how all its numbers differ from what the measure counts, "including …". `definition`:
    what the file says that it counts. `subject`: whose its numbers are, where the heading says it: "Exports
    France".
    """

    heading: str
    measure: str
    label: str
    kind: str = "stock"
    unit: str = ""
    number: str = "integer"
    factor: str = "1"
    scale: str = ""
    value: str = ""
    hedge: str = ""
    scope: str = ""
    definition: str = ""
    name: str = ""
    subject: str = ""

    @property
    def key(self) -> str:
        """By which a person speaks of it."""
        return self.name or self.heading


@dataclass(frozen=True, slots=True)
class Recipe:
    """All decisions over one table. `choices` and `notes` explain them, and are no part of its JSON.

    `header_row` counts the rows of the table from 1; 0: it has no headings. `header_height`: rows of headings.
    `numbers`: the columns (or names of measures) that are taken. `across`: what their headings are: measure, date,
    subject, speaker or scope. `…_column`: the heading of the column that says it, else empty, and the value without
    `_column` holds for all rows. `left_out`: subjects and parts that are left out, such as totals. `codes`: subjects
    by the name in the file, where they differ from it. `unit_column` says what each row is multiplied by.
    """

    file: str = ""
    sha256: str = ""
    table: str = ""
    encoding: str = ""
    delimiter: str = ""
    header_row: int = 1
    header_height: int = 1
    decimal: str = "."
    date_order: str = "ymd"
    numbers: tuple[Column, ...] = ()
    across: str = "measure"
    subject_column: str = ""
    measure_column: str = ""
    date_column: str = ""
    speaker_column: str = ""
    scope_column: str = ""
    stated_column: str = ""
    url_column: str = ""
    outlet_column: str = ""
    note_column: str = ""
    unit_column: str = ""
    left_out: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    zeros: str = "keep"
    revisions: bool = False
    subject: str = ""
    as_of: str = ""
    counted_from: str = ""
    speaker: str = ""
    speaker_kind: str = ""
    stance: str = ""
    outlet: str = ""
    url: str = ""
    published_on: str = ""
    licence: str = ""
    title: str = ""
    question: str = ""
    choices: tuple[Choice, ...] = field(default=(), compare=False)
    notes: tuple[Note, ...] = field(default=(), compare=False)

    def to_json(self) -> str:
        """The decisions as JSON that a person can read and edit."""
        values = asdict(replace(self, choices=(), notes=()))
        kept = {name: value for name, value in values.items() if name not in ("choices", "notes")}
        return json.dumps({"muster_recipe": VERSION, **kept}, ensure_ascii=False, indent=2) + "\n"

    def explain(self, choices: tuple[Choice, ...], notes: tuple[Note, ...]) -> Recipe:
        """The same recipe with what explains it."""
        return replace(self, choices=choices, notes=notes)

    @classmethod
    def from_json(cls, text: str | bytes) -> Recipe:
        """Raises QuestionError for what is no recipe."""
        try:
            values = json.loads(text)
            if not isinstance(values, dict) or values.pop("muster_recipe", None) != VERSION:
                raise ValueError
            return cls(**_read_values(values))
        except (ValueError, TypeError, RecursionError):
            raise QuestionError("This is no recipe of an import. Take one that Muster wrote, or none.") from None


def _read_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Each value in the type of its field. Raises ValueError, TypeError."""
    known = {item.name: item for item in fields(Recipe)}
    read: dict[str, Any] = {}
    for name, value in values.items():
        default = known[name].default if name in known and name not in ("choices", "notes") else None
        if name == "numbers":
            read[name] = tuple(Column(**{key: str(text) for key, text in one.items()}) for one in value)
        elif name == "codes":
            read[name] = {str(key): str(code) for key, code in dict(value).items()}
        elif isinstance(default, tuple):
            read[name] = tuple(map(str, value))
        elif default is None or type(value) is not type(default):
            raise ValueError(name)
        else:
            read[name] = value
    return read

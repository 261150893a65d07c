"""What a reader brought in this session: each file or pasted text, how it is read, and what was changed in it.

All of it is in the memory of the session. It outlives a change of page, since no widget holds it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.app_pages.yours.fixes import Tables, fix_figures, mark_repeats
from dashboard.engine.warehouse.private import OwnFigures
from dashboard.errors import Problem
from dashboard.importing import RawTable, Reading, Recipe
from dashboard.ui.reload import read_tab_state

_IMPORTS = "imports"
RECIPE = ".recipe.json"
TEXT, WORDS = "text", "words"  # fields without which nothing is typed
Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell that the reader changed: its places in the table as read, from 0, and both texts."""

    row: int
    column: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The editor of rows: which are shown, and how many steps had been made when it began. A `kind` of "" is over."""

    kind: str
    rows: tuple[int, ...]
    steps: int
    version: int
    key: str


@dataclass
class ImportedFile:
    """One file or pasted text. Of several `tables`, such as sheets, the one at `place` is used.

    `read` reads them again, with another encoding and delimiter (`read_as`). `opened`: what a zip of Muster holds, of
    which there are no tables. `own_recipe`: the recipe that the reader brought, so that nothing is guessed. `chosen`:
    answers to choices by name; `required`: those that only a reader could give.

    `steps`: changes of cells, the last one last; what one undo takes back may be many. `fixes`: rules whose findings
    were mended, each with the figures. `repeats`: the figure of the dossier that one repeats. `dossier`: the one that
    was in view. `problems`, `error`: what the last check found, of the figures `built_from`, or why there was none.
    `is_sent`: it came with a link. `is_pending`: what was brought, answered or changed is in no use and in no file that
    the reader saved.
    `key`: a part of its widgets' names.
    """

    name: str
    tables: tuple[RawTable, ...] = ()
    read: Callable[[str, str], list[RawTable]] = lambda *_: []
    opened: OwnFigures | None = None
    own_recipe: bytes = b""
    place: int = 0
    chosen: dict[str, str] = field(default_factory=dict)
    steps: list[tuple[Edit, ...]] = field(default_factory=list)
    fixes: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    repeats: dict[str, str] = field(default_factory=dict)
    dossier: str = ""
    is_beside: bool = True
    built_from: OwnFigures | None = None
    problems: tuple[Problem, ...] = ()
    error: str = ""
    is_usable: bool = False
    read_as: tuple[str, str] = ("", "")
    required: set[str] = field(default_factory=set)
    recipe: Recipe | None = None
    reading: Reading | None = None
    grid: Grid | None = None
    is_sent: bool = False
    is_pending: bool = True
    key: str = field(default_factory=lambda: secrets.token_hex(4))

    @property
    def has_recipe(self) -> bool:
        """Whether the reader brought the recipe."""
        return bool(self.own_recipe)

    @property
    def table(self) -> RawTable:
        """The table in use, with what the reader changed."""
        return self.table_after(len(self.steps))

    def table_after(self, steps: int) -> RawTable:
        """The table in use after so many of the steps."""
        raw = self.tables[self.place]
        return replace(raw, cells=change_cells(raw.cells, self.steps[:steps])) if steps else raw

    def change(self, step: Sequence[Edit]) -> None:
        """Takes over changed cells as one step."""
        if step := tuple(edit for edit in step if edit.before != edit.after):
            self.steps.append(step)
            self.forget_reading()

    def change_beside_grid(self, step: Sequence[Edit]) -> None:
        """Takes over what was changed in another way than in the grid, which shows it from now on."""
        self.change(step)
        self.grid = replace(self.grid, kind="") if self.grid else None

    def undo(self) -> None:
        """Takes back the last step."""
        if self.steps:
            self.steps.pop()
            self.grid = replace(self.grid, kind="") if self.grid else None
            self.forget_reading()

    def choose(self, name: str, value: str) -> None:
        """Takes over the answer to a choice."""
        self.chosen[name] = value
        self.forget_reading()

    def choose_table(self, place: int) -> None:
        """Another sheet: what was chosen and changed was about the one before."""
        if place != self.place:
            self.place, self.recipe = place, None
            self.chosen, self.steps, self.fixes, self.grid = {}, [], [], None
            self.forget_reading()

    def fix(self, rule: str, figure_ids: frozenset[str]) -> None:
        """Mends these findings of a rule."""
        self.fixes.append((rule, figure_ids))
        self.is_pending = True

    def undo_fix(self) -> None:
        """Takes back the last such mending."""
        if self.fixes:
            self.fixes.pop()

    def repeat(self, origins: Mapping[str, str]) -> None:
        """Takes these figures, too, for repeats of others; none of them takes all back."""
        self.repeats = {**self.repeats, **origins} if origins else {}
        self.is_pending = True

    def forget_reading(self) -> None:
        """What was made of the table is out of date."""
        self.reading, self.repeats, self.is_pending = None, {}, True

    def result(self) -> Tables:
        """The seven tables of a dossier, with all fixes."""
        tables: Tables = self.opened.tables if self.opened else self.reading.tables if self.reading else {}
        for rule, figure_ids in self.fixes:
            tables = fix_figures(tables, rule, figure_ids)
        return mark_repeats(tables, self.repeats)

    def build_own(self) -> OwnFigures:
        """The figures as a warehouse takes them."""
        if self.opened:
            return replace(self.opened, tables=self.result())
        assert self.reading is not None
        beside, files = self.dossier if self.is_beside else "", ((self.name, self.table.sha256),)
        return OwnFigures(self.result(), beside, package=self.reading.package, files=files)


@dataclass
class Imports:
    """All that was brought; the file at `place` is shown, alone or `is_together`. `method`: how the next one comes.

    `version` changes whenever an input is emptied. `error`: why the last one could not be read. `typed`: texts in the
    fields, by the field, that have not been added yet.
    """

    files: list[ImportedFile] = field(default_factory=list)
    place: int = 0
    is_together: bool = True
    method: str = ""
    version: int = 0
    error: str = ""
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def is_unsaved(self) -> bool:
        """Whether a reader would lose work with the tab, even before any of it is used."""
        return any(file.is_pending for file in self.files) or any(
            self.typed.get(name, "").strip() for name in (TEXT, WORDS)
        )

    @property
    def file(self) -> ImportedFile | None:
        """The file that is shown."""
        return self.files[self.place] if self.files else None

    def add(self, file: ImportedFile) -> None:
        """Shows a new file; one of the same name takes the place of the old one."""
        names = [each.name for each in self.files]
        if file.name in names:
            self.place = names.index(file.name)
            self.files[self.place] = file
        else:
            self.files.append(file)
            self.place = len(self.files) - 1
        self.version += 1
        self.error = ""

    def remove(self) -> None:
        """Forgets the file that is shown."""
        if self.files:
            del self.files[self.place]
        self.place = 0
        self.version += 1
        self.error = ""


def read_imports() -> Imports:
    """What this session has brought."""
    imports: Imports = read_tab_state().values.setdefault(_IMPORTS, Imports())
    return imports


def change_cells(cells: Cells, steps: Sequence[Sequence[Edit]]) -> Cells:
    """The cells after all steps; a row that is too short for a changed cell becomes longer."""
    rows: Mapping[int, list[str]] = {edit.row: list(cells[edit.row]) for step in steps for edit in step}
    for step in steps:
        for edit in step:
            row = rows[edit.row]
            row += [""] * (edit.column + 1 - len(row))
            row[edit.column] = edit.after
    return tuple(tuple(rows.get(place, row)) for place, row in enumerate(cells))

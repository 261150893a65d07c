"""The dossiers that there are, and what holds in one where nobody has chosen anything."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.contents.registry import CHARTS, PAGES, ChartEntry, PageEntry
from dashboard.engine.questions.ask import ask, ask_by_name
from dashboard.engine.warehouse.store import kept_with_data
from dashboard.exports.file_names import make_safe_name
from dashboard.figures.display import format_day
from dashboard.settings import settings

About = Mapping[str, Any]
DEFAULT_FILE = "default.txt"  # in the folder of the dossiers
_WORD = re.compile(r"[a-z][a-z0-9_-]*")  # what an address can open
_TAKEN = {*CHARTS, *PAGES, "events"}  # of the files of a page


def list_dossiers() -> dict[str, About]:
    """The rows of the question `dossiers` by name: the one that pages open first, then the others in their order."""
    return _list_from(settings.default_dossier or _read_default())


@kept_with_data
def _list_from(first: str) -> dict[str, About]:
    known = {row["dossier"]: row for row in ask("dossiers").to_pylist()}
    return {name: known[name] for name in sorted(known, key=lambda name: name != first)}


def _read_default() -> str:
    """The dossier that the data folder names; empty where it names none."""
    file = settings.data_folder / "dossiers" / DEFAULT_FILE
    return file.read_text(encoding="utf-8").strip() if file.is_file() else ""


def read_dossier(dossier: str) -> About:
    """The row of one dossier."""
    return _list_from("")[dossier]


def explain_empty(dossier: str) -> str:
    """What to do with a dossier without statements; empty where it has any."""
    if ask("known_as_of", dossier=dossier, known_on=None).to_pylist()[0]["count_rows"]:
        return ""
    return (
        "This dossier has no statements yet. Fill in its sheet, statements.csv, with one statement a row. Then run "
        f"“python -m dashboard import --into {dossier}”, and open this page again."
    )


def shorten_titles(titles: Mapping[str, str]) -> dict[str, str]:
    """By dossier, its title up to a colon, for lists that are narrow; the whole title where two would be alike."""
    short = {dossier: title.partition(":")[0] for dossier, title in titles.items()}
    counts = Counter(short.values())
    return {dossier: name if counts[name] == 1 else titles[dossier] for dossier, name in short.items()}


def date_words(words: str, dossier: str) -> str:
    """A filter in words for something that is kept: what is known today is what was known on the day of the review."""
    return words.replace("as known today", f"as known on {format_day(read_dossier(dossier)['reviewed_on'])}")


@dataclass(frozen=True, slots=True)
class Steps:
    """The measure whose level is decided in steps, empty where there is none, and the word for a step."""

    measure: str
    word: str
    plural: str


def read_steps(dossier: str) -> Steps:
    """What the dossier calls its steps."""
    named = json.loads(read_dossier(dossier)["steps"] or "{}")
    word = named.get("word") or "decision"
    return Steps(named.get("measure") or "", word, named.get("plural") or f"{word}s")


@dataclass(frozen=True, slots=True)
class Family:
    """The family whose measures stand side by side on a page; the title of that page, and what to know before."""

    name: str
    title: str
    note: str


def read_side_by_side(dossier: str) -> Family | None:
    """The family; None where the dossier has no such page."""
    named = json.loads(read_dossier(dossier)["side_by_side"] or "{}")
    return Family(named["family"], named["title"], named.get("note", "")) if named else None


def title_page(page: PageEntry, dossier: str) -> str:
    """What the dossier calls a page, where it has a name of its own for it."""
    family = read_side_by_side(dossier)
    own = {"over-time": read_dossier(dossier)["over_time_title"], "side-by-side": family and family.title}
    return own.get(page.name) or page.title


def name_files(entry: PageEntry | ChartEntry, dossier: str) -> str:
    """How files of a page or chart begin: with the dossier's word for what it shows, or with its own name."""
    family = read_side_by_side(dossier)
    parts: Sequence[Mapping[str, Any]] = json.loads(read_dossier(dossier)["overview"] or "[]")
    own = {
        "decisions": read_steps(dossier).plural,
        "side-by-side": family.name if family else "",
        "compared": next((part.get("name") for part in parts if part.get("part") == "compared"), ""),
    }
    word = make_safe_name(own.get(entry.name) or "", entry.name)
    return word if _WORD.fullmatch(word) and word not in _TAKEN else entry.name


def name_address(page: PageEntry, dossier: str) -> str:
    """The part of the address at which the dossier's page opens: a former name of it that is the dossier's own word."""
    word = name_files(page, dossier)
    return word if word in page.was else page.path


def has_page(page: PageEntry, dossier: str) -> bool:
    """Whether the dossier has something for the page: some are only for dossiers that do."""
    if page.needs and not read_dossier(dossier)[page.needs]:
        return False
    return not page.shown_where or bool(ask_by_name(page.shown_where, dossier=dossier).num_rows)


def list_stances(dossier: str, kinds: Sequence[str] | None = None) -> list[str]:
    """The stances of these kinds, or all, in the order of the dossier."""
    rows = ask("codebook_words", dossier=dossier, column_name="stance").to_pylist()
    return [row["word"] for row in rows if kinds is None or row["kind"] in kinds]


def name_stances(dossier: str, stances: Sequence[str]) -> list[str]:
    """What the dossier calls these stances."""
    rows = ask("codebook_words", dossier=dossier, column_name="stance").to_pylist()
    return [row["label"] for row in rows if row["word"] in stances]

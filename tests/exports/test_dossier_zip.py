"""Own figures taken home: the zip opens here again, and is a data folder; hostile ones end in a sentence."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from dashboard.engine.questions.checks import run_checks
from dashboard.engine.warehouse.private import OwnFigures
from dashboard.errors import FileError, Problem
from dashboard.exports.dossier_zip import MARK, is_dossier, read_dossier, write_dossier
from tests.engine.warehouse.test_private import KILLED, PUBLICATION
from tests.tiny_dossier import SLUG, TinyDossier

PROBLEM = Problem("wording_agrees", "error", "your figures/figures.csv", 2, None, None, "It does not.", "Correct it.")
OWN = OwnFigures(
    {
        "figures": [{**KILLED, "note": 'two\nlines, "quoted", =1+1'}],
        "publications": [PUBLICATION],
        "speakers": [{"speaker_id": "town-library", "name": "Town Library", "kind": "library"}],
    },
    beside=SLUG,
    package={"muster": {"speaker_kinds": [{"name": "library", "kind": "body"}]}},
    files=(("file.csv", "ab" * 32),),
)


def test_what_is_taken_home_opens_again_and_passes_the_checks(tmp_path: Path) -> None:
    tiny = TinyDossier(tmp_path)
    content = write_dossier(OWN, [PROBLEM], tiny.settings, {"decimal": ","})
    again = read_dossier(content)
    assert (again.own, again.recipe) == (OWN, {"decimal": ","})
    assert is_dossier(content)
    assert content == write_dossier(OWN, [PROBLEM], tiny.settings, {"decimal": ","})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(tmp_path / "home")
    readme = (tmp_path / "home" / "README.md").read_text()
    assert "1 × wording_agrees (error)" in readme
    assert f"file.csv, sha256 {'ab' * 32}" in readme
    report = run_checks(given=replace(tiny.settings, data_folder=tmp_path / "home"))
    assert (report.dossiers, report.unusable, report.errors) == ((f"{SLUG}-yours",), (), ())
    with frictionless.system.use_context(trusted=False):
        assert frictionless.Package(str(tmp_path / "home" / "datapackage.json")).validate().valid


def make_zip(**files: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return sink.getvalue()


def make_link() -> bytes:
    sink, entry = io.BytesIO(), zipfile.ZipInfo(MARK)
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return sink.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "not made by Muster": lambda: b"PK\x03\x04 and noise",
    "or has been damaged": lambda: make_zip(**{MARK: b"{}"}),
    "been damaged": lambda: make_zip(**{MARK: b"[" * 100_000}),
    "damaged": lambda: make_zip(**{MARK: b'{"rows": {"figures": 9}, "beside": "x", "name": "x", "files": []}'}),
    "a name that it cannot have": lambda: make_zip(
        **{MARK: b'{"rows": {}, "beside": "", "name": "../../x", "files": [], "package": null}'}
    ),
    "a place outside": lambda: make_zip(**{"../../etc/cron.d/x": b""}),
    "a place outside of it": lambda: make_zip(**{"C:\\x": b""}),
    "a link to another file": make_link,
    "another zip file": lambda: make_zip(**{"inner.zip": make_zip(x=b"")}),
    "far more than it should": lambda: make_zip(**{MARK: b" " * 5_000_000}),
    "100 files": lambda: make_zip(**{f"file{number}": b"" for number in range(100)}),
}


@pytest.mark.parametrize("sentence", HOSTILE)
def test_a_hostile_file_ends_in_one_sentence(sentence: str) -> None:
    with pytest.raises(FileError, match=sentence):
        read_dossier(HOSTILE[sentence]())

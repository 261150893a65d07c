"""`python -m dashboard release` and `changes`: exit codes that CI can use, and a feed that readers can subscribe to."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from dashboard.__main__ import main
from dashboard.commands import release
from dashboard.engine.questions import checks
from dashboard.exports import feed
from dashboard.settings import settings
from tests.tiny_dossier import SLUG, TinyDossier

ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinyDossier:
    made = TinyDossier(tmp_path)
    for module in (release, checks, feed):
        monkeypatch.setattr(module, "settings", made.settings)
    return made


@pytest.fixture
def run(tiny: TinyDossier, capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*arguments: str) -> tuple[int, str]:
        code = main(arguments)
        written = capsys.readouterr()
        return code, written.out + written.err

    return ran


def files(tiny: TinyDossier) -> list[str]:
    return [path.name for path in sorted((tiny.folder / "releases").glob("*"), key=lambda path: path.stem)]


def test_check_fails_until_the_data_are_released(tiny: TinyDossier, run: Run) -> None:
    assert run("release", "--check") == (1, f"{SLUG} has no release. Make one: python -m dashboard release {SLUG}\n")
    code, told = run("release")
    assert code == 0
    assert "24 rows added. First release." in told
    assert run("release", "--check") == (0, "")
    tiny.change("figures", "posts-2018", note="Looked at again.")
    code, told = run("release", "--check")
    assert code == 1
    assert "figures posts-2018, “1,000”, changed: note empty → Looked at again." in told
    assert "--note" in told
    assert len(files(tiny)) == 1


def test_changes_need_a_reason_and_no_change_needs_no_release(tiny: TinyDossier, run: Run) -> None:
    run("release")
    assert run("release")[0] == 0
    assert "nothing changed" in run("release", "--note", "why")[1]
    tiny.change("figures", "posts-2018", note="Looked at again.")
    code, told = run("release")
    assert (code, len(files(tiny))) == (2, 1)
    assert '--note "…"' in told
    code, told = run("release", SLUG, "--note", "why", "--reason", "posts-2081=because")
    assert (code, len(files(tiny))) == (2, 1)
    assert "'posts-2081'" in told
    code, told = run("release", "--note", "why", "--reason", "posts-2018=Because of = this.")
    assert (code, len(files(tiny))) == (0, 2)
    assert "(Because of = this.)" in told
    assert files(tiny)[1].endswith(".2.jsonl")
    assert run("release", "--check") == (0, "")


def test_rows_that_break_a_rule_are_not_released(tiny: TinyDossier, run: Run) -> None:
    run("release")
    tiny.change("figures", "killed-april", low=3000, high=2000)
    code, told = run("release", "--note", "why")
    assert (code, len(files(tiny))) == (2, 1)
    assert "figures.csv, row 6" in told


def test_broken_history_is_told_and_left_alone(tiny: TinyDossier, run: Run) -> None:
    run("release")
    file = tiny.folder / "releases" / files(tiny)[0]
    file.write_text("nonsense\n")
    for arguments in (("release", "--note", "why"), ("release", "--check"), ("changes",)):
        code, told = run(*arguments)
        assert code == 2
        assert f"{file.name}, row 1: the first line should tell the release" in told
    assert file.read_text() == "nonsense\n"


def entries(content: bytes) -> list[Element]:
    """The entries of a feed, which has what RFC 4287 asks for."""
    root = ElementTree.fromstring(content)  # noqa: S314 - our own
    assert root.tag == f"{ATOM}feed"
    made = root.findall(f"{ATOM}entry")
    for one in (root, *made):
        for name in ("id", "title", "updated"):
            assert one.findtext(f"{ATOM}{name}"), name
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert len({one.findtext(f"{ATOM}id") for one in (root, *made)}) == len(made) + 1
    return made


def test_feed_tells_old_and_new_and_folds_the_first_release(tiny: TinyDossier, run: Run, tmp_path: Path) -> None:
    tiny.release(1)
    tiny.change("figures", "posts-2018", note="<b>5 & 6</b>\x0c]]>")
    tiny.release(2, "Read again.", **{"posts-2018": "Misread."})
    target = tmp_path / "feed.xml"
    assert run("changes", "--to", str(target))[0] == 0
    newest, first = entries(target.read_bytes())
    told = [item.text for item in newest.iter(f"{XHTML}li")]
    assert told == ["figures posts-2018, “1,000”, changed: note empty → <b>5 & 6</b>\ufffd]]> (Misread.)"]
    assert [text.text for text in first.iter(f"{XHTML}p")] == ["First release.", "The first release: 24 rows added."]
    again = target.read_bytes()
    run("changes", "--to", str(target))
    assert target.read_bytes() == again
    ids = [one.findtext(f"{ATOM}id") for one in (newest, first)]
    tiny.release(3, "Nothing.")
    tiny.change("figures", "posts-2018", note="")
    tiny.release(4, "Back.")
    run("changes", "--to", str(target))
    assert [one.findtext(f"{ATOM}id") for one in entries(target.read_bytes())][1:] == ids


def test_feed_of_the_checkout_is_written_with_a_release_and_is_missed_when_stale(
    tiny: TinyDossier, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "FILE", tmp_path / "CHANGES.xml")
    monkeypatch.setattr(release, "REPOSITORY", tmp_path)
    monkeypatch.setattr(release, "describes_this_data", lambda: True)
    run("release")
    [only] = entries((tmp_path / "CHANGES.xml").read_bytes())
    assert "24 rows added" in str(only.findtext(f"{ATOM}title"))
    assert run("release", "--check")[0] == 0
    (tmp_path / "CHANGES.xml").write_bytes(b"")
    code, told = run("release", "--check")
    assert code == 1
    assert "CHANGES.xml is stale" in told


def test_several_dossiers_have_to_be_told_apart(tiny: TinyDossier, run: Run) -> None:
    other = tiny.data / "dossiers" / "other"
    other.mkdir()
    for path in tiny.folder.iterdir():
        (other / path.name).write_bytes(path.read_bytes())
    assert run("release") == (2, "Say which dossier: other or tiny.\n")
    assert run("release", "tiny")[0] == 0
    assert "other has no release" in run("release", "--check")[1]
    assert run("release")[1].startswith("other: release ")
    tiny.remove("events", "invasion")
    assert run("release", "--note", "why")[1].startswith("tiny: release ")
    assert run("release") == (0, "Nothing changed since the last release of each dossier.\n")


def test_everything_shipped_is_released() -> None:
    assert main(["release", "--check"]) == 0


def test_a_failed_write_leaves_no_half_file(tiny: TinyDossier, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    code, told = run("release")
    assert (code, files(tiny)) == (2, [])
    assert "No space left on device" in told


def updated(content: bytes) -> list[str]:
    return [str(one.findtext(f"{ATOM}updated")) for one in entries(content)]


def links(content: bytes) -> list[str]:
    return [one.attrib["href"] for one in ElementTree.fromstring(content).iter(f"{ATOM}link")]  # noqa: S314 - our own


def test_releases_of_one_day_have_moments_in_order(tiny: TinyDossier, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "feed.xml"
    for number in range(3):
        run("release", "--note", "why")
        tiny.change("figures", "posts-2018", note=f"Looked at {number}.")
    run("changes", "--to", str(target))
    moments = updated(target.read_bytes())
    assert len({moment[:10] for moment in moments}) <= 2
    assert moments == sorted(set(moments), reverse=True)
    # Files that tell only their day keep their order.
    for file in (tiny.folder / "releases").iterdir():
        file.write_text(re.sub('"released_at": "[^"]*", ', "", file.read_text()))
    run("changes", "--to", str(target))
    moments = updated(target.read_bytes())
    assert len(moments) == 3
    assert moments == sorted(set(moments), reverse=True)


def test_links_of_the_feed_work_where_it_stands(
    tiny: TinyDossier, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("release")
    target = tmp_path / "feed.xml"
    assert "MUSTER_PUBLIC_URL" in run("changes", "--to", str(target))[1]
    assert links(target.read_bytes()) == ["CHANGES.xml", "../../changes", f"../../changes?dossier={SLUG}"]
    monkeypatch.setitem(vars(settings), "public_url", "https://x.example/m")
    assert "MUSTER_PUBLIC_URL" not in run("changes", "--to", str(target))[1]
    own, log, entry = links(target.read_bytes())
    assert own == "https://x.example/m/app/static/CHANGES.xml"
    assert [log, entry] == ["https://x.example/m/changes", f"https://x.example/m/changes?dossier={SLUG}"]

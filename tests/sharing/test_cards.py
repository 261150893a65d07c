"""Cards say what the live page says, in files that are whole, small, safe, and the same for the same data."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from dashboard.__main__ import main
from dashboard.charts.palette import LIGHT
from dashboard.commands.exit_codes import UNUSABLE
from dashboard.contents import dossiers
from dashboard.engine.questions import ask
from dashboard.engine.warehouse import store
from dashboard.errors import QuestionError
from dashboard.exports.picture import render_png
from dashboard.figures.display import format_interval
from dashboard.sharing.cards import file_names, images, publisher, request
from dashboard.sharing.cards.all_cards import list_cards
from dashboard.sharing.cards.build import build_card
from dashboard.sharing.cards.card import Card
from dashboard.sharing.cards.publisher import Folder
from tests.app_pages.visit import visit
from tests.tiny_dossier import SLUG, TinyDossier

DOSSIER = "russian-armed-forces"
MOST_BYTES = 150_000
LINKED = {"type": "application/ld+json"}  # of a script that does not run
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} \u202egnirts " + "W" * 5_000


class Page(HTMLParser):
    """A card taken apart: its text by class of the element, its links, its tags, and the cells of its tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[tuple[str, str]] = []
        self.rows: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        tag, attributes = self.tags[-1] if self.tags else ("", {})
        self.said.append((str(attributes.get("class") or tag), data))
        if self.rows and tag in ("td", "th", "a", "tr") and self.rows[-1]:
            self.rows[-1][-1] += data

    def by_class(self, name: str) -> list[str]:
        return [text.strip() for kind, text in self.said if kind.split()[0:1] == [name] and text.strip()]

    @property
    def links(self) -> list[str]:
        return [str(given.get("href")) for tag, given in self.tags if tag in ("a", "link")]


def card(asked: str) -> Card:
    return build_card(*request.parse_page(asked))


def published(asked: str, place: Path, **given: Any) -> tuple[Card, Page]:
    made = card(asked)
    Folder(place, **given).add(made)
    return made, Page(
        (place / file_names.build_folder_name(made.dossier) / f"{made.name}.html").read_text(encoding="utf-8")
    )


@pytest.fixture
def without_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    """PNGs take longer than all else, and no part in the HTML."""
    monkeypatch.setattr(publisher, "render_png", lambda *_: b"")
    monkeypatch.setattr(publisher, "write_png", lambda *_: b"")


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinyDossier:
    """A dossier that somebody wrote to do harm, answering every question."""
    tiny = TinyDossier(tmp_path / "hostile")
    tiny.change("figures", "killed-april", wording=HOSTILE, note=HOSTILE, scope="<u>part</u>")
    tiny.change("speakers", "staff", name="<u>Staff</u>\u202e", role='" onmouseover="alert(1)')
    tiny.change("publications", "daily-2022", outlet="</style><b>Daily</b>", url="javascript:alert(3)")
    tiny.package["title"] = "</title><script>alert(2)</script>"
    tiny.package["muster"]["side_by_side"] = {"family": "losses", "title": HOSTILE, "note": HOSTILE}
    tiny.write()
    monkeypatch.setattr(store, "_store", tiny.store())
    monkeypatch.setattr(ask, "settings", tiny.settings)
    return tiny


@pytest.mark.usefixtures("without_pixels")
def test_numbers_of_the_overview_card_are_those_of_the_live_page(tmp_path: Path) -> None:
    for address in ({}, {"known_on": "2022-08-25"}):
        live = visit("overview", **address)
        query = "&".join(f"{name}={value}" for name, value in address.items())
        made, page = published(f"overview?{query}", tmp_path)

        labels = [text for kind, text in page.said if kind == "h3" and text.strip()]
        values = page.by_class("value")
        shown = [(m.label.replace("\\", ""), m.value.replace("\\", "")) for m in live.metric]
        assert list(zip(labels, values, strict=True)) == shown
        assert all(made.charts)


@pytest.mark.usefixtures("without_pixels")
@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("by_source", {"measure": "killed", "known_on": "2022-08-25"}),
        ("by_source", {"measure": "killed", "compare_with": "sergei-shoigu"}),
        ("over_time", {"measure": "killed", "period": "month"}),
        ("over_time", {}),
        ("side-by-side", {"subject": "UKR"}),
    ],
)
def test_charts_and_rows_of_a_card_are_those_of_the_live_page(
    page: str, address: dict[str, str], tmp_path: Path
) -> None:
    live = visit(page, **address)
    query = "&".join(f"{name}={value}" for name, value in address.items())
    made, shown = published(f"/{page.replace('_', '-')}?{query}", tmp_path)

    contents = live.session_state["page_contents"]
    # A small picture of another subject, beside that of the one in view, is neither saved nor in the card.
    saved = [dossiers.date_words(picture.words.alt, DOSSIER) for picture in contents.pictures.values()]
    drawn = dict.fromkeys(dossiers.date_words(plot.proto.alt, DOSSIER) for plot in live.get("plotly_chart"))
    assert [chart.alt for chart in made.charts] == [alt for alt in drawn if alt in saved]
    others = [alt for alt in drawn if alt not in saved]
    assert all(page == "side-by-side" and " on Russia, " in alt for alt in others), others
    extracts = contents.extracts
    rows = [row for row in shown.rows if row and row[0] != "Speaker"]
    expected = [row for chart in made.charts for row in extracts[chart.key.replace("_", "-")].table.to_pylist()]
    assert [row[:2] for row in rows] == [[row["speaker"], f"“{row['wording']}”"] for row in expected]
    for row, one in zip(rows, expected, strict=True):
        assert row[2].startswith(format_interval(one["at_least"], one["at_most"]))


def test_no_number_of_a_tile_is_without_speaker_date_and_publication(tmp_path: Path) -> None:
    _, page = published("overview", tmp_path)
    text = "".join(text for _, text in page.said)

    assert "1,150,628 − 1,013,628 = 137,000" in text
    assert re.search(r"“1,150,628 servicemen”: Vladimir Putin \(official decree\), said 25 Aug 2022\. \S", text)
    assert "Muster, data" in text
    assert "CC BY 4.0" in text


def test_a_card_shows_the_measure_on_which_the_page_opens() -> None:
    assert card("by-source").name == card("by-source?measure=killed").name


@pytest.mark.usefixtures("without_pixels")
@pytest.mark.parametrize("asked", ["overview", "losses", "over-time", "by-source?measure=killed"])
def test_hostile_text_is_shown_and_never_obeyed(hostile: TinyDossier, asked: str, tmp_path: Path) -> None:
    made, page = published(asked, tmp_path, app="https://app.example/")
    text = "".join(text for _, text in page.said)

    assert made.dossier == SLUG
    assert not [
        tag for tag, given in page.tags if tag in ("script", "img", "u", "b", "object", "iframe") and given != LINKED
    ]
    assert not [name for _, given in page.tags for name in given if name.startswith("on")]
    assert all(link.startswith(("https://", "../", made.name)) for link in page.links)
    assert "\u202e" not in text
    assert "49" not in re.sub(r"\d{3,}", "", text)


@pytest.mark.usefixtures("without_pixels")
def test_search_engines_read_the_data_and_the_quotations_of_a_card(tmp_path: Path) -> None:
    _, page = published("figure?figure_id=ind-2022-ukr-killed-9000", tmp_path, site="https://cards.example/")
    (text,) = [text for kind, text in page.said if kind == "script" and text.strip()]
    data, *quotations = json.loads(text)["@graph"]
    assert (data["@type"], data["url"][:22]) == ("Dataset", "https://cards.example/")
    assert data["license"].startswith("https://creativecommons.org/")
    quoted = next(each for each in quotations if each["text"] == "almost 9,000 service personnel")
    assert quoted["creator"]["name"] == "Valerii Zaluzhnyi"
    assert (quoted["dateCreated"][:4], quoted["isPartOf"]["url"][:8]) == ("2022", "https://")


def test_figure_of_hostile_words_is_a_card(hostile: TinyDossier, tmp_path: Path) -> None:
    _, page = published("figure?figure_id=killed-april", tmp_path)

    assert not [tag for tag, given in page.tags if tag in ("script", "img", "u", "b") and given != LINKED]
    assert "<script>alert(1)</script>" in "".join(text for _, text in page.said)
    assert "\u202e" not in "".join(text for _, text in page.said)


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    for place in ("one", "other"):
        folder = Folder(tmp_path / place, "https://cards.example/", "https://app.example/")
        folder.add(card("by-source?measure=killed"))
        folder.finish()
    one, other = (
        {path.relative_to(tmp_path / place): path.read_bytes() for path in sorted((tmp_path / place).rglob("*.*"))}
        for place in ("one", "other")
    )
    assert one == other
    assert {path.suffix for path in one} == {".html", ".svg", ".png", ".json"}


@pytest.mark.usefixtures("without_pixels")
@pytest.mark.parametrize(
    ("name", "step", "least"),
    [
        ("overview", 1, 1),
        ("over-time", 3, 7),
        ("by-source", 3, 7),
        ("side-by-side", 1, 1),
        ("chart", 4, 15),
        ("figure", 20, 20),
    ],
)
def test_cards_of_the_shipped_dossier_are_small_and_each_has_a_name_of_its_own(
    name: str, step: int, least: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "draw_link_image", lambda _: "")
    folder = Folder(tmp_path, "https://cards.example/", "https://app.example/", has_figures=True)
    names = []
    views = [each for each in list_cards(DOSSIER) if each[0].name == name]
    for page, view in views[::step]:
        with suppress(QuestionError):
            made = build_card(page, view)
            names.append(made.name)
            folder.add(made)

    sizes = {file: size for file, size in folder.sizes.items() if file.endswith(".html")}
    assert len(names) == len({each.casefold() for each in names}) == len(sizes) >= least
    word = {"side-by-side": "losses"}.get(name, name)  # the dossier's own
    assert all(each.startswith(word) for each in names)  # so that no other page has it, either
    assert max(sizes.values()) < MOST_BYTES


def test_the_picture_of_a_link_has_the_finding_as_its_headline() -> None:
    shown = card("overview")
    texts = re.findall("<title>(.*?)</title>", images.draw_link_image(shown), re.DOTALL)

    assert texts[0] == shown.charts[0].headline
    assert texts[1].replace("\n", " ") == shown.title
    assert "…" not in images.draw_link_image(card("overview?dossier=hs2-cost")), "nothing is cut off"


def test_a_link_shows_its_picture_with_absolute_addresses(tmp_path: Path) -> None:
    _, page = published("by-source?measure=killed", tmp_path, site="https://cards.example/")
    meta = {
        given.get("property") or given.get("name"): given["content"]
        for tag, given in page.tags
        if tag == "meta" and given.get("content")
    }
    base = f"https://cards.example/{DOSSIER}/by-source--measure-killed"

    assert meta["og:url"] == f"{base}.html"
    assert meta["og:image"] == meta["twitter:image"] == f"{base}.card.png"
    assert meta["twitter:card"] == "summary_large_image"
    assert f"{base}.html" in page.links
    snippets = [text for kind, text in page.said if kind == "pre"]
    assert any(text.startswith(f'<iframe src="{base}.html"') for text in snippets)
    assert any(f'<img src="{base}.card.png"' in text for text in snippets)
    picture = (tmp_path / DOSSIER / "by-source--measure-killed.card.png").read_bytes()
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (1200, 630)


def test_every_colour_of_a_chart_keeps_its_colour_as_png() -> None:
    colours = (*LIGHT.series, LIGHT.ink, LIGHT.paper)
    areas = "".join(f'<rect x="{place}" width="1" height="1" fill="{each}"/>' for place, each in enumerate(colours))
    ground = f'<rect width="1200" height="600" fill="{LIGHT.paper}"/>'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="600">{ground}{areas}</svg>'
    with Image.open(io.BytesIO(render_png(picture))) as image:
        drawn = [image.convert("RGB").getpixel((place, 0)) for place in range(len(colours))]

    assert ["#{:02x}{:02x}{:02x}".format(*each) for each in drawn if isinstance(each, tuple)] == list(colours)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("over-time", "over-time?measure=authorised_servicemen&subject=RUS"),
        ("overview", f"/?dossier={DOSSIER}&subject=UKR"),
        ("by-source?measure=killed&stance=media_report&stance=official_claim",
         "https://app.example/by-source?stance=official_claim&stance=media_report&measure=killed"),
        ("over-time?measure=killed", "over-time?measure=killed&period=cumulative"),
    ],
)  # fmt: skip
def test_the_same_view_has_the_same_name(one: str, other: str) -> None:
    assert card(one).name == card(other).name


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("nonsense", "'nonsense'"),
        ("by-source?measure=nonsense", "“nonsense”"),
        ("by-source?known_on=soon", "“soon”"),
        ("by-source?colour=red", "“colour”"),
        ("by-source?dossier=none", "There are: russian-armed-forces"),
        ("by-source?measure=killed&compare_with=putin-nobody", "putin-nobody"),
        ("over-time?measure=killed&period=spring", "'spring'"),
        ("over-time?measure=killed&known_on=1999-01-01", "No statement fits"),
        ("figure", "figure_id"),
        ("figure?figure_id=none", "'none'"),
        ("chart", "chart=steps"),
    ],
)
def test_what_cannot_be_shown_is_named(
    asked: str, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", "--page", asked, "--to", str(tmp_path)]) == UNUSABLE

    error = capsys.readouterr().err
    assert named in error
    assert len(error.strip().splitlines()) == 1
    assert not list(tmp_path.rglob("*.html"))


def test_publish_says_what_it_wrote_and_keeps_earlier_cards_and_other_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["publish", "--chart", "losses?measure=wounded", "--to", str(tmp_path)]) == 0
    told = capsys.readouterr()
    feed = (tmp_path / "CHANGES.xml").read_text(encoding="utf-8")
    assert "First release." in feed
    logs = {f"index.html?dossier={dossier}" for dossier in dossiers.list_dossiers()}
    assert set(re.findall('href="([^"]*)"', feed)) == {"CHANGES.xml", "index.html", *logs}
    places = ["--site", "https://a.b/c", "--app", "https://a.b"]
    assert main(["publish", "--page", "by-source?measure=wounded", "--to", str(tmp_path), *places]) == 0

    assert "7 files" in told.out
    assert "--site" in told.err
    assert capsys.readouterr().err == ""
    listed = json.loads((tmp_path / "cards.json").read_text(encoding="utf-8"))
    assert list(listed) == [
        f"{DOSSIER}/by-source--measure-wounded.html",
        f"{DOSSIER}/chart-losses--measure-wounded.html",
    ]
    assert all((tmp_path / name).is_file() and (tmp_path / one["picture"]).is_file() for name, one in listed.items())
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert all(name in index for name in listed)
    assert 'href="CHANGES.xml"' in index
    feed = (tmp_path / "CHANGES.xml").read_text(encoding="utf-8")
    assert set(re.findall('href="([^"]*)"', feed)) == {
        "https://a.b/c/CHANGES.xml",
        "https://a.b/changes",
        *(f"https://a.b/changes?dossier={dossier}" for dossier in dossiers.list_dossiers()),
    }
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert not list(tmp_path.rglob("*.part"))


def _no_room(path: Path, _: bytes) -> int:
    raise OSError(28, "No space left on device", str(path))


def _is_a_file(place: Path, _: pytest.MonkeyPatch) -> None:
    place.write_text("")


def _is_full(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "write_bytes", _no_room)


@pytest.mark.parametrize("spoil", [_is_a_file, _is_full])
def test_a_folder_that_cannot_be_written_is_one_sentence(
    spoil: Callable[[Path, pytest.MonkeyPatch], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = tmp_path / "cards"
    store.open_warehouse()
    spoil(place, monkeypatch)
    assert main(["publish", "--chart", "steps", "--to", str(place)]) == UNUSABLE

    error = capsys.readouterr().err
    assert "cannot be written" in error
    assert len(error.strip().splitlines()) == 1


@pytest.mark.parametrize("site", ["example.org", "javascript:alert(1)", 'https://a.b/"><script>', "https://a.b/?q=1"])
def test_an_address_that_is_none_is_refused(site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", "--site", site, "--to", str(tmp_path)]) == UNUSABLE
    assert "--site" in capsys.readouterr().err

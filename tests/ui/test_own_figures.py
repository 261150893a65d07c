"""A reader's own figures on the pages of their session: marked everywhere, counted in nothing of the dossier's."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.palette import LIGHT
from dashboard.charts.stances import YOURS
from dashboard.engine.database.latest import Latest
from dashboard.engine.questions import ask
from dashboard.engine.warehouse.private import OwnFigures, PrivateBuild
from dashboard.exports.formats import FORMATS
from dashboard.exports.picture import write_svg
from dashboard.figures import spelling
from dashboard.sharing.own_link import pack
from dashboard.ui import chart, own_figures
from tests.app_pages.visit import visit, words

DOSSIER = "russian-armed-forces"
OWN = OwnFigures(
    {
        "figures": [
            {
                "figure_id": "yours-1",
                "subject": "RUS",
                "measure": "killed",
                "period": "cumulative",
                "low": "123456",
                "high": "123456",
                "wording": "123,456",
                "as_of": "2024-05-01",
                "stated_on": "2024-05-01",
                "speaker_id": "yours-me",
                "stance": "media_report",
                "publication_id": "yours-file",
            }
        ],
        "speakers": [{"speaker_id": "yours-me", "name": "My newspaper", "kind": "news_organisation"}],
        "publications": [
            {
                "publication_id": "yours-file",
                "outlet": "My file",
                "published_on": "2024-05-01",
                "url": "https://example.org/file",
                "tier": "news",
            }
        ],
    },
    beside=DOSSIER,
)


def bring(visitor: AppTest) -> AppTest:
    """The session as it is once its reader has brought a figure."""
    visitor.session_state["own_figures"] = OWN
    visitor.run()
    assert not visitor.exception
    return visitor


@pytest.fixture(scope="module")
def visitor() -> AppTest:
    return bring(visit("over-time", dossier=DOSSIER, subject="RUS", measure="killed", open="statements_rows"))


def test_chart_table_and_words_say_which_figures_are_the_readers(visitor: AppTest) -> None:
    shown = words(visitor)
    assert "Includes 1 figure: yours, checked by nobody." in shown
    assert ":orange[▷\N{NO-BREAK SPACE}yours, unchecked]" in shown
    assert "with figures of yours, unchecked" in shown
    assert "; includes 1 figure of yours" in shown
    extracts = visitor.session_state["page_contents"].extracts.values()
    table = next(each for each in extracts if "yours-1" in str(each.table.to_pydict().get("figure_id")))
    by_name = dict(zip(*(table.table.column(name).to_pylist() for name in ("figure_id", "origin")), strict=True))
    assert by_name.pop("yours-1") == "yours"
    assert not any(by_name.values())


def test_saved_files_and_pictures_say_it_too(visitor: AppTest) -> None:
    contents = visitor.session_state["page_contents"]
    picture = write_svg(contents.pictures["statements"]).decode()
    assert "yours, unchecked" in picture
    assert "includes 1 figure of yours" in " ".join(picture.split())
    assert picture.count(LIGHT.series[YOURS.place]) > 1
    extract = contents.extracts["statements"]
    assert b'"yours"' in FORMATS["csv"].write(extract)
    assert b"with figures of yours, unchecked" in FORMATS["csv"].write(extract)


def test_another_session_sees_nothing_of_them_and_no_cache_holds_them(
    visitor: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "_answers", kept := Latest[pa.Table](1_000_000))
    monkeypatch.setattr(chart, "_build_shared_figure", lambda *_, **__: pytest.fail("the picture would be kept"))
    visitor.run()
    assert not visitor.exception
    assert not [table for table, _ in kept._values.values() if "yours-" in str(table.to_pydict())]
    monkeypatch.undo()
    other = visit("over-time", dossier=DOSSIER, subject="RUS", measure="killed", open="statements_rows")
    assert "yours" not in words(other)


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("figures", {"dossier": DOSSIER, "q": "newspaper"}),
        ("sql", {"sql": "select figure_id, wording from figures where figure_id = 'yours-1'"}),
    ],
)
def test_two_sessions_at_one_address_see_their_own(page: str, address: dict[str, str]) -> None:
    mine, other = bring(visit(page, **address)), visit(page, **address)
    assert "123,456" in everything(mine)
    assert "123,456" not in everything(other)
    assert "123,456" in everything(mine.run())


def everything(visitor: AppTest) -> str:
    """All that the page sends: words, tables and what components draw."""
    tables = [each.value.to_string() for each in visitor.dataframe]
    return "\n".join([words(visitor), *tables, *(each.proto.json for each in visitor.get("bidi_component"))])


def test_pages_about_the_dossier_never_count_them_and_leaving_ends_them() -> None:
    for page in ("overview", "sources"):
        before = visit(page, dossier=DOSSIER)
        values = [each.value for each in before.metric], words(before)
        after = bring(before)
        assert ([each.value for each in after.metric], words(after).replace(line(after), "")) == values
    after.button(key="own_figures_stop").click().run()
    assert "without your" not in words(after)
    assert "own_figures" not in after.session_state
    own_figures._release(PrivateBuild(None, ()))
    assert spelling.fold.cache_info().currsize == 0


def line(visitor: AppTest) -> str:
    """The banner of a page that leaves them out."""
    said = ":orange[:material/edit_note:] This page shows the dossier alone, without your 1 figure."
    assert said in words(visitor)
    return f"{said}\n"


def test_figures_of_a_link_are_shown_as_sent_and_a_damaged_one_ends_in_a_sentence() -> None:
    code = pack(OWN)
    receiver = visit("over-time", dossier=DOSSIER, subject="RUS", measure="killed", yours=code)
    assert "Includes 1 figure: sent by the maker of this link, unchecked." in words(receiver)
    assert ":orange[▷\N{NO-BREAK SPACE}yours, unchecked]" in words(receiver)
    receiver.switch_page("app_pages/yours/yours.py").run()
    assert "Sent by the maker of the link, unchecked: 1 figure, beside a dossier." in words(receiver)
    assert any("includes 1 figure of yours" in each.value for each in receiver.subheader)
    receiver.button(key="own_figures_stop").click().run()
    assert "yours" not in receiver.query_params
    assert "The 1 figure of the link is left out." in words(receiver)
    assert "unchecked" not in words(receiver.switch_page("app_pages/over_time/over_time.py").run())
    needed = pack(replace(OWN, tables={"figures": [{"figure_id": "x"}] * 100}, files=(("deaths.csv", "ab" * 32),)))
    asked = visit("about", dossier=DOSSIER, yours=needed)
    assert any("This link needs the file deaths" in each.value for each in asked.info)
    wrong = visit("about", dossier=DOSSIER, yours="AAAA")
    assert any("the figures in it cannot be shown" in each.value for each in wrong.warning)

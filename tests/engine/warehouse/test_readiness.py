"""Who sends readers learns whether they get answers, and from which state of the data."""

from __future__ import annotations

import threading

import pytest

from dashboard.engine.warehouse import store as warehouse
from dashboard.engine.warehouse.files import ensure_built
from dashboard.engine.warehouse.readiness import Status, read_readiness
from tests.tiny_dossier import TinyDossier


def test_first_to_ask_opens_the_warehouse(tiny: TinyDossier) -> None:
    store = tiny.store()
    now = read_readiness(store)

    assert (now.status, now.data_version, now.notice) == (Status.READY, store.open().data_version, "")
    assert now.is_ready


def test_last_good_data_is_ready_and_said(tiny: TinyDossier) -> None:
    store = tiny.store()
    good = read_readiness(store)
    tiny.change("figures", "posts-2023", low=11506280, high=11506280)
    store.open()
    now = read_readiness(store)

    assert (now.status, now.data_version, now.is_ready) == (Status.LAST_GOOD, good.data_version, True)
    assert now.notice.startswith("The data cannot be used as it is now, so the last good version is shown.")
    assert "The data has 2 problems: data/dossiers/tiny/derivations.csv, row" in now.notice


def test_without_any_data_nobody_is_sent(tiny: TinyDossier) -> None:
    tiny.path("figures").unlink()
    now = read_readiness(tiny.store())

    assert (now.status, now.is_ready) == (Status.NO_DATA, False)
    assert now.notice.startswith("The data has 2 problems: data/dossiers/tiny/datapackage.json: the resource")


def test_nobody_waits_for_a_build(tiny: TinyDossier, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_go_on = threading.Event(), threading.Event()

    def slow(*given: object) -> object:
        begun.set()
        assert may_go_on.wait(60)
        return ensure_built(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(warehouse, "ensure_built", slow)
    store = tiny.store()
    builder = threading.Thread(target=store.open)
    builder.start()
    assert begun.wait(60)
    meanwhile = read_readiness(store)
    may_go_on.set()
    builder.join()

    assert (meanwhile.status, meanwhile.is_building, meanwhile.is_ready) == (Status.BUILDING, True, False)
    assert (read_readiness(store).status, read_readiness(store).is_building) == (Status.READY, False)

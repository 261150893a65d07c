"""Under 1 GB, as nobody in particular, from a read-only checkout with run-time packages alone: all pages work."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Profiles, Reader, page_paths
from tests.browser.deployment import Deployment, deployed

MEGABYTES = 1024


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with deployed(tmp_path_factory.mktemp("deployed"), MEGABYTES) as running:
        yield running


@pytest.fixture
def visitor(deployment: Deployment, profiles: Profiles) -> Iterator[Reader]:
    with profiles.lent(deployment.address) as somebody:
        yield somebody


def test_conditions_are_those_of_community_cloud(deployment: Deployment) -> None:
    assert Path(f"/proc/{deployment.pid}").stat().st_uid != 0
    known = "import importlib.util as u; print(*(u.find_spec(name) is not None for name in ('streamlit', 'pytest')))"
    assert subprocess.check_output([deployment.python, "-c", known], text=True).split() == ["True", "False"]


@pytest.mark.parametrize("path", page_paths())
def test_page_works_as_on_community_cloud(visitor: Reader, path: str) -> None:
    page = visitor.open(path)

    expect(page.get_by_test_id("stMainBlockContainer")).to_have_text(re.compile(r"\w{3}"))
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_test_id("stAlertContentError").count() == 0
    if visitor.layout_shift() > 0.1:  # a busy machine may bring a part late; twice is a fault
        visitor.open(path)
    assert visitor.layout_shift() <= 0.1
    assert visitor.problems == []


def test_query_is_answered_behind_all_walls(visitor: Reader) -> None:
    sql = "select count(*) as n, max(high) as most from statements"
    page = visitor.open(f"/sql?{urlencode({'sql': sql, 'show': 'table'})}")

    expect(page.get_by_test_id("stMain").get_by_text("1 row").first).to_be_visible()
    assert visitor.problems == []


def test_fact_pack_is_made_memory_stayed_below_the_limit_and_nothing_failed(
    deployment: Deployment, visitor: Reader
) -> None:
    page = visitor.open("/")
    with page.expect_download() as given:
        page.get_by_role("button", name="Save this page (.zip)", exact=True).click()

    names = zipfile.ZipFile(io.BytesIO(Path(given.value.path()).read_bytes())).namelist()
    assert "datapackage.json" in names
    print(f"Memory at most: {deployment.memory}")
    assert 50 < deployment.memory.peak_megabytes() < MEGABYTES
    assert deployment.memory.is_kept()
    assert "Traceback" not in deployment.log.read_text()

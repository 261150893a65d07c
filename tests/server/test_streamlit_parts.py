"""What the server takes from Streamlit beside its documented parts is where it was."""

from __future__ import annotations

import re
import time

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest
from streamlit.web.server.starlette import starlette_routes as routes
from streamlit.web.server.starlette import starlette_websocket as websocket

from dashboard.server import streamlit_parts as parts
from dashboard.settings import settings


def test_addresses_are_those_of_streamlit() -> None:
    assert f"/{routes.ROUTE_HEALTH}" == parts.HEALTH
    assert f"/{routes.ROUTE_HOST_CONFIG}" == parts.HOST_CONFIG
    assert f"/{websocket._ROUTE_WEBSOCKET_STREAM}" == parts.STREAM
    assert f"/{routes.BASE_ROUTE_MEDIA}/" == parts.FILES_OF_PAGES
    assert f"/{routes.BASE_ROUTE_UPLOAD_FILE}/" == parts.UPLOADS
    assert f"/{routes._ROUTE_COMPONENTS_V2}".replace("{path:path}", "") == parts.COMPONENTS
    assert f"/{routes.BASE_ROUTE_APP_STATIC}/" == parts.OWN_STATIC_FILES
    assert f"/{routes.BASE_ROUTE_STATIC}/" == parts.STATIC_FILES
    assert (parts.static_folder() / parts.FAVICON.removeprefix("/")).is_file()


def test_first_page_has_what_is_replaced_in_it() -> None:
    html = parts.index_html()

    assert html.count("<title>") == html.count("<noscript>") == html.count('<div id="root"></div>') == 1
    assert len(parts.inline_script_hashes(html)) == 1
    assert set(re.findall(r'(?:src|href)="\./(\w+)', html)) <= {"static", "favicon", "_stcore"}


def test_variables_of_streamlit_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMLIT_SERVER_BASE_URL_PATH", "/house/muster/")
    monkeypatch.setenv("STREAMLIT_SERVER_ALLOWED_HOSTS", "muster.example")
    monkeypatch.setenv("STREAMLIT_SERVER_FILE_WATCHER_TYPE", "none")
    try:
        parts.read_variables()
        assert parts.base_path() == "/house/muster"
        assert list(config.get_option("server.allowedHosts")) == ["muster.example"]
        assert config.get_option("server.fileWatcherType") == "none"
    finally:
        config.get_config_options(force_reparse=True)


def test_a_file_is_as_large_as_the_setting_allows() -> None:
    assert config.get_option("server.maxUploadSize") == settings.import_megabytes


def test_a_page_is_drawn_as_long_as_its_script_runs() -> None:
    def page() -> None:
        import streamlit as st

        from dashboard.server import streamlit_parts

        st.text(streamlit_parts.is_page_drawn())

    assert AppTest.from_function(page).run().text[0].value == "True"
    for _ in range(1_000):
        if not parts.is_page_drawn():
            return
        time.sleep(0.01)
    pytest.fail("a page is still drawn")

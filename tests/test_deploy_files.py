"""The files in .deploy/ name settings, paths and ports that exist, and agree with each other."""

from __future__ import annotations

import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest
from streamlit import config

from dashboard.server.capacity import plan_capacity
from dashboard.settings import REPOSITORY, Settings, settings
from tests.browser.proxies import nginx, program

FOLDER = REPOSITORY / ".deploy"
SERVICE = (FOLDER / "muster@.service").read_text(encoding="utf-8")
PROXIES = {name: (FOLDER / name).read_text(encoding="utf-8") for name in ("nginx.conf", "Caddyfile")}
ENVIRONMENT = dict(re.findall(r"^Environment=(\w+)=(.*)$", SERVICE, re.MULTILINE))
PORTS = {str(settings.first_port), str(settings.first_port + 1)}


def test_every_setting_of_the_service_exists() -> None:
    config.get_config_options()
    known = {f"MUSTER_{field.name.upper()}" for field in fields(Settings)}
    known |= {template.env_var for template in config._config_options_template.values()}

    assert {name for name in ENVIRONMENT if name.startswith(("MUSTER_", "STREAMLIT_"))} - known == set()


def test_services_are_named_by_their_ports_and_are_one_user() -> None:
    """Each service would have a user of its own otherwise, who could not read the warehouse that another has built."""
    assert ENVIRONMENT["STREAMLIT_SERVER_PORT"] == "%i"
    assert set(re.findall(r"muster@(\d+)", SERVICE)) <= PORTS
    assert re.search(r"^User=muster\nDynamicUser=yes\nCacheDirectory=muster$", SERVICE, re.MULTILINE)


@pytest.mark.parametrize("name", PROXIES)
def test_proxy_leads_to_the_services(name: str) -> None:
    own = f"/{ENVIRONMENT['STREAMLIT_SERVER_BASE_URL_PATH']}/"
    paths = re.findall(r"(?<![\w.])/muster/[\w/]*", PROXIES[name])

    assert set(re.findall(r"127\.0\.0\.1:(\d+)", PROXIES[name])) == PORTS
    assert ENVIRONMENT["STREAMLIT_SERVER_ALLOWED_HOSTS"] in PROXIES[name]
    assert paths != []
    assert {path for path in paths if not path.startswith(own)} == set()
    assert f"{own}_stcore/upload_file/" in paths


def test_nginx_takes_its_file(tmp_path: Path) -> None:
    if program("nginx") is None:
        pytest.skip("nginx is not installed here, so .deploy/nginx.conf was not read by it.")
    command = [*nginx(tmp_path, 8600, (8601, 8602)), "-t"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)

    assert said.returncode == 0, said.stderr
    assert "warn" not in said.stderr


def test_service_leaves_the_walls_around_queries_their_system_calls() -> None:
    """Older systemd does not count Landlock and seccomp among the calls of a service."""
    allowed = {call for line in re.findall(r"^SystemCallFilter=(.*)$", SERVICE, re.MULTILINE) for call in line.split()}

    assert {"seccomp", "landlock_create_ruleset", "landlock_restrict_self"} <= allowed
    assert int(re.findall(r"^MemoryMax=(\d+)G$", SERVICE, re.MULTILINE)[0]) == 1


def test_service_may_open_as_many_files_as_its_pages_need() -> None:
    (limit,) = re.findall(r"^LimitNOFILE=(\d+)$", SERVICE, re.MULTILINE)

    assert plan_capacity(settings, int(limit)).pages == settings.pages_at_once


def test_documentation_names_every_file() -> None:
    page = (REPOSITORY / "dashboard" / "docs" / "deploy.md").read_text(encoding="utf-8")
    named = {Path(path).name for path in re.findall(r"\.deploy/[\w.@]+", page)}

    assert named == {path.name for path in FOLDER.iterdir()}

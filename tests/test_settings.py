"""Settings: one place, overridden by the environment, refused in words."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from dashboard.errors import SettingsError
from dashboard.settings import REPOSITORY, Settings, hide_folders, read_settings, settings


def test_every_setting_has_a_help_text() -> None:
    assert all(field.metadata["help"].endswith(".") for field in fields(Settings))


def test_environment_overrides_each_kind() -> None:
    read = read_settings(
        {"MUSTER_DATA_FOLDER": "/tmp/x", "MUSTER_ANSWERS_KEPT": " 7 ", "MUSTER_LOOK_FOR_CHANGES_SECONDS": "0.5"}  # noqa: S108
    )
    assert (read.data_folder, read.answers_kept, read.look_for_changes_seconds) == (Path("/tmp/x"), 7, 0.5)  # noqa: S108


def test_switch_is_zero_or_one() -> None:
    assert [read_settings({"MUSTER_REPLAY_PARTS": text}).replay_parts for text in ("0", "1")] == [False, True]
    with pytest.raises(SettingsError, match="MUSTER_REPLAY_PARTS is '7', but must be 0 or 1"):
        read_settings({"MUSTER_REPLAY_PARTS": "7"})


def test_empty_variable_is_no_override() -> None:
    assert read_settings({"MUSTER_ANSWERS_KEPT": "  "}) == read_settings({})


@pytest.mark.parametrize(
    ("name", "value", "least"),
    [
        ("MUSTER_WAREHOUSES_KEPT", "0", "1"),
        ("MUSTER_WAREHOUSES_KEPT", "three", "1"),
        ("MUSTER_MEMORY_MEGABYTES", "1.5", "64"),
        ("MUSTER_LOOK_FOR_CHANGES_SECONDS", "-1", "0"),
        ("MUSTER_LOOK_FOR_CHANGES_SECONDS", "nan", "0"),
        ("MUSTER_LOOK_FOR_CHANGES_SECONDS", "inf", "0"),
    ],
)
def test_unusable_value_is_refused_with_the_remedy(name: str, value: str, least: str) -> None:
    with pytest.raises(SettingsError, match=rf"{name} is '{value}', but must be .*at least {least}.*unset"):
        read_settings({name: value})


@pytest.mark.parametrize("address", ["errors@muster.example", "https://tracker.example/muster/issues?new=1"])
def test_place_to_report_errors_is_a_mail_or_web_address(address: str) -> None:
    assert read_settings({"MUSTER_REPORT_TO": address}).report_to == address
    assert read_settings({}).report_to == ""


@pytest.mark.parametrize("url", ["muster.example.org", "ftp://x.example", "https://x.example/a?b=c", "https://x y"])
def test_public_address_is_one_that_pages_can_be_added_to(url: str) -> None:
    assert read_settings({"MUSTER_PUBLIC_URL": "https://x.example/m/"}).public_url == "https://x.example/m/"
    with pytest.raises(SettingsError, match="MUSTER_PUBLIC_URL"):
        read_settings({"MUSTER_PUBLIC_URL": url})


@pytest.mark.parametrize("address", ["nobody", "javascript:alert(1)", "a@b", "https://x.example/<b>", "a@b.example c"])
def test_place_to_report_errors_is_nothing_else(address: str) -> None:
    with pytest.raises(SettingsError, match=r"MUSTER_REPORT_TO is .*an e-mail address or one with http.*unset"):
        read_settings({"MUSTER_REPORT_TO": address})


def test_reader_does_not_see_where_folders_lie() -> None:
    message = f"{settings.cache_folder}/1.duckdb cannot be opened; {REPOSITORY}/queries/answers/a.sql:3 is wrong."
    cache, queries = settings.cache_folder.name, settings.queries_folder.name
    assert hide_folders(message) == f"{cache}/1.duckdb cannot be opened; {queries}/answers/a.sql:3 is wrong."

"""Every limit and place, typed, with its unit in the name; `MUSTER_<NAME>` in the environment overrides it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from dashboard.errors import SettingsError

REPOSITORY = Path(__file__).resolve().parent.parent


def _setting(
    help_text: str, default: Any = None, default_factory: Callable[[], Any] | None = None, least: int = 0
) -> Any:
    metadata = {"help": help_text, "least": least}
    if default_factory is not None:
        return field(default_factory=default_factory, metadata=metadata)
    return field(default=default, metadata=metadata)


def _usual_cache_folder() -> Path:
    if os.access(REPOSITORY, os.W_OK):
        return REPOSITORY / ".cache" / "muster"
    given = os.environ.get("XDG_CACHE_HOME")
    if given and os.access(given, os.W_OK):
        return Path(given) / "muster"
    return Path(tempfile.gettempdir()) / "muster-cache"


@dataclass(frozen=True)
class Settings:
    """Read once at start-up. Each field explains itself in `metadata["help"]`."""

    data_folder: Path = _setting("Folder with schema/ and dossiers/.", REPOSITORY / "data")
    queries_folder: Path = _setting("Folder with the .sql files.", REPOSITORY / "queries")
    cache_folder: Path = _setting(
        "Folder for built warehouses; safe to delete at any time.", default_factory=_usual_cache_folder
    )
    warehouses_kept: int = _setting("Built warehouses kept beside each other, the newest first.", 3, least=1)
    memory_megabytes: int = _setting("Memory that DuckDB may use for answers.", 512, least=64)
    build_memory_megabytes: int = _setting("Memory that DuckDB may use while the warehouse is built.", 1024, least=64)
    thread_count: int = _setting("Threads that DuckDB may use.", min(4, os.cpu_count() or 1), least=1)
    answers_kept: int = _setting("Answers held in memory, the least recently asked dropped first.", 256)
    look_for_changes_seconds: float = _setting("Shortest time between two looks for changed data files.", 2.0)
    first_port: int = _setting(
        "Port that `make run` tries first; another free one is taken if it is busy.", 8501, least=1
    )


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings under the given environment (by default the process's own).

    Raises SettingsError for a MUSTER_… variable whose value cannot be used.
    """
    environment = os.environ if environment is None else environment
    defaults = Settings()
    given: dict[str, Any] = {}
    for item in fields(Settings):
        name = f"MUSTER_{item.name.upper()}"
        if text := environment.get(name, "").strip():
            given[item.name] = _converted(name, text, getattr(defaults, item.name), item.metadata["least"])
    return Settings(**given)


def _converted(name: str, text: str, default: Any, least: int) -> Any:
    if isinstance(default, Path):
        return Path(text).expanduser().resolve()
    kind = type(default)
    try:
        number = kind(text)
        usable = least <= number < float("inf")
    except ValueError:
        usable = False
    if not usable:
        sort = "a whole number" if kind is int else "a number"
        raise SettingsError(f"{name} is {text!r}, but must be {sort} of at least {least}. Change it or unset it.")
    return number


settings = read_settings()

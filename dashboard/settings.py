"""Every limit and place, typed, with its unit in the name; `MUSTER_<NAME>` in the environment overrides it."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from dashboard.errors import SettingsError

REPOSITORY = Path(__file__).resolve().parent.parent
_ANY_TEXT = (re.compile(".*"), "text")
_MAIL_OR_WEB_ADDRESS = (
    re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+|https?://[^\s<>\"]+", re.ASCII | re.IGNORECASE),
    "an e-mail address or one with http(s)://",
)
_STDERR_OR_FILE = (re.compile(r"stderr|.*/.*"), "'stderr' or the path of a file, with a / in it")
_SPARK_CONNECT = (
    re.compile(r"sc://(\[[0-9a-f:]+\]|[\w.-]+)(:\d{1,5})?/?(;use_ssl=(true|false))?", re.ASCII | re.IGNORECASE),
    "like sc://host:15002, with ;use_ssl=true behind it or without, the token in MUSTER_ENGINE_TOKEN",
)
_ONE_WORD = (re.compile(r"[!-~]+"), "one word of ASCII signs")


def _usual_cache_folder() -> Path:
    """Inside the checkout if that can be written, else where the system keeps caches or temporary files."""
    if os.access(REPOSITORY, os.W_OK):
        return REPOSITORY / ".cache" / "muster"
    given = os.environ.get("XDG_CACHE_HOME")
    if given and os.access(given, os.W_OK):
        return Path(given) / "muster"
    return Path(tempfile.gettempdir()) / "muster"


def _about(help_text: str, least: float = 0, text: tuple[re.Pattern[str], str] = _ANY_TEXT) -> dict[str, Any]:
    """`text`: what a text must match, and that in words."""
    return {"help": help_text, "least": least, "text": text}


@dataclass(frozen=True)
class Settings:
    """Read once at start-up. A field's `metadata` holds its help text and the least value that makes sense."""

    data_folder: Path = field(default=REPOSITORY / "data", metadata=_about("Folder with schema/ and dossiers/."))
    queries_folder: Path = field(default=REPOSITORY / "queries", metadata=_about("Folder with the .sql files."))
    cache_folder: Path = field(
        default_factory=_usual_cache_folder,
        metadata=_about("Folder for built warehouses; safe to delete while Muster is not running."),
    )
    warehouses_kept: int = field(default=3, metadata=_about("Built warehouses kept, those used last.", least=1))
    memory_megabytes: int = field(default=512, metadata=_about("Memory that DuckDB may use for answers.", least=64))
    build_memory_megabytes: int = field(
        default=1024, metadata=_about("Memory that DuckDB may use while the warehouse is built.", least=64)
    )
    partitions_memory_megabytes: int = field(
        default=2048, metadata=_about("Memory that DuckDB may use while figures in partitions are finished.", least=256)
    )
    partitions_seconds: float = field(
        default=20.0, metadata=_about("Time after which a question to figures in partitions is given up.", least=0.1)
    )
    thread_count: int = field(
        default=min(4, os.cpu_count() or 1), metadata=_about("Threads that DuckDB may use.", least=1)
    )
    answers_kept: int = field(
        default=2048, metadata=_about("Answers held in memory; the one not asked for longest is dropped first.")
    )
    export_rows: int = field(
        default=100_000, metadata=_about("Rows of a table of figures that are taken along at most.", least=1)
    )
    sql_at_once: int = field(default=2, metadata=_about("Queries of readers that run at the same time.", least=1))
    sql_waiting: int = field(default=20, metadata=_about("Queries of readers that may wait for their turn."))
    sql_seconds: float = field(default=8.0, metadata=_about("Time after which a reader's query is stopped.", least=0.1))
    sql_memory_megabytes: int = field(
        default=256, metadata=_about("Memory that a reader's query may take, DuckDB and all.", least=64)
    )
    sql_thread_count: int = field(
        default=min(2, os.cpu_count() or 1), metadata=_about("Threads of a reader's query.", least=1)
    )
    sql_rows: int = field(default=1_000, metadata=_about("Rows of a reader's query that are shown at first.", least=1))
    sql_download_rows: int = field(
        default=100_000, metadata=_about("Rows of a reader's query that are taken along at most.", least=1)
    )
    sql_result_megabytes: int = field(
        default=16, metadata=_about("Size of a reader's result, above which it is cut.", least=1)
    )
    paint_first_seconds: float = field(
        default=0.2, metadata=_about("Head start of numbers before a session's first chart is sent.")
    )
    look_for_changes_seconds: float = field(
        default=2.0, metadata=_about("Shortest time between two looks for changed data files.")
    )
    first_port: int = field(
        default=8501, metadata=_about("Port that `make run` tries first; if it is busy, another is taken.", least=1)
    )
    report_to: str = field(
        default="",
        metadata=_about(
            "Where readers report errors: an e-mail or web address; empty names none.", text=_MAIL_OR_WEB_ADDRESS
        ),
    )
    log: str = field(
        default="",
        metadata=_about(
            "Where one line of JSON per question goes: stderr, or a file; empty writes none.", text=_STDERR_OR_FILE
        ),
    )
    engine: str = field(
        default="",
        metadata=_about(
            "Spark Connect endpoint that answers questions over big tables; empty leaves them to DuckDB.",
            text=_SPARK_CONNECT,
        ),
    )
    engine_token: str = field(
        default="",
        repr=False,
        metadata=_about(
            "Bearer token for that endpoint; goes out over TLS only, unless the host is localhost.",
            text=_ONE_WORD,
        ),
    )
    engine_seconds: float = field(
        default=60.0, metadata=_about("Time after which a question to that endpoint is stopped.", least=0.1)
    )
    engine_at_once: int = field(
        default=4, metadata=_about("Questions to that endpoint at the same time, of all processes.", least=1)
    )
    engine_cache_megabytes: int = field(
        default=512, metadata=_about("Size of the answers of that endpoint that are kept on disk.")
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
            given[item.name] = _converted(name, text, getattr(defaults, item.name), item.metadata)
    return Settings(**given)


def _converted(name: str, text: str, default: Any, about: Mapping[str, Any]) -> Any:
    if isinstance(default, Path):
        return Path(text).expanduser().resolve()
    if isinstance(default, str):
        form, wanted = about["text"]
        if not form.fullmatch(text):
            shown = "not usable: it" if "token" in f"{name} {text}".lower() else f"{text!r}, but"
            raise SettingsError(f"{name} is {shown} must be {wanted}. Change it or unset it.")
        return text
    kind, least = type(default), about["least"]
    try:
        number = kind(text)
        is_usable = least <= number < float("inf")
    except ValueError:
        is_usable = False
    if not is_usable:
        sort = "a whole number" if kind is int else "a number"
        raise SettingsError(f"{name} is {text!r}, but must be {sort} of at least {least}. Change it or unset it.")
    return number


settings = read_settings()

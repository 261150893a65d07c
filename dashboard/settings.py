"""Every limit and folder, typed, with its unit in the name; `MUSTER_<NAME>` in the environment overrides it."""

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
_PLACE_ON_THE_WEB = (
    re.compile(r"https?://(\[[0-9a-f:]+\]|[\w.-]+)(:\d{1,5})?(/[^\s<>\"'?#]*)?", re.IGNORECASE),
    "an address such as https://muster.example.org or https://example.org/muster",
)
_STDERR_OR_FILE = (re.compile(r"stderr|.*/.*"), "'stderr' or the path of a file, with a / in it")
_SPARK_CONNECT = (
    re.compile(r"sc://(\[[0-9a-f:]+\]|[\w.-]+)(:\d{1,5})?/?(;use_ssl=(true|false))?", re.ASCII | re.IGNORECASE),
    "like sc://host:15002 or sc://host:15002;use_ssl=true, with the token in MUSTER_ENGINE_TOKEN",
)
_FRAME_ANCESTORS = (
    re.compile(r"'none'|(\*|'self'|(https?://)?[\w*.:-]+)( ('self'|(https?://)?[\w*.:-]+))*", re.ASCII),
    "*, 'none', or sites like https://example.org, with spaces between them",
)
_ONE_WORD = (re.compile(r"[!-~]+"), "one word of ASCII characters")
_SWITCHES = {"0": False, "1": True}


def _default_cache_folder() -> Path:
    """Inside the checkout if that can be written, else where the system keeps caches or temporary files."""
    if os.access(REPOSITORY, os.W_OK):
        return REPOSITORY / ".cache" / "muster"
    caches = os.environ.get("XDG_CACHE_HOME")
    if caches and os.access(caches, os.W_OK):
        return Path(caches) / "muster"
    return Path(tempfile.gettempdir()) / "muster"


def _about(
    help_text: str, least: float = 0, text: tuple[re.Pattern[str], str] = _ANY_TEXT, default: str = ""
) -> dict[str, Any]:
    """`text`: what a text must match, and that in words. `default`: the default in words, if the machine decides it."""
    return {"help": help_text, "least": least, "text": text, "default": default}


@dataclass(frozen=True)
class Settings:
    """Read once at start-up. A field's `metadata` holds its help text and the least value that makes sense."""

    data_folder: Path = field(default=REPOSITORY / "data", metadata=_about("Folder with schema/ and dossiers/."))
    default_dossier: str = field(
        default="",
        metadata=_about(
            "Folder name of the dossier that pages open first.",
            default="what `dossiers/default.txt` in the data folder names, else the first by title",
        ),
    )
    queries_folder: Path = field(default=REPOSITORY / "queries", metadata=_about("Folder with the .sql files."))
    cache_folder: Path = field(
        default_factory=_default_cache_folder,
        metadata=_about(
            "Folder for built warehouses; safe to delete while Muster is not running.",
            default="`.cache/muster` in the checkout if it can be written, else in `$XDG_CACHE_HOME` or `/tmp`",
        ),
    )
    warehouses_kept: int = field(default=3, metadata=_about("Built warehouses to keep, the last used ones.", least=1))
    memory_megabytes: int = field(default=512, metadata=_about("Memory that DuckDB may use for answers.", least=64))
    build_memory_megabytes: int = field(
        default=1024, metadata=_about("Memory that DuckDB may use to build the warehouse.", least=64)
    )
    partitions_memory_megabytes: int = field(
        default=2048, metadata=_about("Memory that DuckDB may use to process figures in partitions.", least=256)
    )
    partitions_seconds: float = field(
        default=20.0, metadata=_about("Time until a question about figures in partitions is stopped.", least=0.1)
    )
    thread_count: int = field(
        default=min(4, os.cpu_count() or 1),
        metadata=_about("Threads that DuckDB may use.", least=1, default="one per processor, at most 4"),
    )
    answers_kept: int = field(
        default=2048,
        metadata=_about("Answers kept in memory, in at most 64 MB; the least recently used is dropped first."),
    )
    export_rows: int = field(default=100_000, metadata=_about("Most rows in a saved table of figures.", least=1))
    sql_at_once: int = field(default=2, metadata=_about("Readers' queries that run at the same time.", least=1))
    sql_waiting: int = field(default=20, metadata=_about("Readers' queries that may wait for their turn."))
    sql_seconds: float = field(default=8.0, metadata=_about("Time until a reader's query is stopped.", least=0.1))
    sql_link_seconds: float = field(
        default=2.0, metadata=_about("Time until a query is stopped that a link has started by itself.", least=0.1)
    )
    sql_memory_megabytes: int = field(
        default=256, metadata=_about("Memory that a reader's query may use, including DuckDB itself.", least=64)
    )
    sql_thread_count: int = field(
        default=min(2, os.cpu_count() or 1),
        metadata=_about("Threads of a reader's query.", least=1, default="one per processor, at most 2"),
    )
    sql_rows: int = field(default=1_000, metadata=_about("Rows of a reader's query shown at first.", least=1))
    sql_download_rows: int = field(
        default=100_000, metadata=_about("Most rows in a saved result of a reader's query.", least=1)
    )
    sql_result_megabytes: int = field(default=16, metadata=_about("Size at which a reader's result is cut.", least=1))
    import_megabytes: int = field(default=5, metadata=_about("Largest file of a reader's own figures.", least=1))
    import_rows: int = field(default=20_000, metadata=_about("Most rows of such a file.", least=1))
    import_columns: int = field(default=200, metadata=_about("Most columns of such a file.", least=1))
    import_characters: int = field(default=1_000, metadata=_about("Longest cell of such a file.", least=10))
    import_figures: int = field(default=60_000, metadata=_about("Most figures that such a file may become.", least=1))
    import_seconds: float = field(
        default=10.0, metadata=_about("Time until reading such a file is stopped.", least=0.1)
    )
    import_memory_megabytes: int = field(
        default=256, metadata=_about("Memory that reading such a file may use.", least=64)
    )
    own_megabytes: int = field(
        default=100, metadata=_about("Memory for the own figures of all readers together; 0 takes none.")
    )
    api_at_once: int = field(
        default=2, metadata=_about("Requests of programs answered at the same time; 0 turns `/api` and `/mcp` off.")
    )
    api_waiting: int = field(default=100, metadata=_about("Requests of programs that may wait for their turn."))
    paint_first_seconds: float = field(
        default=0.2, metadata=_about("Wait between the first numbers and the first chart of a session.")
    )
    look_for_changes_seconds: float = field(
        default=2.0, metadata=_about("Shortest time between two checks for changed data files.")
    )
    pages_at_once: int = field(
        default=400, metadata=_about("Pages that may be open at the same time; further readers wait.", least=1)
    )
    pages_per_address: int = field(
        default=60, metadata=_about("Pages that may be open at the same time from one address.", least=1)
    )
    first_screen: bool = field(
        default=True,
        metadata=_about("1: the HTML of a page holds its first numbers, before any script runs; 0: only its title."),
    )
    batch_messages: bool = field(
        default=True,
        metadata=_about(
            "1: the parts of a page go to its reader many at a time; 0: one by one, as Streamlit sends them."
        ),
    )
    replay_parts: bool = field(
        default=True,
        metadata=_about(
            "1: parts of a page that were drawn for the same view before are sent again; 0: all are drawn."
        ),
    )
    frame_ancestors: str = field(
        default="*",
        metadata=_about(
            "Sites that may show an embedded view, as the rule `frame-ancestors` of browsers names them.",
            text=_FRAME_ANCESTORS,
            default="`*`, all",
        ),
    )
    first_port: int = field(
        default=8501, metadata=_about("Port that `make run` tries first; if it is busy, another one is used.", least=1)
    )
    public_url: str = field(
        default="",
        metadata=_about(
            "Address under which readers reach this Muster, for links and citations. Empty: these say that it is "
            "missing.",
            text=_PLACE_ON_THE_WEB,
        ),
    )
    report_to: str = field(
        default="",
        metadata=_about(
            "Where readers report errors: an e-mail or web address. Empty: none is shown.", text=_MAIL_OR_WEB_ADDRESS
        ),
    )
    repository: str = field(
        default="",
        metadata=_about(
            "Address of the repository on GitHub that takes corrections, with /tree/BRANCH where the branch "
            "is not main. Empty: readers get a text to copy.",
            text=_PLACE_ON_THE_WEB,
        ),
    )
    log: str = field(
        default="",
        metadata=_about(
            "Where to write one line of JSON per question: stderr, or a file. Empty: nowhere.", text=_STDERR_OR_FILE
        ),
    )
    engine: str = field(
        default="",
        metadata=_about(
            "Spark Connect endpoint that answers questions about big tables. Empty: DuckDB answers them.",
            text=_SPARK_CONNECT,
        ),
    )
    engine_token: str = field(
        default="",
        repr=False,
        metadata=_about(
            "Bearer token for that endpoint; sent over TLS only, unless the host is localhost.",
            text=_ONE_WORD,
        ),
    )
    engine_seconds: float = field(
        default=60.0, metadata=_about("Time until a question to that endpoint is stopped.", least=0.1)
    )
    engine_at_once: int = field(
        default=4, metadata=_about("Questions to that endpoint at the same time, over all processes.", least=1)
    )
    engine_cache_megabytes: int = field(default=512, metadata=_about("Size of that endpoint's answers kept on disk."))


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings under the given environment (by default the process's own).

    Raises SettingsError for a MUSTER_… variable whose value cannot be used.
    """
    environment = os.environ if environment is None else environment
    defaults = Settings()
    values: dict[str, Any] = {}
    for item in fields(Settings):
        name = f"MUSTER_{item.name.upper()}"
        if text := environment.get(name, "").strip():
            values[item.name] = _convert(name, text, getattr(defaults, item.name), item.metadata)
    return Settings(**values)


def _convert(name: str, text: str, default: Any, about: Mapping[str, Any]) -> Any:
    if isinstance(default, Path):
        return Path(text).expanduser().resolve()
    if isinstance(default, str):
        pattern, wanted = about["text"]
        if not pattern.fullmatch(text):
            problem = "not usable: it" if "token" in f"{name} {text}".lower() else f"{text!r}, but"
            raise SettingsError(f"{name} is {problem} must be {wanted}. Change it or unset it.")
        return text
    if isinstance(default, bool):
        if text not in _SWITCHES:
            raise SettingsError(f"{name} is {text!r}, but must be 0 or 1. Change it or unset it.")
        return _SWITCHES[text]
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


def hide_folders(message: object) -> str:
    """A message for a reader, who need not know where on this machine the folders lie: their names alone are left."""
    folders = (settings.cache_folder, settings.data_folder, settings.queries_folder, REPOSITORY)
    text = str(message)
    for folder in sorted(folders, key=lambda path: -len(path.parts)):
        text = text.replace(str(folder), folder.name)
    return text


settings = read_settings()

"""What this package uses of Streamlit beside its documented `App`. Tests say if any of it moves."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from functools import cache
from pathlib import Path

from streamlit import config, file_util, runtime
from streamlit.runtime.stats import ACTIVE_SESSIONS_FAMILY
from streamlit.web import bootstrap, cli

# Addresses below the server's own that pages ask for. What is missing here is closed: the interface for agents,
# log-ins, and Streamlit's own metrics.
HEALTH, HOST_CONFIG, STREAM = "/_stcore/health", "/_stcore/host-config", "/_stcore/stream"
COMPONENTS, FILES_OF_PAGES, UPLOADS = "/_stcore/bidi-components/", "/media/", "/_stcore/upload_file/"
OWN_STATIC_FILES, STATIC_FILES = "/app/static/", "/static/"
FAVICON = "/favicon.png"


def read_variables() -> None:
    """Takes Streamlit's settings from STREAMLIT_… in the environment, which otherwise only `streamlit run` reads."""
    flags = cli.main_run.make_context("run", ["app.py"]).params
    bootstrap.load_config_options({name: value for name, value in flags.items() if "_" in name})


def set_largest_upload(megabytes: int) -> None:
    """Takes no larger file."""
    config.set_option("server.maxUploadSize", megabytes)


def base_path() -> str:
    """The path below which the server answers: "" or like "/muster"."""
    path = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def static_folder() -> Path:
    """Streamlit's built front end, in which index.html lies."""
    return Path(file_util.get_static_dir())


@cache
def index_html() -> str:
    """The page that loads the front end."""
    return (static_folder() / "index.html").read_text(encoding="utf-8")


def inline_script_hashes(html: str) -> list[str]:
    """The scripts that stand in the page itself, as a Content-Security-Policy names them."""
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def count_sessions() -> int:
    """Open pages, as Streamlit counts them."""
    stats = runtime.get_instance().stats_mgr.get_stats(family_names=[ACTIVE_SESSIONS_FAMILY])
    (sessions,) = (stat.value for stat in stats[ACTIVE_SESSIONS_FAMILY])  # type: ignore[attr-defined]
    return int(sessions)


def is_page_drawn() -> bool:
    """Whether a page's script runs now: each run has a thread of its own."""
    return any(thread.name == "ScriptRunner.scriptThread" for thread in threading.enumerate())


def count_uploaded_bytes() -> int:
    """What the files take that readers have sent and no page has read yet."""
    stats = runtime.get_instance().uploaded_file_mgr.get_stats()
    return sum(stat.byte_length for group in stats.values() for stat in group)  # type: ignore[attr-defined]

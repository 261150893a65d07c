"""The scripts and styles of the front end, compressed once and kept, so that a slow line needs no proxy.

Streamlit sends its scripts as they are: 2.3 MB until a first word is read.
"""

from __future__ import annotations

import gzip
import os
import re
import secrets
from importlib.metadata import version
from mimetypes import guess_type
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from dashboard.settings import Settings

_COMPRESSIBLE = {".js", ".css", ".json", ".svg", ".html", ".txt", ".map", ".ttf"}
_ENDINGS = {"br": ".br", "gzip": ".gz"}
# A name, and a weight above zero.
_ACCEPTED = re.compile(r"([\w*-]+)(?:\s*;\s*q=(?!0(?:\.0*)?$)[\d.]+)?", re.ASCII | re.IGNORECASE)
_BROTLI_LEVEL, _GZIP_LEVEL = 9, 9
_FOR_A_YEAR = "public, immutable, max-age=31536000"
_FOR_A_DAY = "public, max-age=86400"


class Files:
    """The files below a folder. `is_hashed`: their names change with their content."""

    def __init__(self, folder: Path, settings: Settings, *, is_hashed: bool) -> None:
        self._folder = folder.resolve()
        self._kept = (
            settings.cache_folder / "compressed" / (f"streamlit-{version('streamlit')}" if is_hashed else "own")
        )
        self._cache_control = _FOR_A_YEAR if is_hashed else _FOR_A_DAY

    async def answer(self, request: Request, name: str) -> Response:
        """The file of that name below the folder, or 404."""
        path = self._find(name)
        if path is None:
            return PlainTextResponse("There is no such file.", 404)
        headers = {"Cache-Control": self._cache_control, "Vary": "Accept-Encoding"}
        kind = guess_type(path.name)[0] or "application/octet-stream"
        coding = choose_coding(request.headers.get("accept-encoding", ""))
        if coding and path.suffix in _COMPRESSIBLE and "range" not in request.headers:
            compressed = await run_in_threadpool(self._compress, path, coding)
            if compressed is not None:
                return FileResponse(compressed, headers={**headers, "Content-Encoding": coding}, media_type=kind)
        return FileResponse(path, headers=headers, media_type=kind)

    def _find(self, name: str) -> Path | None:
        try:
            path = (self._folder / name).resolve()
            return path if path.is_relative_to(self._folder) and path.is_file() else None
        except (OSError, ValueError):  # too long, or a NUL in it
            return None

    def _compress(self, path: Path, coding: str) -> Path | None:
        """The compressed file, made where it is missing or older; None where the cache folder cannot be written."""
        state = path.stat()
        kept = self._kept / f"{path.name}-{state.st_size}-{state.st_mtime_ns}{_ENDINGS[coding]}"
        if kept.exists():
            return kept
        aside = kept.with_name(f"{kept.name}.{os.getpid()}-{secrets.token_hex(4)}")
        try:
            self._kept.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(compress(path.read_bytes(), coding))
            aside.replace(kept)
        except OSError:
            return None
        return kept


def choose_coding(accepted: str) -> str:
    """The better of the codings that the browser takes; "" where it takes neither."""
    return next((coding for coding in _ENDINGS if accepts(accepted, coding)), "")


def accepts(accepted: str, coding: str) -> bool:
    """Whether the header Accept-Encoding takes the coding."""
    names = (match[1].lower() for part in accepted.split(",") if (match := _ACCEPTED.fullmatch(part.strip())))
    return coding in names


def compress(content: bytes, coding: str) -> bytes:
    """The content in that coding. Arrow knows Brotli, which Python does not."""
    if coding == "br":
        import pyarrow as pa  # noqa: PLC0415 - the server is to be there at once

        compressed: bytes = pa.Codec("brotli", compression_level=_BROTLI_LEVEL).compress(content, asbytes=True)
        return compressed
    return gzip.compress(content, _GZIP_LEVEL, mtime=0)

"""The confined process that does one task on one file: it can open no file, reach no network, and start no program.

It is forked from a process that has imported this module, since a confined process can import nothing.
"""

from __future__ import annotations

import codecs
import gc
import json
import os
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from dashboard.engine.sandbox import confinement, framing
from dashboard.errors import FileError, MusterError, QuestionError
from dashboard.exports.dossier_zip import read_dossier as read_zip
from dashboard.importing.apply import apply_recipe
from dashboard.importing.dossier_zip import is_dossier, read_dossier
from dashboard.importing.forms.encodings import ENCODINGS
from dashboard.importing.forms.parquet_file import load_zones
from dashboard.importing.forms.reading import read_tables
from dashboard.importing.known import Known
from dashboard.importing.known_files import describe_folder
from dashboard.importing.limits import Limits
from dashboard.importing.pairing import pair_recipe
from dashboard.importing.plain import (
    Plain,
    pack_reading,
    pack_recipe,
    pack_rows,
    pack_table,
    unpack_reading,
    unpack_table,
)
from dashboard.importing.recipe import Column, Recipe
from dashboard.importing.shape import has_numbers
from dashboard.importing.values.countries import load_names
from dashboard.importing.values.dates import load_months

_MAX_REQUEST_BYTES = 100_000


def preload(limits: Mapping[str, Any]) -> None:
    """What is loaded at its first use only, before the fork."""
    for encoding in (*ENCODINGS, "utf_8_sig", "cp437", "ascii"):
        codecs.lookup(encoding)
    load_names()
    load_months()
    load_zones()


def serve(channel: int, limits: Mapping[str, Any], preloaded: None = None) -> NoReturn:
    """Reads one request and one file from the socket `channel`, answers, and ends the process.

    `limits` are those of `Limits`.
    """
    try:
        _serve_request(channel, Limits(**limits))
    finally:
        os._exit(0)


def _serve_request(channel: int, limits: Limits) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    confinement.prefer_for_oom_kill()
    confinement.use_one_arena()
    confinement.limit_resources(limits.memory_megabytes, limits.seconds, 1)
    confinement.drop_privileges()
    confinement.exit_with_peer(channel)
    gc.disable()  # the process ends with its one task: looking for what may be freed takes a fifth of its time
    request = json.loads(framing.receive(channel, _MAX_REQUEST_BYTES))
    data = bytes(framing.receive(channel, limits.most_transferred))
    more = bytes(framing.receive(channel, limits.file_bytes))
    try:
        answer = TASKS[request["task"]](data, more, limits, **request["options"])
    except MusterError as error:
        answer = {"refused": str(error), "is_question": isinstance(error, QuestionError)}
    except (MemoryError, RecursionError):
        answer = {"limit": "memory"}
    except Exception:  # a fault of the code; its words may hold cells, so none of them go on
        answer = {"limit": "fault"}
    framing.send_json(channel, answer)


def _read(data: bytes, beside: bytes, limits: Limits, **options: Any) -> Plain:
    tables = read_tables(data, limits, beside=beside, **options)
    return {"tables": [{**pack_table(table), "has_numbers": has_numbers(table)} for table in tables]}


def _open(data: bytes, _: bytes, limits: Limits) -> Plain:
    opened = read_zip(data)
    own = opened.own
    tables = {name: pack_rows(rows) for name, rows in own.tables.items()}
    about = {"beside": own.beside, "name": own.name, "package": own.package, "files": own.files}
    return {"tables": tables, "recipe": opened.recipe, **about}


def _interpret(data: bytes, recipe_text: bytes, limits: Limits) -> Plain:
    request = json.loads(data)
    tables = [unpack_table(table) for table in request["tables"]]
    if is_dossier(tables):
        return {"recipe": None, "reading": pack_reading(read_dossier(tables)), "error": ""}
    dossier, (table,) = request["dossier"], tables
    known = describe_folder(unpack_reading(dossier)) if dossier else Known()
    if recipe_text:
        recipe = Recipe.from_json(recipe_text)
    else:
        recipe = pair_recipe(table, known, request["chosen"], [Column(**one) for one in request["earlier"]])
    answer: Plain = {"recipe": pack_recipe(recipe), "reading": None, "error": ""}
    try:
        answer["reading"] = pack_reading(apply_recipe(table, recipe, known, limits.figures))
    except (FileError, QuestionError) as error:
        if recipe_text:
            raise
        answer["error"] = str(error)
    return answer


TASKS: Mapping[str, Callable[..., Plain]] = {"read": _read, "open": _open, "interpret": _interpret}

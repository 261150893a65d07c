"""How soon a server answers after its start, with the warehouse built and the files in the page cache."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from tests.bench.report import Aim, Row
from tests.bench.servers import BARE, MUSTER, MUSTER_ALONE, serving
from tests.bench.visitor import visiting

AIM = Aim(1.3)


def measure(scratch: Path, times: int) -> list[Row]:
    """Starts each server `times` times, in turn, after one start of each that does not count."""
    names = (MUSTER, BARE, MUSTER_ALONE)
    first_byte: dict[str, list[float]] = {name: [] for name in names}
    first_page: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(times + 1):
        for name in names:
            with serving(name, scratch) as server:
                if turn:
                    first_byte[name].append(server.first_byte_seconds)
                asyncio.run(_visit(server.address))
                if turn:
                    first_page[name].append(time.perf_counter() - server.started)
    return [
        Row("start-up to first byte, warm", "s", first_byte[MUSTER], first_byte[BARE], AIM),
        Row("… by `streamlit run` alone", "s", first_byte[MUSTER_ALONE], first_byte[BARE]),
        Row("… until a first visitor has the page", "s", first_page[MUSTER], first_page[BARE]),
    ]


async def _visit(address: str) -> None:
    async with visiting(address):
        pass

"""How much memory an idle server holds, and how much an open session adds."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from itertools import pairwise

from tests.bench.report import Aim, Row
from tests.bench.servers import BARE, MUSTER, Memory, Server
from tests.bench.visitor import visiting

IDLE = Aim(250, is_ratio=False)
FEW, MANY = 10, 60


def measure(servers: Sequence[Server]) -> list[Row]:
    """Reads each server at rest, then with few sessions and with many: between those two, only sessions differ."""
    idle: dict[str, Memory] = {}
    a_session: dict[str, float] = {}
    for server in servers:
        asyncio.run(_open(server, [1]))
        server.settle()
        idle[server.name] = server.memory()
        few, many = asyncio.run(_open(server, [FEW, MANY]))
        a_session[server.name] = (many.private - few.private) / (MANY - FEW)
    return [
        Row("memory of the idle server, resident", "MB", [idle[MUSTER].resident], [idle[BARE].resident], IDLE),
        Row("… of it private", "MB", [idle[MUSTER].private], [idle[BARE].private]),
        Row("memory of an open session", "MB", [a_session[MUSTER]], [a_session[BARE]]),
    ]


async def _open(server: Server, counts: Sequence[int]) -> list[Memory]:
    """The server's memory while so many visitors, then so many, have the page open and do nothing."""
    read = []
    async with AsyncExitStack() as stack:
        for before, count in pairwise([0, *counts]):
            for _ in range(count - before):
                await stack.enter_async_context(visiting(server.address))
            server.settle()
            read.append(server.memory())
    return read

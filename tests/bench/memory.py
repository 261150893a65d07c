"""How much memory an idle server holds, and how much an open session adds."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack

from tests.bench.report import Aim, Row
from tests.bench.servers import BARE, MUSTER, Memory, Server
from tests.bench.visitor import visiting

IDLE = Aim(250, is_ratio=False)
SESSIONS = 20


def measure(servers: Sequence[Server]) -> list[Row]:
    """Reads each server at rest, then with twenty sessions more."""
    idle: dict[str, Memory] = {}
    a_session: dict[str, float] = {}
    for server in servers:
        asyncio.run(_open(server, 1))
        idle[server.name] = server.memory()
        busy = asyncio.run(_open(server, SESSIONS))
        a_session[server.name] = (busy.private - idle[server.name].private) / SESSIONS
    return [
        Row("memory of the idle server, resident", "MB", [idle[MUSTER].resident], [idle[BARE].resident], IDLE),
        Row("… of it private", "MB", [idle[MUSTER].private], [idle[BARE].private]),
        Row("memory of an open session", "MB", [a_session[MUSTER]], [a_session[BARE]]),
    ]


async def _open(server: Server, count: int) -> Memory:
    """The server's memory while that many visitors have the page open and do nothing."""
    async with AsyncExitStack() as doors:
        for _ in range(count):
            await doors.enter_async_context(visiting(server.address))
        server.settle()
        return server.memory()

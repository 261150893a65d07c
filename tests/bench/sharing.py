"""A link that is passed on: 1, 10 and 50 sessions open it at once, and then each changes a filter now and again.

The link is that of "Who says what" with measure, day and comparison; beside it stands a bare page of the same shape.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from datetime import date
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from tests.bench.report import Row, quantile
from tests.bench.servers import BARE_VIEW, MUSTER, BenchError, Server, serving
from tests.bench.visitor import Visitor, days, visiting

ROUNDS = {1: 10, 10: 3, 50: 2}  # sessions → how often they come
CHANGES = 2
LONGEST_PAUSE_SECONDS = 5.0
PATIENCE_SECONDS = 120.0
PAGE = "by-source"
VIEW = {"dossier": "russian-armed-forces", "subject": "RUS", "measure": "killed", "compare_with": "sergei-shoigu"}
_SHARES = (("p50", 0.5), ("p95", 0.95))


def measure(scratch: Path, is_quick: bool, say: Callable[[str], None]) -> list[Row]:
    """Both servers in turn, level by level; a quick run lets each level come once."""
    rows: list[Row] = []
    with serving(MUSTER, scratch) as muster, serving(BARE_VIEW, scratch) as bare:
        chosen: dict[str, Iterator[date]] = {server.name: days(series=1) for server in (muster, bare)}
        for server in (muster, bare):  # the first visitor waits for imports, which is another measure's business
            asyncio.run(_round(server, 1, chosen[server.name]))
        for sessions, rounds in ROUNDS.items():
            say(f"sharing: {sessions} session{'' if sessions == 1 else 's'}")
            waits = {
                server.name: [
                    asyncio.run(_round(server, sessions, chosen[server.name])) for _ in range(1 if is_quick else rounds)
                ]
                for server in (muster, bare)
            }
            rows += _rows(sessions, waits)
    return rows


def _rows(sessions: int, waits: dict[str, list[tuple[list[float], list[float]]]]) -> list[Row]:
    """One row per kind of wait and quantile; each side holds that quantile over all rounds."""
    rows = []
    for kind, what in enumerate(("opening the link", "change of filter")):
        samples = {name: [wait for one in rounds for wait in one[kind]] for name, rounds in waits.items()}
        for label, share in _SHARES:
            muster, bare = ([quantile(samples[name], share)] for name in (MUSTER, BARE_VIEW))
            rows.append(Row(f"{what}, {sessions} at once, {label}", "ms", muster, bare))
    return rows


async def _round(server: Server, sessions: int, chosen: Iterator[date]) -> tuple[list[float], list[float]]:
    """So many visitors come, act, and go; the milliseconds that each opening took, and each change."""
    server.settle()
    chance = random.Random(sessions)  # noqa: S311
    opened: list[float] = []
    changed: list[float] = []
    try:
        async with asyncio.timeout(PATIENCE_SECONDS), AsyncExitStack() as stack:
            link = urlencode(VIEW | {"known_on": next(chosen).isoformat()})
            visitors = await asyncio.gather(*(_open(server, link, stack, opened) for _ in range(sessions)))
            for visitor in visitors:
                await visitor.open_filters()
            plans = [_plan(chosen, chance) for _ in visitors]
            await asyncio.gather(*(_act(*pair, changed) for pair in zip(visitors, plans, strict=True)))
    except TimeoutError:
        raise BenchError(f"{sessions} sessions of {server.name} take more than {PATIENCE_SECONDS:g} seconds.") from None
    return opened, changed


async def _open(server: Server, link: str, stack: AsyncExitStack, waits: list[float]) -> Visitor:
    began = time.perf_counter()
    visitor = await stack.enter_async_context(visiting(server.address, link, PAGE if server.name == MUSTER else ""))
    waits.append((time.perf_counter() - began) * 1000)
    return visitor


def _plan(chosen: Iterator[date], chance: random.Random) -> list[tuple[float, date]]:
    """What a visitor will do: the pause before each change, and the day then chosen."""
    return [(chance.uniform(0, LONGEST_PAUSE_SECONDS), day) for day in islice(chosen, CHANGES)]


async def _act(visitor: Visitor, plan: Sequence[tuple[float, date]], waits: list[float]) -> None:
    for pause, day in plan:
        await asyncio.sleep(pause)
        began = time.perf_counter()
        await visitor.change_known_on(day)
        waits.append((time.perf_counter() - began) * 1000)

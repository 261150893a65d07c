"""The server of the Model Context Protocol: the official SDK with the tools of this package."""

from __future__ import annotations

import functools
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import anyio.to_thread
from mcp.server.fastmcp import FastMCP
from mcp.server.fastmcp.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from pydantic import ValidationError

from dashboard.assistants import tools
from dashboard.errors import MusterError
from dashboard.figures.display import join_names
from dashboard.settings import hide_folders

_TOOLS: tuple[Callable[..., str], ...] = (
    tools.list_topics,
    tools.search_figures,
    tools.get_figure,
    tools.list_questions,
    tools.ask,
    tools.check_text,
    tools.run_sql,
    tools.read_codebook,
)

_RESOURCES: Mapping[str, Callable[..., str]] = {
    "muster://codebook": tools.read_codebook_of_first,
    "muster://figures/{dossier}/{figure_id}": tools.read_figure,
}


_log = logging.getLogger(__name__)


class _Server(FastMCP):
    """Says what is wrong in a sentence of ours, where the SDK would give several lines of its own."""

    async def call_tool(self, name: str, arguments: dict[str, Any]) -> Any:
        """The result of a tool. Raises ToolError, also where it is given more than it takes, which would not count."""
        taken = {tool.name: tool.inputSchema.get("properties", {}) for tool in await self.list_tools()}
        if unknown := [each for each in arguments if name in taken and each not in taken[name]]:
            known = join_names(list(taken[name])) or "nothing"
            raise ToolError(f"{name} does not take “{unknown[0][:100]}”. It takes {known}.")
        try:
            return await super().call_tool(name, arguments)
        except ToolError as error:
            if error.__cause__ is None:
                raise
            raise ToolError(_explain(name, error.__cause__)) from None


def _explain(tool: str, cause: BaseException) -> str:
    if isinstance(cause, ToolError):
        return str(cause)
    if isinstance(cause, ValidationError):
        wrong = cause.errors()[0]
        place = ".".join(map(str, wrong["loc"][:2]))
        problem = "is missing" if wrong["type"] == "missing" else f"is of a type that {tool} does not take"
        return f"“{place}” {problem}. The schema of {tool} says what it takes."
    _log.error("The tool %s failed", tool, exc_info=cause)
    return "Muster failed at this request, and the error is in its log. Try a simpler one."


_Work = Callable[[], str]


async def _run_in_thread(work: _Work) -> str:
    return await anyio.to_thread.run_sync(work, abandon_on_cancel=True)


def build_server(run_aside: Callable[[_Work], Awaitable[str]] = _run_in_thread) -> FastMCP:
    """The server, to be run over stdio or HTTP. `run_aside` makes an answer while others are answered."""
    server = _Server(
        "Muster",
        instructions=tools.INSTRUCTIONS,
        stateless_http=True,
        json_response=True,
        streamable_http_path="/",
        log_level="WARNING",
        # Muster has no accounts and nothing to write; a proxy gives it names that it does not know.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    read_only = ToolAnnotations(readOnlyHint=True, idempotentHint=True, openWorldHint=False)
    for tool in _TOOLS:
        server.add_tool(_aside(tool, run_aside), annotations=read_only, structured_output=False)
    for address, read in _RESOURCES.items():
        server.resource(address, mime_type="application/json")(_aside(read, run_aside))
    return server


def _aside(tool: Callable[..., str], run_aside: Callable[[_Work], Awaitable[str]]) -> Callable[..., object]:
    """The tool, run aside; what is wrong is one sentence for the assistant."""

    @functools.wraps(tool)
    async def run(**parameters: object) -> str:
        try:
            return await run_aside(functools.partial(tool, **parameters))
        except MusterError as error:
            raise ToolError(hide_folders(error)) from None

    return run

"""The server of the Model Context Protocol: the official SDK with the tools of this room."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping

import anyio.to_thread
from mcp.server.fastmcp import FastMCP
from mcp.server.fastmcp.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations

from dashboard.assistants import tools
from dashboard.errors import MusterError
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


def build_server(limit: anyio.CapacityLimiter | None = None) -> FastMCP:
    """The server, to be run over stdio or HTTP. `limit`: how many answers are made at the same time."""
    server = FastMCP(
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
        server.add_tool(_run_aside(tool, limit), annotations=read_only, structured_output=False)
    for address, read in _RESOURCES.items():
        server.resource(address, mime_type="application/json")(_run_aside(read, limit))
    return server


def _run_aside(tool: Callable[..., str], limit: anyio.CapacityLimiter | None) -> Callable[..., object]:
    """The tool in a thread, so that others are answered meanwhile; what is wrong is one sentence for the assistant."""

    @functools.wraps(tool)
    async def run(**parameters: object) -> str:
        try:
            return await anyio.to_thread.run_sync(
                functools.partial(tool, **parameters), limiter=limit, abandon_on_cancel=True
            )
        except MusterError as error:
            raise ToolError(hide_folders(error)) from None

    return run

"""Listens and answers until it is stopped."""

from __future__ import annotations

import socket

import uvicorn

from dashboard.server.application import build_application
from dashboard.server.capacity import raise_file_limit
from dashboard.server.http_connection import HttpConnection
from dashboard.server.message_batches import batch_messages
from dashboard.server.page_connection import PageConnection
from dashboard.server.preview import warm_up
from dashboard.server.quiet_log import drop_repeated_lines
from dashboard.server.streamlit_parts import read_variables, set_largest_upload
from dashboard.settings import settings

# The longest message that a page sends is its state with the text of the SQL editor.
_MESSAGE_BYTES = 2 << 20
_ADDRESS_BYTES = 64 << 10
# As many connections are taken in one go, before the first of them is counted.
_BACKLOG = 50


def main(port: int) -> None:
    """Listens on loopback only; a proxy on this machine is believed when it says who asks."""
    drop_repeated_lines()
    raise_file_limit()
    read_variables()
    set_largest_upload(settings.import_megabytes)
    if settings.batch_messages:
        batch_messages()
    config = uvicorn.Config(
        build_application(),
        host="127.0.0.1",
        port=port,
        backlog=_BACKLOG,
        http=HttpConnection,
        h11_max_incomplete_event_size=_ADDRESS_BYTES,
        ws=PageConnection if settings.batch_messages else "websockets-sansio",
        ws_max_size=_MESSAGE_BYTES,
        ws_ping_interval=30,
        ws_ping_timeout=30,
        ws_per_message_deflate=True,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1",
        server_header=False,
        access_log=False,
        log_config=None,
    )
    _Server(config).run()


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Gets ready for the first page once it listens."""
        await super().startup(sockets)
        warm_up()

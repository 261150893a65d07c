"""Under a limit of 1,024 file descriptors, hundreds of idle connections keep nobody from a page, and fill no log."""

from __future__ import annotations

import json
import os
import socket
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import free_port, is_answered, running, until, wait_for

FILES, HELD = 1024, 300


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the log of a server that may open no more files."""
    port, log = free_port(), tmp_path_factory.mktemp("sockets") / "log.txt"
    address = f"http://127.0.0.1:{port}"
    command = ["sh", "-c", f"ulimit -n {FILES} && exec '{sys.executable}' -m dashboard run"]
    with running(command, log, os.environ | {"STREAMLIT_SERVER_PORT": str(port)}) as server:
        wait_for(address, server, log)
        until(partial(is_answered, f"{address}/ready"))
        yield address, log


def open_socket(address: str) -> socket.socket:
    where = urlsplit(address)
    return socket.create_connection((where.hostname, where.port), timeout=60)


def open_page(address: str, origin: str = "") -> tuple[int, socket.socket]:
    """The status that a websocket is answered with, and the websocket."""
    opened = open_socket(address)
    lines = [
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {urlsplit(address).netloc}",
        f"Origin: {origin or address}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: MDEyMzQ1Njc4OUFCQ0RFRg==",
        "Sec-WebSocket-Protocol: streamlit",
    ]
    opened.sendall("\r\n".join([*lines, "", ""]).encode())
    return int(opened.recv(4096).split()[1]), opened


def send_half(address: str) -> socket.socket:
    """A request whose message never arrives."""
    opened = open_socket(address)
    opened.sendall(
        f"POST /api/v1/sql HTTP/1.1\r\nHost: {urlsplit(address).netloc}\r\nContent-Length: 99\r\n\r\n{{".encode()
    )
    return opened


@pytest.mark.parametrize(
    "hold", [open_socket, lambda address: open_page(address)[1], send_half], ids=["sockets", "pages", "halves"]
)
def test_pages_open_beside_idle_connections(served: tuple[str, Path], hold: Callable[[str], socket.socket]) -> None:
    address, log = served
    with ExitStack() as stack:
        for _ in range(HELD):
            stack.enter_context(hold(address))
        for _ in range(3):
            assert urllib.request.urlopen(f"{address}/figures", timeout=60).status == 200
            with urllib.request.urlopen(f"{address}/ready", timeout=60) as answer:
                state = json.load(answer)
            assert state["status"] == "ready"
            assert state["open_pages"] <= state["most_open_pages"] < FILES / 4
            status, page = open_page(address)
            stack.enter_context(page)
            assert status == 101
    assert len(log.read_text().splitlines()) < 30


def test_another_site_opens_no_page(served: tuple[str, Path]) -> None:
    status, page = open_page(served[0], "http://localhost:3000")
    page.close()
    assert status == 403

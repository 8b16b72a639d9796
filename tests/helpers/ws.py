"""Sockets in tests: straight to the application, or over the network to a real server in a thread of this process."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import uvicorn
from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from websockets.sync.client import connect as connect_to_server

from exchange.realtime.asgi import application
from exchange.realtime.hub import hub as hub_of_the_process
from tests.helpers.server import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator

    from django.test import Client

HOST = "testserver"


def with_hub(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Run an async test in an own loop and thread, beside a started hub (the test's fixture `hub`, or the process's).

    Playwright, once it was used, keeps a loop in the main thread, and no other can run there.
    """

    async def run(**fixtures: Any) -> None:
        hub = fixtures.get("hub", hub_of_the_process)
        hub.start()
        try:
            await test(**fixtures)
        finally:
            await hub.stop()

    @functools.wraps(test)
    def in_thread(**fixtures: Any) -> None:
        with ThreadPoolExecutor(1) as executor:
            executor.submit(lambda: asyncio.run(run(**fixtures))).result()

    return in_thread


def address_of(thread: Any) -> str:
    return f"/ws/threads/{getattr(thread, 'public_id', thread)}/"


def cookie_of(client: Client) -> str:
    morsel = client.cookies.get(settings.SESSION_COOKIE_NAME)
    return f"{settings.SESSION_COOKIE_NAME}={morsel.value}" if morsel else ""


class Socket(ApplicationCommunicator):
    """A socket of the application without a network. channels.testing has the same but wants daphne on import."""

    def __init__(self, path: str, *, client: Client | None = None, origin: str = f"http://{HOST}", host: str = HOST) -> None:
        headers = [(b"host", host.encode())]
        if origin:
            headers.append((b"origin", origin.encode()))
        if client is not None:
            headers.append((b"cookie", cookie_of(client).encode()))
        super().__init__(application, {"type": "websocket", "path": path, "query_string": b"", "headers": headers, "subprotocols": []})

    async def open(self) -> int:
        """0 when it was accepted, otherwise the code that it was refused with."""
        await self.send_input({"type": "websocket.connect"})
        answer = await self.receive_output(5)
        return 0 if answer["type"] == "websocket.accept" else int(answer["code"])

    async def hint(self, timeout: float = 5) -> int:
        """The thread's next number; that the person's notices have changed may be said in between."""
        content: dict[str, Any] = {"type": "notices"}
        while content == {"type": "notices"}:
            message = await self.receive_output(timeout)
            assert message["type"] == "websocket.send", message
            content = json.loads(message["text"])
        assert set(content) == {"type", "seq"}
        assert content["type"] == "hint"
        return int(content["seq"])

    async def closing_code(self, timeout: float = 5) -> int:
        while (message := await self.receive_output(timeout))["type"] == "websocket.send":
            pass
        return int(message["code"])

    async def leave(self) -> None:
        await self.send_input({"type": "websocket.disconnect", "code": 1001})
        with contextlib.suppress(asyncio.CancelledError):
            await self.wait(5)


@contextlib.asynccontextmanager
async def opened(path: str, **arguments: Any) -> AsyncIterator[Socket]:
    """An accepted socket that is left at the end."""
    socket = Socket(path, **arguments)
    assert await socket.open() == 0
    try:
        yield socket
    finally:
        await socket.leave()


class RunningServer:
    """uvicorn as the platform starts it, on the test's own database."""

    def __init__(self) -> None:
        self.port = free_port()
        config = uvicorn.Config(
            application,
            host="127.0.0.1",
            port=self.port,
            lifespan="on",
            log_config=None,
            access_log=False,
            ws="exchange.realtime.protocol:PageSocket",
            ws_per_message_deflate=False,
            ws_max_size=16 * 1024,
            ws_ping_interval=25,
            ws_ping_timeout=60,
            timeout_graceful_shutdown=5,
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, name="uvicorn", daemon=True)

    def connect(self, thread: Any, client: Client | None = None, *, origin: Any = "") -> Any:
        """A socket of the `websockets` library; a refusal raises its InvalidStatus."""
        host = f"localhost:{self.port}"
        headers = {"Cookie": cookie_of(client)} if client else {}
        return connect_to_server(
            f"ws://{host}{address_of(thread)}", origin=origin or f"http://{host}", additional_headers=headers, ping_interval=None
        )


@contextlib.contextmanager
def running_server() -> Iterator[RunningServer]:
    running = RunningServer()
    running.thread.start()
    deadline = time.monotonic() + 20
    while not running.server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    assert running.server.started
    try:
        yield running
    finally:
        running.server.should_exit = True
        running.thread.join(20)

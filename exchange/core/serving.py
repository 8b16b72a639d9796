"""The one-process server: what is missing in its data folder is made first, then uvicorn answers pages and sockets."""

import errno
import shutil
import signal
import socket
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from exchange import env
from exchange.core.backup.databases import own_database
from exchange.core.data_folder import InUse

if TYPE_CHECKING:
    from collections.abc import Iterator

Say = Callable[[str], None]


@contextmanager
def timed(say: Say, name: str) -> "Iterator[None]":
    start = time.monotonic()
    say(f"· {name} …")
    yield
    say(f"✓ {name} ({time.monotonic() - start:.1f} s)")


def stop_on_signals() -> None:
    """SIGTERM ends the process as Ctrl-C does; a process that was started in the background ignores the latter at first."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
        signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    """Python swallows what is raised inside a finaliser, so it is raised again until `stopped` is called."""
    signal.setitimer(signal.ITIMER_REAL, 1)
    raise KeyboardInterrupt


def stopped() -> None:
    """The signal was heard."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def advice(error: Exception, port: int) -> str:
    """One line and the way out for what machines really have; nothing for a fault of ours."""
    if isinstance(error, (ImproperlyConfigured, InUse)):
        return str(error)
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return f"Port {port} is taken. Choose another with --port."
    if number == errno.ENOSPC or "disk is full" in str(error):
        return f"The disk of {settings.DATA_DIR} is full. Free some space and start again; it goes on where it stopped."
    if number in (errno.EACCES, errno.EROFS) or "readonly database" in str(error) or "unable to open database" in str(error):
        return f"{settings.DATA_DIR} cannot be written. Choose another folder (EXCHANGE_DATA_DIR) or mend its rights."
    return ""


def forget_everything(data: Path) -> None:
    """Empty the data folder of a demo, and nothing else: it must look like one."""
    known = {
        "db.sqlite3",
        "db.sqlite3-wal",
        "db.sqlite3-shm",
        "db.sqlite3.next",
        "media",
        "private",
        "search",
        "mail",
        "demo-ready",
        "server.log",
    }
    for path in data.iterdir() if data.is_dir() else ():
        if path.name in known:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def prepare_database(say: Say) -> None:
    """Migrate and set the network up when that is not done yet."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        with timed(say, "database"), _put_in_place_when_whole():
            call_command("migrate", verbosity=0, interactive=False)
    connection.close()


@contextmanager
def _put_in_place_when_whole() -> "Iterator[None]":
    """Work on a copy of an SQLite file. Some migrations are noted as done only after their own transaction: who is killed between
    the two could never go on. Other databases are migrated by the operator's command (docs/deploy.md)."""
    if connection.vendor != "sqlite":
        yield
        return
    name = connection.settings_dict["NAME"]
    file = Path(name)
    copy = file.with_name(f"{file.name}.next")
    for left_behind in file.parent.glob(f"{copy.name}*"):
        left_behind.unlink()
    connection.close()
    if file.exists():
        own_database().dump(copy)
    connection.settings_dict["NAME"] = str(copy)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name
    copy.replace(file)


def prepare_demo(say: Say, data: Path) -> None:
    """Load the network's data once; the mark is written last, so a broken-off load is taken up again."""
    mark = data / "demo-ready"
    if mark.exists():
        return
    with timed(say, "trees, roles and vocabularies"):
        call_command("setup_network", verbosity=0)
    with timed(say, "the network's data"):
        call_command("load_demo", verbosity=0)
    with timed(say, "search index"):
        call_command("search_rebuild", verbosity=0)
    mark.write_text("ready\n")


class AnnouncedServer(uvicorn.Server):
    """Tells when it really answers."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self.announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if not self.should_exit:
            self.announce()


def listening_sockets(port: int) -> list[socket.socket]:
    """Loopback in both families, as far as the machine has them: browsers resolve localhost to either."""
    found: list[socket.socket] = []
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            # Only of a socket that says it speaks TCP does asyncio turn Nagle's delay off: 40 ms an answer.
            listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((address, port))
        except OSError:
            if family == socket.AF_INET:
                raise
            continue
        listener.set_inheritable(True)
        found.append(listener)
    return found


def serve(port: int, announce: Callable[[], None]) -> None:
    """Answer until SIGTERM or Ctrl-C."""
    config = uvicorn.Config(
        "exchange.asgi:application",
        lifespan="on",
        log_level=env.text("LOG_LEVEL").lower(),
        access_log=False,
        log_config=None,
        ws="exchange.realtime.protocol:PageSocket",
        ws_per_message_deflate=False,
        ws_max_size=16 * 1024,
        ws_ping_interval=25,
        ws_ping_timeout=60,
        timeout_graceful_shutdown=5,
        proxy_headers=False,
    )
    server = AnnouncedServer(config, announce)
    server.run(sockets=listening_sockets(port))

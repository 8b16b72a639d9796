"""A data folder with the network's data loaded and indexed, made once for a state of the sources and copied for who changes it."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
from typing import TYPE_CHECKING

from tests.helpers.database import KEPT, ROOT, SqliteTemplate, digest_of_schema
from tests.helpers.host import run
from tests.helpers.server import Server, copy_of

if TYPE_CHECKING:
    from pathlib import Path

# One process instead of four: starting takes as long as the work.
_MAKE = """
from django.core.management import call_command
for command in ("migrate", "setup_network", "load_demo", "search_rebuild"):
    call_command(command)
"""
ROOMS = ("exchange", "practices", "stakeholder_groups", "search")


def begin_migrated(data: Path) -> None:
    """Spares a new data folder most of its migrations, where this run has migrated a database already."""
    kept = SqliteTemplate("alone").kept
    if kept.exists():
        shutil.copyfile(kept, data / "db.sqlite3")


def loaded_folder() -> Path:
    """The kept folder; whoever asks first makes it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    folder = KEPT / f"network-{_digest()}"
    with (KEPT / "network.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            for old in KEPT.glob("network-*"):
                shutil.rmtree(old)
            _load(folder)
    return folder


def _digest() -> str:
    digest = hashlib.sha256(digest_of_schema().encode())
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _load(folder: Path) -> None:
    half = folder.with_name("half-made")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir()
    server = Server(half)
    begin_migrated(half)
    # The embedded index, also where a cluster is tried: a server on the folder finds its own or makes it.
    done = run(server.environment | {"ELASTICSEARCH_URL": ""}, ["shell", "-v0", "-c", _MAKE])
    if done.returncode:
        raise RuntimeError(f"{done.stdout[-1000:]}{done.stderr[-3000:]}")
    half.rename(folder)


def network_server(target: Path) -> Server:
    """A server on a copy of the loaded folder, where signing in is quick; the caller stops it."""
    return Server(copy_of(loaded_folder(), target), settings="tests.helpers.quick_demo").start()

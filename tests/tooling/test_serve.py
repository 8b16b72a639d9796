"""The one-process server as a person starts and stops it."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from exchange.core.serving import listening_sockets
from tests.helpers.network import loaded_folder
from tests.helpers.server import ROOT, copy_of, free_port

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.faults


def started(data: Path, *words: str, background: bool = False) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    variables = {**kept, "EXCHANGE_DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "exchange.settings.demo"}
    # A shell starts a process in the background with SIGINT ignored.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN if background else signal.SIG_DFL)
    try:
        return subprocess.Popen(
            [sys.executable, "manage.py", "serve", *words],
            cwd=ROOT,
            env=variables,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    finally:
        signal.signal(signal.SIGINT, before)


def until(process: subprocess.Popen[str], wanted: str) -> str:
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if wanted in line:
            return said
    raise AssertionError(said)


@pytest.mark.parametrize(("number", "background"), [(signal.SIGTERM, False), (signal.SIGINT, True)])
def test_a_signal_ends_it_cleanly(tmp_path: Path, number: signal.Signals, background: bool) -> None:
    process = started(copy_of(loaded_folder(), tmp_path / "data"), "--port", str(free_port()), background=background)
    until(process, "Ready:")
    begun = time.monotonic()
    process.send_signal(number)
    output = process.communicate(timeout=20)[0]
    assert (process.returncode, output) == (0, "stopped\n")
    assert time.monotonic() - begun < 10


def test_a_signal_while_it_migrates_ends_it_and_the_next_start_goes_on(tmp_path: Path) -> None:
    data = tmp_path / "data"
    process = started(data, "--port", str(free_port()))
    until(process, "database …")
    time.sleep(2)
    process.send_signal(signal.SIGTERM)
    output = process.communicate(timeout=20)[0]
    assert process.returncode == 0
    assert output.endswith("stopped\n")
    process = started(data, "--port", str(free_port()))
    until(process, "Ready:")
    process.terminate()
    process.communicate(timeout=20)
    assert process.returncode == 0


def test_a_migration_that_is_killed_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    data = copy_of(loaded_folder(), tmp_path / "data")
    with closing(sqlite3.connect(data / "db.sqlite3")) as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        database.commit()
        before = database.execute("SELECT count(*) FROM django_migrations").fetchone()
    # The table of the migration is there already: it fails half-way, as if it had been killed.
    process = started(data, "--port", str(free_port()))
    assert "already exists" in process.communicate(timeout=60)[0]
    assert process.returncode != 0
    with closing(sqlite3.connect(data / "db.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM django_migrations").fetchone() == before
        database.execute("DROP TABLE django_session")
        database.commit()
    process = started(data, "--port", str(free_port()))
    until(process, "Ready:")
    process.terminate()
    process.communicate(timeout=20)
    assert not list(data.glob("*.next*"))


def test_small_answers_are_not_held_back() -> None:
    for listener in listening_sockets(free_port()):
        with listener:
            listener.listen()
            client = socket.create_connection(listener.getsockname()[:2])
            accepted, _address = listener.accept()
            with client, accepted:
                assert accepted.proto == socket.IPPROTO_TCP


DEAF = """
import os, signal, time
from exchange.core import serving
class Finalised:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.1)
serving.stop_on_signals()
try:
    Finalised()
    print("went on", flush=True)
    time.sleep(20)
except KeyboardInterrupt:
    serving.stopped()
    time.sleep(1.5)
    print("stopped")
"""


def test_a_signal_that_a_finaliser_swallows_is_heard_all_the_same() -> None:
    done = subprocess.run([sys.executable, "-c", DEAF], cwd=ROOT, capture_output=True, text=True, timeout=15, check=False)
    assert (done.returncode, done.stdout) == (0, "went on\nstopped\n")
    assert "KeyboardInterrupt" in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may make a small disk")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    data = tmp_path / "small"
    data.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(data)], capture_output=True, check=False).returncode:
        pytest.skip("NO small disk: mounting is not allowed here")
    try:
        process = started(data, "--port", str(free_port()))
        output = process.communicate(timeout=120)[0]
    finally:
        subprocess.run(["umount", "-l", str(data)], check=True)
    assert process.returncode != 0
    assert "is full. Free some space" in output
    assert "Traceback" not in output

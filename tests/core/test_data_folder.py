"""Two servers never work on one data folder; one that was killed keeps nobody out."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from exchange.core.data_folder import LOCK, InUse, kept_by_one
from tests.helpers.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLD = (
    "import fcntl, sys, time; file = open(sys.argv[1], 'a'); fcntl.flock(file, fcntl.LOCK_EX); print('held', flush=True); time.sleep(600)"
)


@contextmanager
def held_until_killed(folder: Path) -> Iterator[None]:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(folder / LOCK)], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stdout.readline() == "held\n"
        try:
            yield
        finally:
            running.kill()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="there PostgreSQL's lock lets one worker work")
def test_a_folder_is_free_again_once_its_server_was_killed(tmp_path: Path) -> None:
    with held_until_killed(tmp_path), pytest.raises(InUse), kept_by_one(tmp_path):
        pass
    with kept_by_one(tmp_path), pytest.raises(InUse), kept_by_one(tmp_path):
        pass


@pytest.mark.parametrize("words", [["serve", "--fresh", "--port", "0"], ["worker"]], ids=["serve", "worker"])
def test_a_second_one_is_refused_in_one_line_and_touches_nothing(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "db.sqlite3").touch()
    with held_until_killed(tmp_path):
        refused = Server(tmp_path).manage(*words)
    assert refused.returncode != 0
    assert f"Another server works on {tmp_path}" in refused.stderr
    assert "--data" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert (tmp_path / "db.sqlite3").exists()

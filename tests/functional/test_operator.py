"""O1: an operator starts the platform, looks at its health, backs it up, restores it elsewhere, and stops it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers.network import loaded_folder
from tests.helpers.server import ROOT, Server, copy_of, free_port

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.faults


def settled_health(base: str, *, seconds: float = 60) -> dict[str, Any]:
    """What the platform says of itself once what waited in the copied folder is done."""
    deadline = time.monotonic() + seconds
    while True:
        with urllib.request.urlopen(f"{base}/healthz", timeout=20) as answer:
            health: dict[str, Any] = json.load(answer)
        if set(health["parts"].values()) == {"well"} or time.monotonic() > deadline:
            return health
        time.sleep(0.5)


def test_one_command_starts_it_and_a_signal_stops_it(tmp_path: Path) -> None:
    data, port = copy_of(loaded_folder(), tmp_path / "data"), free_port()
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    words = [sys.executable, "dev.py", "demo", "--port", str(port), "--data", str(data)]
    process = subprocess.Popen(words, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout
    said = ""
    while f"Ready: http://localhost:{port}/" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    health = settled_health(f"http://localhost:{port}")
    assert health["well"]
    assert {"database", "assets", "search", "live", "tasks", "mail"} <= health["parts"].keys()
    assert set(health["parts"].values()) == {"well"}
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=20)[0].endswith("stopped\n")
    assert process.returncode == 0


def test_a_backup_of_the_running_platform_is_restored_elsewhere(tmp_path: Path) -> None:
    running = Server(copy_of(loaded_folder(), tmp_path / "data")).start()
    backup = tmp_path / "backup.tar.gz"
    try:
        done = running.manage("backup", str(backup))
        assert done.returncode == 0, done.stderr
    finally:
        running.stop()
    elsewhere = Server(tmp_path / "elsewhere")
    done = elsewhere.manage("restore", str(backup))
    assert done.returncode == 0, done.stderr
    done = elsewhere.manage("search_check")
    assert done.returncode == 0, done.stdout
    pictures = {path.name for path in (running.data / "media").rglob("*") if path.is_file()}
    assert {path.name for path in (elsewhere.data / "media").rglob("*") if path.is_file()} == pictures
    elsewhere.start()
    with urllib.request.urlopen(f"{elsewhere.base}/en/travelled/", timeout=20) as answer:
        assert answer.status == 200
    elsewhere.stop()
    done = elsewhere.manage("restore", str(backup))
    assert done.returncode != 0
    assert "--replace" in done.stderr

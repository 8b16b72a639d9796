"""kill -9 while an export is made: it is made again, whole and once, and nothing of the first attempt is left."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.faults.dying_exporter import POINTS
from tests.helpers.network import loaded_folder
from tests.helpers.server import ROOT, Server, copy_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.faults


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_export_is_made_again(tmp_path: Path, point: str) -> None:
    server = Server(copy_of(loaded_folder(), tmp_path / "data"))
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def worker(where: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tests.faults.dying_exporter", where]
        environment = server.environment | {"TMPDIR": str(scratch)}
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)

    died = worker(point)
    assert died.returncode == -signal.SIGKILL, died.stderr[-2000:]
    again = worker("nowhere")
    assert again.returncode == 0, again.stderr[-2000:]
    report = json.loads(again.stdout.splitlines()[-1])
    assert (report["state"], report["done"], report["notices"], report["open"]) == ("ready", True, 1, 0)
    assert report["tries"] == (1 if point == "after the row" else 2)
    (path,) = report["files"]
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert len(json.loads(archive.read("data.json"))["tables"]["posts"]) == report["posts"]
    assert list(scratch.glob("exchange-export-*")) == []

"""kill -9 while an export is made: it is made again, whole and once, and nothing of the first attempt is left."""

from __future__ import annotations

import json
import signal
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.faults.dying_exporter import POINTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.server import Server

pytestmark = pytest.mark.faults


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_export_is_made_again(beside: Server, tmp_path: Path, point: str) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    died = beside.python("tests.faults.dying_exporter", point, TMPDIR=str(scratch))
    assert died.returncode == -signal.SIGKILL, died.stderr[-2000:]
    again = beside.python("tests.faults.dying_exporter", "nowhere", TMPDIR=str(scratch))
    assert again.returncode == 0, again.stderr[-2000:]
    report = json.loads(again.stdout.splitlines()[-1])
    assert (report["state"], report["done"], report["notices"], report["open"]) == ("ready", True, 1, 0)
    assert report["tries"] == (1 if point == "after the row" else 2)
    (path,) = report["files"]
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert len(json.loads(archive.read("data.json"))["tables"]["posts"]) == report["posts"]
    assert list(scratch.glob("exchange-export-*")) == []

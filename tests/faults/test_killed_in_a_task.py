"""kill -9 in the middle of a library's task: the next worker does it."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.helpers.network import begin_migrated
from tests.helpers.server import Server

if TYPE_CHECKING:
    from pathlib import Path

WORK = """
import threading
from django_tasks_db.models import DBTaskResult
from exchange.core.worker import Worker
Worker(threading.Event()).work_once()
print(*DBTaskResult.objects.values_list("status", flat=True))
"""


@pytest.mark.faults
@pytest.mark.usefixtures("django_db_setup")
def test_a_task_that_was_under_way_is_done_after_all(tmp_path: Path) -> None:
    server, file = Server(tmp_path / "data"), tmp_path / "picture.png"
    server.data.mkdir()
    begin_migrated(server.data)
    file.touch()
    died = server.python("tests.faults.dying_task", str(file))
    assert died.returncode == -signal.SIGKILL, died.stderr[-2000:]
    assert file.exists()
    done = server.manage("shell", "-v0", "-c", WORK)
    assert done.stdout.split() == ["SUCCESSFUL"], done.stderr[-2000:]
    assert not file.exists()

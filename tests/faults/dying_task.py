"""A worker that is killed in the middle of a library's task: python -m tests.faults.dying_task FILE."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import django


def main(file: Path) -> None:
    django.setup()
    from django.core.files.storage import FileSystemStorage
    from wagtail.tasks import delete_file_from_storage_task

    from exchange.core.worker import Worker

    def dies(*arguments: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    FileSystemStorage.delete = dies
    delete_file_from_storage_task.enqueue(["django.core.files.storage.FileSystemStorage", [], {"location": str(file.parent)}], file.name)
    Worker(threading.Event()).work_once()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

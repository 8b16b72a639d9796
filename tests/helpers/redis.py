"""A Redis of the test's own, so that it may be stopped; CI's is shared by everything that runs beside.

Without a Redis server the tests that ask for it skip with one loud line; in continuous integration they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
import redis

from tests.helpers.server import free_port

if TYPE_CHECKING:
    from pathlib import Path


def redis_program() -> str:
    program = shutil.which("redis-server")
    if program is None:
        message = "NO REDIS: tests of several processes did not run (install Debian's redis-server)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return program


class OwnRedis:
    def __init__(self, folder: Path) -> None:
        program = redis_program()
        self.port = free_port()
        self.command = [program, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> OwnRedis:
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        with redis.Redis(port=self.port) as client:
            while True:
                try:
                    client.ping()
                    return self
                except redis.ConnectionError:
                    if time.monotonic() > deadline:
                        raise
                    time.sleep(0.05)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)

"""The platform as people run it: one uvicorn process on a folder of its own, with the network's data loaded once."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.helpers.host import Done, run

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """Starts, stops and kills `manage.py serve` on a data folder."""

    def __init__(self, data: Path, *, port: int | None = None, settings: str = "exchange.settings.demo", redis: str = "") -> None:
        self.data = data
        self.settings = settings
        self.redis = redis
        self.port = port or free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"}}
        own = {"EXCHANGE_DATA_DIR": str(self.data), "DJANGO_SETTINGS_MODULE": self.settings, "BASE_URL": self.base}
        return {**kept, **own, "SEARCH_INDEX_PREFIX": self.prefix, **({"REDIS_URL": self.redis} if self.redis else {})}

    @property
    def command(self) -> list[str]:
        return ["manage.py", "serve", "--port", str(self.port)]

    @property
    def prefix(self) -> str:
        """Of its indices, where a cluster is used; the same as long as the folder is."""
        return f"test-{hashlib.sha256(str(self.data).encode()).hexdigest()[:12]}"

    def start(self, *, wait: float = 120) -> Server:
        self.data.mkdir(parents=True, exist_ok=True)
        with (self.data / "server.log").open("ab") as log:
            self.process = subprocess.Popen([sys.executable, *self.command], cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + wait
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError((self.data / "server.log").read_text()[-3000:])
            try:
                with urllib.request.urlopen(f"{self.base}/healthz", timeout=5) as answer:
                    if answer.status == 200:
                        return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise TimeoutError((self.data / "server.log").read_text()[-3000:])

    def stop(self) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(30)

    def manage(self, *words: str) -> Done:
        """`manage.py WORDS` beside it."""
        return run(self.environment, list(words))

    def python(self, module: str, *words: str, **more: str) -> Done:
        """`python -m MODULE WORDS` beside it, with more variables."""
        return run(self.environment, ["-m", module, *words], **more)


class SecondProcess(Server):
    """Another process on the folder of a server that runs, as production has several: pages and sockets, no worker."""

    def __init__(self, first: Server) -> None:
        super().__init__(first.data, settings="tests.helpers.second_process", redis=first.redis)

    @property
    def command(self) -> list[str]:
        return ["-m", "uvicorn", "exchange.asgi:application", "--host", "127.0.0.1", "--port", str(self.port), "--lifespan", "on"]


def copy_of(source: Path, target: Path) -> Path:
    """A data folder of a stopped server, copied for a test that changes it."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("server.log"))
    return target

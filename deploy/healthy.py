"""Health check of a container: `healthy.py PORT` asks its web server, `healthy.py worker` looks at the worker's sign of life."""

import os
import sys
import time
import urllib.request
from pathlib import Path

OLDEST = 60


def server_is_well(port: int) -> bool:
    host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": host})
    with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
        return bool(answer.status == 200)


def worker_is_alive(data: Path) -> bool:
    return time.time() - (data / "worker-alive").stat().st_mtime < OLDEST


if __name__ == "__main__":
    (part,) = sys.argv[1:]
    well = worker_is_alive(Path(os.environ["EXCHANGE_DATA_DIR"])) if part == "worker" else server_is_well(int(part))
    sys.exit(0 if well else 1)

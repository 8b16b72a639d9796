"""docker-compose.yml and Dockerfile without a Docker engine: services, health, users, volumes, variables, commands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
import yaml

from exchange import env
from exchange.env import ROOT

pytestmark = pytest.mark.once

SERVICES = {"proxy", "setup", "web", "sockets", "worker", "postgres", "redis", "mail", "elasticsearch"}
OF_THE_PLATFORM = {"setup", "web", "sockets", "worker"}
LONG_RUNNING = SERVICES - {"setup"}
KNOWN = set(re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "env.md").read_text(), re.MULTILINE))
# By the image, by continuous integration or by the tests' machine.
SET_ELSEWHERE = {"EXCHANGE_STATIC_ROOT", "CI", "CHROMIUM"}
REQUIRED = {variable.name for variable in env.VARIABLES if variable.required_in_production}


@cache
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())  # type: ignore[no-any-return]


def service(name: str) -> dict[str, Any]:
    return compose()["services"][name]  # type: ignore[no-any-return]


def mounts(name: str) -> dict[str, str]:
    """Where each volume is seen."""
    return dict(volume.split(":", 1) for volume in service(name).get("volumes", []))


def test_these_services_and_no_others() -> None:
    assert set(compose()["services"]) == SERVICES


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_nobody_is_root_and_no_root_file_system_is_writable(name: str) -> None:
    said = service(name)
    uid, _, _gid = said["user"].partition(":")
    assert int(uid) > 0
    assert said["read_only"] is True
    assert said["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in said["security_opt"]
    assert not said.get("privileged")


@pytest.mark.parametrize("name", sorted(LONG_RUNNING))
def test_whatever_runs_has_a_health_check_and_comes_back(name: str) -> None:
    health = service(name)["healthcheck"]
    assert health["test"][0] == "CMD"
    assert {"interval", "timeout", "retries"} <= health.keys()
    assert service(name)["restart"] == "unless-stopped"


def test_health_checks_are_waited_for() -> None:
    """Who names another one that has a check waits for it, but for those that need the worker only later."""
    for name in SERVICES:
        for other, said in service(name).get("depends_on", {}).items():
            wanted = {"setup": "service_completed_successfully", "worker": "service_started"}.get(other, "service_healthy")
            assert said["condition"] == wanted, (name, other)


def test_one_cluster_for_web_sockets_and_worker_and_nothing_is_kept_in_a_container() -> None:
    for name in OF_THE_PLATFORM:
        assert service(name)["environment"]["ELASTICSEARCH_URL"] == "${ELASTICSEARCH_URL:-http://elasticsearch:9200}"
    assert service("elasticsearch")["environment"]["action.auto_create_index"] == "false"
    for name in OF_THE_PLATFORM - {"sockets"}:
        assert mounts(name)["files"] == "/data"
    assert mounts("postgres") == {"database": "/var/lib/postgresql/data"}
    used = {volume for name in SERVICES for volume in mounts(name)}
    assert used == set(compose()["volumes"])
    for name in OF_THE_PLATFORM:
        assert service(name)["environment"]["EXCHANGE_DATA_DIR"] == "/data"


def test_only_the_proxy_is_reachable_from_outside() -> None:
    published = {name: service(name)["ports"] for name in SERVICES if "ports" in service(name)}
    assert published.keys() == {"proxy", "mail"}
    assert all(port.startswith("127.0.0.1:") for port in published["mail"])


def test_variables_are_those_of_the_documentation_and_required_ones_are_asked_for() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    assert set(re.findall(r"\$\{(\w+)", text)) <= KNOWN | {"POSTGRES_PASSWORD"}
    for name in OF_THE_PLATFORM:
        variables = service(name)["environment"]
        assert variables.keys() == KNOWN - SET_ELSEWHERE
        assert {key for key in variables if re.fullmatch(rf"\$\{{{key}:(\?|-.+)\}}", variables[key])} >= REQUIRED


def test_five_values_are_asked_for_and_the_example_has_them() -> None:
    asked_for = set(re.findall(r"\$\{(\w+):\?\}", (ROOT / "docker-compose.yml").read_text()))
    assert asked_for == {"SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "DEFAULT_FROM_EMAIL", "POSTGRES_PASSWORD"}
    assert set(re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)) == asked_for


def test_sockets_hold_the_limits_that_the_one_process_server_has() -> None:
    words = service("sockets")["command"]
    after = dict(pairwise(words))
    assert after["--ws-max-size"] == "16384"
    assert after["--ws-per-message-deflate"] == "false"
    assert (after["--ws-ping-interval"], after["--ws-ping-timeout"]) == ("25", "60")
    assert service("web")["command"][:2] == ["gunicorn", "exchange.wsgi"]
    assert service("worker")["command"] == ["python", "manage.py", "worker"]
    assert "deploy" not in service("worker"), "exactly one worker"


def test_the_image_is_built_from_hashed_locks_for_a_user_without_rights() -> None:
    stages = re.split(r"^FROM ", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)[1:]
    names = [stage.splitlines()[0].rpartition(" AS ")[2] for stage in stages]
    assert names == ["front-end", "build", "app", "proxy"]
    text = dict(zip(names, stages, strict=True))
    assert "npm ci --ignore-scripts" in text["front-end"]
    assert "--require-hashes" in text["build"]
    for name in ("app", "proxy"):
        assert re.search(r"^USER (\d+):\d+$", text[name], re.MULTILINE)[1] != "0"  # type: ignore[index]
    assert {service(name)["build"]["target"] for name in OF_THE_PLATFORM} == {"app"}
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert {".env", ".git", "var", "node_modules"} <= set(ignored)


def test_the_proxy_leads_sockets_to_sockets() -> None:
    text = (ROOT / "deploy" / "Caddyfile").read_text()
    assert re.search(r"handle /ws/\* \{\s+reverse_proxy sockets:8001", text)
    assert re.search(r"handle /events/threads/\*/stream/ \{\s+reverse_proxy sockets:8001", text)
    assert re.search(r"handle \{\s+encode zstd gzip\s+reverse_proxy web:8000", text)


def test_the_client_of_docker_reads_it_too() -> None:
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        pytest.skip("NO docker compose: its own reading of docker-compose.yml was not asked")
    given = dict.fromkeys(REQUIRED | {"POSTGRES_PASSWORD"}, "x")
    done = subprocess.run(
        [docker, "compose", "config", "-q"], cwd=ROOT, env={**os.environ, **given}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

"""O1: an operator sets up a network, starts the platform, looks at its health, backs it up, restores it elsewhere, and stops it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.helpers.mails import link_in, wait_for_mail
from tests.helpers.network import begin_migrated, loaded_folder
from tests.helpers.server import ROOT, Server, copy_of, free_port

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.faults


def settled_health(base: str, *, seconds: float = 60) -> dict[str, Any]:
    """What the platform says of itself once what waited in the copied folder is done."""
    deadline = time.monotonic() + seconds
    while True:
        with urllib.request.urlopen(f"{base}/healthz", timeout=20) as answer:
            health: dict[str, Any] = json.load(answer)
        if set(health["parts"].values()) == {"well"} or time.monotonic() > deadline:
            return health
        time.sleep(0.5)


def test_one_command_starts_it_and_a_signal_stops_it(tmp_path: Path) -> None:
    data, port = copy_of(loaded_folder(), tmp_path / "data"), free_port()
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    words = [sys.executable, "dev.py", "demo", "--port", str(port), "--data", str(data)]
    process = subprocess.Popen(words, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout
    said = ""
    while f"Ready: http://localhost:{port}/" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    health = settled_health(f"http://localhost:{port}")
    assert health["well"]
    assert {"database", "assets", "search", "live", "tasks", "mail"} <= health["parts"].keys()
    assert set(health["parts"].values()) == {"well"}
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=20)[0].endswith("stopped\n")
    assert process.returncode == 0


def test_a_backup_of_the_running_platform_is_restored_elsewhere(tmp_path: Path) -> None:
    running = Server(copy_of(loaded_folder(), tmp_path / "data")).start()
    backup = tmp_path / "backup.tar.gz"
    try:
        done = running.manage("backup", str(backup))
        assert done.returncode == 0, done.stderr
    finally:
        running.stop()
    elsewhere = Server(tmp_path / "elsewhere")
    done = elsewhere.manage("restore", str(backup))
    assert done.returncode == 0, done.stderr
    done = elsewhere.manage("search_check")
    assert done.returncode == 0, done.stdout
    pictures = {path.name for path in (running.data / "media").rglob("*") if path.is_file()}
    assert {path.name for path in (elsewhere.data / "media").rglob("*") if path.is_file()} == pictures
    elsewhere.start()
    with urllib.request.urlopen(f"{elsewhere.base}/en/travelled/", timeout=20) as answer:
        assert answer.status == 200
    elsewhere.stop()
    done = elsewhere.manage("restore", str(backup))
    assert done.returncode != 0
    assert "--replace" in done.stderr


def send(person: httpx.Client, address: str, **typed: str) -> httpx.Response:
    """The form of a page as a browser sends it, to the address that it stands at."""
    person.get(address)
    token = person.cookies["csrftoken"]
    headers = {"Referer": str(person.base_url), "X-CSRFToken": token}
    return person.post(address, data={"csrfmiddlewaretoken": token, **typed}, headers=headers)


def accept(person: httpx.Client, link: str, email: str) -> None:
    assert person.get(link).status_code == 200
    answer = send(person, "/en/account/signup/", display_name=email.partition("@")[0].title(), email=email, website="")
    assert answer.url.path == "/admin/", answer.text


def test_an_empty_network_gets_a_partner_whose_editor_writes(tmp_path: Path) -> None:
    server = Server(tmp_path / "data")
    server.data.mkdir()
    begin_migrated(server.data)
    for command in (["migrate", "--verbosity=0"], ["setup_network"]):
        done = server.manage(*command)
        assert done.returncode == 0, done.stderr
    invited = server.manage("invite-admin", "ada@example.eu").stdout.split()[-1]
    server.start()
    try:
        with httpx.Client(base_url=server.base, follow_redirects=True, timeout=60) as ada:
            accept(ada, invited, "ada@example.eu")
            partner = {"organisation_name": "Municipality of Gävle", "kind": "public_body", "network_name": "Ours", "role": "lead"}
            assert send(ada, "/admin/partners/add/", title_en="Gävle", **partner).url.path == "/admin/invitations/"
            send(ada, "/admin/invitations/", email="eva@example.eu", kind="editor", partner="gavle", language="en")
        with httpx.Client(base_url=server.base, follow_redirects=True, timeout=60) as eva:
            accept(eva, link_in(wait_for_mail(server.data, "eva@example.eu"), "/invitation/"), "eva@example.eu")
            desk = eva.get("/admin/").text
            form = re.search(r"/admin/pages/add/good_practices/goodpracticepage/\d+/", desk)
            assert form, desk
            assert 'name="title"' in eva.get(form[0]).text
            assert eva.get("/admin/partners/add/").status_code == 404
    finally:
        server.stop()

"""Several processes: hints by way of Redis, commits of processes that nobody hears, a server that is killed."""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from typing import TYPE_CHECKING, Any

import pytest
import redis
from django.db import connection
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from exchange.core import wakeups
from exchange.core.health import examine
from exchange.realtime import lifespan
from exchange.realtime.rules import CloseCode
from stakeholder_groups.groups.models import Membership
from tests.helpers.redis import OwnRedis
from tests.helpers.server import Server
from tests.helpers.ws import RunningServer, running_server
from tests.realtime.conftest import browser_of
from tests.realtime.test_server import closing_code, seq

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.realtime.conftest import Talk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def own_redis(tmp_path: Path, settings: Any) -> Iterator[OwnRedis]:
    started = OwnRedis(tmp_path).start()
    settings.REDIS_URL = started.url
    wakeups._redis.cache_clear()
    yield started
    wakeups._redis().close()
    wakeups._redis.cache_clear()
    started.kill()


@pytest.fixture
def deaf_server(own_redis: OwnRedis, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningServer]:
    """A server that does not look by itself: what it learns came over Redis."""
    monkeypatch.setattr(lifespan, "LOOKS_EVERY", 3600.0)
    with running_server() as running:
        yield running


def say_elsewhere(url: str, channel: str, message: dict[str, Any]) -> None:
    """What another process publishes after its commit."""
    with redis.Redis.from_url(url) as other:
        deadline = time.monotonic() + 5
        while not other.publish(wakeups.REDIS_CHANNEL, json.dumps({"from": "other", "channel": channel, "message": message})):
            assert time.monotonic() < deadline
            time.sleep(0.02)


def say_what_is_no_hint(url: str) -> None:
    """Returns when the listener has stumbled over it."""
    with redis.Redis.from_url(url) as other:
        assert other.publish(wakeups.REDIS_CHANNEL, "no hint")
        deadline = time.monotonic() + 5
        while other.pubsub_numsub(wakeups.REDIS_CHANNEL)[0][1]:
            assert time.monotonic() < deadline
            time.sleep(0.02)


@pytest.mark.redis
def test_hints_and_removals_of_other_processes_arrive_over_redis(talk: Talk, own_redis: OwnRedis, deaf_server: RunningServer) -> None:
    with deaf_server.connect(talk.thread, browser_of(talk.member)) as socket:
        assert seq(socket) == 1
        say_what_is_no_hint(own_redis.url)
        hint = {"g": talk.group.pk, "t": talk.thread.public_id, "seq": 2, "v": talk.group.acl_version}
        say_elsewhere(own_redis.url, "thread", hint)
        assert seq(socket, 1) == 2
        say_elsewhere(own_redis.url, "revoke", {"group": talk.group.pk, "user": talk.member.pk})
        assert closing_code(socket, 1) == CloseCode.WITHDRAWN


@pytest.mark.redis
def test_the_own_hint_is_published_once_and_not_heard_twice(talk: Talk, own_redis: OwnRedis, deaf_server: RunningServer) -> None:
    with redis.Redis.from_url(own_redis.url) as other, other.pubsub(ignore_subscribe_messages=True) as channel:
        channel.subscribe(wakeups.REDIS_CHANNEL)
        with deaf_server.connect(talk.thread, browser_of(talk.member)) as socket:
            assert seq(socket) == 1
            talk.post("Never sent.")
            assert seq(socket, 1) == 2
            with pytest.raises(TimeoutError):
                seq(socket, 0.2)
        heard = [channel.get_message(timeout=0.2) for _number in range(10)]
    published = [json.loads(message["data"]) for message in heard if message]
    threads = [said for said in published if said["channel"] == "thread"]
    assert [set(said["message"]) for said in threads] == [{"g", "t", "seq", "v"}]


@pytest.mark.redis
def test_what_was_said_while_redis_was_away_is_made_up_for(talk: Talk, own_redis: OwnRedis, deaf_server: RunningServer) -> None:
    with (
        deaf_server.connect(talk.thread, browser_of(talk.member)) as stays,
        deaf_server.connect(talk.thread, browser_of(talk.coordinator)) as goes,
    ):
        assert [seq(stays), seq(goes)] == [1, 1]
        own_redis.kill()
        assert "Redis" in examine().parts["live"]
        type(talk.thread).objects.filter(pk=talk.thread.pk).update(last_seq=5)
        Membership.objects.filter(user=talk.coordinator).update(removed_at="2026-01-01T00:00Z")
        with pytest.raises(TimeoutError):
            stays.recv(timeout=0.3)
        own_redis.start()
        assert seq(stays, 8) == 5
        assert closing_code(goes, 8) == CloseCode.WITHDRAWN
        assert examine().parts["live"] == "well"


# A server of its own, without Redis

SIGN_IN = """
from django.test import Client
from exchange.accounts.models import User
browser = Client()
browser.force_login(User.objects.get(pk={user}), backend="django.contrib.auth.backends.ModelBackend")
print("session", browser.session.session_key)
"""
WRITE = """
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.services import send_post
thread = Thread.objects.get(title="Vouchers")
for number in range({count}):
    send_post(actor=thread.author, thread=thread, body="From another process")
"""


@pytest.fixture
def other_process(talk: Talk, tmp_path: Path) -> Iterator[Server]:
    """`manage.py serve` on a copy of the test's database."""
    if connection.vendor != "sqlite":
        pytest.skip("copies an SQLite file")
    folder = tmp_path / "data"
    folder.mkdir()
    source, target = sqlite3.connect(connection.settings_dict["NAME"]), sqlite3.connect(folder / "db.sqlite3")
    source.backup(target)
    source.close()
    target.close()
    server = Server(folder)
    yield server
    server.kill()
    shutil.rmtree(folder)


def run(server: Server, script: str) -> str:
    done = server.manage("shell", "-c", script)
    assert done.returncode == 0, done.stderr
    return done.stdout


def connect_to(server: Server, talk: Talk, session: str) -> Any:
    origin: Any = server.base
    address = f"ws://localhost:{server.port}/ws/threads/{talk.thread.public_id}/"
    return connect(address, origin=origin, additional_headers={"Cookie": f"sessionid={session}"})


@pytest.mark.faults
def test_commits_of_a_process_that_tells_nobody_and_a_server_that_is_killed(talk: Talk, other_process: Server) -> None:
    session = run(other_process, SIGN_IN.format(user=talk.member.pk)).split()[-1]
    other_process.start()
    with connect_to(other_process, talk, session) as socket:
        assert seq(socket) == 1
        run(other_process, WRITE.format(count=3))
        while seq(socket, 5) < 4:
            pass
        other_process.kill()
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=4)
    run(other_process, WRITE.format(count=2))
    other_process.start()
    with connect_to(other_process, talk, session) as socket:
        assert seq(socket) == 6

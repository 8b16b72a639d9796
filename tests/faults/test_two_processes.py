"""Two processes beside each other, and the Redis between them restarted: every open page ends with what the database has."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.faults.wire import Person, told
from tests.helpers.network import loaded_folder
from tests.helpers.open_page import OpenPage
from tests.helpers.redis import OwnRedis
from tests.helpers.server import SecondProcess, Server, copy_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POSTS, WRITERS, READERS_EACH, TRIES = 90, 30, 4, 20

PREPARE = """
import json
from django.test import Client
from exchange.accounts.models import User
from exchange.demo.accounts import address
from stakeholder_groups.discussions.services import start_thread
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.services.joining import Entry, accept_rules, join

group = Group.objects.get(slug="gavle")
def writer(number):
    user = User.objects.create_user(email=f"writer{{number}}@example.org", display_name=f"Writer {{number}}")
    accept_rules(membership=join(group=group, user=user, entry=Entry()))
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value

thread = start_thread(actor=User.objects.get(email=address("gavle.chamber")), group=group, title="Side by side", body="First.")
sessions = [writer(number) for number in range({writers})]
print(json.dumps({{"thread": thread.get_absolute_url(), "thread_id": thread.public_id, "writers": sessions}}))
"""
REPORT = """
import json
from stakeholder_groups.discussions.models import Thread
thread = Thread.objects.get(title="Side by side")
print(json.dumps({
    "keys": [str(key) for key in thread.posts.exclude(client_key=None).values_list("client_key", flat=True)],
    "events": list(thread.events.order_by("seq").values_list("seq", flat=True)),
}))
"""


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[OwnRedis]:
    started = OwnRedis(tmp_path).start()
    yield started
    started.kill()


@pytest.fixture
def servers(tmp_path: Path, own_redis: OwnRedis) -> Iterator[list[Server]]:
    first = Server(copy_of(loaded_folder(), tmp_path / "data"), redis=own_redis.url)
    both = [first, SecondProcess(first)]
    yield both
    for server in both:
        server.kill()


def send(person: Person, path: str, key: str) -> bool:
    """As a page does: the same post again until it is taken."""
    return any(person.post(path, {"body": f"Post {key}", "client_key": key}) for _try in range(TRIES))


@pytest.mark.faults
@pytest.mark.redis
def test_every_page_of_two_processes_has_every_post_though_redis_was_restarted(servers: list[Server], own_redis: OwnRedis) -> None:
    world = told(servers[0], PREPARE.format(writers=WRITERS))
    for server in servers:
        server.start()
    pages = [OpenPage(server, world["thread_id"], session).open() for server in servers for session in world["writers"][:READERS_EACH]]
    people = [Person(servers[number % 2], session) for number, session in enumerate(world["writers"])]
    keys = [str(uuid.uuid4()) for _number in range(POSTS)]
    with ThreadPoolExecutor(4) as writers:
        sent = [writers.submit(send, people[number % WRITERS], world["thread"], key) for number, key in enumerate(keys)]
        sent[POSTS // 3].result()
        own_redis.kill()
        sent[POSTS // 2].result()
        own_redis.start()
        assert all(one.result() for one in sent)
    report = told(servers[0], REPORT)
    assert sorted(report["keys"]) == sorted(keys)
    assert report["events"] == list(range(1, POSTS + 2))
    for page in pages:
        page.wait_for(report["events"][-1])
        page.close()
    assert [page.held for page in pages] == [report["events"]] * len(pages)

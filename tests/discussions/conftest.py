"""A group with a thread, two members, a coordinator and somebody who is not in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from stakeholder_groups.discussions.services import send_post
from stakeholder_groups.groups.enums import Role
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member, make_thread, put_in
from tests.helpers.roles import sign_in
from tests.helpers.ws import running_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from exchange.accounts.models import User
    from stakeholder_groups.discussions.models import Post, Thread
    from stakeholder_groups.groups.models import Group


@dataclass
class Talk:
    group: Group
    thread: Thread
    author: User
    reader: User
    coordinator: User
    stranger: User

    @property
    def url(self) -> str:
        return f"/en/groups/{self.group.slug}/threads/{self.thread.public_id}/"

    @property
    def list_url(self) -> str:
        return f"/en/groups/{self.group.slug}/threads/"

    @property
    def first(self) -> Post:
        return self.thread.posts.get(number=1)

    def post(self, body: str = "A word.", *, by: User | None = None) -> Post:
        return send_post(actor=by or self.author, thread=self.thread, body=body).post


def browser_of(user: User, **options: Any) -> Client:
    client = Client(**options)
    sign_in(client, user)
    return client


@pytest.fixture
def talk(request: Any) -> Talk:
    marker = request.node.get_closest_marker("django_db")
    request.getfixturevalue("transactional_db" if marker and marker.kwargs.get("transaction") else "db")
    group = make_group()
    author = make_member(group, name="Ada Author", organisation_name="Chamber of Ada")
    reader, coordinator = make_member(group, name="Rita Reader"), make_member(group, name="Cora Coordinator", role=Role.COORDINATOR)
    return Talk(group, make_thread(group, author), author, reader, coordinator, UserFactory())


@pytest.fixture
def author(talk: Talk) -> Client:
    return browser_of(talk.author)


@pytest.fixture
def reader(talk: Talk) -> Client:
    return browser_of(talk.reader)


@pytest.fixture
def coordinator(talk: Talk) -> Client:
    return browser_of(talk.coordinator)


@pytest.fixture
def talked(talk: Talk) -> Talk:
    """Eight posts by two people."""
    for number in range(2, 9):
        talk.post(f"Word {number}", by=talk.reader if number % 2 else talk.author)
    return talk


@pytest.fixture
def south(talk: Talk) -> Group:
    """Another group of the same coordinator, with a member of its own."""
    group = make_group("south")
    put_in(group, talk.coordinator, role=Role.COORDINATOR)
    return group


@pytest.fixture
def opened(talk: Talk, visit: Callable[..., Any], settings: Any) -> Iterator[Callable[..., Any]]:
    """Opens the thread as its reader, on a server within the test's own process: services can be called beside it."""
    settings.ROOT_URLCONF = "tests.helpers.with_assets"
    with running_server() as server:

        def open_page(query: str = "") -> Any:
            window = visit(f"http://localhost:{server.port}")
            cookie = browser_of(talk.reader).cookies[django_settings.SESSION_COOKIE_NAME].value
            window.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": cookie, "url": window.base}])
            window.go(talk.url + query)
            window.page.locator("[data-live-state]", has_text="Connected").wait_for(timeout=15_000)
            return window

        yield open_page

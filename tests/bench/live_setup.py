"""A group of as many members as there are sockets, each signed in, and a thread of 50 posts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.bench.scratch import forget_what_waits, make_network


@dataclass(frozen=True)
class People:
    thread: str
    path: str
    page: str
    cookies: list[str]


def prepare(number: int) -> People:
    import django

    django.setup()
    from stakeholder_groups.discussions.services import send_post, start_thread

    make_network()
    group, users = members(number)
    thread = start_thread(actor=users[0], group=group, title="Measured", body="A first word.")
    for _ in range(49):
        send_post(actor=users[0], thread=thread, body="A word that is as long as words are. " * 5)
    forget_what_waits()
    cookies = [signed_in(user) for user in users]
    return People(thread.public_id, f"/ws/threads/{thread.public_id}/", thread.get_absolute_url(), cookies)


def members(number: int) -> tuple[Any, list[Any]]:
    from django.utils import timezone

    from exchange.accounts.models import User
    from exchange.partners.models import Network
    from stakeholder_groups.groups.enums import GroupKind
    from stakeholder_groups.groups.models import Group, Membership

    network = Network.objects.create(slug="measured", name="Measured")
    group = Group.objects.create(slug="measured", name="Measured", kind=GroupKind.NETWORK, network=network)
    User.objects.bulk_create(User(email=f"m{index}@example.org", display_name=f"Member {index}", password="!") for index in range(number))
    users = list(User.objects.filter(email__endswith="@example.org").order_by("pk"))
    now = timezone.now()
    Membership.objects.bulk_create(Membership(group=group, user=user, rules_accepted_at=now) for user in users)
    return group, users


def signed_in(user: Any) -> str:
    """The cookie of a session that signing in would have begun, without the cost of a password."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    values = {SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend"}
    session.update(values | {HASH_SESSION_KEY: user.get_session_auth_hash()})
    session.create()
    return f"sessionid={session.session_key}"

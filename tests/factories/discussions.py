"""Groups with people in them, and threads of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from exchange.partners.models import Network
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import Post, Thread, ThreadEvent
from stakeholder_groups.discussions.services import start_thread
from stakeholder_groups.groups.enums import GroupKind, Role
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.services.joining import Entry, accept_rules, join
from tests.factories.accounts import UserFactory

if TYPE_CHECKING:
    from exchange.accounts.models import User


def make_group(slug: str = "north") -> Group:
    network, _new = Network.objects.get_or_create(slug="talking", defaults={"name": "Talking", "rules": "Be kind."})
    return Group.objects.create(slug=slug, name=f"Group {slug}", kind=GroupKind.NETWORK, network=network)


def put_in(group: Group, user: User, *, role: str = Role.MEMBER, organisation_name: str = "") -> User:
    membership = join(group=group, user=user, entry=Entry(role=role))
    if organisation_name:
        membership.organisation_name = organisation_name
        membership.save(update_fields=["organisation_name"])
    accept_rules(membership=membership)
    return user


def make_member(group: Group, *, role: str = Role.MEMBER, name: str = "", organisation_name: str = "") -> User:
    user = UserFactory(display_name=name) if name else UserFactory()
    return put_in(group, user, role=role, organisation_name=organisation_name)


def make_thread(group: Group, author: User, *, title: str = "Vouchers", body: str = "Who has tried them?") -> Thread:
    return start_thread(actor=author, group=group, title=title, body=body)


def fill(thread: Thread, author: User, number: int) -> None:
    """`number` more posts, written in bulk as the services would have left them."""
    numbers = range(thread.post_count + 1, thread.post_count + number + 1)
    offset = thread.last_seq - thread.post_count
    posts = Post.objects.bulk_create(
        Post(thread=thread, seq=n + offset, number=n, author=author, body=f"Post {n}", body_html=f"<p>Post {n}</p>") for n in numbers
    )
    ThreadEvent.objects.bulk_create(
        ThreadEvent(thread=thread, seq=post.seq, kind=EventKind.POSTED, post=post, actor=author) for post in posts
    )
    thread.last_seq = thread.last_post_seq = posts[-1].seq
    thread.post_count += number
    thread.last_post_at = timezone.now()
    thread.save(update_fields=["last_seq", "last_post_seq", "post_count", "last_post_at"])

"""What members hear of: by what they chose, once a post, and nothing once they may not know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from exchange.core.telling import Delivery, told
from stakeholder_groups.discussions.enums import FollowLevel
from stakeholder_groups.discussions.models import Follow
from stakeholder_groups.discussions.services import edit_post, move_thread, send_post, set_level, set_locked, withdraw_post
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.services.joining import Entry, join
from stakeholder_groups.groups.services.members import leave
from tests.discussions.conftest import Talk
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_member, make_thread, put_in
from tests.helpers.telling import said_of

if TYPE_CHECKING:
    from django.test import Client

    from stakeholder_groups.groups.models import Group

pytestmark = pytest.mark.django_db


class Heard(list):
    """What was told, each as (kind, name, delivery)."""

    def take(self, **said: Any) -> None:
        assert connection.in_atomic_block
        assert len(said["people"]) > 0
        self.extend((said["kind"], user, delivery) for user, delivery in said["people"].items())
        self.last = said

    def of(self, user: Any) -> list[tuple[str, Delivery | None]]:
        return [(str(getattr(kind, "name", kind)), delivery) for kind, person, delivery in self if person == user.pk]


@pytest.fixture
def heard():
    found = Heard()

    def take(**said: Any) -> None:
        found.take(**said)

    told.connect(take)
    yield found
    told.disconnect(take)


def test_each_hears_once_of_what_concerns_her_most_and_the_author_never(talk: Talk, heard):
    other = make_member(talk.group, name="Olga Other")
    first = talk.post("A word", by=talk.reader)
    heard.clear()
    send_post(actor=talk.author, thread=talk.thread, body="@Cora Coordinator, see @Ada Author", reply_to=first)
    assert heard.of(talk.coordinator) == [("mention", None)]
    assert heard.of(talk.reader) == [("reply", None)]
    assert heard.of(other) == [("post", None)]
    assert heard.of(talk.author) == heard.of(talk.stranger) == []


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("", {"mention": None, "reply": None, "post": None}),
        (FollowLevel.ALL, {"mention": Delivery.INSTANT, "reply": Delivery.INSTANT, "post": Delivery.INSTANT}),
        (FollowLevel.MENTIONS, {"mention": Delivery.INSTANT, "reply": Delivery.INSTANT, "post": Delivery.DIGEST}),
        (FollowLevel.DIGEST, {"mention": Delivery.DIGEST, "reply": Delivery.DIGEST, "post": Delivery.DIGEST}),
        (FollowLevel.MUTE, {"mention": Delivery.LIST}),
    ],
)
def test_a_level_says_how(talk: Talk, heard, level, expected):
    set_level(actor=talk.reader, group=talk.group, thread=None, level=level)
    own = talk.post("Mine", by=talk.reader)
    heard.clear()
    talk.post("@Rita Reader")
    send_post(actor=talk.author, thread=talk.thread, body="An answer", reply_to=own)
    talk.post("Just so")
    assert heard.of(talk.reader) == list(expected.items())


def test_a_threads_level_counts_before_the_groups(talk: Talk, heard):
    other = make_thread(talk.group, talk.author, title="Other")
    set_level(actor=talk.reader, group=talk.group, thread=None, level=FollowLevel.MUTE)
    set_level(actor=talk.reader, group=talk.group, thread=talk.thread, level=FollowLevel.ALL)
    heard.clear()
    talk.post("Here")
    send_post(actor=talk.author, thread=other, body="There")
    assert heard.of(talk.reader) == [("post", Delivery.INSTANT)]
    set_level(actor=talk.reader, group=talk.group, thread=talk.thread, level="")
    talk.post("Here again")
    assert len(heard.of(talk.reader)) == 1


def test_nothing_is_told_to_who_left_or_has_not_accepted_the_rules(talk: Talk, heard):
    left, fresh = make_member(talk.group, name="Lea Left"), UserFactory(display_name="Fay Fresh")
    leave(membership=left.group_memberships.select_related("group", "user").get())
    join(group=talk.group, user=fresh, entry=Entry())
    heard.clear()
    talk.post("@Lea Left @Fay Fresh")
    assert heard.of(left) == heard.of(fresh) == []


def test_a_new_thread_is_told_and_an_edit_only_to_whom_it_newly_names(talk: Talk, heard):
    thread = make_thread(talk.group, talk.author, title="New", body="See, @Rita Reader")
    assert heard.of(talk.reader) == [("mention", None)]
    heard.clear()
    edit_post(actor=talk.author, post=thread.posts.get(), body="See, @Rita Reader and @Cora Coordinator")
    assert heard == [(heard[0][0], talk.coordinator.pk, None)]
    assert heard.last["key"] == f"mention:{thread.posts.get().pk}"
    heard.clear()
    edit_post(actor=talk.author, post=thread.posts.get(), body="See")
    assert heard == []


def test_what_was_told_is_described_for_its_reader_as_long_as_she_may_know(talk: Talk, heard):
    post = talk.post("See **this**, @Rita Reader")
    described = {name: said_of(name, {"post": post.pk}, talk.reader) for name in ("mention", "reply", "post")}
    assert described["mention"].title == "Ada Author names you in “Vouchers”"
    assert described["mention"].text == "See this, @Rita Reader"
    assert described["post"].url == f"{talk.url}posts/{post.seq}/"
    assert described["post"].reply_url == f"{talk.url}?reply={post.seq}#reply"
    assert described["post"].group == talk.group.shown_name
    with translation.override("it"):
        assert said_of("post", {"post": post.pk}, talk.reader).url.startswith("/it/")
    other = talk.post("Still here")
    set_locked(actor=talk.coordinator, thread=talk.thread, locked=True)
    assert said_of("post", {"post": post.pk}, talk.reader).reply_url == ""
    for nobody in (talk.stranger, UserFactory(superuser=True)):
        assert said_of("post", {"post": post.pk}, nobody) is None
    for about in ({}, {"post": 999_999}):
        assert said_of("post", about, talk.reader) is None
    withdraw_post(actor=talk.author, post=post)
    assert said_of("mention", {"post": post.pk}, talk.reader) is None
    assert said_of("post", {"post": other.pk}, talk.reader) is not None
    leave(membership=Membership.objects.get(group=talk.group, user=talk.reader))
    assert said_of("post", {"post": other.pk}, talk.reader) is None


def test_telling_five_hundred_costs_what_telling_five_costs(talk: Talk, heard):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            talk.post("@Rita Reader, a word to all")
        return len(asked)

    cost()
    few = cost()
    people = UserFactory.create_batch(60)
    for user in people:
        join(group=talk.group, user=user, entry=Entry())
    Membership.objects.update(rules_accepted_at=talk.thread.created_at)
    Follow.objects.bulk_create(Follow(user=user, group=talk.group, level=FollowLevel.DIGEST) for user in people)
    heard.clear()
    assert cost() == few
    assert len(heard) == 62


def test_levels_are_chosen_by_plain_forms(talk: Talk, reader):
    own = f"/en/groups/{talk.group.slug}/members/me/"
    assert 'id="group-level-none" checked' in reader.get(own).content.decode()
    assert reader.post(f"/en/groups/{talk.group.slug}/follow/", {"level": "digest"}).headers["Location"] == own
    assert 'id="group-level-digest" checked' in reader.get(own).content.decode()
    assert reader.post(f"{talk.url}follow/", {"level": "mute"}).headers["Location"] == talk.url
    assert 'id="thread-level-mute" checked' in reader.get(talk.url).content.decode()
    assert dict(Follow.objects.filter(user=talk.reader).values_list("thread", "level")) == {None: "digest", talk.thread.pk: "mute"}
    for nothing in ("", "loud"):
        reader.post(f"{talk.url}follow/", {"level": nothing})
        assert 'id="thread-level-none" checked' in reader.get(talk.url).content.decode()


def test_a_level_goes_with_its_thread_to_another_group(talk: Talk, south: Group, coordinator: Client) -> None:
    for person in (talk.coordinator, talk.reader):
        set_level(actor=person, group=talk.group, thread=talk.thread, level=FollowLevel.MUTE)
    move_thread(actor=talk.coordinator, thread=talk.thread, to=south)
    url = f"{talk.thread.get_absolute_url()}follow/"
    of_coordinator = Follow.objects.filter(user=talk.coordinator).values_list("group", "level")
    assert list(of_coordinator.all()) == [(south.pk, "mute")]
    assert Follow.objects.get(user=talk.reader).group == talk.group, "who is not in the other group does not learn of it"
    assert coordinator.post(url, {"level": "all"}).status_code == 302
    assert list(of_coordinator.all()) == [(south.pk, "all")]
    put_in(south, talk.reader)
    set_level(actor=talk.reader, group=south, thread=talk.thread, level=FollowLevel.ALL)
    assert list(Follow.objects.filter(user=talk.reader).values_list("group", "level")) == [(south.pk, "all")]
    coordinator.post(url, {"level": ""})
    assert not of_coordinator.exists()

"""Telling makes one row a person, counts it at the bell, and never again shows what was withdrawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from exchange.core import retention
from exchange.core.telling import Delivery
from exchange.notifications import listing
from exchange.notifications.models import Notice, NoticeSettings
from exchange.notifications.selectors import unread_of
from exchange.notifications.services import reading
from stakeholder_groups.groups.services.joining import accept_rules
from stakeholder_groups.groups.services.members import leave
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member

pytestmark = pytest.mark.django_db


def test_the_same_key_again_changes_nothing(room, reader):
    other = UserFactory()
    room.tell(reader, post=1)
    room.tell(reader, other, post=1)
    room.tell(reader, post=2)
    assert list(Notice.objects.order_by("pk").values_list("user", "key")) == [(reader.pk, "1"), (other.pk, "1"), (reader.pk, "2")]


def test_a_change_that_is_undone_told_nobody(room, reader):
    def change() -> None:
        with transaction.atomic():
            room.tell(reader)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert Notice.objects.count() == 0


def test_who_cannot_sign_in_or_is_gone_gets_none(room, reader):
    inactive, gone = UserFactory(), UserFactory()
    inactive.is_active = False
    inactive.save()
    gone_id = gone.pk
    gone.delete()
    gone.pk = gone_id
    room.tell(reader, inactive, gone)
    assert list(Notice.objects.values_list("user", flat=True)) == [reader.pk]


@pytest.mark.parametrize(
    ("wish", "choice", "rhythm", "paused", "delivery", "state"),
    [
        (None, None, "daily", False, "instant", "waiting"),
        (None, "digest", "daily", False, "digest", "waiting"),
        (None, "digest", "never", False, "digest", "none"),
        (None, "list", "daily", False, "list", "none"),
        (None, "no such word", "daily", False, "instant", "waiting"),
        (Delivery.INSTANT, "list", "daily", False, "instant", "waiting"),
        (Delivery.LIST, "instant", "daily", False, "list", "none"),
        (Delivery.INSTANT, None, "daily", True, "instant", "none"),
    ],
)
def test_the_wish_of_the_room_then_the_choice_then_the_kind(room, reader, wish, choice, rhythm, paused, delivery, state):
    choices = {"try_reply": choice} if choice else {}
    NoticeSettings.objects.create(user=reader, rhythm=rhythm, is_paused=paused, choices=choices)
    room.tell(reader, wish=wish)
    notice = Notice.objects.get()
    assert (notice.delivery, notice.mail_state) == (delivery, state)


def test_telling_many_costs_as_much_as_telling_one(room, django_assert_num_queries):
    people = [UserFactory() for _ in range(40)]
    for number, those in enumerate((people[:1], people)):
        with django_assert_num_queries(2):
            room.tell(*those, post=number)
    assert Notice.objects.count() == 41


def test_who_leaves_a_group_has_nothing_of_it_left(room):
    group = make_group("north")
    member = make_member(group)
    membership = group.memberships.get(user=member)
    room.tell(member, post=1, group=group.pk)
    room.tell(member, post=2)
    assert unread_of(member) == 2
    leave(membership=membership)
    assert unread_of(member) == 1
    assert reading.open_notice(actor=member, pk=Notice.objects.get(key="1").pk) is None


def test_who_owes_the_rules_of_a_group_has_nothing_of_it_until_then(room):
    group = make_group("north")
    member = make_member(group)
    membership = group.memberships.get(user=member)
    membership.rules_accepted_at = None
    membership.save(update_fields=["rules_accepted_at"])
    room.tell(member, post=1, group=group.pk)
    assert (unread_of(member), listing.page_of(member, listing.Asked()).days) == (0, [])
    assert reading.open_notice(actor=member, pk=Notice.objects.get().pk) is None
    accept_rules(membership=membership)
    assert unread_of(member) == 1
    assert len(listing.page_of(member, listing.Asked()).days) == 1


def test_a_closed_account_has_no_notices(room, reader):
    room.tell(reader)
    assert unread_of(reader) == 1
    reader.is_active = False
    reader.save()
    assert unread_of(reader) == 0


def test_half_a_year_later_they_go_and_with_their_reader_at_once(room, reader, monkeypatch):
    monkeypatch.setattr(retention, "AT_A_TIME", 2)
    for post in range(6):
        room.tell(reader, post=post)
    Notice.objects.exclude(key="0").update(created_at=timezone.now() - timedelta(days=181))
    Notice.objects.filter(key="1").update(created_at=timezone.now() - timedelta(days=179))
    assert retention.forget()["notifications.notices"] == 4
    assert set(Notice.objects.values_list("key", flat=True)) == {"0", "1"}
    NoticeSettings.objects.create(user=reader)
    reader.delete()
    assert (Notice.objects.count(), NoticeSettings.objects.count()) == (0, 0)

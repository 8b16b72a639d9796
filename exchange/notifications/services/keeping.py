"""Notices as rows: written in the transaction of what they tell of, removed when they are old."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from exchange.core import wakeups
from exchange.core.telling import Delivery, Kind
from exchange.notifications.enums import MailState, Rhythm
from exchange.notifications.models import Notice
from exchange.notifications.rules import KEPT, delivery_of, is_mailed

AT_A_TIME = 1_000


def keep(*, kind: Kind, people: Mapping[int, Delivery | None], key: str, about: Mapping[str, Any], **kwargs: Any) -> None:
    """One row a person; who was told already, has gone or cannot sign in any more gets none. Two statements, for few and for many."""
    chosen = User.objects.filter(pk__in=people, is_active=True).values_list(
        "pk", "notice_settings__rhythm", "notice_settings__is_paused", "notice_settings__choices"
    )
    notices = []
    for user_id, rhythm, is_paused, choices in chosen:
        delivery = delivery_of(wish=people[user_id], choice=(choices or {}).get(kind.name), default=kind.default)
        mailed = is_mailed(delivery, rhythm=rhythm or Rhythm.DAILY, is_paused=bool(is_paused))
        state = MailState.WAITING if mailed else MailState.NONE
        row = {"user_id": user_id, "group_id": about.get("group"), "delivery": delivery, "mail_state": state}
        notices.append(Notice(kind=kind.name, key=key, about=dict(about), **row))
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    if notices:
        wakeups.announce("notices", {"users": [notice.user_id for notice in notices]})


def forget_old() -> int:
    """Delete notices of more than 180 days ago, some at a time so that nobody waits for the write lock."""
    removed = 0
    while old := list(Notice.objects.filter(created_at__lt=timezone.now() - KEPT).order_by().values_list("pk", flat=True)[:AT_A_TIME]):
        with transaction.atomic():
            removed += Notice.objects.filter(pk__in=old).delete()[0]
    return removed

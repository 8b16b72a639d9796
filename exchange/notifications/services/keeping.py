"""Notices as rows: written in the transaction of what they tell of."""

from collections.abc import Mapping
from typing import Any

from exchange.accounts.models import User
from exchange.core import wakeups
from exchange.core.telling import Delivery, Kind
from exchange.notifications.enums import MailState, Rhythm
from exchange.notifications.models import Notice
from exchange.notifications.rules import delivery_of, is_mailed


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

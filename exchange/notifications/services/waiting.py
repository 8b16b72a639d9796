"""Mails of notices that wait for their server: each thing in them is asked for anew when they go.

If one may no longer be told, or no mail is wanted any more, the mail is given up and its notices wait again as before it:
whoever queues mails drops what is gone and writes the rest anew.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from exchange.accounts.models import User
from exchange.core.mail_conditions import Answers, Condition, register_answers
from exchange.notifications.enums import MailState, Rhythm
from exchange.notifications.models import Notice
from exchange.notifications.selectors import described, settings_of

NAME = "notices"


def condition_of(user: User, notices: Iterable[Notice], *, is_digest: bool) -> Condition:
    return Condition(NAME, {"user": user.pk, "notices": [notice.pk for notice in notices], "is_digest": is_digest})


def may_go(about: Mapping[str, Any]) -> bool:
    user = User.objects.filter(pk=about["user"], is_active=True).first()
    if user is None or not _is_wanted(user, is_digest=about["is_digest"]):
        return False
    told = about["notices"]
    return len(described(Notice.objects.visible_to(user).filter(pk__in=told), user)) == len(told)


def _is_wanted(user: User, *, is_digest: bool) -> bool:
    chosen = settings_of(user)
    return not chosen.is_paused and not (is_digest and chosen.rhythm == Rhythm.NEVER)


def wait_again(about: Mapping[str, Any]) -> None:
    sent = Notice.objects.filter(pk__in=about["notices"], mail_state=MailState.SENT)
    sent.update(mail_state=MailState.WAITING, mailed_at=None)


def register() -> None:
    register_answers(NAME, Answers(may_go, wait_again))

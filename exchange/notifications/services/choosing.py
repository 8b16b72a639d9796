"""How somebody wants to hear of things."""

from collections.abc import Mapping

from django.db import transaction

from exchange.accounts.models import User
from exchange.core.telling import Delivery
from exchange.notifications.enums import MailState, Rhythm
from exchange.notifications.models import Notice, NoticeSettings
from exchange.notifications.tokens import DIGEST, Stop


def choose(*, actor: User, rhythm: str, is_paused: bool, choices: Mapping[str, str]) -> NoticeSettings:
    """Store it; mails that waited and are not wanted any more are given up."""
    with transaction.atomic():
        chosen, _new = NoticeSettings.objects.update_or_create(
            user=actor, defaults={"rhythm": rhythm, "is_paused": is_paused, "choices": dict(choices)}
        )
        _give_up(chosen)
    return chosen


def stop_mails(stop: Stop) -> None:
    """By the link of a mail: whoever holds it may only end mails. What it ends a second time stays ended."""
    with transaction.atomic():
        if not User.objects.filter(pk=stop.user_id).exists():
            return
        chosen, _new = NoticeSettings.objects.get_or_create(user_id=stop.user_id)
        if stop.what == DIGEST:
            chosen.rhythm = Rhythm.NEVER
        else:
            chosen.is_paused = True
        chosen.save()
        _give_up(chosen)


def _give_up(chosen: NoticeSettings) -> None:
    waiting = Notice.objects.waiting().filter(user=chosen.user_id)
    if not chosen.is_paused:
        kinds = [kind for kind, choice in chosen.choices.items() if choice == Delivery.LIST]
        unwanted = waiting.filter(kind__in=kinds)
        waiting = unwanted | waiting.filter(delivery=Delivery.DIGEST) if chosen.rhythm == Rhythm.NEVER else unwanted
    waiting.update(mail_state=MailState.DROPPED)

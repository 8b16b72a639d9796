"""Mails of notices: those that are wanted at once, one a page that they lead to; the others in one digest a person.

Everything is asked anew before it is mailed: whether the account works, whether mails are paused, whether the thing may be
read. The mail is queued and its notices are marked in one transaction, so a worker killed anywhere sends nothing twice.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from exchange.accounts.models import User
from exchange.core.logs import emit
from exchange.core.telling import Delivery
from exchange.core.worker import run_again, still_at_work
from exchange.notifications.enums import MailState, Rhythm
from exchange.notifications.models import Notice
from exchange.notifications.rules import WINDOW, morning_before, place_of
from exchange.notifications.selectors import Shown, described, settings_of
from exchange.notifications.services import writing

JOB = "notices.mails"
AT_A_TIME = 50


@dataclass
class _Round:
    """How far the round has come through all who are due; whom it failed for comes again in the next one."""

    after: int = 0


_round = _Round()


def send_due() -> None:
    """Queue what is due now for some people, a person a transaction: what cannot be written for one holds up nobody else."""
    now = timezone.localtime()
    due = Notice.objects.due(now).filter(user__gt=_round.after).order_by("user_id").values_list("user_id", flat=True).distinct()
    people = list(due[: AT_A_TIME + 1])
    for user_id in people[:AT_A_TIME]:
        still_at_work()
        try:
            with transaction.atomic():
                _send_to(user_id, now)
        except Exception as error:
            emit("notices.mail_failed", caught=error, user_id=user_id)
    _round.after = people[AT_A_TIME - 1] if len(people) > AT_A_TIME else 0
    if _round.after:
        run_again(JOB)


def _send_to(user_id: int, now: datetime) -> None:
    waiting = list(Notice.objects.select_for_update(of=("self",)).waiting().filter(user=user_id).order_by("created_at", "pk"))
    user = User.objects.get(pk=user_id)
    chosen = settings_of(user)
    if chosen.is_paused or not user.is_active:
        _mark(waiting, MailState.DROPPED, now)
        return
    with override(user.language):
        readable = described(Notice.objects.visible_to(user).filter(pk__in=[notice.pk for notice in waiting]), user)
        wanted = [readable[notice.pk] for notice in waiting if notice.pk in readable and not _is_known(notice)]
        _mark(_others(waiting, wanted), MailState.DROPPED, now)
        at_once = [shown for shown in wanted if shown.notice.delivery == Delivery.INSTANT]
        for together in _due_together(at_once, now):
            writing.queue_at_once(user, together)
            _mark([shown.notice for shown in together], MailState.SENT, now)
        later = [shown for shown in wanted if shown.notice.delivery == Delivery.DIGEST]
        if later and chosen.rhythm == Rhythm.NEVER:
            _mark([shown.notice for shown in later], MailState.DROPPED, now)
        elif later and later[0].notice.created_at < morning_before(now, chosen.rhythm):
            writing.queue_digest(user, later)
            _mark([shown.notice for shown in later], MailState.SENT, now)


def _is_known(notice: Notice) -> bool:
    """Read in the list meanwhile; and nobody has to be told at once of what she has just seen there."""
    return notice.read_at is not None or (notice.delivery == Delivery.INSTANT and notice.seen_at is not None)


def _others(waiting: Iterable[Notice], wanted: Sequence[Shown]) -> list[Notice]:
    kept = {shown.notice.pk for shown in wanted}
    return [notice for notice in waiting if notice.pk not in kept]


def _due_together(at_once: Sequence[Shown], now: datetime) -> list[list[Shown]]:
    """By the page that they are answered at; with the first that is old enough go those that came after it."""
    by_place: dict[str, list[Shown]] = defaultdict(list)
    for shown in at_once:
        by_place[place_of(shown.said.reply_url or shown.said.url)].append(shown)
    return [together for together in by_place.values() if together[0].notice.created_at <= now - WINDOW]


def _mark(notices: Collection[Notice], state: MailState, now: datetime) -> None:
    """The one way out of waiting."""
    sent_at = now if state is MailState.SENT else None
    if notices:
        Notice.objects.waiting().filter(pk__in=[notice.pk for notice in notices]).update(mail_state=state, mailed_at=sent_at)

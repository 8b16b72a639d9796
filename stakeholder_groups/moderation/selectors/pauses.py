"""When somebody may write next. Pages ask it to say so beforehand, and the transaction of each post asks it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, F, Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exchange.accounts.models import User
from exchange.core.dates import day_and_hour
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.groups.models import Group, Membership
from stakeholder_groups.groups.permissions import is_coordinator
from stakeholder_groups.moderation.models import Block, SlowMode


@dataclass(frozen=True, slots=True)
class Pause:
    """Until when somebody may not write; `minutes` is 0 where the coordination blocked her."""

    until: datetime
    minutes: int = 0
    in_thread: bool = False

    @property
    def words(self) -> str:
        moment = day_and_hour(timezone.localtime(self.until))
        if not self.minutes:
            return _("The coordination has blocked you from writing in this group until %(moment)s. You can read everything.") % {
                "moment": moment
            }
        every = ngettext("%(minutes)d minute", "%(minutes)d minutes", self.minutes) % {"minutes": self.minutes}
        if self.in_thread:
            return _("In this thread everybody writes once in %(time)s. You can write again from %(moment)s on.") % {
                "time": every,
                "moment": moment,
            }
        return _("In this group everybody writes once in %(time)s. You can write again from %(moment)s on.") % {
            "time": every,
            "moment": moment,
        }


@dataclass(frozen=True, slots=True)
class Restriction:
    """A block, which has an end, or a slow mode of a thread or the group, which has minutes."""

    until: datetime | None
    minutes: int
    thread_id: int | None


def restrictions_on(group: Group, user_id: int, thread: Thread | None) -> list[Restriction]:
    """What may keep somebody from writing now, in one statement; mostly there is nothing."""
    blocks: Any = Block.objects.in_force().filter(group=group, user=user_id).order_by()
    blocks = blocks.annotate(ends=F("until"), every=Value(0), place=Value(None, output_field=BigIntegerField()))
    # That of a thread goes with it to another group.
    here = Q(group=group, thread__isnull=True)
    slow: Any = SlowMode.objects.filter(here | Q(thread=thread) if thread is not None else here).order_by()
    slow = slow.annotate(ends=Value(None, output_field=DateTimeField()), every=F("minutes"), place=F("thread"))
    columns = ("ends", "every", "place")
    return [Restriction(*row) for row in blocks.values_list(*columns).union(slow.values_list(*columns), all=True)]


def pause_of(membership: Membership, thread: Thread | None) -> Pause | None:
    """The longest that holds now; who coordinates has none."""
    if membership.coordinates:
        return None
    return longest(restrictions_on(membership.group, membership.user_id, thread), membership)


def block_on(user: User, group: Group) -> Pause | None:
    """The block that holds now; for who coordinates none does."""
    until = Block.objects.in_force().filter(group=group, user=user).order_by("-until").values_list("until", flat=True).first()
    return Pause(until) if until and not is_coordinator(user, group) else None


def longest(restrictions: Iterable[Restriction], membership: Membership) -> Pause | None:
    pauses, now = [], timezone.now()
    for one in restrictions:
        if one.until is not None:
            pauses.append(Pause(one.until))
            continue
        scope = {"thread": one.thread_id} if one.thread_id else {"thread__group": membership.group}
        last = Post.objects.filter(**scope, author=membership.user_id).order_by("-created_at").values_list("created_at", flat=True).first()
        if last and (until := last + timedelta(minutes=one.minutes)) > now:
            pauses.append(Pause(until, one.minutes, in_thread=bool(one.thread_id)))
    return max(pauses, key=lambda pause: pause.until, default=None)


def slow_modes(group: Group) -> list[SlowMode]:
    """Of the whole group and of threads that stand in it now."""
    here = Q(group=group, thread=None) | Q(thread__group=group)
    return list(SlowMode.objects.filter(here).select_related("thread__group"))


def minutes_of(thread: Thread) -> int:
    """Between two posts in the thread by its own slow mode; 0 where it has none."""
    return SlowMode.objects.filter(thread=thread).values_list("minutes", flat=True).first() or 0


def blocks_in_force(group: Group) -> Any:
    return Block.objects.in_force().filter(group=group).select_related("user")


def block_of(group: Group, pk: int) -> Block | None:
    found: Block | None = Block.objects.filter(group=group, pk=pk).select_related("user", "group").first()
    return found

"""When somebody may write next. Pages ask it to say so beforehand, and the transaction of each post asks it again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exchange.core.dates import day_and_hour
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.groups.models import Group, Membership
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


def block_of(group: Group, user_id: int) -> Block | None:
    found: Block | None = Block.objects.in_force().filter(group=group, user=user_id).order_by("-until").first()
    return found


def slow_modes(group: Group, thread: Thread | None) -> list[SlowMode]:
    """Those that hold for a post in the thread; for a new thread, the group's."""
    here = Q(thread__isnull=True) | Q(thread=thread) if thread is not None else Q(thread__isnull=True)
    return list(SlowMode.objects.filter(here, group=group))


def pause_of(membership: Membership, thread: Thread | None) -> Pause | None:
    """The longest that holds now; who coordinates has none."""
    if membership.coordinates:
        return None
    group = membership.group
    block = block_of(group, membership.user_id)
    pauses = [Pause(block.until)] if block else []
    now = timezone.now()
    for slow in slow_modes(group, thread):
        scope = {"thread": thread} if slow.thread_id else {"thread__group": group}
        last = Post.objects.filter(**scope, author=membership.user_id).order_by("-created_at").values_list("created_at", flat=True).first()
        if last and (until := last + timedelta(minutes=slow.minutes)) > now:
            pauses.append(Pause(until, slow.minutes, in_thread=bool(slow.thread_id)))
    return max(pauses, key=lambda pause: pause.until, default=None)

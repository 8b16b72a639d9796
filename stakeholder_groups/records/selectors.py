"""Exports as their pages show them."""

from datetime import datetime

from django.db.models import Q, QuerySet

from exchange.accounts.models import Erasure
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import FormerGroup, Thread, ThreadEvent
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.records import rules
from stakeholder_groups.records.models import Export, ExportPolicy

SHOWN = 30
# What takes a text from its readers.
_TAKES_AWAY = (EventKind.WITHDRAWN, EventKind.HIDDEN, EventKind.MOVED)


def exports_of(space: Space) -> "QuerySet[Export]":
    """The reader's own ones in this group, the latest first."""
    rows: QuerySet[Export] = Export.objects.visible_to(space.membership.user).filter(group=space.group).select_related("thread")
    return rows[:SHOWN]


def find_export(space: Space, public_id: str) -> Export | None:
    visible = Export.objects.visible_to(space.membership.user).filter(group=space.group, public_id=public_id)
    found: Export | None = visible.select_related("thread").first()
    if found is not None:
        found.group = space.group
    return found


def names_for_members(group: Group) -> bool:
    """What the coordination decided; without a decision members export pseudonyms."""
    return ExportPolicy.objects.filter(group=group, names_for_members=True).exists()


def find_thread(space: Space, public_id: str) -> Thread | None:
    found: Thread | None = Thread.objects.visible_to(space.membership.user).filter(group=space.group, public_id=public_id).first()
    return found


def is_outdated(export: Export) -> bool:
    """Whether something that the file may hold was withdrawn, hidden or moved since it was begun, or somebody was erased."""
    since = export.began_at
    return since is None or _taken_since(export, since) or just_before(export, since) > export.seen_before


def just_before(export: Export, moment: datetime) -> int:
    """How many changes of the margin before this moment can be seen now: if more than when the export began, one came late."""
    margin = (moment - rules.MARGIN, moment)
    # Nothing that was counted leaves the count when its thread leaves the group.
    once_here = FormerGroup.objects.filter(group=export.group_id).values("thread")
    place = Q(thread=export.thread_id) if export.thread_id else Q(thread__group=export.group_id) | Q(thread__in=once_here)
    events = _taking_away(export).filter(place, created_at__range=margin).count()
    return int(events + Erasure.objects.filter(Q(asked_at__range=margin) | Q(done_at__range=margin)).count())


def _taken_since(export: Export, since: datetime) -> bool:
    if Erasure.objects.filter(Q(asked_at__gte=since) | Q(done_at__gte=since)).exists():
        return True
    events = _taking_away(export).filter(created_at__gte=since)
    if export.thread_id:
        return bool(events.filter(thread=export.thread_id).exists())
    left = events.filter(kind=EventKind.MOVED, thread__former_groups__group=export.group_id)
    return bool(events.filter(thread__group=export.group_id).exists() or left.exists())


def _taking_away(export: Export) -> "QuerySet[ThreadEvent]":
    """A post that left its thread may be withdrawn where it stands now, of which the thread that was exported knows nothing."""
    kinds = {*_TAKES_AWAY}
    kinds |= {EventKind.FILED} if export.with_files else set()
    kinds |= {EventKind.POST_OUT} if export.thread_id else set()
    events: QuerySet[ThreadEvent] = ThreadEvent.objects.filter(kind__in=kinds)
    return events

"""Keeping one member from writing for a while, and slowing down everybody."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from exchange.core.mail import queue_template_mail
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.groups.models import Group, Membership
from stakeholder_groups.groups.permissions import NotAMemberError, require_coordinator
from stakeholder_groups.moderation.models import Block, SlowMode
from stakeholder_groups.moderation.selectors.pauses import block_on, longest, restrictions_on


class CoordinatesError(Exception):
    """Who coordinates cannot be blocked: the role is changed first."""


def block_member(*, actor: User, membership: Membership, until: datetime, reason: str) -> Block:
    """From now on the member reads and does not write; an earlier block in force is replaced. The person is told until when and why."""
    group = membership.group
    with transaction.atomic():
        require_coordinator(actor, group)
        now = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
        if now.removed_at:
            raise NotAMemberError
        if now.coordinates:
            raise CoordinatesError
        _lift(group, membership.user_id, actor)
        block: Block = Block.objects.create(group=group, user=membership.user, until=until, reason=reason, created_by=actor)
        _mail(membership.user, "group_blocked", group=group, block=block)
    return block


def lift_block(*, actor: User, block: Block) -> bool:
    """End a block before its time; False when it had ended."""
    with transaction.atomic():
        require_coordinator(actor, block.group)
        if not _lift(block.group, block.user_id, actor):
            return False
        _mail(block.user, "group_unblocked", group=block.group)
    return True


def set_slow_mode(*, actor: User, group: Group, thread: Thread | None, minutes: int) -> None:
    """One post a person in so many minutes; 0 ends it. That of a thread may have been set in another group, from where the thread came."""
    with transaction.atomic():
        require_coordinator(actor, group)
        place = {"thread": thread} if thread else {"thread": None, "group": group}
        if minutes:
            SlowMode.objects.update_or_create(**place, defaults={"group": group, "minutes": minutes})
        else:
            SlowMode.objects.filter(**place).delete()


def require_no_pause(*, actor: User, thread: Thread, is_edit: bool) -> None:
    """Inside the transaction of a post. The membership's row is the lock, so that two posts in two threads are one after the other."""
    restrictions = restrictions_on(thread.group, actor.pk, thread)
    if not restrictions:
        return
    rows = Membership.objects.of(actor).filter(group=thread.group).with_deputising()
    membership = rows.select_for_update(of=("self",)).first()
    if membership is None:
        raise NotAMemberError
    membership.group = thread.group
    pause = None if membership.coordinates else longest(restrictions, membership)
    if pause and not (is_edit and pause.minutes):
        raise WritingRefusedError(pause.words)


def require_no_block(*, actor: User, group: Group) -> None:
    """Inside the transaction of what is said. A slow mode counts texts only, so it lets a vote through."""
    if pause := block_on(actor, group):
        raise WritingRefusedError(pause.words)


def _lift(group: Group, user_id: int, actor: User) -> int:
    lifted: int = Block.objects.in_force().filter(group=group, user=user_id).update(lifted_at=timezone.now(), lifted_by=actor)
    return lifted


def _mail(person: User, template: str, **context: object) -> None:
    queue_template_mail(to=person.email, template=template, context={**context, "language": person.language}, language=person.language)

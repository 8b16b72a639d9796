"""The read rule of meetings: members of the group who accepted its rules; of what is marked public, title, day and town for everybody."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from stakeholder_groups.groups.models import Membership
from stakeholder_groups.meetings.enums import Answer, MeetingState

if TYPE_CHECKING:
    from exchange.accounts.models import User


class MeetingQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User | AnonymousUser") -> "MeetingQuerySet":
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(Exists(Membership.objects.of(user).opened().filter(group=OuterRef("group"))))

    def announced_publicly(self) -> "MeetingQuerySet":
        """Only title, day and town of these may be shown outside the group."""
        return self.filter(is_public=True, group__is_public_page=True)

    def coming(self) -> "MeetingQuerySet":
        """Not over yet, soonest first; cancelled ones too, so that nobody stands before a closed door."""
        return self.exclude(state=MeetingState.HELD).filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")

    def past(self) -> "MeetingQuerySet":
        return self.filter(Q(state=MeetingState.HELD) | Q(ends_at__lte=timezone.now())).order_by("-starts_at", "-pk")


class RegistrationQuerySet(models.QuerySet[Any]):
    def standing(self) -> "RegistrationQuerySet":
        """Of people who are still in the group of the meeting."""
        inside = Membership.objects.active().filter(group=OuterRef("meeting__group"), user=OuterRef("user"))
        return self.filter(Exists(inside))

    def seated(self) -> "RegistrationQuerySet":
        return self.filter(answer=Answer.IN_PLACE, waiting=False)

    def in_queue(self) -> "RegistrationQuerySet":
        return self.filter(answer=Answer.IN_PLACE, waiting=True).order_by("since", "pk")

    def taking_part(self) -> "RegistrationQuerySet":
        return self.exclude(answer=Answer.NO).filter(waiting=False)

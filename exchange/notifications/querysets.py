"""The read rule of notices."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from exchange.core.telling import Delivery
from exchange.notifications.enums import MailState, Rhythm
from exchange.notifications.rules import WINDOW, morning_before
from stakeholder_groups.groups.models import Membership

if TYPE_CHECKING:
    from exchange.accounts.models import User


class NoticeQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User | AnonymousUser") -> "NoticeQuerySet":
        """The own ones; of a group those of a member who accepted its rules. Whether the thing itself may be read is asked when it is described."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        inside = Membership.objects.of(user).opened().filter(group=OuterRef("group"))
        return self.filter(Q(group__isnull=True) | Q(Exists(inside)), user=user, gone_at__isnull=True)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at__isnull=True)

    def waiting(self) -> "NoticeQuerySet":
        return self.filter(mail_state=MailState.WAITING)

    def due(self, now: datetime) -> "NoticeQuerySet":
        """Those whose mail is to go now; with them goes what waits beside them."""
        weekly = Q(user__notice_settings__rhythm=Rhythm.WEEKLY)
        # Most have no settings, and NOT loses them: what is unknown is not unequal either.
        others = Q(user__notice_settings__isnull=True) | Q(user__notice_settings__rhythm__in=[Rhythm.DAILY, Rhythm.NEVER])
        return self.waiting().filter(
            Q(delivery=Delivery.INSTANT, created_at__lte=now - WINDOW)
            | Q(weekly, delivery=Delivery.DIGEST, created_at__lt=morning_before(now, Rhythm.WEEKLY))
            | Q(others, delivery=Delivery.DIGEST, created_at__lt=morning_before(now, Rhythm.DAILY))
        )
